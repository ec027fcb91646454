#!/bin/sh
set -eu

# From a variable of the CI job ...
docker build --secret id=pip_token,env=PIP_TOKEN --tag shop-api:dev .

# ... or from a file that is not in the build context
# docker build --secret id=pip_token,src="$HOME/.pip_token" .

# Nothing may show up here
history=$(docker history --no-trunc shop-api:dev) # a failure stops us
case $history in
*"$PIP_TOKEN"*)
  echo "the secret is in the history" >&2
  exit 1
  ;;
esac
