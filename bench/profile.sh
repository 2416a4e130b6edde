#!/usr/bin/env bash
# Where the time of Tripline goes in one case: records it with JFR while it is measured and prints the hottest frames.
#
#   bench/profile.sh CASE [FILE]    CASE as in run.sh; FILE: the recording (target/CASE.jfr)
#
# The settings of run.sh apply.
set -euo pipefail

[ $# -gt 0 ] || { sed -n '2,6p' "$0" >&2; exit 2; }
here=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd)
home=$(dirname "$here")
. "$home/.mvn/choose-jdk.sh" && choose_jdk "bench/profile.sh"
mkdir -p "$home/target"
file=${2:-$home/target/$1.jfr}
rm -f "$file"
PROFILE=$file "$here/run.sh" cases 1 "$1"
samples=jdk.ExecutionSample
cpu_samples=$("$JAVA_HOME/bin/jfr" summary "$file" | awk '$1 == "jdk.CPUTimeSample" { print $2 }')
[ "${cpu_samples:-0}" = 0 ] || samples=jdk.CPUTimeSample

hottest() { # awk that sets `key` for a sample: its thread, frames from the top
  "$JAVA_HOME/bin/jfr" print --events "$samples" --stack-depth 64 "$file" | awk '
    /Thread = "/ { thread = $0; sub(/.*Thread = "/, "", thread); sub(/".*/, "", thread); gsub(/[0-9]+/, "N", thread); key = "" }
    / line: / { frame = $1; sub(/\(.*/, "", frame) }
    '"$1"'
    /^}/ { if (key == "") key = "(none)"; count[key]++; all++ }
    END { for (key in count) printf "%6d %5.1f%%  %s\n", count[key], 100 * count[key] / all, key }' | sort -rn | head -n 30
}

printf '\nBy thread, of %s:\n' "$samples"
hottest '/^}/ { key = thread }'
printf '\nBy the topmost method of Tripline:\n'
hottest '/ line: / && key == "" && frame ~ /^dev\.tripline\./ { key = frame }'
printf '\nBy the topmost frame:\n'
hottest '/ line: / && key == "" { key = frame }'
for view in allocation-by-class allocation-by-site gc-pauses; do
  "$JAVA_HOME/bin/jfr" view --width 160 "$view" "$file"
done
echo "All stacks: jfr print --events $samples --stack-depth 64 $file" >&2
