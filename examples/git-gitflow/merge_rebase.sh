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
echo "v1" >app.txt
git add app.txt
git commit -q -m "Start project"
git switch -q -c feature
echo "pdf" >pdf.txt
git add pdf.txt
git commit -q -m "Add PDF invoices"
git switch -q main
echo "v2" >app.txt
git commit -q -am "Raise the version"
# --8<-- [start:show]
git switch -q -c merged feature
git merge -q --no-edit main
git switch -q -c rebased feature
git rebase -q main

git log -1 --format=%s merged  # → Merge branch 'main' into merged
git log -1 --format=%s rebased # → Add PDF invoices

# merged still contains the original commit, rebased holds a copy
git merge-base --is-ancestor feature merged && echo kept    # → kept
git merge-base --is-ancestor feature rebased || echo copied # → copied

# both roads end in the same files
git diff --quiet merged rebased && echo "same files" # → same files
# --8<-- [end:show]
