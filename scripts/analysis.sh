#!/usr/bin/env bash
# Builds the analyses, which the page loads on demand, into target/analysis. Trunk runs this before each build and copies
# the folder; scripts/entry.mjs then gives it a name of its own for each content.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
target=${CARGO_TARGET_DIR:-target}
out=target/analysis
cargo build --quiet --release --locked --offline --target wasm32-unknown-unknown --package takerate-analysis-module
rm -rf "$out"
mkdir -p "$out"
wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name analysis \
  "$target/wasm32-unknown-unknown/release/takerate_analysis_module.wasm"
# Speed matters more than size here: millions of samples.
wasm-opt -O3 --enable-bulk-memory --enable-nontrapping-float-to-int "$out/analysis_bg.wasm" -o "$out/analysis_bg.wasm"
cp modules/analysis/*.js "$out/"
cat modules/analysis/style/*.css >"$out/analysis.css"
