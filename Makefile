# `make run` serves the assistant with demo identities; `make test` checks everything. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
WORKERS ?= 2
ROOMS := corpus tools assistant bots eval

.PHONY: run test tests types lint bench clean

# Byte code takes most of an installation: `run` compiles what it uses as it goes, the tests (to which the compiler's
# warnings would be errors) have all of it compiled at once, on every core. torch is pinned: where a find-links folder
# holds the CPU build that is what is installed.
INSTALL := $(BIN)/pip install --quiet --no-compile

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; call: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --upgrade pip

$(VENV)/run.done: pyproject.toml | $(BIN)/python
	$(INSTALL) -e .
	touch $@

$(VENV)/test.done: pyproject.toml | $(BIN)/python
	$(INSTALL) torch==2.13.0 -e '.[test]'
	$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || echo "what cannot be compiled is not used here"
	touch $(VENV)/run.done $@

run: $(VENV)/run.done
	$(BIN)/zhidu index
	$(BIN)/zhidu serve --demo --port $(PORT)

# Types are checked while the tests run; each says what it found when it ends. A module's tests stay on one worker, with
# the servers that it starts. Each worker has a core: with threads for all of them, the embedding engine of one waits for
# a core that another is using. The tests start some eighty processes of ours: each would compile the rooms anew where
# PYTHONDONTWRITEBYTECODE is set.
test: $(VENV)/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(MAKE) --no-print-directory -j 2 types tests
	$(BIN)/zhidu eval gate

lint: types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.done
	@$(BIN)/mypy > $(VENV)/mypy.txt; status=$$?; printf '\nmypy: '; cat $(VENV)/mypy.txt; exit $$status

tests: $(VENV)/test.done
	$(BIN)/python -m compileall -qq $(ROOMS)
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder

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
