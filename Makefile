SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup build serve test bench lighthouse clean

PORT ?= 8080

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install all tools that building and testing need
	@scripts/setup.sh test

build: ## Build the page into dist/
	@scripts/setup.sh build
	@scripts/build.sh

serve: build ## Build the page and serve it (PORT=8080, or the next free one)
	@node scripts/serve.mjs dist --port $(PORT)

test: setup ## Run all tests (STEPS="lint native" runs only these)
	@scripts/test.sh $(STEPS)

bench: setup ## Measure the speed of the core, natively and as WebAssembly
	@source scripts/env.sh; cargo bench --locked --bench evaluate --bench analysis; \
	if [ -f benches/wasm.mjs ]; then node benches/wasm.mjs; fi

lighthouse: setup build ## Audit the built page with Lighthouse (downloads it)
	@source scripts/env.sh; find_chromium; node scripts/lighthouse.mjs dist

clean: ## Remove all that was built (the tools in the user's cache stay)
	@rm -rf target dist node_modules test-results playwright-report
