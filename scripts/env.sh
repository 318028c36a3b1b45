# shellcheck shell=bash
# Sourced by the other scripts and the Makefile: the pinned tools, and where they are.

cache=${TAKERATE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/takerate}
trunk_version=0.21.14
bindgen_version=$(awk -F'"' '/^name = / { name = $2 } /^version = / && name == "wasm-bindgen" { print $2 }' Cargo.lock)
split_version=0.2.4
lighthouse_version=12.8.2

PATH=$PWD/node_modules/.bin:$cache/trunk-$trunk_version/bin:$cache/wasm-bindgen-$bindgen_version/bin:$cache/wasm-split-$split_version/bin:$PATH
export PATH lighthouse_version PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

# Erased views: a fifth less WebAssembly than one type for every view. Paths without this machine's folders, which
# panics carry: smaller, and the same build everywhere.
page_flags='--cfg=erase_components'
for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
  page_flags+=" --remap-path-prefix=$folder/="
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$page_flags --remap-path-prefix=$PWD/="

say() { printf '\n==> %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Prints the first of its arguments that can be run, as a path.
first_program() {
  local name
  for name in "$@"; do
    command -v "$name" 2>/dev/null && return
  done
  return 1
}

# Exports CHROME_PATH where it can be found; what is set already is kept. The shell is Chromium without its windows: the
# same engine, and the tests take half the time.
find_chromium() {
  local app='/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  CHROME_PATH=${CHROME_PATH:-$(first_program chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable "$app")} || return 1
  export CHROME_PATH
}
