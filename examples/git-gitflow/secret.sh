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
# --8<-- [start:show]
key=sk_demo_4f1c90 # pretend that this one pays real invoices
echo "PAYMENT_KEY=$key" >.env
git add .env
git commit -q -m "Add settings"

git rm -q --cached .env # "deleted", thinks the developer
echo ".env" >.gitignore
git add .gitignore
git commit -q -m "Remove the key"

git ls-files                        # → .gitignore
git show HEAD~1:.env                # → PAYMENT_KEY=sk_demo_4f1c90
git log --all --format=%s -S "$key" # every commit that added or removed it
# → Remove the key
# → Add settings
# --8<-- [end:show]
