# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
# Shared by quickstart and test: which Debian packages are needed, what for, and how to install the missing ones.

# package | what it is for
BUILD_PACKAGES='gcc|the C compiler
libc6-dev|C headers
pkg-config|finds libraries
meson|the build system
ninja-build|runs the build
libraptor2-dev|reads the ontology, writes RDF terms
libpcre2-dev|matches patterns
libsqlite3-dev|keeps the graph
libjansson-dev|reads documents as JSON lines
nettle-dev|SHA-256
libutf8proc-dev|letters beyond ASCII
libtracker-sparql-3.0-dev|runs SPARQL queries without a server'

TEST_PACKAGES='libcmocka-dev|unit tests
python3|test drivers
raptor2-utils|a second reader of the Turtle (rapper)
serdi|a third reader of the Turtle
python3-rdflib|a SPARQL engine to compare with
virtuoso-opensource|a triple store to load the graph into
clang-format|checks the layout of the code
parallel|spreads extraction over processes
mandoc|checks the man page
shellcheck|checks the scripts
git|lists the files to check'

have_package() {
  dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'
}

# install_packages LIST: installs what is missing, saying what and why; says what to do where it cannot.
install_packages() {
  local missing=() line name why
  if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian system: please make sure these are installed (Debian's names):" >&2
    printf '%s\n' "$1" | sed 's/^\([^|]*\)|\(.*\)/  \1: \2/' >&2
    return 0
  fi
  while IFS='|' read -r name why; do
    if ! have_package "$name"; then
      missing+=("$name")
      line="${line:-}  $name: $why"$'\n'
    fi
  done <<<"$1"
  [ "${#missing[@]}" -eq 0 ] && return 0
  printf 'Installing from Debian:\n%s' "$line"
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "Not root and no sudo: please run as root: apt-get install ${missing[*]}" >&2
      return 1
    fi
    sudo=(sudo)
  fi
  local log
  log=$(mktemp)
  if ! { "${sudo[@]}" apt-get update -qq &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "apt-get could not install: ${missing[*]}" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# The tests' npm packages, in a folder of their own; node itself from Debian where there is none.
install_npm_packages() {
  local folder=$1 list=$2
  if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    install_packages 'nodejs|runs the engines that come from npm
npm|installs them'
  fi
  if [ -d "$folder/node_modules" ] && cmp -s "$list" "$folder/package.json"; then
    return 0
  fi
  echo "Installing from npm (into $folder): $(sed -n 's/^    "\([^"]*\)".*/\1/p' "$list" | tr '\n' ' ')"
  mkdir -p "$folder"
  cp "$list" "$folder/package.json"
  (cd "$folder" && npm install --no-audit --no-fund --no-package-lock --loglevel=error >npm.log 2>&1) || {
    tail -n 20 "$folder/npm.log" >&2
    rm -f "$folder/package.json"
    return 1
  }
}
