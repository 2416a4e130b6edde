#!/usr/bin/env bash
# Tests ./tripline, ./mvnw and what they source, in a copy with blanks in its path, with stand-ins for java, mvn, curl,
# apt-get and go on a PATH that holds nothing else of the kind. Needs no network, no JDK, no Maven. A few seconds.
set -uo pipefail

root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools=$work/tools home="$work/home dir" places="$work/jvm dir"
passed=0 failed=0

# --- the stage -------------------------------------------------------------------------------------------------------

mkdir -p "$tools" "$home" "$places"
for tool in sh dash bash env sed tr od mktemp mkdir mv rm rmdir cp cat head tail grep find sort cksum date sleep touch dirname \
  basename readlink id chmod uname sha256sum shasum nice timeout ln cut wc ls printf kill; do
  found=$(type -P "$tool") && ln -s "$found" "$tools/$tool"
done

# script FILE: an executable sh script from standard input
script() {
  mkdir -p "$(dirname "$1")"
  { echo '#!/bin/sh'; cat; } >"$1"
  chmod +x "$1"
}

# jdk HOME VERSION: a stand-in; its java tells how it was started
jdk() {
  script "$1/bin/java" <<END
case "\$*" in
  *-XshowSettings*) echo "    java.home = $1" >&2 ;;
  -version) echo 'openjdk version "$2" 2026-01-01' >&2 ;;
  *) echo "java $2"; for a; do echo "arg=\$a"; done; echo "nats=\${TRIPLINE_NATS_SERVER-none}" ;;
esac
END
  script "$1/bin/javac" </dev/null
}

# fresh: a new copy of the checkout in $copy, an empty home, an empty PATH folder $bin
fresh() {
  copy="$work/check out" bin="$work/bin dir"
  rm -rf "$copy" "$bin" "$home" "$places"
  mkdir -p "$copy/src/main/java" "$copy/src/main/resources" "$bin" "$home" "$places"
  cp -R "$root/.mvn" "$root/mvnw" "$root/tripline" "$copy/"
  cp -R "$root/src/main/sh" "$copy/src/main/"
  echo '<project/>' >"$copy/pom.xml"
  echo 'class A {}' >"$copy/src/main/java/A.java"
  unset JAVA_HOME
}

# app: stands in for the build; each run adds a line to $copy/builds
app() {
  script "$copy/mvnw" <<'END'
cd "$(dirname "$0")" || exit 1
echo "mvnw $*" >>builds
[ ! -e slow ] || sleep 2
[ ! -e broken ] || { echo '[INFO] noise'; echo '[ERROR] A.java:[1,1] no such thing'; exit 1; }
mkdir -p target/quarkus-app target/classes
date >target/quarkus-app/quarkus-run.jar
END
}
builds() { wc -l <"$copy/builds" 2>/dev/null | tr -d ' ' || echo 0; }

# run COMMAND...: in the small world, from a folder that is not the checkout; sets $out, $err, $code
run() {
  (cd "$work" && exec env -i PATH="$bin:$tools" HOME="$home" JDK_PLACES="$places" NATS_PLACES="$work/nowhere" \
    TRIPLINE_AOT=off ${JAVA_HOME+"JAVA_HOME=$JAVA_HOME"} "${with[@]}" "$@") >"$work/out" 2>"$work/err" </dev/null
  code=$?
  out=$(cat "$work/out") err=$(cat "$work/err")
}
with=(A=1)

# --- saying what is so -----------------------------------------------------------------------------------------------

check() { # NAME CONDITION...
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s\n  exit %s\n  out: %s\n  err: %s\n' "$name" "$code" "$out" "$err"
  fi
}
exits() { [ "$code" = "$1" ]; }
says() { [[ "$err" == *"$1"* ]]; }
prints() { [[ "$out" == *"$1"* ]]; }
silent() { [ -z "$err" ]; }
lines() { [ "$(grep -c . "$work/err")" = "$1" ]; }
is() { [ "$1" = "$2" ]; }
not() { ! "$@"; }

