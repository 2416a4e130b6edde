#!/bin/sh
# Run by ./mvnw before the standard wrapper script: where Maven is neither cached nor downloadable from the Apache
# archive, puts it where that script looks for it. The distribution then comes from MVNW_REPOURL when that is set,
# else through a mvn on the PATH out of that mvn's own configured repositories. Its checksum is always verified.
set -euf

fail() {
  printf 'mvnw: %s\n' "$1" >&2
  exit 1
}

property() { sed -n "s/^$1=//p" "${0%/*}/maven-wrapper.properties" | tr -d '[:space:]'; }

url=$(property distributionUrl)
sha256=$(property distributionSha256Sum)
file=${url##*/}
name=${file%-bin.zip}
version=${name##*-}

# The wrapper's folder name: the URL's hash, as String.hashCode has it but without a sign.
hash=0
for byte in $(printf '%s' "$url" | od -An -v -tu1); do
  hash=$(((hash * 31 + byte) % 4294967296))
done
dists=${MAVEN_USER_HOME:-${HOME:?}/.m2}/wrapper/dists/$name
target=$dists/$(printf '%x' "$hash")
[ ! -d "$target" ] || exit 0

reachable() {
  if command -v curl >/dev/null; then
    curl --connect-timeout 3 -m 8 -fsILo /dev/null "$url" 2>/dev/null
  elif command -v wget >/dev/null; then
    wget -q --spider -T 5 -t 1 "$url" 2>/dev/null
  else
    ! command -v mvn >/dev/null
  fi
}

# The wrapper compares the checksum of the zip, so without unzip its own way cannot succeed.
if [ -z "${MVNW_REPOURL-}" ] && command -v unzip >/dev/null && reachable; then exit 0; fi

mkdir -p "$dists"
stage=$(mktemp -d "$dists/.stage.XXXXXX")
trap 'rm -rf "$stage"' EXIT
trap 'exit 130' HUP INT TERM

from_repository_url() {
  [ -n "${MVNW_REPOURL-}" ] || return 1
  how="downloaded from MVNW_REPOURL"
  tried="MVNW_REPOURL did not have it"
  from=${MVNW_REPOURL%/}/org/apache/maven/apache-maven/$version/$file
  if command -v curl >/dev/null; then
    curl --connect-timeout 10 -m 300 -fsSL ${MVNW_USERNAME:+-u "$MVNW_USERNAME:${MVNW_PASSWORD-}"} \
      -o "$stage/$file" "$from" 2>"$stage/log"
  else
    wget -q -T 30 -t 2 -O "$stage/$file" "$from" 2>"$stage/log"
  fi
}

from_mvn() {
  tried=${tried:+$tried and }
  command -v mvn >/dev/null || { tried="${tried}there is no mvn on the PATH"; return 1; }
  how="fetched by the mvn on the PATH from its own repositories"
  tried="${tried}the mvn on the PATH could not resolve org.apache.maven:apache-maven:$version:zip:bin"
  # From an empty folder: neither this project nor its extensions have a say.
  mkdir "$stage/empty"
  (cd "$stage/empty" && mvn -q -B dependency:copy "-Dartifact=org.apache.maven:apache-maven:$version:zip:bin" \
    "-DoutputDirectory=$stage" -Dmdep.useBaseVersion=true) >"$stage/log" 2>&1 && [ -f "$stage/$file" ]
}

tried=
from_repository_url || from_mvn ||
  fail "Maven $version is neither cached nor downloadable ($url), and $tried$(
    sed -n 's/^\[ERROR\] /; /p' "$stage/log" 2>/dev/null | head -n 1). Ways out: let this machine reach archive.apache.org (https_proxy), install a mvn whose settings name a reachable repository, set MVNW_REPOURL to a Maven repository, or unpack $file as $target"

if command -v sha256sum >/dev/null; then
  found=$(sha256sum "$stage/$file")
elif command -v shasum >/dev/null; then
  found=$(shasum -a 256 "$stage/$file")
else
  fail "cannot verify $file: install sha256sum or shasum"
fi
[ "${found%% *}" = "$sha256" ] ||
  fail "$file ($how) has SHA-256 ${found%% *} but $sha256 is expected: refusing to use it"

if command -v unzip >/dev/null; then
  unzip -q "$stage/$file" -d "$stage"
else
  (cd "$stage" && "${JAVA_HOME:?}/bin/jar" xf "$file") && chmod +x "$stage/$name/bin/mvn"
fi
printf '%s\n' "$url" >"$stage/$name/mvnw.url"
# One rename, so that nobody sees half a Maven. Who comes second throws its copy away.
if [ -d "$target" ] || ! mv "$stage/$name" "$target"; then
  [ -d "$target" ] || fail "cannot create $target"
else
  rm -rf "$target/$name"
fi
printf '%s\n' "mvnw: Maven $version was $how, its checksum is right; kept in $target" >&2
