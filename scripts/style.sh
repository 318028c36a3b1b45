#!/usr/bin/env bash
# Joins the style sheets into the one file that the page loads. Trunk runs this before each build.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p target
cat style/{tokens,base,layout,input,statement,readings,chart,explain,print}.css >target/style.css
