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
git switch -q -c feature
# --8<-- [start:show]
echo "limit = 5" >throttle.ini
git add throttle.ini
git commit -q -m "Limit OTP requests to five a minute"
echo "Limits: see throttle.ini" >README.md
git add README.md
git commit -q -m "Document the OTP limit"

echo "limit = 5/minute" >throttle.ini # the reviewer found a slip
git add throttle.ini
git commit -q --fixup=":/^Limit OTP"
git log --format=%s main..
# → fixup! Limit OTP requests to five a minute
# → Document the OTP limit
# → Limit OTP requests to five a minute

GIT_SEQUENCE_EDITOR=true git rebase -q -i --autosquash main
git log --format=%s main..
# → Document the OTP limit
# → Limit OTP requests to five a minute
# --8<-- [end:show]
