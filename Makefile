.DEFAULT_GOAL := help
.PHONY: help site test serve lint bench lock clean
PYTHON := .venv/bin/python

help:  ## what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

site: .venv/site.lock  ## record every simulation and bake the book into site/
	@$(PYTHON) build.py site

test: .venv/test.lock  ## every test, in a real browser too
	@CHROMIUM="$$(tools/find_browser)" && export CHROMIUM && $(PYTHON) -m pytest -n auto

serve: .venv/site.lock  ## rebuild and reload on every change, on this machine only
	@$(PYTHON) build.py serve

lint: .venv/test.lock  ## ruff, checks and format
	@$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .

bench: .venv/test.lock  ## the engine against its peers, side by side in one run
	@$(PYTHON) -m benchmarks

lock: .venv/test.lock  ## renew the hashed locks from pyproject.toml
	@tools/make_environment lock

clean:  ## remove the site, the recordings and the environment
	@rm -rf site .site-* .vault .venv .pytest_cache .ruff_cache .hypothesis

.venv/%.lock: %.lock tools/make_environment
	@tools/make_environment $*.lock
