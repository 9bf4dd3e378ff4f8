# Every target works from an empty environment with python3 (>= 3.11), pip, make and gcc; nothing is written outside this folder.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
UV := .tools/bin/uv
UV_RELEASE := 0.13.9
INSTALLED := .venv/.installed
PEERS := .venv/.peers
LEDGER := out/demo.db

export UV_PYTHON_DOWNLOADS := never
export UV_CACHE_DIR ?= $(CURDIR)/.tools/cache
# Behind a mirror or a proxy it is the system's store of certificates that knows whom to trust.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export SSL_CERT_FILE ?= /etc/ssl/certs/ca-certificates.crt
endif
# A virtual environment that happens to be active is none of our business.
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME

.PHONY: help install demo test check bench fuzz docs lock clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

install: $(INSTALLED) ## an environment of our own in .venv, from the hash-pinned lock

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "reportedly needs Python 3.11 or later, this is " + sys.version.split()[0])'
	@echo "Installing the tools (once) …" >&2
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-warn-script-location --root-user-action=ignore \
		--upgrade --target .tools "uv==$(UV_RELEASE)"

$(INSTALLED): requirements.lock pyproject.toml | $(UV)
	@echo "Installing the locked packages into .venv …" >&2
	@test -x $(BIN)/python || $(UV) venv --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv
	@$(UV) pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	@$(UV) pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .
	@rm -f $(PEERS) && touch $@

demo: $(INSTALLED) ## the examples read into a ledger, one report taken apart, a brief written
	@mkdir -p out && rm -f $(LEDGER) $(LEDGER)-wal $(LEDGER)-shm
	@$$(test -t 1 || echo env COLUMNS=120) $(BIN)/reportedly read examples/01-* --format table
	@$(BIN)/reportedly add examples --ledger $(LEDGER) --format csv > out/added.csv
	@$(BIN)/reportedly brief --ledger $(LEDGER) --out out/brief.md
	@$(BIN)/reportedly brief --ledger $(LEDGER) --out out/brief.html
	@printf '\nThe ledger is %s, the brief %s and %s.\nNext: %s\n' $(LEDGER) out/brief.md out/brief.html \
		"$(BIN)/reportedly claims --ledger $(LEDGER) --event ASSAULT"

test: $(INSTALLED) ## the whole test suite
	@$(BIN)/python -m pytest

check: $(INSTALLED) ## format, lint, types, one-way imports, dependencies
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry src

bench: $(PEERS) ## speed and memory; accuracy beside other libraries where REPORTEDLY_DATA, _SCORE and _CASES say what lies where
	@$(BIN)/python -m benchmarks.pipeline
	@$(BIN)/python -m benchmarks.attribution
	@$(BIN)/python -m benchmarks.normalisation
	@$(BIN)/python -m benchmarks.cases
	@$(BIN)/python -m benchmarks.pages
	@$(BIN)/python -m benchmarks.warc

$(PEERS): requirements-peers.lock | $(INSTALLED)
	@echo "Installing the libraries to compare with into .venv …" >&2
	@$(UV) pip install --quiet --require-hashes --python $(BIN)/python --requirements requirements-peers.lock
	@touch $@

fuzz: $(INSTALLED) ## every parser fed with broken files, ten minutes (SECONDS_OF_FUZZ=…): none may go down or hang
	@$(BIN)/python -m tests.ingest.fuzz --seconds $(or $(SECONDS_OF_FUZZ),600)

docs: $(INSTALLED) ## what is generated: JSON Schemas, the command reference, the excerpt in the README
	@$(BIN)/python -m docs.build

lock: $(UV) ## resolve the dependencies anew into requirements.lock
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--extra dev --extra postgres --output-file requirements.lock pyproject.toml
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--extra peers --constraints requirements.lock --output-file requirements-peers.lock pyproject.toml

clean: ## everything that was made
	rm -rf .venv .tools out build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
