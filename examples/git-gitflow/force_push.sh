#!/usr/bin/env bash
set -euo pipefail
export GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@example.com
export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@example.com
export GIT_AUTHOR_DATE="2026-01-05T09:00:00Z"
export GIT_COMMITTER_DATE="$GIT_AUTHOR_DATE"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
git init -q --bare -b main origin.git
git clone -q origin.git ali 2>/dev/null
git -C ali commit -q --allow-empty -m "Start project"
git -C ali push -q origin HEAD:feature
git clone -q -b feature origin.git vali
git -C ali switch -q -c work --track origin/feature
git -C ali config push.default upstream
git -C vali commit -q --allow-empty -m "Work by Vali"
git -C vali push -q
cd ali
# --8<-- [start:show]
# Vali has pushed meanwhile; Ali rewrites his own commit and pushes
git commit -q --amend --allow-empty -m "Start project, reworded"
git push -q --force-with-lease 2>/dev/null || echo "stale info"
# → stale info

git fetch -q # an editor does this in the background ...
git push -q --force-with-lease --force-if-includes 2>/dev/null ||
  echo "not integrated"
# → not integrated

git push -q --force-with-lease     # ... and the lease alone lets it through
git log --format=%s origin/feature # → Start project, reworded
# --8<-- [end:show]
