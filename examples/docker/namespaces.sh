#!/bin/sh
set -eu

# A "container" without Docker: new namespaces for one command
unshare --user --map-root-user --uts --pid --fork --mount-proc sh <<'BOX'
hostname box             # the host keeps its own name
echo "host: $(hostname)"
echo "user: $(id -un)"   # root in here, nobody special outside
echo "pid: $$"           # the first process of its world
BOX

echo "outside: pid $$"
