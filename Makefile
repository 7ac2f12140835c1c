# Each target makes .venv and installs from the lock by itself, once. Python: PYTHON=python3.12 make test
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

.PHONY: demo test prove run check lock dictionary eval bench faults clean

demo: .venv/run.stamp  ## a small news site becomes facts in a warehouse, on loopback only
	@$(BIN)/python -m tests.newsroom.demo

test: .venv/dev.stamp  ## the newcomer's proof, about 4 minutes
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-report=term:skip-covered

prove: .venv/dev.stamp  ## the long proof: kills, schedules, faults, fuzzing
	@$(BIN)/python -m pytest -m prove -n 2 --dist loadgroup --durations=10

run: .venv/run.stamp  ## ingest the live sources and publish
	@$(BIN)/cotmoc ingest

check: .venv/dev.stamp  ## format, lint, types, installed set
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pip check

faults: .venv/dev.stamp  ## every way in which a site misbehaves, and what became of it: a table
	@DO_NOT_TRACK=1 PREFECT_SERVER_ANALYTICS_ENABLED=false PREFECT_LOGGING_LEVEL=CRITICAL $(BIN)/python -m tests.faults.table

bench: .venv/dev.stamp  ## speed as ratios, in one run
	@$(BIN)/python -m tests.bench.stages

eval: .venv/dev.stamp  ## precision and recall of the facts
	@$(BIN)/python -m tests.bench.score

dictionary: .venv/run.stamp  ## write warehouse/DICTIONARY.md anew from the comments
	@$(BIN)/python -m warehouse.dictionary

lock: .venv-lock/stamp  ## resolve pyproject.toml into requirements/, hashed and without addresses
	@.venv-lock/bin/uv lock --quiet --upgrade
	@.venv-lock/bin/uv export --quiet $(EXPORT) --no-default-groups --group build -o requirements/run.txt
	@.venv-lock/bin/uv export --quiet $(EXPORT) --group dev --group build -o requirements/dev.txt
	@rm -f uv.lock
EXPORT := --format requirements-txt --no-header --no-annotate --no-emit-project

clean:  ## everything that the targets above made
	@rm -rf .venv .venv-lock .demo build *.egg-info .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@echo "Making .venv with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python requirements/run.txt pyproject.toml
	@echo "Installing what cotmoc runs on, from requirements/run.txt (about a minute, once) …"
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	@echo "Installing what tests and checks need, from requirements/dev.txt …"
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

.venv-lock/stamp:
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@touch $@
