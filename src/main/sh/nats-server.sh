# Where nats-server comes from. Sourced by ./tripline and .ci/run; POSIX sh, sets and exits nothing but by its functions.
#
#   nats_find          prints the path of an installed nats-server; 1 when there is none
#   nats_install WHO   puts one into the cache folder (one line says how), or explains the ways to get it and returns 5
#
# Order: TRIPLINE_NATS_SERVER, the PATH, the cached copy; then the Debian package's binary, Homebrew, the Go toolchain.
# The Debian package is unpacked, not installed: no root is needed, and no service of its own is started on port 4222.

NATS_SERVER_VERSION=v2.15.2 # what `go install` builds; package managers bring their own

nats_cache() { printf '%s' "${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/tripline/bin"; }

nats_find() {
  if [ -n "${TRIPLINE_NATS_SERVER-}" ]; then
    printf '%s\n' "$TRIPLINE_NATS_SERVER"
  else
    # Where packages put it, though not everybody has those on the PATH.
    PATH=$PATH:$(nats_cache):${NATS_PLACES-/usr/sbin:/usr/local/bin:/opt/homebrew/bin} command -v nats-server
  fi
}

# nats_bounded SECONDS COMMAND...
nats_bounded() {
  nats_seconds=$1
  shift
  if command -v timeout >/dev/null; then timeout "$nats_seconds" "$@"; else "$@"; fi
}

# nats_keep FILE: makes it the cached copy, in one step, when it runs on this machine.
nats_keep() {
  chmod 755 "$1" && nats_bounded 10 "$1" --version && mv -f "$1" "$(nats_cache)/nats-server"
}

nats_download() { nats_bounded 60 apt-get -q -o Acquire::Retries=1 -o Acquire::http::Timeout=15 download nats-server; }

nats_from_apt() (
  cd "$nats_stage" || exit 1
  nats_download || {
    [ "$(id -u)" = 0 ] || exit 1
    nats_bounded 120 apt-get -q update && nats_download || exit 1
  }
  dpkg-deb -x ./nats-server_*.deb unpacked || exit 1
  for nats_binary in unpacked/usr/bin/nats-server unpacked/usr/sbin/nats-server; do
    [ ! -f "$nats_binary" ] || { nats_keep "$nats_binary" && exit 0; }
  done
  exit 1
)

nats_from_brew() {
  nats_bounded 300 brew install nats-server && ln -sf "$(brew --prefix)/bin/nats-server" "$(nats_cache)/nats-server"
}

nats_from_go() {
  GOBIN=$nats_stage CGO_ENABLED=0 nats_bounded 300 \
    go install -trimpath "github.com/nats-io/nats-server/v2@$NATS_SERVER_VERSION" && nats_keep "$nats_stage/nats-server"
}

nats_install() {
  mkdir -p "$(nats_cache)" && nats_stage=$(mktemp -d "$(nats_cache)/.stage.XXXXXX") || return 5
  nats_tried=
  for nats_way in apt brew go; do
    case $nats_way in
      apt) nats_tool=apt-get nats_how="unpacking the one of the system's package (nothing is installed, no service starts)" ;;
      brew) nats_tool=brew nats_how="running brew install nats-server" ;;
      go) nats_tool=go nats_how="building $NATS_SERVER_VERSION with go install (about half a minute)" ;;
    esac
    command -v "$nats_tool" >/dev/null || continue
    [ ! -t 2 ] || printf '\r\033[K' >&2
    printf '%s\n' "$1: no nats-server found: $nats_how into $(nats_cache)" >&2
    if "nats_from_$nats_way" >"$nats_stage/log" 2>&1 </dev/null; then
      rm -rf "$nats_stage"
      return 0
    fi
    nats_tried="$nats_tried $nats_tool failed ($(grep . "$nats_stage/log" 2>/dev/null | tail -n 1))."
  done
  rm -rf "$nats_stage"
  [ ! -t 2 ] || printf '\r\033[K' >&2
  printf '%s\n' "$1: dev needs a nats-server, and none was found on the PATH or in $(nats_cache).$nats_tried" \
    "  Three ways to get one:" \
    "    1. a package:  apt-get install nats-server  |  brew install nats-server" \
    "    2. with Go:    GOBIN=$(nats_cache) go install github.com/nats-io/nats-server/v2@$NATS_SERVER_VERSION" \
    "    3. a release from https://github.com/nats-io/nats-server/releases, named by --nats-server PATH or TRIPLINE_NATS_SERVER" \
    "  Or use a bus that runs elsewhere: --bus nats://HOST:4222" >&2
  return 5
}
