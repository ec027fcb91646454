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
for word in one two three; do
  echo "$word" >app.txt
  git add app.txt
  git commit -q -m "Write $word"
done
# --8<-- [start:show]
git revert --no-edit HEAD >/dev/null # a new commit, history stays
cat app.txt                          # → two
git log -1 --format=%s               # → Revert "Write three"

git reset -q --hard HEAD~1 # the revert was local: move the branch back
cat app.txt                # → three

git reset -q --soft HEAD~1    # commit gone, its change still staged
git diff --cached --name-only # → app.txt

git restore --staged app.txt # out of the index, still in the file
git diff --cached --name-only
git diff --name-only # → app.txt

git restore app.txt # the file is as in the index; no reflog for this
cat app.txt         # → two
# --8<-- [end:show]
