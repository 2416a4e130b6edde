# Chooses the JDK for ./mvnw and ./tripline. Sourced by both; POSIX sh.
#
#   choose_jdk WHO    exports JAVA_HOME, or prints one line and returns 1
#
# The Java that would be used anyway (JAVA_HOME, else the first on the PATH) is taken silently when it is a
# JDK of release 21 or newer. Otherwise the best of JAVA_HOME, the PATH and the usual places is taken: 25,
# then 21, then the highest; one line on stderr says which (not with JDK_QUIET=1).
# JDK_PLACES: folders to look in instead of the usual places, separated by colons.

JDK_OLDEST=21

# jdk_major HOME: prints the release of the JDK there; nothing when there is none (a JRE is none).
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  jdk_version=
  if [ -r "$1/release" ]; then
    jdk_version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release")
  fi
  if [ -z "$jdk_version" ]; then
    jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  jdk_version=${jdk_version#1.}
  printf '%s' "${jdk_version%%[!0-9]*}"
}

# jdk_home_of JAVA: prints the home of that java command, through links and version managers' stand-ins.
jdk_home_of() {
  jdk_path=$(readlink -f "$1" 2>/dev/null || printf '%s' "$1")
  jdk_path=${jdk_path%/*}
  jdk_path=${jdk_path%/*}
  if [ "$jdk_path" = /usr ] || [ ! -x "$jdk_path/bin/javac" ]; then
    jdk_told=$("$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' | head -n 1)
    jdk_path=${jdk_told:-$jdk_path}
  fi
  printf '%s\n' "$jdk_path"
}

# Prints every home worth looking at, one for each line, in order of preference among equals.
jdk_candidates() (
  set -f
  [ -z "${JAVA_HOME-}" ] || printf '%s\n' "$JAVA_HOME"
  IFS=:
  for jdk_dir in $PATH; do
    [ ! -x "$jdk_dir/java" ] || jdk_home_of "$jdk_dir/java"
  done
  jdk_usual=/usr/lib/jvm:${HOME-}/.sdkman/candidates/java:${HOME-}/.jdks:/opt/java
  jdk_usual=$jdk_usual:/Library/Java/JavaVirtualMachines:${HOME-}/Library/Java/JavaVirtualMachines
  jdk_usual=$jdk_usual:/opt/homebrew/opt:/usr/local/opt
  if [ -z "${JDK_PLACES+set}" ] && [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$JDK_OLDEST+" 2>/dev/null || :
  fi
  for jdk_dir in ${JDK_PLACES-$jdk_usual}; do
    set +f
    for jdk_home in "$jdk_dir"/* "$jdk_dir"/*/Contents/Home "$jdk_dir"/openjdk*/libexec/openjdk.jdk/Contents/Home; do
      [ ! -x "$jdk_home/bin/javac" ] || printf '%s\n' "$jdk_home"
    done
    set -f
  done
)

# Prints "MAJOR HOME" of the best fitting candidate, or nothing.
jdk_best() {
  jdk_candidates | {
    jdk_best_rank=0 jdk_best_line=
    while IFS= read -r jdk_home; do
      jdk_release=$(jdk_major "$jdk_home")
      [ "${jdk_release:-0}" -ge "$JDK_OLDEST" ] || continue
      case $jdk_release in
        25) jdk_rank=2000 ;;
        21) jdk_rank=1000 ;;
        *) jdk_rank=$jdk_release ;;
      esac
      if [ "$jdk_rank" -gt "$jdk_best_rank" ]; then
        jdk_best_rank=$jdk_rank jdk_best_line="$jdk_release $jdk_home"
      fi
    done
    printf '%s' "$jdk_best_line"
  }
}

choose_jdk() {
  jdk_usual_home=${JAVA_HOME-} jdk_where="JAVA_HOME"
  if [ -z "$jdk_usual_home" ]; then
    jdk_where="the java on the PATH"
    jdk_command=$(command -v java || :)
    [ -z "$jdk_command" ] || jdk_usual_home=$(jdk_home_of "$jdk_command")
  fi
  jdk_release=
  [ -z "$jdk_usual_home" ] || jdk_release=$(jdk_major "$jdk_usual_home")
  if [ "${jdk_release:-0}" -ge "$JDK_OLDEST" ]; then
    JAVA_HOME=$jdk_usual_home
    export JAVA_HOME
    return 0
  fi
  if [ -z "$jdk_usual_home" ]; then
    jdk_reason="there is no java on the PATH"
  elif [ -z "$jdk_release" ]; then
    jdk_reason="$jdk_where is no JDK"
  else
    jdk_reason="$jdk_where is release $jdk_release"
  fi
  jdk_found=$(jdk_best)
  if [ -z "$jdk_found" ]; then
    printf '%s\n' "$1: needs a JDK of release $JDK_OLDEST or newer, but $jdk_reason and no other was found: install one (apt-get install openjdk-$JDK_OLDEST-jdk-headless, brew install openjdk@25, sdk install java 25-tem, or from https://adoptium.net) or set JAVA_HOME to it" >&2
    return 1
  fi
  JAVA_HOME=${jdk_found#* }
  export JAVA_HOME
  [ -n "${JDK_QUIET-}" ] ||
    printf '%s\n' "$1: $jdk_reason; using JDK ${jdk_found%% *} in $JAVA_HOME (set JAVA_HOME to choose another)" >&2
}
