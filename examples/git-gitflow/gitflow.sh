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
git commit -q --allow-empty -m "Start project"
# --8<-- [start:show]
git switch -q -c develop main
git switch -q -c feature/otp-login develop
git commit -q --allow-empty -m "Add OTP login"
git switch -q develop
git merge -q --no-ff feature/otp-login -m "Merge OTP login"

git switch -q -c release/1.1.0 develop # freeze: only fixes from here
git commit -q --allow-empty -m "Set version 1.1.0"
for branch in main develop; do # the step that people forget: develop
  git switch -q "$branch"
  git merge -q --no-ff release/1.1.0 -m "Merge release 1.1.0"
done
git tag -a 1.1.0 main -m "Release 1.1.0"

git log --first-parent --format=%s main
# → Merge release 1.1.0
# → Start project
git describe main # → 1.1.0
# --8<-- [end:show]