# --- which JDK -------------------------------------------------------------------------------------------------------

fresh; app
jdk "$bin/.." 17.0.1; ln -s "$work/bin/java" "$bin/java"
jdk "$places/a 22" 22.0.1; jdk "$places/b21" 21.0.3; jdk "$places/z25/Contents/Home" 25.0.1; jdk "$places/z26" 26
run "$copy/tripline" validate
check "too old on the PATH: 25 is preferred" prints "java 25.0.1"
check "too old on the PATH: says so" says "the java on the PATH is release 17; using JDK 25 in $places/z25/Contents/Home"
run "$copy/tripline" validate
check "says nothing about the JDK on later starts" silent

rm -r "$places/z25"
run "$copy/tripline" validate
check "then 21" prints "java 21.0.3"
rm -r "$places/b21"
run "$copy/tripline" validate
check "then the highest" prints "java 26"

JAVA_HOME="$places/a 22"
run "$copy/tripline" validate
check "a fitting JAVA_HOME is taken as it is" prints "java 22.0.1"
rm "$JAVA_HOME/bin/javac"
run "$copy/tripline" validate
check "a JRE is no JDK" prints "java 26"
unset JAVA_HOME

rm -r "$places/z26"; rm -rf "$copy/target"
run "$copy/tripline" validate
check "no fitting JDK: exit 1" exits 1
check "no fitting JDK: one line" lines 1
check "no fitting JDK: what to do" says "install one"
cp "$root/mvnw" "$copy/mvnw"
run "$copy/mvnw" verify
check "mvnw, no fitting JDK: exit 1, one line" lines 1
check "mvnw, no fitting JDK: what to do" says "mvnw: needs a JDK of release 21 or newer, but the java on the PATH is release 17"
rm "$bin/java"
run "$copy/mvnw" verify
check "no java at all" says "there is no java on the PATH"
rm -rf "$work/bin"

# --- Maven where the archive is out of reach -------------------------------------------------------------------------

maven_world() {
  fresh
  jdk "$places/25" 25
  version=$(sed -n 's/^distributionUrl=.*apache-maven-\(.*\)-bin.zip$/\1/p' "$copy/.mvn/wrapper/maven-wrapper.properties")
  echo "a zip" >"$work/zip"
  sum=$(sha256sum "$work/zip" 2>/dev/null || shasum -a 256 "$work/zip")
  sed -i.bak "s/^distributionSha256Sum=.*/distributionSha256Sum=${sum%% *}/" "$copy/.mvn/wrapper/maven-wrapper.properties"
  script "$bin/curl" <<<'exit 6'
  script "$bin/mvn" <<END
echo x >>"$work/mvn calls"
for a; do case \$a in -DoutputDirectory=*) cp "$work/zip" "\${a#*=}/apache-maven-$version-bin.zip" ;; esac; done
END
  script "$bin/unzip" <<END
mkdir -p "\$4/apache-maven-$version/bin"
printf '%s\n' '#!/bin/sh' 'echo "maven \$JAVA_HOME"' 'for a; do echo "arg=\$a"; done' >"\$4/apache-maven-$version/bin/mvn"
chmod +x "\$4/apache-maven-$version/bin/mvn"
END
  rm -f "$work/mvn calls"
}

maven_world
run "$copy/mvnw" -Dquick "-Da=b c" package
check "mvnw falls back to mvn" prints "maven $places/25"
check "mvnw passes arguments on" prints $'arg=-Dquick\narg=-Da=b c\narg=package'
check "mvnw says where Maven came from" says "Maven $version was fetched by the mvn on the PATH"
run "$copy/mvnw" verify
check "mvnw uses the cache" is "$(wc -l <"$work/mvn calls" | tr -d ' ')" 1
check "mvnw leaves no scraps" is "$(ls -A "$home/.m2/wrapper/dists/apache-maven-$version" | wc -l | tr -d ' ')" 1

