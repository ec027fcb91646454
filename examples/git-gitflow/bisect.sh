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
git init -q -b main repo
cd repo
for number in $(seq 1 100); do
  if [ "$number" -lt 71 ]; then rate=15; else rate=12; fi
  echo "$rate" >vat.txt
  echo "$number" >build.txt
  git add .
  git commit -q -m "Change $number"
  if [ "$number" -eq 1 ]; then git tag good; fi
done
# --8<-- [start:show]
cat >../check.sh <<'CHECK'
#!/bin/sh
echo run >> ../runs.txt        # how often does Git ask?
[ -s build.txt ] || exit 125   # not testable: skip this commit
grep -q 15 vat.txt             # exit 0: good, exit 1: bad
CHECK
chmod +x ../check.sh

git bisect start HEAD good >/dev/null
git bisect run ../check.sh >/dev/null
git log -1 --format=%s refs/bisect/bad # → Change 71
grep -c run ../runs.txt                # → 6
git bisect reset 2>/dev/null
# --8<-- [end:show]
