# make run · make test · make check · make bench: each makes .venv once and installs what it needs into it.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check bench

run: .venv/requirements.stamp
	$(BIN)/streamlit run app.py

test: .venv/requirements-test.stamp
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/requirements-test.stamp
	$(BIN)/ruff check

bench: .venv/requirements-bench.stamp
	$(BIN)/python -m benchmarks

.venv/%.stamp: %.txt requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12")'
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
