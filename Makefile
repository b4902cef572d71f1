# make run    environment, index of the sample articles, service at http://127.0.0.1:8000
# make test   environment, every check and every test
# Others: PORT=8080, PYTHON=python3.12, VENV=folder

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BIN := $(VENV)/bin

.PHONY: run test clean
.DELETE_ON_ERROR:

run: $(VENV)/.run
	@$(BIN)/vigie reindex --unless-indexed seeds
	@exec $(BIN)/vigie serve --port $(PORT)

# The tests start several hundred processes: modules are compiled once, whatever the shell says. They
# wait for these, so that two processors are busy with three workers. One that crashed is not replaced:
# with pytest-xdist 3.8 the run would never end.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@command -v chromium chromium-browser google-chrome >/dev/null || echo "skipped: browser tests, for want of Chromium (apt-get install chromium)"
	@{ command -v java && command -v mvn; } >/dev/null || echo "skipped: cluster tests, for want of Java and Maven (apt-get install default-jdk-headless maven)"
	@command -v redis-server >/dev/null || echo "skipped: tests of limits in Redis, for want of redis-server (apt-get install redis-server)"
	$(BIN)/python -m pytest -q -n 3 --dist loadgroup --no-loadscope-reorder --max-worker-restart 0

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Vigie needs Python 3.11 or later, and $(PYTHON) is $$($(PYTHON) -V 2>&1); name another one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# -e: the checkout itself runs, so that a change needs no new installation.
$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,opensearch,redis]'
	@touch $@ $(VENV)/.run
