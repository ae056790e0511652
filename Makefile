# Daily tasks. They use the virtual environment in .venv, made by the first of them.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help test slow lint format types check samples docs bench accuracy performance coverage wheel clean

help:  ## Show these tasks.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

$(BIN)/pytest:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'

test: $(BIN)/pytest  ## Run the tests (two minutes); ARGS="tests/rules/test_rules.py -x" for some of them.
	$(BIN)/python -m pytest $(ARGS)

slow: $(BIN)/pytest  ## Run the slow tests that `test` leaves out (two minutes).
	$(BIN)/python -m pytest -m slow $(ARGS)

lint: $(BIN)/pytest  ## Look for mistakes and for files without a licence.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/reuse lint --lines

format: $(BIN)/pytest  ## Lay out the code.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(BIN)/pytest  ## Check the types.
	for system in linux win32 darwin; do $(BIN)/mypy --strict --platform $$system lovp_actions || exit; done

check:  ## Everything a change must pass, as in CI.
	.ci/run

samples: $(BIN)/pytest  ## Find the items of the samples anew; look at `git diff samples` after it.
	$(BIN)/python -m samples.refresh

docs: $(BIN)/pytest  ## Bring README, docs and the man page up to date.
	$(BIN)/python docs/refresh.py

bench: $(BIN)/pytest  ## Throw random minutes at it, and kill it while it writes (a minute).
	$(BIN)/python benchmarks/fuzz.py 1000
	$(BIN)/python benchmarks/kill.py 30

accuracy: $(BIN)/pytest  ## Measure how well it finds the items of the annotated minutes.
	$(BIN)/python benchmarks/accuracy.py

performance: $(BIN)/pytest  ## Measure speed and memory (most of an hour); ARGS="--quick" (minutes).
	$(BIN)/python benchmarks/performance.py $(ARGS)

coverage: $(BIN)/pytest  ## Run all tests and show the lines that none of them reaches.
	$(BIN)/python -m pytest -m "" --cov=lovp_actions $(ARGS)

wheel: $(BIN)/pytest  ## Build the package into dist/.
	rm -rf build
	$(BIN)/python -m build

clean:  ## Remove what the other tasks leave, but for .venv.
	rm -rf build dist *.egg-info .coverage htmlcov .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
