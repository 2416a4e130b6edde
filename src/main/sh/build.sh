# Builds the application when there is none or when its sources changed. Sourced by ./tripline; POSIX sh.
#
#   build_is_fresh     whether the application can be started as it is
#   build_when_stale   builds if not; on failure prints why and exits 1
#
# Fresh means: no source is newer than the application or than the stamp of the last look. Files that were only touched
# (a branch switched back and forth, an editor's swap file) are told by a checksum and cost no build.

target=$home/target
app=$target/quarkus-app/quarkus-run.jar
build_log=$target/tripline-build.log
build_stamp=$target/tripline-build.stamp
build_lock=$target/tripline-build.lock
build_patience=${TRIPLINE_BUILD_PATIENCE:-900} # seconds to wait for another build

# Folders count too: their time tells of deleted files.
build_newer_than() {
  [ ! -e "$1" ] || [ -n "$(cd "$home" && find pom.xml .mvn src/main/java src/main/resources -newer "$1" 2>/dev/null | head -n 1)" ]
}

build_checksum() {
  (cd "$home" && find pom.xml .mvn src/main/java src/main/resources -type f ! -name '.*.sw?' ! -name '*~' \
    -exec cksum {} + 2>/dev/null | LC_ALL=C sort | cksum)
}

build_is_fresh() {
  [ -f "$app" ] || return 1
  [ -d "$home/src/main/java" ] || return 0 # a distribution without sources
  build_newer_than "$app" || return 0
  build_newer_than "$build_stamp" || return 0
  [ "$(cat "$build_stamp" 2>/dev/null)" = "$(build_checksum)" ] || return 1
  touch "$build_stamp"
}

build_when_stale() {
  if build_is_fresh; then return; fi
  mkdir -p "$target"
  build_acquire
  trap 'build_release' EXIT
  trap 'build_stop 129' HUP
  trap 'build_stop 130' INT
  trap 'build_stop 143' TERM
  build_is_fresh || build # another launch may have built while this one waited
  build_release
  trap - EXIT HUP INT TERM
}

# A folder is the lock, its file `pid` says whose. A lock whose owner is gone is taken over.
build_acquire() {
  build_waited=0
  until mkdir "$build_lock" 2>/dev/null; do
    build_owner=$(cat "$build_lock/pid" 2>/dev/null || :)
    if [ -z "$build_owner" ] && [ "$build_waited" -ge 5 ] || { [ -n "$build_owner" ] && ! kill -0 "$build_owner" 2>/dev/null; }; then
      mv "$build_lock" "$build_lock.$$" 2>/dev/null && rm -rf "$build_lock.$$"
      continue
    fi
    if [ "$build_waited" -ge "$build_patience" ]; then
      build_says "waited $build_patience s for another build (process ${build_owner:-unknown}); if there is none, remove $build_lock"
      exit 1
    fi
    [ "$build_waited" != 0 ] || build_says "another launch is building, waiting for it ..."
    sleep 1
    build_waited=$((build_waited + 1))
  done
  echo "$$" >"$build_lock/pid"
}

build_release() { rm -rf "$build_lock"; }

build_stop() {
  [ -z "${build_job-}" ] || kill "$build_job" 2>/dev/null || :
  exit "$1"
}

build_says() { printf 'tripline: %s\n' "$1" >&2; }

build() {
  if [ -f "$app" ]; then build_what="the sources changed"; else build_what="first use, about a minute"; fi
  build_sum=$(build_checksum)
  : >"$build_stamp.new" # its time is the start of the build: what is saved meanwhile counts as newer
  # Maven keeps the output of sources that are gone, and a failed build must not leave the old application to be run.
  rm -rf "$target/classes" "$target/quarkus-app" "$target"/tripline-*.aot "$target/tripline-aot.lock"
  # A short run of Maven: optimising its code costs more than it gains (measured: 14 s without, 10.5 s with these).
  (cd "$home" && MAVEN_OPTS=${MAVEN_OPTS-"-XX:+UseSerialGC -XX:TieredStopAtLevel=1"} &&
    export MAVEN_OPTS && exec ./mvnw -B -Dquick package) >"$build_log" 2>&1 </dev/null &
  build_job=$!
  build_started=$(date +%s)
  build_progress
  if ! wait "$build_job" || [ ! -f "$app" ]; then
    build_job=
    build_failed
  fi
  build_job=
  printf '%s\n' "$build_sum" >"$build_stamp"
  touch -r "$build_stamp.new" "$build_stamp" "$app"
  rm -f "$build_stamp.new"
  build_says "built in $(($(date +%s) - build_started)) s"
}

# On a terminal one line that counts the seconds and names the phase; else one line.
build_progress() {
  build_title="building ($build_what) ..."
  if [ ! -t 2 ]; then
    build_says "$build_title"
    return
  fi
  while kill -0 "$build_job" 2>/dev/null; do
    printf '\rtripline: %s %s s  %s\033[K' "$build_title" "$(($(date +%s) - build_started))" "$(build_phase)" >&2
    sleep 1
  done
  printf '\r\033[K' >&2
}

build_phase() {
  build_last=$(tail -n 1 "$build_log" 2>/dev/null | cut -c 1-200)
  case $build_last in
    *Download*) printf 'downloading' ;;
    *) sed -n 's/^\[INFO\] --- \([a-z-]*\):[^:]*:\([A-Za-z-]*\).*/\1:\2/p' "$build_log" 2>/dev/null | tail -n 1 ;;
  esac
}

build_failed() {
  rm -f "$build_stamp.new"
  build_says "the build failed:"
  { grep -E '^(\[ERROR\]|mvnw: )' "$build_log" || tail -n 20 "$build_log"; } | head -n 20 | sed 's/^/  /' >&2
  build_says "the whole log is in $build_log"
  exit 1
}
