#!/usr/bin/env bash
# Builds the page into dist/ (release, with the pinned tools; arguments go to Trunk).
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
# Trunk takes NO_COLOR only as `true` or `false`, others set it to 1.
unset NO_COLOR
PATH=$PWD/scripts/tools:$PATH
trunk build --release --offline --locked "$@"
node scripts/entry.mjs dist
# Puts the model in, as for any other report: the static overview, and the names that follow from the model.
# TAKERATE_ADDRESS is where it will be, by which networks and chats find the picture that they show of a link.
cargo run --quiet --locked --offline -- bundle models --page dist --into dist ${TAKERATE_ADDRESS:+--address "$TAKERATE_ADDRESS"}
