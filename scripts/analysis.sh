#!/usr/bin/env bash
# Builds what the page loads on demand (the analyses, the engine, the writer of workbooks) into target/analysis. Trunk runs this before each build and copies
# the folder; scripts/entry.mjs then gives it a name of its own for each content.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
target=${CARGO_TARGET_DIR:-target}
out=target/analysis
cargo build --quiet --release --locked --offline --target wasm32-unknown-unknown --message-format json-render-diagnostics \
  --package takerate-analysis-module --package takerate-engine-module --package takerate-workbook-module >"$target/build-messages.json"
rm -rf "$out"
mkdir -p "$out"
# The model as files: without notes and sources for the page to begin with, and whole.
node -e '
  const lines = require("node:fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const built = lines.find(({ reason, package_id }) => reason === "build-script-executed" && /takerate-bundled/.test(package_id));
  console.log(built.out_dir);
' "$target/build-messages.json" | xargs -I{} sh -c 'cp {}/outline.*.wasm {}/model.wasm "$1/"' - "$out"
for name in analysis engine workbook; do
  wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name "$name" \
    "$target/wasm32-unknown-unknown/release/takerate_${name}_module.wasm"
done
# Speed matters more than size in the engine: millions of samples.
for name in engine workbook; do
  [ "$name" = engine ] && level=-O3 || level=-Oz
  wasm-opt "$level" --enable-bulk-memory --enable-nontrapping-float-to-int "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm"
done
# The views as the page's own: 17 KB less than by wasm-opt alone.
node --input-type=module -e '
  const { lean } = await import(`${process.cwd()}/scripts/lean.mjs`);
  lean(...process.argv.slice(1));
' "$out/analysis_bg.wasm" "$out/analysis.js"
# How much there is to load: what a server says of it is the size after compression.
echo "export const SIZE = $(wc -c <"$out/workbook_bg.wasm");" >"$out/workbook-size.js"
cp modules/analysis/*.js modules/engine/*.js "$out/"
cat modules/analysis/style/*.css >"$out/analysis.css"
