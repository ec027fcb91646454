#!/bin/sh
set -eu

docker build --tag shop-api:dev .
docker run --detach --name api --publish 127.0.0.1:8000:8000 \
  --env-file .env --volume media:/app/media shop-api:dev

docker ps                          # what is running?
docker logs --tail 50 api          # what did it say?
docker exec api python -m pip list # look inside it
docker stop api && docker rm api   # the volume survives
