#!/usr/bin/env bash
# Builds what the page loads on demand (style, engine, writer of workbooks, reader of model files, model) into target/analysis. Trunk runs this before
# each build and copies the folder; scripts/entry.mjs adds the later part of the program and names the folder by its content.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
target=${CARGO_TARGET_DIR:-target}
out=target/analysis
# Trunk runs its hooks at the same time, and in a clean clone none has made the folder yet.
mkdir -p "$target" target
cargo build --quiet --release --locked --offline --target wasm32-unknown-unknown --message-format json-render-diagnostics \
  --package takerate-engine-module --package takerate-workbook-module --package takerate-reader-module >"$target/build-messages.json"
rm -rf "$out"
mkdir -p "$out"
# The model as files: without notes and sources for the page to begin with, and whole.
node -e '
  const lines = require("node:fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const built = lines.find(({ reason, package_id }) => reason === "build-script-executed" && /takerate-bundled/.test(package_id));
  console.log(built.out_dir);
' "$target/build-messages.json" | xargs -I{} sh -c 'cp {}/outline.*.wasm {}/model.wasm {}/sources.wasm "$1/"' - "$out"
for name in engine workbook reader; do
  wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name "$name" \
    "$target/wasm32-unknown-unknown/release/takerate_${name}_module.wasm"
done
# Speed matters more than size in the engine: millions of samples.
for name in engine workbook reader; do
  [ "$name" = engine ] && level=-O3 || level=-Oz
  wasm-opt "$level" --enable-bulk-memory --enable-nontrapping-float-to-int "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm"
done
# How much there is to load: what a server says of it is the size after compression.
echo "export const SIZE = $(wc -c <"$out/workbook_bg.wasm");" >"$out/workbook-size.js"
cp src/js/{newer,parts,picture}.js modules/{engine,reader}/*.js "$out/"
# What asks another host, once a reader agrees, may run this script and no other.
node -e '
  const { createHash } = require("node:crypto");
  const { readFileSync, writeFileSync } = require("node:fs");
  const html = readFileSync("modules/reader/own-address.html", "utf8");
  const digest = createHash("sha256").update(/<script>([^]*)<\/script>/.exec(html)[1]).digest("base64");
  writeFileSync(process.argv[1], html.replace("DIGEST", digest).replace(/<!--[^]*?-->\n\s*/, ""));
' "$out/own-address.html"
esbuild src/js/offline.js --minify --target=es2022 --log-level=warning --outfile="$out/offline.js"
cp style/offline.css "$out/"
cat style/{chart,explain,changed,levers,prices,print,ready}.css >"$out/soon.css"
cat style/analyses/*.css >"$out/parts.css"
