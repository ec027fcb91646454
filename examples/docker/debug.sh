#!/bin/sh
set -eu
name=$1

docker ps --all --filter "name=$name" # Exited (1)? Restarting?
docker logs --tail 100 "$name"        # the last words
docker inspect --format \
  '{{.State.ExitCode}} oom={{.State.OOMKilled}} {{.State.Error}}' "$name"
docker inspect --format \
  '{{json .Config.Entrypoint}} {{json .Config.Cmd}}' "$name"

# Same image, but a shell in place of the program
image=$(docker inspect --format '{{.Image}}' "$name") # an id: tags move
docker run --rm -it --entrypoint sh "$image"
