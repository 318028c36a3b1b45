#!/usr/bin/env bash
# What the page loads besides Rust: the style sheets joined into one file, boot script and service worker made small. Trunk runs this
# before each build.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
mkdir -p target
cat style/{tokens,base,layout,bar,caption,input,statement,readings,lead,first}.css >target/style.css
esbuild src/boot.js --minify --target=es2022 --log-level=warning --outfile=target/boot.js
# `takerate bundle` writes the first line anew; until then the worker keeps nothing.
{ echo 'self.build=null;'; esbuild src/js/service-worker.js --format=iife --minify --target=es2022 --log-level=warning; } >target/service-worker.js
