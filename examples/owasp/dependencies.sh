#!/usr/bin/env bash
set -euo pipefail

case "$1" in
lock) # when a dependency changes: exact versions with their hashes,
  # nothing that was published in the last seven days
  uv pip compile requirements.in --generate-hashes \
    --exclude-newer "7 days" --output-file requirements.txt
  ;;
install) # at every build: these very wheels, no setup code is run
  python -m pip install --require-hashes --only-binary :all: \
    --requirement requirements.txt
  ;;
audit) # at every build and every night: known vulnerabilities
  pip-audit --require-hashes --requirement requirements.txt
  ;;
esac
