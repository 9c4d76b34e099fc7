# Concord: `make all` reads RAW and writes OUT; `make test` runs every check. Each sets up what it needs first.
PYTHON ?= python3
RAW ?= raw
OUT ?= outputs
JOBS ?= 1
STRICT ?= 0
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.DEFAULT_GOAL := help
.PHONY: all test bench docs reference lock help

all: $(VENV)/.run  ## read RAW, write every table and the report to OUT (RAW=raw OUT=outputs JOBS=1 STRICT=0)
	@$(BIN)/concord all "$(RAW)" -o "$(OUT)" --jobs $(JOBS); code=$$?; \
	if [ $$code -eq 3 ] && [ "$(STRICT)" != 1 ]; then \
	  echo "warning: some files were rejected; see $(OUT)/rejects.csv (STRICT=1 makes this an error)" >&2; exit 0; fi; exit $$code

test: $(VENV)/.dev  ## lint, types and tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist worksteal

bench: $(VENV)/.bench  ## measure what docs/decisions and the packs claim, beside peers
	$(BIN)/python -m benchmarks.suite
	$(BIN)/python -m benchmarks.cpu tests/development/seen
	$(BIN)/python -m benchmarks.matcher_gaps
	$(BIN)/python -m benchmarks.grouping tests/development/grouping/tune.jsonl
	$(BIN)/python -m benchmarks.typing

docs: $(VENV)/.dev  ## a site of the documentation in site/; a broken link is an error
	$(BIN)/python -m sphinx -q -W --keep-going -n -b html -c docs . site
	@echo "open site/docs/README.html"

reference: $(VENV)/.run  ## write docs/commands.md and docs/tables.md anew from the command line and the schema
	$(BIN)/python docs/generate.py

lock:  ## write requirements/*.txt anew from pyproject.toml (needs uv)
	uv pip compile --universal --generate-hashes --no-header --no-annotate -q --extra build pyproject.toml -o requirements/run.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate -q --extra build --extra dev pyproject.toml -o requirements/dev.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate -q --extra build --extra dev --extra bench pyproject.toml -o requirements/bench.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate -q --extra build --extra fuzz pyproject.toml -o requirements/fuzz.txt

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Concord needs Python 3.11 or later; name one with: make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing libraries into $(VENV): once, some minutes, 850 MB"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.dev
	$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@
