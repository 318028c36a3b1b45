#!/usr/bin/env bash
# Installs what is missing, and is quick when nothing is: `setup.sh build` for building and serving,
# `setup.sh test` for the tests as well. Tools go to a cache of the user's, one folder per version.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f Cargo.lock ] || { echo 'error: Cargo.lock is missing; it pins the version of wasm-bindgen' >&2; exit 1; }
. scripts/env.sh

# One setup at a time, where the system has flock.
mkdir -p "$cache"
if command -v flock >/dev/null; then
  exec 9>"$cache/lock"
  flock 9
fi

rust() {
  command -v rustup >/dev/null || die 'rustup is missing; install it from https://rustup.rs and run this again'
  if ! rustc --version >/dev/null 2>&1; then
    say 'Installing the Rust toolchain of rust-toolchain.toml'
    rustup toolchain install --no-self-update
  fi
  if ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
    say 'Installing the WebAssembly target of Rust'
    rustup target add wasm32-unknown-unknown
  fi
}

# tool FOLDER PROGRAM VERSION CARGO-INSTALL-ARGUMENTS...
# Builds aside and moves into place, so a folder in the cache is always a whole installation; an
# interrupted build goes on where it stopped. Optimizing these tools would take longer than it saves.
tool() {
  local folder=$cache/$1 program=$2 version=$3
  shift 3
  [ -x "$folder/bin/$program" ] && return
  say "Installing $program $version into $folder (once; several minutes)"
  rm -rf "$folder.partial"
  CARGO_TARGET_DIR=$cache/build CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo install --root "$folder.partial" --version "$version" "$@"
  rm -rf "$folder"
  mv "$folder.partial" "$folder"
  rm -rf "$cache/build"
}

packages() {
  command -v npm >/dev/null || die 'Node.js 20 or newer (with npm) is missing'
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || die "Node.js $(node --version) is too old; 20 or newer is needed"
  cmp -s package-lock.json node_modules/.installed-lock && return
  say 'Installing the npm packages of package-lock.json'
  npm ci --no-audit --no-fund
  cp package-lock.json node_modules/.installed-lock
}

apt() {
  say "Installing $* with apt-get"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

browser() {
  local root=false
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && root=true
  if "$root" && grep -qi debian /etc/os-release && ! first_program "${CHROME_PATH:-chromium-headless-shell}" >/dev/null; then
    apt chromium-headless-shell || apt chromium || true
  fi
  find_chromium || die 'Chromium (or Chrome) is needed for the tests.
  Debian: sudo apt-get install chromium-headless-shell. Elsewhere: install it, then set CHROME_PATH.'
  # What readers on Debian have with a desktop. The letters that stand in otherwise are wider, and pictures are laid out for these.
  if "$root" && command -v fc-list >/dev/null && [ -z "$(fc-list 'Liberation Sans' family)" ]; then apt fonts-liberation; fi
  if command -v fc-list >/dev/null && [ -z "$(fc-list :lang=zh family)" ]; then
    if "$root"; then apt fonts-noto-cjk; else echo 'note: no Chinese font is installed (Debian: fonts-noto-cjk); Chinese text will show as boxes'; fi
  fi
}

rust
tool "trunk-$trunk_version" trunk "$trunk_version" --locked trunk
# Not --locked: the lock file of this release names a version that no longer exists.
[ -n "$bindgen_version" ] || die 'Cargo.lock has no wasm-bindgen'
tool "wasm-bindgen-$bindgen_version" wasm-bindgen "$bindgen_version" wasm-bindgen-cli
tool "wasm-split-$split_version" wasm-split-cli "$split_version" --locked wasm_split_cli_support --features build-binary
packages
[ "${1:-test}" = build ] || browser
# Trunk runs without network, so all crates must be there before.
cargo fetch --locked --quiet
