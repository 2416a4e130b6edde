#!/bin/sh
# Prints manifests with their variables filled in:
#
#   export REPO_URL=https://git.example.com/platform.git IMAGE=registry.example.com/platform/tripline:0.1.0
#   K8s/render.sh [FILE...] | kubectl apply --server-side -f -
#
#   REPO_URL          the repository that holds K8s/events, as Argo CD reads it (required for the ApplicationSet)
#   IMAGE             Tripline's image, with tag or digest (required for the ApplicationSet)
#   REVISION          branch, tag or commit (HEAD)
#   NAMESPACE         where events and Tripline live (events)
#   ARGOCD_NAMESPACE  where Argo CD lives (argocd)
#
# Without a FILE it is the ApplicationSet. Complains about all variables at once, on stderr, and ends with 2.
set -eu

here=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd)
REVISION=${REVISION:-HEAD}
NAMESPACE=${NAMESPACE:-events}
ARGOCD_NAMESPACE=${ARGOCD_NAMESPACE:-argocd}
[ $# -gt 0 ] || set -- "$here/events/applicationset-events.yaml"

wrong=0
complain() {
  printf 'error: %s\n' "$1" >&2
  wrong=2
}
# What could end a YAML scalar or a sed script is in no repository's address and in no name.
for variable in REPO_URL IMAGE REVISION NAMESPACE ARGOCD_NAMESPACE; do
  eval "value=\${$variable-}"
  case $value in
    *[!A-Za-z0-9._/:@~+-]*) complain "$variable is \"$value\": only letters, digits and ._/:@~+- may be in it" ;;
  esac
done
for variable in NAMESPACE ARGOCD_NAMESPACE; do
  eval "value=\${$variable}"
  case $value in
    *[!a-z0-9-]* | -* | *-) complain "$variable is \"$value\", which is no namespace: lower case letters, digits, -" ;;
  esac
done
needs() { # VARIABLE FILE WHAT
  eval "value=\${$1-}"
  if [ -z "$value" ] && grep -q "\${$1}" "$2"; then complain "$1 is not set: $3"; fi
}
for file; do
  if [ ! -f "$file" ]; then
    complain "$file: no such file"
    continue
  fi
  needs REPO_URL "$file" "the repository that holds K8s/events, as Argo CD reads it"
  needs IMAGE "$file" "Tripline's image, with tag or digest; \`task image\` builds one"
done
[ "$wrong" = 0 ] || exit "$wrong"

first=1
for file; do
  [ "$first" = 1 ] || echo ---
  first=0
  sed -e "s|\${REPO_URL}|${REPO_URL-}|g" -e "s|\${IMAGE}|${IMAGE-}|g" -e "s|\${REVISION}|$REVISION|g" \
    -e "s|\${ARGOCD_NAMESPACE}|$ARGOCD_NAMESPACE|g" -e "s|\${NAMESPACE}|$NAMESPACE|g" "$file"
done
