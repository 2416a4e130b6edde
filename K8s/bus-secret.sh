#!/bin/sh
# Prints the Secret that the bus and Tripline share, with a password that nobody has seen before:
#
#   K8s/bus-secret.sh | kubectl -n events create -f -
#
# `create` and not `apply`: a second call must not change the password under a running bus. Whoever keeps secrets elsewhere
# makes a Secret with the same keys there.
set -eu

# 48 hexadecimal digits. A letter comes first, since nats-server would read a number as a number.
password=p$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
cat <<EOF
apiVersion: v1
kind: Secret
metadata:
  name: eventbus-default-client
  labels:
    app.kubernetes.io/part-of: tripline
type: Opaque
stringData:
  username: tripline
  password: $password
  client-auth: |
    username: tripline
    password: $password
EOF
