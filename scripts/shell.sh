#!/usr/bin/env bash
# What the page loads besides Rust: the style sheets joined into one file, and the boot script made small. Trunk runs this
# before each build.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
mkdir -p target
cat style/{tokens,base,layout,caption,input,statement,readings}.css >target/style.css
esbuild src/boot.js --minify --target=es2022 --log-level=warning --outfile=target/boot.js
