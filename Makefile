# Two commands are enough: `make demo` and `make test`. Both set up what they need first; run again, they are quick.

# A pipe fails if any part of it does.
SHELL       := bash
.SHELLFLAGS := -o pipefail -c

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test newest setup lint fix bench docs clean

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/demo ## load the Troms example and open the explorer on http://127.0.0.1:8350/
	@$(BIN)/samspill demo

test: setup ## run every test (real Neo4j and a real browser where Java, Maven and Chromium are there)
	@$(BIN)/python -m pytest

# What the two versions may differ in: what is let through and refused, what queries give, what loads do.
CONTRACT := $(addprefix tests/graph/store/test_,fence.py statements.py loading.py)

newest: setup ## hold the newest release of Neo4j to the contract of stores, as `make test` does the one with long-term support
	@SAMSPILL_TEST_NEO4J_VERSION=newest $(BIN)/python -m pytest -k "neo4j and not embedded" $(CONTRACT)

setup: $(VENV)/dev ## make the environment for development

lint: setup ## check style and types, change nothing
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

fix: setup ## format, and mend what can be mended by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/bench ## measure side by side with other libraries
	@$(BIN)/python -m bench

docs: setup ## write the generated parts of the documentation anew
	@$(BIN)/python -m docs

clean: ## remove the environment and what tools left behind
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

# Each environment is marked by a file that is as old as the last change of pyproject.toml, so that pip runs only when it must.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "samspill needs Python 3.11, 3.12 or 3.13: set PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "samspill needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is another: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@echo "Making the environment in $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'

$(VENV)/demo: pyproject.toml | $(BIN)/python
	@echo "Installing samspill (about a minute the first time) …" >&2
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on --editable . | sed '/^Requirement already/d'
	@touch $@

$(VENV)/dev: pyproject.toml | $(BIN)/python
	@echo "Installing samspill and the tools of its developers (a few minutes the first time) …" >&2
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on --editable . --group dev | sed '/^Requirement already/d'
	@touch $@ $(VENV)/demo

$(VENV)/bench: $(VENV)/dev
	@$(BIN)/python -m pip install --disable-pip-version-check --group bench | sed '/^Requirement already/d'
	@touch $@
