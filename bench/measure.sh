# The cases. Sourced by run.sh.
# shellcheck shell=bash disable=SC2154,SC2034

# Runs one case on fresh processes and adds its line to the results.
case_run() { # case
  local line
  start_bus
  case $1 in
    publish | consume) ceiling "$1" ;;
    end-to-end) end_to_end ;;
    bare | intake | webhook | sensor) taking_in "$1" ;;
    *) fail "no such case: $1" ;;
  esac
  stop_all
  line="{\"case\":\"$1\",\"size\":$size,\"listening\":$listening,\"idle\":$idle,\"replicas\":$replicas,\"sync\":\"$sync\""
  line+=",\"connections\":$connections,\"seconds\":$seconds,\"warm\":$warm,\"round\":$number,$measured,$machine}"
  echo "$line" | tee -a "$work/results.jsonl" >&2
}

ceiling() { # publish | consume
  local before
  before=$(cpu "$broker")
  measured=$("${bench_java[@]}" dev.tripline.bench.Ceilings "$1" "$bus" "$size" $((warm * 10000)) $((seconds * 20000)) | sed -n 's/^{\(.*\)}$/\1/p')
  [ -n "$measured" ] || fail "no figures of $1"
  measured+=",\"cpu_nats\":$(calculate 2 "$(cpu "$broker") - $before")"
}

taking_in() { # case
  local server_before broker_before
  start_server "$1" 0
  [ "$1" != intake ] || "${bench_java[@]}" dev.tripline.bench.PauseDeciding "$bus"
  post "$warm" 0 0
  profile_start
  server_before=$(cpu "${servers[@]}") broker_before=$(cpu "$broker")
  post "$seconds" 0 0
  measured="$loaded,\"cpu_server\":$(calculate 2 "$(cpu "${servers[@]}") - $server_before")"
  measured+=",\"cpu_nats\":$(calculate 2 "$(cpu "$broker") - $broker_before")"
  profile_stop
}

# The clock runs from before the first post until nothing waits to be decided or acknowledged.
end_to_end() {
  local n before start loading during after posts spent
  start_target
  for ((n = 0; n < replicas; n++)); do start_server end-to-end "$n"; done
  # More code than in the other cases has to be found hot: on two cores the compiler of the JVM is busy for much longer.
  post $((warm * 6)) $((2000 / listening)) 1
  drained >/dev/null
  curl -fs -d '' "http://127.0.0.1:$target_port/reset"
  profile_start
  before=("$(cpu "${servers[@]}")" "$(cpu "$broker")" "$(cpu "$receiver")")
  start=$(now)
  post "$seconds" "$offered" 1
  during=$(curl -fs "http://127.0.0.1:$target_port/figures") loading=$(calculate 3 "($(now) - $start) / 1e6")
  after=$(drained)
  spent=$(calculate 3 "($(figure now "$after") - $start) / 1e6")
  profile_stop
  posts=$(figure posts "$loaded")
  measured="\"posts\":$posts,\"posts_rate\":$(figure rate "$loaded"),\"p50\":$(figure p50 "$loaded"),\"p99\":$(figure p99 "$loaded")"
  measured+=",\"errors\":$(figure errors "$loaded"),\"cpu_load\":$(figure cpu_load "$loaded")"
  measured+=",\"effects\":$(figure effects "$after"),\"twice\":$(figure twice "$after"),\"drained_s\":$spent"
  measured+=",\"missing\":$(calculate 0 "(m = $posts * $listening - $(figure effects "$after")) > 0 ? m : 0")"
  measured+=",\"rate\":$(calculate 0 "$(figure effects "$after") / $spent")"
  measured+=",\"rate_during\":$(calculate 0 "$(figure effects "$during") / $loading")"
  measured+=",\"full_p50\":$(figure p50 "$after"),\"full_p99\":$(figure p99 "$after")"
  measured+=",\"cpu_server\":$(calculate 2 "$(cpu "${servers[@]}") - ${before[0]}")"
  measured+=",\"cpu_nats\":$(calculate 2 "$(cpu "$broker") - ${before[1]}")"
  measured+=",\"cpu_target\":$(calculate 2 "$(cpu "$receiver") - ${before[2]}")"
  at_half
}

# Latency says little while a queue grows, so it is also taken at half of what was just reached.
at_half() {
  local rate figures
  rate=$(calculate 0 "$(figure rate "$measured") / $listening / 2 + 1")
  curl -fs -d '' "http://127.0.0.1:$target_port/reset"
  post "$seconds" "$rate" 1
  figures=$(drained)
  measured+=",\"half_rate\":$rate,\"half_p50\":$(figure p50 "$figures"),\"half_p99\":$(figure p99 "$figures")"
}

drained() {
  curl -fs -m 600 "http://127.0.0.1:$target_port/drained" || fail "the actions were not done within ten minutes"
}

# With PROFILE=FILE the server is recorded while it is measured.
profile_start() {
  local more=()
  [ "$(jdk_major "$JAVA_HOME")" -lt 25 ] || more=("jdk.CPUTimeSample#enabled=true")
  [ -z "${PROFILE-}" ] || "$JAVA_HOME/bin/jcmd" "${servers[0]}" JFR.start name=bench settings=profile "${more[@]}" >/dev/null
}

profile_stop() {
  [ -z "${PROFILE-}" ] || "$JAVA_HOME/bin/jcmd" "${servers[0]}" JFR.stop name=bench filename="$PROFILE" >/dev/null
}
