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
echo "ok" >api.txt
git add api.txt
git commit -q -m "Start project"
echo "refund" >>api.txt
git commit -q -am "Add refund endpoint"
# --8<-- [start:show]
git reset -q --hard HEAD~1 # "my commit is gone"
git reflog -2 --format="%gd %gs"
# → HEAD@{0} reset: moving to HEAD~1
# → HEAD@{1} commit: Add refund endpoint

git branch rescue "HEAD@{1}"  # a name protects it from garbage collection
git log -1 --format=%s rescue # → Add refund endpoint

echo "draft" >api.txt
git stash -q
git stash drop -q # now no reflog remembers it
lost=$(git fsck --dangling --no-progress | awk '/commit/ {print $3}')
git stash apply -q "$lost"
cat api.txt # → draft
# --8<-- [end:show]
