# `make demo` and `make test` need Python 3.11+, make and a compiler; each does its own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Without PyTorch, an oracle of the tests (large; what needs it then says so): make EXTRAS=dev,plots test
EXTRAS ?= dev,plots,nbgrader,otter,torch
RUN_STAMP := $(VENV)/.run-ready
DEV_STAMP := $(VENV)/.dev-ready

.PHONY: setup demo test test-slow test-all check format bench build clean

setup: $(DEV_STAMP)

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e .
	touch $@

$(DEV_STAMP): $(RUN_STAMP)
	$(PIP) install -c constraints.txt -e '.[$(EXTRAS)]'
	touch $@

demo: $(RUN_STAMP)
	$(BIN)/autograder demo

test: $(DEV_STAMP)
	$(BIN)/python -m pytest -n 2 -m 'not slow'

# The real nbgrader and otter on the golden class.
test-slow: $(DEV_STAMP)
	$(BIN)/python -m pytest -n 2 -m slow

test-all: $(DEV_STAMP)
	$(BIN)/python -m pytest -n 2

check: $(DEV_STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/autograder build --check
	$(BIN)/python docs/dead_links.py
	$(BIN)/python docs/plain_words.py

format: $(DEV_STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV_STAMP)
	$(BIN)/python -m benchmarks

build: $(DEV_STAMP)
	$(BIN)/autograder build

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache demo-results results
