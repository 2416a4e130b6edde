#!/usr/bin/env bash
# What Tripline does in a second beside what the bus and the least of endpoints do, on this machine. See bench/README.md.
#
#   bench/run.sh [cases [ROUNDS [CASE...]]]    bare publish consume intake webhook sensor end-to-end
#   bench/run.sh SWEEP [ROUNDS [VALUE...]]     payload | listening | idle | replicas | sync
#
#   SECONDS_EACH (8)  WARM (25)  CONNECTIONS (64)  RESULTS (target/bench-results.jsonl)  BENCH_PORT  BENCH_JAVA_OPTS
#   JAVA_HOME  TRIPLINE_NATS_SERVER
# shellcheck disable=SC1091,SC2034
set -euo pipefail

what=${1:-cases} rounds=${2:-3}
case $what in
  cases | payload | listening | idle | replicas | sync) ;;
  *)
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    case $what in -h | --help) exit 0 ;; *) exit 2 ;; esac
    ;;
esac
shift $(($# < 2 ? $# : 2))
here=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd)
home=$(dirname "$here")
app=$home/target/quarkus-app
. "$home/.mvn/choose-jdk.sh" && choose_jdk bench/run.sh
. "$home/src/main/sh/java-options.sh" && java_options serve
java=$JAVA_HOME/bin/java nats=${TRIPLINE_NATS_SERVER:-nats-server}
. "$here/manifests.sh"
. "$here/processes.sh"
. "$here/measure.sh"

fail() { printf 'bench/run.sh: %s\n' "$1" >&2; exit 5; }
command -v wrk >/dev/null || fail "wrk is missing: apt-get install wrk, or brew install wrk"
command -v curl >/dev/null || fail "curl is missing"
command -v "$nats" >/dev/null || fail "nats-server is missing: put it on the PATH, or name it in TRIPLINE_NATS_SERVER"
[ -f "$app/quarkus-run.jar" ] || fail "Tripline is not built: ./mvnw -Dquick package"

seconds=${SECONDS_EACH:-8} warm=${WARM:-25} connections=${CONNECTIONS:-64}
results=${RESULTS:-$home/target/bench-results.jsonl}
hook_port=${BENCH_PORT:-12600} bus_port=$((hook_port + 2)) target_port=$((hook_port + 3))
bus=nats://127.0.0.1:$bus_port
work=$(mktemp -d)
bench_java=("$java" -cp "$work/classes:$app/lib/main/*")
trap 'stop_all; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$(dirname "$results")"
: >"$work/results.jsonl"
"$JAVA_HOME/bin/javac" -proc:none -d "$work/classes" -cp "$app/lib/main/*" \
  "$home/src/test/java/dev/tripline/bench/"{BareEndpoint,Ceilings,PauseDeciding,Report,Target}.java

machine="\"cores\":$(nproc),\"jdk\":\"$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.runtime.version = //p')\""
machine+=",\"nats\":\"$("$nats" --version | sed 's/.*: v*//')\",\"date\":\"$(date -u +%Y-%m-%d)\""

# A case, with settings other than the usual.
each() { # case, NAME=VALUE...
  local setting
  size=1024 listening=1 idle=0 replicas=1 sync=interval offered=0
  for setting in "${@:2}"; do declare -g "$setting"; done
  case_run "$1"
}

round() {
  local n
  for n in "${values[@]}"; do
    case $what in
      cases) each "$n" ;;
      payload) each bare size="$n"; each end-to-end size="$n" ;;
      listening) each end-to-end listening="$n" offered=$((12000 / n)) ;;
      idle | replicas) each end-to-end "$what=$n" ;;
      sync) each bare sync="$n"; each end-to-end sync="$n" ;;
    esac
  done
}

values=("$@")
if [ $# = 0 ]; then
  case $what in
    cases) values=(bare publish consume intake webhook sensor end-to-end) ;;
    payload) values=(256 1024 10240 102400) ;;
    listening) values=(1 10 100) ;;
    idle) values=(0 1000 10000) ;;
    replicas) values=(1 2) ;;
    sync) values=(interval always) ;;
  esac
fi
for ((number = 1; number <= rounds; number++)); do round; done
cat "$work/results.jsonl" >>"$results"
"${bench_java[@]}" dev.tripline.bench.Report "$work/results.jsonl"
