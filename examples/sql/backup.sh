#!/usr/bin/env bash
# Back the database $1 up into the folder $2, and prove that it restores
set -euo pipefail
umask 077 # personal data and password hashes are in it

dump="$2/$1-$(date +%F).dump"
pg_dumpall --globals-only >"$2/globals.sql" # roles: no dump has them
pg_dump --format=custom --file="$dump.part" "$1"
mv "$dump.part" "$dump" # only a whole dump gets the name

createdb drill
trap 'dropdb drill' EXIT
pg_restore --exit-on-error --jobs=2 --dbname=drill "$dump"
psql --no-psqlrc --set=ON_ERROR_STOP=1 --dbname=drill \
  --tuples-only --command='SELECT count(*) FROM orders'
