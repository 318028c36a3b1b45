#!/usr/bin/env bash
# Runs all tests, cheapest first but for the release build, which runs beside them, and stops at the first that fails. `test.sh e2e size` runs only these steps.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
find_chromium || die 'no Chromium; run scripts/setup.sh'
wasm=wasm32-unknown-unknown
logs=target/test-logs
mkdir -p "$logs"
rm -f "$logs"/*

format() { cargo fmt --all --check; }

lint() { cargo clippy --locked --workspace --all-targets -- -D warnings; }

# In the release profile, so that procedural macros and build scripts are compiled once for this and the build.
lint_wasm() { cargo clippy --locked --workspace --release --target "$wasm" -- -D warnings; }

native() { cargo test --locked --workspace; }

core_wasm() {
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    cargo test --locked --package takerate-core --target "$wasm" --test wasm
}

build() { scripts/build.sh; }

size() { node scripts/size.mjs dist; }

e2e() { playwright test --config tests/e2e/playwright.config.ts; }

all=(format lint lint_wasm native core_wasm build size e2e)

title() {
  case $1 in
    format) echo 'formatting' ;;
    lint) echo 'clippy, native' ;;
    lint_wasm) echo 'clippy, WebAssembly' ;;
    native) echo 'native tests' ;;
    core_wasm) echo 'core tests as WebAssembly in Node' ;;
    build) echo 'release build' ;;
    size) echo 'first-load size' ;;
    e2e) echo 'end-to-end tests in Chromium' ;;
    *) die "no step is called $1; there are: ${all[*]}" ;;
  esac
}

# Sums what the test runners themselves reported (cargo test and wasm-bindgen-test alike; Playwright).
count() {
  cat "$logs"/*.log | awk '
    /^test result: / { passed += $4; failed += $6 }
    /^ +[0-9]+ passed \(/ { passed += $1 }
    /^ +[0-9]+ failed$/ { failed += $1 }
    /^ +[0-9]+ flaky$/ { flaky += $1 }
    END {
      if (flaky) printf "%d tests passed only at the second attempt\n", flaky
      if (passed + failed + flaky) printf "%d passed, %d failed\n", passed + flaky, failed
    }'
}

summary() {
  local status=$?
  # Whatever is still running beside it.
  [ -z "$beside" ] || kill "$beside" 2>/dev/null || true
  if [ "$status" = 0 ]; then say "all ${#steps[@]} steps passed in $SECONDS s"; else say "FAILED: $name, after $SECONDS s"; fi
  count
}

run() {
  local start=$SECONDS
  say "$(title "$1")"
  "$1" 2>&1 | tee "$logs/$1.log"
  echo "--- $(title "$1"): $((SECONDS - start)) s"
}

# The linker of the release build keeps one core busy: the other one tests meanwhile. What it says is shown at its end.
aside() {
  run lint_wasm
  run build
}

steps=("${@:-${all[@]}}")
for step in "${steps[@]}"; do title "$step" >/dev/null; done
beside=
trap summary EXIT
for step in "${steps[@]}"; do
  name=$(title "$step")
  if [ $# -gt 0 ]; then
    run "$step"
    continue
  fi
  case $step in
    format)
      run format
      aside >"$logs/aside.txt" 2>&1 &
      beside=$!
      ;;
    lint_wasm) ;;
    build)
      wait "$beside" || { beside=; cat "$logs/aside.txt"; exit 1; }
      beside=
      cat "$logs/aside.txt"
      ;;
    *) run "$step" ;;
  esac
done
