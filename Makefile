.DEFAULT_GOAL := help
.PHONY: help site test test-quick serve lint bench lock clean
VENV := .venv/bin/python
CHAPTERS :=
OUTPUT :=
PYTHON ?=
export PYTHON
book = $(if $(CHAPTERS),--chapters '$(CHAPTERS)') $(if $(OUTPUT),--output '$(OUTPUT)')

help:  ## what there is
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

site:  ## record every simulation and bake the book into site/ (CHAPTERS=folder OUTPUT=folder: another book)
	@tools/make_environment site
	@$(VENV) build.py site $(book)

test:  ## every test, in a real browser too
	@tools/make_environment test
	@tools/run_tests

test-quick:  ## every test that needs no browser
	@tools/make_environment test
	@$(VENV) -m pytest -n auto -m "not browser"

serve:  ## rebuild and reload on every change, on this machine only (CHAPTERS=, OUTPUT= as for site)
	@tools/make_environment site
	@$(VENV) build.py serve $(book)

lint:  ## ruff's checks and format, and the types
	@tools/make_environment test
	@tools/make_environment lint
	@$(VENV) -m ruff check . && $(VENV) -m ruff format --check . && $(VENV) -m basedpyright
	@if [ -e tools/write_inits ]; then $(VENV) tools/write_inits --check; fi

bench:  ## the engine against its peers, side by side in one run
	@tools/make_environment test
	@$(VENV) -m benchmarks

lock:  ## renew the hashed locks from pyproject.toml
	@tools/make_environment lock

clean:  ## remove the site, the recordings and the environment
	@rm -rf site .shelf .venv .pytest_cache .ruff_cache .hypothesis
