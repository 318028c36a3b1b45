#!/usr/bin/env bash
# Builds what the page loads on demand, the analyses and the writer of workbooks, into target/analysis. Trunk runs this before each build and copies
# the folder; scripts/entry.mjs then gives it a name of its own for each content.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
target=${CARGO_TARGET_DIR:-target}
out=target/analysis
cargo build --quiet --release --locked --offline --target wasm32-unknown-unknown --message-format json-render-diagnostics \
  --package takerate-analysis-module --package takerate-workbook-module >"$target/build-messages.json"
rm -rf "$out"
mkdir -p "$out"
# The model with its notes and sources, which the page itself does without until it has started.
node -e '
  const lines = require("node:fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const built = lines.find(({ reason, package_id }) => reason === "build-script-executed" && /takerate-bundled/.test(package_id));
  console.log(`${built.out_dir}/model.postcard`);
' "$target/build-messages.json" | xargs -I{} cp {} "$out/model.postcard"
for name in analysis workbook; do
  wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name "$name" \
    "$target/wasm32-unknown-unknown/release/takerate_${name}_module.wasm"
done
# As the page's own, which is 17 KB less than wasm-opt alone; then for speed, as it computes millions of samples: 1.5 KB
# less, and as fast as without the first.
node --input-type=module -e '
  const { lean } = await import(`${process.cwd()}/scripts/lean.mjs`);
  lean(...process.argv.slice(1));
' "$out/analysis_bg.wasm" "$out/analysis.js"
features=(--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue)
wasm-opt -O3 --low-memory-unused --zero-filled-memory "${features[@]}" "$out/analysis_bg.wasm" -o "$out/analysis_bg.wasm"
wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int "$out/workbook_bg.wasm" -o "$out/workbook_bg.wasm"
# How much there is to load: what a server says of it is the size after compression.
echo "export const SIZE = $(wc -c <"$out/workbook_bg.wasm");" >"$out/workbook-size.js"
cp modules/analysis/*.js "$out/"
cat modules/analysis/style/*.css >"$out/analysis.css"
