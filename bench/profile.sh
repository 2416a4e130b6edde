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
for view in hot-methods allocation-by-class allocation-by-site gc-pauses thread-cpu-load; do
  echo
  "$JAVA_HOME/bin/jfr" view --width 160 --cell-height 3 "$view" "$file"
done
echo "All stacks: jfr print --events jdk.ExecutionSample --stack-depth 20 $file" >&2
