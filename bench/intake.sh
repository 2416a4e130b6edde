#!/usr/bin/env bash
# How many webhooks a second are stored, beside the least that a hand-written endpoint would do. See bench/README.md.
#
#   bench/intake.sh            all cases, three rounds
#   bench/intake.sh 1 bare     one round of one case
#
#   SECONDS_EACH (8)  WARM (15)  CONNECTIONS (64)  JAVA_HOME  TRIPLINE_NATS_SERVER  BENCH_JAVA_OPTS
set -euo pipefail

rounds=${1:-3}
shift || :
cases=("$@")
[ ${#cases[@]} -gt 0 ] || cases=(bare intake webhook sensor thousand)
seconds=${SECONDS_EACH:-8} warm=${WARM:-15} connections=${CONNECTIONS:-64}
here=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd)
home=$(dirname "$here")
app=$home/target/quarkus-app
. "$home/.mvn/choose-jdk.sh" && choose_jdk intake.sh
java=$JAVA_HOME/bin/java
nats=${TRIPLINE_NATS_SERVER:-nats-server}
hook_port=${BENCH_PORT:-12600} api_port=$((hook_port + 1)) bus_port=$((hook_port + 2))
bus=nats://127.0.0.1:$bus_port
ticks=$(getconf CLK_TCK)

fail() { printf 'intake.sh: %s\n' "$1" >&2; exit 5; }
command -v wrk >/dev/null || fail "wrk is missing: apt-get install wrk, or brew install wrk"
command -v curl >/dev/null || fail "curl is missing"
command -v "$nats" >/dev/null || fail "nats-server is missing: put it on the PATH, or name it in TRIPLINE_NATS_SERVER"
[ -f "$app/quarkus-run.jar" ] || fail "Tripline is not built: ./mvnw -Dquick package"

work=$(mktemp -d)
server='' broker=''
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || :
  [ -z "$broker" ] || kill "$broker" 2>/dev/null || :
  wait 2>/dev/null || :
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

sensor() { # name, event name
  cat <<EOF
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: $1}
spec:
  dependencies:
    - name: dep
      eventSourceName: bench
      eventName: $2
      filters:
        data:
          - {path: body.n, type: number, comparator: ">=", value: ["0"]}
  triggers:
    - template:
        name: note
        log: {}
EOF
}

manifests() { # case
  mkdir -p "$work/manifests"
  rm -f "$work/manifests"/*
  cat >"$work/manifests/eventsource.yaml" <<EOF
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: bench}
spec:
  webhook:
    in: {endpoint: /in, port: "$hook_port", method: POST}
EOF
  case $1 in sensor | thousand) sensor one in >"$work/manifests/one.yaml" ;; esac
  if [ "$1" = thousand ]; then
    for n in $(seq 1000); do sensor "other-$n" "other-$n"; done >"$work/manifests/others.yaml"
  fi
}

until_ok() { # what to try, at most 30 s
  for _ in $(seq 300); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.1
  done
  tail -n 20 "$work"/*.log >&2
  fail "the server is not ready: $*"
}

cpu() { # seconds that a process has used
  awk -v ticks="$ticks" '{ sub(/.*\) /, ""); print ($12 + $13) / ticks }' "/proc/$1/stat"
}

run() { # case
  rm -rf "$work/data"
  "$nats" -a 127.0.0.1 -p "$bus_port" -js -sd "$work/data" >"$work/nats.log" 2>&1 &
  broker=$!
  until_ok bash -c ": </dev/tcp/127.0.0.1/$bus_port"
  # shellcheck disable=SC2086
  if [ "$1" = bare ]; then
    "$java" ${BENCH_JAVA_OPTS-} -cp "$app/lib/main/*" "$home/src/test/java/dev/tripline/bench/BareEndpoint.java" \
      "$hook_port" "$bus" >"$work/server.log" 2>&1 &
    server=$!
  else
    manifests "$1"
    "$java" ${BENCH_JAVA_OPTS-} -jar "$app/quarkus-run.jar" serve "$work/manifests" --bus "$bus" --host 127.0.0.1 \
      --port "$api_port" >"$work/server.log" 2>&1 &
    server=$!
    until_ok curl -fs "http://127.0.0.1:$api_port/q/health/ready"
  fi
  if [ "$1" = intake ]; then
    "$java" -cp "$app/lib/main/*" "$home/src/test/java/dev/tripline/bench/PauseDeciding.java" "$bus"
  fi
  until_ok curl -fs -d '{"n":1}' -H 'Content-Type: application/json' "http://127.0.0.1:$hook_port/in"
  load "$warm" >/dev/null
  local server_before broker_before result
  server_before=$(cpu "$server") broker_before=$(cpu "$broker")
  result=$(load "$seconds" | sed -n 's/^RESULT //p')
  printf '%s %s %s %s\n' "$1" "$result" "$(minus "$(cpu "$server")" "$server_before")" \
    "$(minus "$(cpu "$broker")" "$broker_before")" | tee -a "$work/results" >&2
  kill "$server"
  wait "$server" 2>/dev/null || :
  kill "$broker"
  wait "$broker" 2>/dev/null || :
  server='' broker=''
}

load() { # seconds
  wrk -t2 -c "$connections" -d "$1s" --latency -s "$here/post.lua" "http://127.0.0.1:$hook_port/in"
}

minus() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a - b }'; }

median() { # case, column
  awk -v name="$1" -v column="$2" '$1 == name { print $column }' "$work/results" | sort -n |
    awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

title() {
  case $1 in
    bare) echo "bare endpoint: POST, store, 200" ;;
    intake) echo "Tripline, deciding paused: taking in alone" ;;
    webhook) echo "Tripline, no sensor listens" ;;
    sensor) echo "Tripline, one sensor: filter and log" ;;
    thousand) echo "the same and 1,000 sensors that listen to something else" ;;
  esac
}

echo "case, requests/s, p50 ms, p99 ms, errors, CPU s of the server, CPU s of nats-server:" >&2
for _ in $(seq "$rounds"); do
  for one in "${cases[@]}"; do run "$one"; done
done

echo
echo "$(nproc) cores, $("$java" -version 2>&1 | head -n 1), $("$nats" --version), $connections connections, 1 KiB JSON," \
  "$seconds s after $warm s of warm-up, median of $rounds"
echo
echo "| case | requests/s | of bare | p50 ms | p99 ms | errors | CPU s server | CPU s nats-server |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|"
bare=$(median bare 2)
for one in "${cases[@]}"; do
  rate=$(median "$one" 2)
  ratio=$(awk -v a="$rate" -v b="${bare:-0}" 'BEGIN { if (b > 0) printf "%.2f", a / b; else printf "-" }')
  echo "| $(title "$one") | $rate | $ratio | $(median "$one" 3) | $(median "$one" 4) | $(median "$one" 5) |" \
    "$(median "$one" 6) | $(median "$one" 7) |"
done
