#!/usr/bin/env bash
set -euo pipefail
export GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@example.com
export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@example.com
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
git init -q --bare -b main server.git
git clone -q server.git colleague 2>/dev/null
cd colleague
git switch -q -c main
echo "debug=0" >app.cfg
git add app.cfg
git commit -q -m "Add the settings"
git push -q origin main
cd ..
# --8<-- [start:show]
git clone -q server.git laptop
cd laptop
printf '.env\napp.cfg\n' >.gitignore
echo "TOKEN=1" >.env
echo "debug=1" >app.cfg # ignored now? it is tracked already
git status --short
# →  M app.cfg
# → ?? .gitignore
git add app.cfg
git diff --name-only          # silent: the change is staged
git diff --staged --name-only # → app.cfg
git stash -q                  # somebody needs the old state
cat app.cfg                   # → debug=0
git stash pop -q              # back, but no longer staged
git add app.cfg .gitignore
git commit -q -m "Turn debugging on"
# --8<-- [end:show]
cd ../colleague
echo "ok" >health.txt
git add health.txt
git commit -q -m "Add a health check"
git push -q origin main
cd ../laptop
# --8<-- [start:fetch]
git fetch -q # a colleague has pushed
git status -sb | head -1
# → ## main...origin/main [ahead 1, behind 1]
git log --format=%s HEAD..origin/main # → Add a health check
ls                                    # → app.cfg
git pull -q --rebase                  # fetch, then rebase mine on top
git log --format=%s -2
# → Turn debugging on
# → Add a health check
# --8<-- [end:fetch]
