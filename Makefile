# The project's few commands. Everything lives in .venv; nothing outside the checkout is touched.
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
UV_VERSION := 0.13.9
BIN := .venv/bin
UV := $(BIN)/uv

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

.venv/uv: Makefile
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet uv==$(UV_VERSION)
	@touch $@

.venv/run: .venv/uv requirements.txt pyproject.toml
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@touch $@

.venv/ocr: .venv/dev requirements-ocr.txt
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements-ocr.txt
	@touch $@

setup: .venv/run ## make .venv with the dueregard command in it

# The demo listens on this machine only, so its administrator need not have an authenticator app at hand.
run: setup ## set up, load the demo, serve http://127.0.0.1:$(PORT)
	$(BIN)/dueregard demo
	DUEREGARD_SECOND_FACTOR=nobody $(BIN)/dueregard serve --port $(PORT)

reset: setup ## forget the demo's data and start over
	$(BIN)/dueregard demo --fresh

test: .venv/dev ## the whole suite on SQLite; needs nothing but Python
	$(BIN)/python -m pytest -n auto -m "not browser and not postgresql and not office and not ocr"

test-all: .venv/ocr ## the suite on PostgreSQL and in real Chromium as well; fails where they are missing
	scripts/test-all

check: .venv/dev ## lint, types, contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint src/dueregard --quiet

.venv/outside: .venv/uv requirements-bench.txt
	$(UV) venv --quiet --clear --python $(BIN)/python $@
	$(UV) pip install --quiet --python $@/bin/python --require-hashes -r requirements-bench.txt

bench: .venv/dev .venv/outside ## speed and memory as ratios and growth
	$(BIN)/python -m benchmarks

accuracy: .venv/dev ## how right the reader is on known and open sample plans, by field
	$(BIN)/python -m benchmarks.accuracy

lock: .venv/uv ## renew the locks from requirements*.in
	$(UV) pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --allow-unsafe requirements.in -o requirements.txt
	$(UV) pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --allow-unsafe requirements-dev.in -o requirements-dev.txt
	$(UV) pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --allow-unsafe -c requirements-dev.txt -c requirements.txt requirements-ocr.in -o requirements-ocr.txt
	$(UV) pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --allow-unsafe requirements-bench.in -o requirements-bench.txt

assets: ## rebuild the committed stylesheet (the only thing that needs Node)
	cd frontend && npm install --no-package-lock --no-audit --no-fund && npm run build
	$(PYTHON) frontend/stamp.py

words: .venv/dev ## bring the Welsh catalogue up to date with the code and compile it
	$(BIN)/python scripts/catalogue.py

.PHONY: help setup run reset test test-all check bench accuracy lock assets words
