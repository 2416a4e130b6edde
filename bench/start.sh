#!/usr/bin/env bash
# How long a start takes and what it needs, plain and with a cache of loaded classes, as in the image: a container's heap, the
# serial collector, and SENSORS sensors (1000). Needs a built application (./mvnw -Dquick package) and a nats-server.
#
#   bench/start.sh [SENSORS] [ROUNDS]
#
# ready   from the start of the process until /q/health/ready says yes
# cpu     what it had computed by then: with 0.4 of a CPU a start takes at least cpu / 0.4
# rss     resident memory then, and its peak
set -euo pipefail
cd "$(dirname "$0")/.."
sensors=${1:-1000} rounds=${2:-3}
app=${BENCH_APP:-target/quarkus-app}

. .mvn/choose-jdk.sh
. src/main/sh/nats-server.sh
choose_jdk bench
nats=$(nats_find) || { echo "bench/start.sh: no nats-server" >&2; exit 1; }
work=$(mktemp -d)
pids=()
finish() {
  kill "${pids[@]}" 2>/dev/null || :
  wait
  rm -rf "$work"
}
trap finish EXIT

port() { "$JAVA_HOME/bin/jshell" -s - <<<'System.out.println(new java.net.ServerSocket(0).getLocalPort())'; }
bus=$(port) api=$(port) hook=$(port)

mkdir "$work/manifests"
{
  echo "apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: start}
spec:
  webhook:
    in: {endpoint: /in, port: \"$hook\", method: POST}"
  for ((n = 0; n < sensors; n++)); do
    echo "---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: sensor-$n}
spec:
  dependencies:
    - name: dep
      eventSourceName: start
      eventName: in
      filters: {data: [{path: body.n, type: number, comparator: \">=\", value: [\"$n\"]}]}
  triggers:
    - template: {name: note, log: {}}"
  done
} >"$work/manifests/all.yaml"

printf 'host: 127.0.0.1, port: %s\njetstream { store_dir: "%s" }\n' "$bus" "$work/data" >"$work/nats.conf"
"$nats" -c "$work/nats.conf" >"$work/nats.log" 2>&1 &
pids+=($!)

# Starts, waits until it is ready, calls it once, measures, ends it.
run() { # name, options of the JVM
  local name=$1 begin pid state=() ticks
  shift
  begin=$(date +%s%N)
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx448m "$@" -jar "$app/quarkus-run.jar" serve "$work/manifests" \
    --bus "nats://127.0.0.1:$bus" --host 127.0.0.1 --port "$api" >"$work/$name.log" 2>&1 &
  pid=$!
  pids+=("$pid")
  for ((tries = 1200; tries > 0; tries--)); do
    if curl -fso /dev/null "http://127.0.0.1:$api/q/health/ready" 2>/dev/null; then break; fi
    sleep 0.05
  done
  [ "$tries" -gt 0 ] || { tail -n 20 "$work/$name.log" >&2; exit 1; }
  local ready=$((($(date +%s%N) - begin) / 1000000))
  read -ra state <"/proc/$pid/stat"
  ticks=$(getconf CLK_TCK)
  awk -v name="$name" -v ready="$ready" -v cpu=$((state[13] + state[14])) -v ticks="$ticks" '
    /^VmRSS/ { rss = $2 } /^VmHWM/ { peak = $2 }
    END { printf "%-10s ready %5d ms   cpu %5.2f s   rss %4d MiB   peak %4d MiB\n", name, ready, cpu / ticks, rss / 1024, peak / 1024 }
  ' "/proc/$pid/status"
  curl -fso /dev/null -H 'Content-Type: application/json' -d '{"n":-1}' "http://127.0.0.1:$hook/in"
  kill "$pid"
  wait "$pid" || :
}

aot=$work/tripline.aot
echo "$sensors sensors, $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p)"
echo "training:"
run training "-XX:AOTCacheOutput=$aot" -Xlog:aot*=off -Xlog:aot*=error:stderr
# The JVM writes the cache after the end of the training, in a child.
for ((tries = 600; tries > 0; tries--)); do
  [ ! -s "$aot" ] || break
  sleep 0.1
done
ls -l "$aot" | awk '{ printf "cache      %d MiB\n", $5 / 1048576 }'
for ((round = 1; round <= rounds; round++)); do
  run plain
  run archive "-XX:AOTCache=$aot" -Xlog:aot*=off
done
