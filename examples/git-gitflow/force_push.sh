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
git -C ali push -q origin HEAD:main
git -C ali switch -q -c feature
git -C ali commit -q --allow-empty -m "Add the export"
git -C ali push -q -u origin feature
git clone -q -b main origin.git vali
git -C vali commit -q --allow-empty -m "Raise the version"
git -C vali push -q
git -C ali fetch -q
git -C vali switch -q feature
git -C vali commit -q --allow-empty -m "Test the export"
git -C vali push -q
cd ali
# --8<-- [start:show]
# Vali has pushed a test to feature; Ali rebases feature onto main
git rebase -q origin/main
git push -q --force-with-lease 2>/dev/null || echo "stale info"
# → stale info

git fetch -q # an editor does this in the background ...
git push -q --dry-run --force-with-lease && echo "would bury the test"
# → would bury the test
git push -q --force-with-lease --force-if-includes 2>/dev/null ||
  echo "not integrated"
# → not integrated

git branch keep                    # a name for what we had
git reset -q --hard origin/feature # begin again: it has both commits
git rebase -q origin/main
git push -q --force-with-lease --force-if-includes
git log --format=%s origin/main..origin/feature
# → Test the export
# → Add the export
# --8<-- [end:show]