maven_world
echo "another zip" >"$work/zip"
run "$copy/mvnw" verify
check "a wrong checksum: exit 1" exits 1
check "a wrong checksum: says so" says "refusing to use it"
check "a wrong checksum: nothing is kept" is "$(find "$home/.m2" -name mvn)" ""

maven_world
rm "$bin/mvn"
run "$copy/mvnw" verify
check "no mvn either: exit 1" exits 1
check "no mvn either: the ways out" says "Ways out:"
check "no mvn either: why" says "there is no mvn on the PATH"

# --- building when needed --------------------------------------------------------------------------------------------

launch_world() {
  fresh; app
  jdk "$places/25" 25
  JAVA_HOME="$places/25"
}

launch_world
ln -s "$copy/tripline" "$bin/tripline"
run tripline validate "a b" --flag
check "first use builds" is "$(cat "$copy/builds")" "mvnw -B -Dquick package"
check "first use says so" says "building (first use"
check "arguments arrive, through a link too" prints $'arg=validate\narg=a b\narg=--flag'
check "the JVM is told the home" prints "arg=-Dtripline.home=$copy"
check "no cached data folder is made" not test -e "$work/.tripline"
run "$copy/tripline" validate
check "unchanged: no build" is "$(builds)" 1
check "unchanged: silent" silent
sleep 0.1; echo 'class B {}' >"$copy/src/main/java/B.java"
run "$copy/tripline" validate
check "a new source: build" is "$(builds)" 2
check "a new source: says so" says "building (the sources changed)"
sleep 0.1; rm "$copy/src/main/java/B.java"
run "$copy/tripline" validate
check "a deleted source: build" is "$(builds)" 3
sleep 0.1; touch "$copy/src/main/java/A.java" "$copy/pom.xml"
run "$copy/tripline" validate
check "touched only: no build" is "$(builds)" 3
sleep 0.1; echo '<project><!-- --></project>' >"$copy/pom.xml"; touch "$copy/broken"
run "$copy/tripline" validate
check "a failed build: exit 1" exits 1
check "a failed build: the error" says "no such thing"
check "a failed build: no noise" not says "noise"
check "a failed build: where the log is" says "$copy/target/tripline-build.log"
run "$copy/tripline" validate
check "a failed build: the old application is not started" exits 1
rm "$copy/broken"
run "$copy/tripline" validate
check "repaired" exits 0
with=("TRIPLINE_JAVA_OPTS=-Dx=1 -Dy=2")
run "$copy/tripline" validate
check "TRIPLINE_JAVA_OPTS" prints $'arg=-Dx=1\narg=-Dy=2\narg=-jar'
with=(TRIPLINE_JAVA_OPTS=-XX:+UseZGC)
run "$copy/tripline" validate
check "only one collector" not prints UseSerialGC
with=(A=1)

launch_world
touch "$copy/slow"
(run "$copy/tripline" first) & first=$!
sleep 0.5
(work2=$work; run "$copy/tripline" second; echo "$code" >"$work2/second") & second=$!
wait "$first" "$second"
check "two launches build once" is "$(builds)" 1
check "the one that waited starts" is "$(cat "$work/second")" 0
check "no lock stays" not test -e "$copy/target/tripline-build.lock"

launch_world
mkdir -p "$copy/target/tripline-build.lock"; echo 4194305 >"$copy/target/tripline-build.lock/pid"
run "$copy/tripline" validate
check "the lock of a dead process is taken over" exits 0
rm "$copy/target/quarkus-app/quarkus-run.jar"
mkdir -p "$copy/target/tripline-build.lock"; echo $$ >"$copy/target/tripline-build.lock/pid"
with=(TRIPLINE_BUILD_PATIENCE=1)
run "$copy/tripline" validate
check "waiting for a build has an end" exits 1
check "waiting for a build: what to do" says "remove $copy/target/tripline-build.lock"
with=(A=1)

# --- where nats-server comes from ------------------------------------------------------------------------------------

