#!/usr/bin/env bash
# deploy.sh IMAGE: roll out, check from outside, or go back
set -euo pipefail
image=$1
health=${HEALTH_URL:?where to ask the new version}
previous=$(kubectl get deployment/api \
  -o jsonpath='{.spec.template.spec.containers[0].image}')

roll_out() {
  kubectl set image deployment/api "api=$1" &&
    kubectl rollout status deployment/api --timeout=180s
}

healthy() { # three good answers in a row
  for _ in 1 2 3; do
    curl -fsS --max-time 5 "$health" >/dev/null || return 1
    sleep "${PAUSE:-10}"
  done
}

if roll_out "$image" && healthy; then
  echo "now serving $image"
else
  echo "going back to $previous" >&2
  roll_out "$previous"
  exit 1 # the pipeline must turn red
fi
