# Two commands do it all:  make graph  and  make test.
# Needs git, make and Python 3.11 or newer; no root. Everything is installed into .venv.

PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
ARTICLE ?= articles/osman-batur.txt
OUT ?= exports

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help graph exports test check lint fix browser bench lock clean

help:
	@echo 'make graph   install, read $(ARTICLE), write $(OUT)/'
	@echo 'make test    lint, types, import contracts and all tests that need no browser'
	@echo 'make browser the tests that need Chromium'
	@echo 'make lint    ruff, mypy and import contracts only;  make fix  repairs what it can'
	@echo 'make bench   the figures of bench/README.md'
	@echo 'make lock    pin the dependencies anew (needs uv);  make clean  removes .venv and caches'

graph: $(VENV)/installed
	@$(BIN)/kg build $(ARTICLE) --out $(OUT)
	@echo
	@echo "The page:   $(CURDIR)/$$(ls $(OUT)/*.html | head -n 1)"
	@echo "The Turtle: $(CURDIR)/$$(ls $(OUT)/*.ttl | head -n 1)"

exports: graph

test: lint
	@$(BIN)/python -m pytest -m 'not browser' --cov --cov-report=term

browser: $(VENV)/installed-dev
	@$(BIN)/python -m pytest -m browser

check: test

lint: $(VENV)/installed-dev
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@PYTHONPATH=src $(BIN)/lint-imports

fix: $(VENV)/installed-dev
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

bench: $(VENV)/installed
	@$(BIN)/python bench/build.py $(ARTICLE)
	@$(BIN)/python bench/rdf.py
	@$(BIN)/python bench/extract.py

lock:
	uv pip compile pyproject.toml --extra build -o requirements.lock $(LOCK)
	uv pip compile pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock $(LOCK)

LOCK := --universal --python-version 3.11 --generate-hashes --fork-strategy fewest \
	--no-header --no-annotate --quiet --upgrade

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	find src tests bench training -name __pycache__ -prune -exec rm -rf {} +

# The stamps are newer than the pins they were made from, so a second run installs nothing.
# The project itself is installed as a link: its code is never stale.
$(VENV)/python:
	@test -n "$(PYTHON)" || { echo 'kg needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python3' >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo '$(PYTHON) lacks venv or ensurepip: install them (on Debian: apt-get install python3-venv)' >&2; exit 2; }
	@echo 'Making $(VENV) with $(PYTHON)' >&2
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/python requirements.lock pyproject.toml
	@echo 'Installing the pinned dependencies; the first time this takes some minutes' >&2
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	@echo 'Installing the tools for the tests' >&2
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@
