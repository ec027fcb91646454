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
echo "FEE = 1" >fees.py
git add fees.py
git commit -q -m "Add the fee"
git switch -q -c feature
echo 'FEE = Decimal("1")' >fees.py
git commit -q -am "Count money in Decimal"
git switch -q main
echo "FEE = 2" >fees.py
git commit -q -am "Raise the fee to two percent"
# --8<-- [start:show]
git merge -q feature >/dev/null || echo "stopped" # → stopped
git diff --name-only --diff-filter=U              # → fees.py

git checkout -q --conflict=zdiff3 fees.py # show the common ancestor too
cat fees.py
# → <<<<<<< ours
# → FEE = 2
# → ||||||| base
# → FEE = 1
# → =======
# → FEE = Decimal("1")
# → >>>>>>> theirs

echo 'FEE = Decimal("2")' >fees.py # keep both intentions
git add fees.py
git diff --cached --check # no marker left behind
git commit -q --no-edit
# --8<-- [end:show]
