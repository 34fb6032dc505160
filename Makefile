# `make run` serves the assistant with demo identities; `make test` checks everything. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: run test lint bench clean

$(VENV)/run.done: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; call: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet -e .
	touch $@

# torch first and pinned: where a find-links folder holds the CPU build that is what is installed.
$(VENV)/test.done: $(VENV)/run.done
	$(BIN)/pip install --quiet torch==2.13.0
	$(BIN)/pip install --quiet -e '.[test]'
	touch $@

run: $(VENV)/run.done
	$(BIN)/zhidu index
	$(BIN)/zhidu serve --demo --port $(PORT)

test: lint
	$(BIN)/python -m pytest -q
	$(BIN)/zhidu eval gate

lint: $(VENV)/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/test.done
	$(BIN)/python -m eval.bench.turn
	$(BIN)/python -m eval.bench.serve
	$(BIN)/python -m eval.bench.cold
	$(BIN)/python -m eval.bench.build
	$(BIN)/python -m eval.bench.slack
	$(BIN)/python -m eval.bench.dingtalk
	$(BIN)/python -m eval.bench.feishu
	$(BIN)/zhidu eval run retrieval --peers

clean:
	rm -rf $(VENV) .zhidu
