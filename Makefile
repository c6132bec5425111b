PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.installed
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEMO := fixtures/bao-cao-nam/bao-cao-nam-loi.docx
DEMO_PDF := fixtures/bao-cao-nam/bao-cao-nam.pdf

.PHONY: demo test coverage lint bench accuracy verdicts printed compliant fuzz hostile repairs oracle draw fixtures docs schema lock notice clean

demo: $(READY)  ## check a report with faults, then the correct one as PDF; finding faults is success (exit code 1)
	$(BIN)/decree30-lint check $(DEMO) || test $$? -eq 1
	$(BIN)/decree30-lint check $(DEMO_PDF)

test: $(READY)
	$(BIN)/pytest -n 2

coverage: $(READY)  ## the tests, in children too: fails where they run too few of the lines (see pyproject.toml)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m bench

accuracy: $(READY)
	$(BIN)/python -m bench.accuracy

verdicts: $(READY)  ## every verdict in a neutral form; what differs from the first record kept is printed
	$(BIN)/python -m bench.every_verdict .verdicts/after.jsonl --against .verdicts/before.jsonl

printed: $(READY)  ## docs/printed.json: what LibreOffice prints, judged beside its Word files
	$(BIN)/python -m bench.printed

compliant: $(READY)  ## compliant documents in many mixes of layouts, as Word files and prints: nothing may be wrong
	$(BIN)/python -m bench.compliant --prints plain tagged

fuzz: $(READY)  ## files a little wrong, for SECONDS=600: nothing may fail but by an error of ours; FAST=1: a minute, the first ones
	$(BIN)/python -m bench.fuzz $(if $(FAST),--seconds 55 --first 0,--seconds $(or $(SECONDS),600))

hostile: $(READY)  ## files made to do harm: each ends in a verdict or a named error, in time and in bounds; FAST=1: a short form
	$(BIN)/python -m bench.hostile $(if $(FAST),--fast) --slack $(or $(SLACK),1)

repairs: $(READY)  ## what repairs do to real files and to planted faults; FAST=1: one layout for each fault, few files
	$(BIN)/python -m bench.repairs $(if $(FAST),--fast)
	$(BIN)/python -m bench.tracked $(if $(FAST),--every 12)

draw: $(READY)  ## make draw SEED=n: 30 documents without labels with their pages and findings, for a reader to judge
	$(BIN)/python -m bench.draw --seed $(SEED)

oracle: $(READY)
	$(BIN)/python -m bench.oracle

fixtures: $(READY)
	$(BIN)/python tools/build_fixtures.py

docs: $(READY)  ## docs/rules/, the floor plan of docs/architecture.md, the table of checks in rules/README.md
	$(BIN)/python tools/build_docs.py
	$(BIN)/python tools/make_architecture.py
	$(BIN)/python tools/make_kinds_table.py

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	touch $@

schema: $(READY)  ## rules/schema.json from the kinds of checks
	$(BIN)/python tools/make_schema.py

lock: $(READY)  ## the newest versions that fit pyproject.toml, with the hashes of their files for every platform
	$(BIN)/python tools/make_lock.py --upgrade

notice: $(READY)  ## NOTICE: the licences of what an installation brings
	$(BIN)/python tools/make_notice.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