launch_world
cache="$home/.cache/tripline/bin"
run "$copy/tripline" validate
check "other commands install nothing" prints "nats=none"
script "$bin/apt-get" <<END
echo "apt-get \$*" >>"$work/apt calls"
case "\$*" in *update) touch "$work/updated" ;; esac
[ -e "$work/updated" ] || [ "\${UNKNOWN-}" != 1 ] || exit 100
case "\$*" in *download*) : >nats-server_1_all.deb ;; esac
END
script "$bin/dpkg-deb" <<'END'
mkdir -p "$3/usr/sbin"; printf '%s\n' '#!/bin/sh' 'echo v1' >"$3/usr/sbin/nats-server"
END
script "$bin/go" <<'END'
echo 'go: no network' >&2; exit 1
END
script "$bin/id" <<<'echo 0'
for quiet in "dev --help" "--version" "--help" "serve x" "dev --bus nats://h:4222" "dev --bus=nats://h:4222"; do
  # shellcheck disable=SC2086
  run "$copy/tripline" $quiet
  check "$quiet installs nothing" not test -e "$work/apt calls"
done
run "$copy/tripline" dev
check "dev takes the package's binary" prints "nats=$cache/nats-server"
check "dev says so in one line" lines 1
check "nothing was installed on the system" not grep -q 'apt-get.* install' "$work/apt calls"
rm "$work/apt calls"
run "$copy/tripline" dev
check "the cached copy is used" prints "nats=$cache/nats-server"
check "the cached copy is used silently" silent
script "$bin/nats-server" </dev/null
run "$copy/tripline" dev
check "the PATH comes before the cache" prints "nats=$bin/nats-server"
with=("TRIPLINE_NATS_SERVER=/my own/nats-server")
run "$copy/tripline" dev
check "TRIPLINE_NATS_SERVER comes first" prints "nats=/my own/nats-server"
check "none of these installed anything" not test -e "$work/apt calls"

rm -rf "$bin/nats-server" "$cache"
with=(UNKNOWN=1)
run "$copy/tripline" dev
check "an unknown package: the lists are brought up to date first" prints "nats=$cache/nats-server"

rm -rf "$cache"; script "$bin/apt-get" <<<'echo "E: no such package"; exit 100'
with=(A=1)
run "$copy/tripline" dev
check "no way works: exit 5" exits 5
check "no way works: why apt failed" says "apt-get failed (E: no such package)"
check "no way works: why Go failed" says "go failed (go: no network)"
for way in "1. a package" "2. with Go" "3. a release"; do check "no way works: $way" says "$way"; done
check "no way works: Java is not started" not prints "java 25"
check "no scraps" is "$(ls -A "$cache")" ""
script "$bin/go" <<'END'
printf '%s\n' '#!/bin/sh' 'echo v2' >"$GOBIN/nats-server"; chmod +x "$GOBIN/nats-server"
END
run "$copy/tripline" dev
check "Go where the package is not to be had" prints "nats=$cache/nats-server"

# --- the benchmark ---------------------------------------------------------------------------------------------------

fresh; app
jdk "$places/25" 25
script "$bin/nats-server" </dev/null
script "$copy/bench/run.sh" <<'END'
echo "bench $JAVA_HOME"; for a; do echo "arg=$a"; done; echo "nats=$TRIPLINE_NATS_SERVER"
END
run "$copy/tripline" bench idle 3
check "bench: the script, with the JDK that was chosen" prints "bench $places/25"
check "bench: its arguments alone" is "$(grep -c '^arg=' <<<"$out")" 2
check "bench: the nats-server that was found" prints "nats=$bin/nats-server"
check "bench: built before" test -e "$copy/target/quarkus-app/quarkus-run.jar"
rm -r "$copy/bench"; cp -R "$root/bench" "$copy/"
run "$copy/tripline" bench
check "bench without wrk: exit 5" exits 5
check "bench without wrk: how to get it" says "wrk is missing: apt-get install wrk"
run "$copy/tripline" bench nothing
check "bench: wrong usage: exit 2" exits 2
check "bench: wrong usage: what there is" says "payload | listening | idle | replicas | sync"

printf 'launcher-test: %s checks passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
