# `make` lists what there is. Needs Debian or Ubuntu, Python >= 3.11 and make.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
WORKERS ?= auto
py := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup setup-demo demo test bench corpus lint format audit lock messages

help:  ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## / ## /' | awk -F ' ## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup:  ## prepare only: system packages (when allowed) and .venv
	@$(PYTHON) scripts/setup.py --tests

setup-demo:
	@$(PYTHON) scripts/setup.py

demo: setup-demo  ## the whole portal with invented data, at http://127.0.0.1:8000 (PORT=8001)
	@exec $(py) manage.py demo --port "$(PORT)"

test: setup  ## every test, or a part: make test ARGS="tests/x.py -k y" (WORKERS=4)
	@$(py) -m pytest -n $(WORKERS) $(ARGS)

bench: setup  ## measurements (tests/benchmarks)
	@$(py) -m pytest -n 0 -s -m benchmark tests/benchmarks $(ARGS)

corpus: setup  ## precision and recall of the rules (FOLDER=… for other texts)
	@$(py) -m tests.disclosures.checks.corpus $(FOLDER)

lint: setup  ## ruff, templates, types, import contracts, missing migrations
	@$(py) scripts/lint.py

format: setup  ## rewrite Python files and templates in the house's form
	@$(py) scripts/lint.py --write

audit: setup  ## ask an advisory service about every locked package (needs the network)
	@$(py) scripts/audit.py $(ARGS)

lock: setup  ## write requirements/*.txt anew from requirements/*.in (ARGS=--upgrade)
	@cd requirements && for part in base s3 test embedded embedded-redis audit; do \
		echo "requirements/$$part.txt"; \
		../$(py) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-header --no-emit-index-url --no-emit-find-links $(ARGS) $$part.in -o $$part.txt || exit 1; \
	done

messages: setup  ## gather the texts to translate and compile the catalogues
	@$(py) manage.py makemessages --locale en --no-obsolete --ignore ".venv/*" --ignore "var/*" --ignore "tests/*"
	@$(py) manage.py compilemessages --locale en --ignore ".venv/*" --ignore "var/*"
