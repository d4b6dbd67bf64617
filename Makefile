# Everything works from a fresh clone on a machine with Python 3.11 or newer. Nothing but the package index is fetched.
#
#   make setup       the environment in .venv, from the lock (the other targets begin with it)
#   make demo        read the sample reports into a fresh folder, print the brief, write the map
#   make test        the tests
#   make check       all that must hold before a change lands: lint, types, import contract, documentation, tests
#   make check-rest  the same without the tests
#   make floors      the reader's scores on coded data against their floors
#   make bench       speed and memory, as a table
#   make docs        the documentation as a site, in site/
#   make lock        work out the lock anew from pyproject.toml
#   make clean       remove what the targets above made (the demo's folder too), but for the environment

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
DEMO := demo-output
PYTEST_ARGS ?= -n auto

# The first Python that is new enough and can make an environment.
WANTED := import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	if command -v $$python >/dev/null && $$python -c '$(WANTED)' 2>/dev/null; then echo $$python; break; fi; done)

.PHONY: help setup demo test check check-rest lint types contract docs-check floors bench measurements docs generate lock clean

help:
	@sed -n 's/^#   //p' Makefile

setup: $(STAMP)

$(STAMP): pyproject.toml requirements/dev.txt
	@if [ ! -x $(BIN)/python ]; then \
		if [ -z "$(PYTHON)" ]; then \
			echo "No Python 3.11 or newer with venv was found. Install it (on Debian: apt-get install python3.11-venv)," >&2; \
			echo "or name one: make setup PYTHON=/path/to/python3.11" >&2; exit 1; \
		fi; \
		$(PYTHON) -m venv $(VENV); \
	fi
	@echo "setting up $(VENV) from requirements/dev.txt ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@echo "building the index of the world's places, once ..."
	@$(BIN)/python -c "from twosource.knowledge import Knowledge; Knowledge.load()"
	@touch $(STAMP)

demo: setup
	@$(BIN)/twosource demo --data $(DEMO)

test: setup
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: check-rest test

# Floors are checked once there are any.
check-rest: lint types contract docs-check $(if $(wildcard evaluation/floors.json),floors)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

contract: setup
	$(BIN)/lint-imports --no-logo

# Pages that are written from the program itself must say what the program does now; then the whole site must build.
# (Not with --quiet: that keeps --strict from seeing the warnings.)
docs-check: setup
	$(BIN)/python scripts/generate_docs.py --check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --site-dir build/docs-check

# The reader's scores on coded data may not fall below what they once reached. Data that isn't here is passed over.
floors: setup
	$(BIN)/twosource evaluate all --floors

bench: setup
	$(BIN)/python benchmarks/run.py

# Dated snapshots in docs/evaluation.md and docs/benchmarks.md.
measurements: setup
	$(BIN)/python scripts/write_measurements.py scores benchmarks

docs: generate
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "site/index.html"

generate: setup
	$(BIN)/python scripts/generate_docs.py

# The lock holds hashes of every file of each release, so that it installs on any platform, and no index or path of
# the machine it was made on.
COMPILE := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock" \
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --resolver=backtracking \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options $(LOCK_ARGS)
DEV_GROUP := import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")

lock: setup
	$(COMPILE) --output-file=requirements/runtime.txt pyproject.toml
	$(BIN)/python -c '$(DEV_GROUP)' | $(COMPILE) --constraint=requirements/runtime.txt \
		--output-file=requirements/dev.txt pyproject.toml -

clean:
	rm -rf site build dist $(DEMO) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +
