# The JVM's options for a command. Sourced by ./tripline; POSIX sh.
#
#   java_options COMMAND   sets `options` (to be split at blanks) and `aot_cache` (a file, or empty)
#
# serve   the JVM's own choice: it may have many cores and much memory
# dev     one laptop: the serial collector, which needs the least
# others  are over in a second: the serial collector, and no time spent on optimising
#
# JDK 25 and newer can keep loaded classes and profiles in a cache file, which makes a start about a third shorter. It is
# written once for each build, in the background and at low priority, on the first short command that finds it missing.
# The JVM itself refuses a cache of another JDK or another application; its remarks on that are switched off.

java_options() {
  aot_cache=
  options=
  case $1 in
    serve) return ;;
    dev) options="" ;;
    *) options="-XX:TieredStopAtLevel=1" ;;
  esac
  case " ${TRIPLINE_JAVA_OPTS-} ${JAVA_TOOL_OPTIONS-} " in
    *" -XX:+Use"*GC*) return ;; # another collector: neither ours nor the cache that was made with it
  esac
  options="$options -XX:+UseSerialGC"
  [ "${TRIPLINE_AOT-on}" != off ] && [ "$(jdk_major "$JAVA_HOME")" -ge 25 ] || return 0
  aot_file=$target/tripline-$(aot_key).aot
  if [ "$aot_file" -nt "$app" ]; then
    aot_cache=$aot_file
    options="$options -Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off:stderr"
  elif [ "$1" != dev ]; then
    aot_train
  fi
}

# The JDK's exact build and place.
aot_key() { { printf '%s' "$JAVA_HOME" && cat "$JAVA_HOME/release" 2>/dev/null; } | cksum | tr -d ' \n'; }

# Detached (no child of the process that this one becomes), once, bounded, and never in the way: every failure just
# leaves no cache.
aot_train() {
  aot_lock=$target/tripline-aot.lock
  [ -w "$target" ] && mkdir "$aot_lock" 2>/dev/null || return 0
  (
    trap '' HUP INT
    aot_run &
  ) </dev/null >/dev/null 2>&1
}

aot_run() {
  sleep 3
  nice -n 19 "$JAVA_HOME/bin/java" -XX:+UseSerialGC "-Dtripline.home=$home" "-XX:AOTCacheOutput=$aot_file.new" \
    -jar "$app" --version &
  aot_job=$!
  aot_left=60
  while kill -0 "$aot_job" && [ "$aot_left" -gt 0 ]; do
    sleep 1
    aot_left=$((aot_left - 1))
  done
  if [ "$aot_left" = 0 ]; then
    kill -9 "$aot_job"
  elif wait "$aot_job"; then
    mv -f "$aot_file.new" "$aot_file"
  fi
  rm -rf "$aot_lock" "$aot_file".new*
}
