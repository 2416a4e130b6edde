#!/usr/bin/env bash
# What deciding about one event costs: filters by kind, compiled once or each time, and many sensors. See bench/README.md.
#
#   bench/evaluation.sh                all
#   bench/evaluation.sh SensorsBench   some; further arguments go to JMH
set -euo pipefail

here=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd)
home=$(dirname "$here")
. "$home/.mvn/choose-jdk.sh" && choose_jdk evaluation.sh
cd "$home"
./mvnw -q -B -ntp test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath
what=${1:-EvaluationBench|SensorsBench}
[ $# -eq 0 ] || shift
exec "$JAVA_HOME/bin/java" -cp "target/test-classes:target/classes:$(cat target/test-classpath)" org.openjdk.jmh.Main "$what" "$@"
