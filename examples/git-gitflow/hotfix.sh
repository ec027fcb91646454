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
git init -q -b main
echo "round(sum)" >total.txt
git add total.txt
git commit -q -m "Count the total"
git tag -a 2.3.0 -m "Release 2.3.0"
echo "half" >loyalty.txt
git add loyalty.txt
git commit -q -m "Begin loyalty points (unfinished)"
# --8<-- [start:show]
git switch -q -c hotfix/2.3.1 2.3.0 # what production runs, not main
echo "quantize(sum)" >total.txt
git commit -q -am "Round totals half up"
git tag -a 2.3.1 -m "Release 2.3.1"

git ls-tree --name-only 2.3.1 # → total.txt

git switch -q main
# -x notes where the copy came from
git cherry-pick -x 2.3.1 >/dev/null
git log -1 --format=%B | grep -c "cherry picked from" # → 1
git ls-tree --name-only main
# → loyalty.txt
# → total.txt
# --8<-- [end:show]
