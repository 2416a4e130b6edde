# Starting, measuring and ending what takes part in a case. Sourced by run.sh.
# shellcheck shell=bash disable=SC2154,SC2034

broker='' receiver='' servers=()

stop() { # pids
  [ $# -eq 0 ] || kill "$@" 2>/dev/null || :
  for one; do wait "$one" 2>/dev/null || :; done
}

stop_all() {
  # shellcheck disable=SC2086
  stop "${servers[@]}" $receiver $broker
  broker='' receiver='' servers=()
}

until_ok() { # seconds at most, what to try
  local tries=$(($1 * 10))
  shift
  for ((; tries > 0; tries--)); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.1
  done
  tail -n 20 "$work"/*.log >&2
  fail "not ready: $*"
}

start_bus() {
  local config="$work/nats.conf"
  rm -rf "$work/data"
  {
    echo "host: 127.0.0.1, port: $bus_port, max_payload: 4MB"
    echo "jetstream { store_dir: \"$work/data\""
    [ "$sync" != always ] || echo "sync_interval: always"
    echo "}"
  } >"$config"
  "$nats" -c "$config" >"$work/nats.log" 2>&1 &
  broker=$!
  until_ok 10 bash -c ": </dev/tcp/127.0.0.1/$bus_port"
}

start_target() {
  "${bench_java[@]}" dev.tripline.bench.Target "$target_port" "$bus" >"$work/target.log" 2>&1 &
  receiver=$!
  until_ok 30 curl -fs "http://127.0.0.1:$target_port/figures"
}

# The options of the launcher, so that what is measured is what runs.
start_server() { # case, number
  local hook=$((hook_port + 10 * $2)) api=$((hook_port + 10 * $2 + 1))
  # shellcheck disable=SC2086
  if [ "$1" = bare ]; then
    "${bench_java[@]}" ${BENCH_JAVA_OPTS-} dev.tripline.bench.BareEndpoint "$hook" "$bus" \
      >"$work/server$2.log" 2>&1 &
  else
    manifests "$1" "$work/manifests$2" "$hook"
    "$java" $options "-Dtripline.home=$home" ${BENCH_JAVA_OPTS-} -jar "$app/quarkus-run.jar" serve "$work/manifests$2" \
      --bus "$bus" --host 127.0.0.1 --port "$api" >"$work/server$2.log" 2>&1 &
  fi
  servers+=($!)
  [ "$1" = bare ] || until_ok 300 curl -fs "http://127.0.0.1:$api/q/health/ready"
  until_ok 30 curl -fs -d '{"n":1,"at":1}' -H 'Content-Type: application/json' "http://127.0.0.1:$hook/in"
}

cpu() { # seconds that processes have used
  local one
  for one; do sed 's/.*) //' "/proc/$one/stat"; done |
    awk -v ticks="$(getconf CLK_TCK)" '{ sum += $12 + $13 } END { print sum / ticks }'
}

# Sets `loaded` to what wrk found, with its CPU seconds.
post() { # seconds, posts a second (0: as many as go), 1 for bodies that tell their time
  local ports=$hook_port n out
  for ((n = 1; n < replicas; n++)); do ports+=" $((hook_port + 10 * n))"; done
  TIMEFORMAT='CPU %U %S'
  out=$({ time POST_SIZE=$size POST_PORTS=$ports POST_RATE=$2 POST_STAMP=$3 wrk -t2 -c "$connections" -d "$1s" --latency \
    -s "$here/post.lua" "http://127.0.0.1:$hook_port/in"; } 2>&1) || fail "wrk: $out"
  loaded=$(sed -n 's/^RESULT {\(.*\)}/\1/p' <<<"$out"),$(awk '$1 == "CPU" { print "\"cpu_load\":" $2 + $3 }' <<<"$out")
}

figure() { sed -n "s/.*\"$1\":\([0-9.eE+-]*\).*/\1/p" <<<"$2"; } # name, JSON

calculate() { awk "BEGIN { printf \"%.$1f\", ($2) }"; } # decimals, expression

now() { echo $(($(date +%s%N) / 1000)); } # microseconds since 1970
