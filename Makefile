# Written for people: `make` lists what there is. Everything runs in .venv, which is made when it is missing.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REPO ?= build/sample/bike-demand
OUT ?= report.html
WRITTEN := build/written

help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/audit.stamp: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/audit.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

$(VENV)/site.stamp: $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[site]'
	@touch $@

build/sample/bike-demand: tests/support/portfolios.py $(shell find tests/fixtures/portfolios/bike-demand -type f 2>/dev/null | sed 's/ /\\ /g')
	$(BIN)/python tests/support/portfolios.py tests/fixtures/portfolios/bike-demand $@

audit: $(VENV)/audit.stamp ## audit the sample repository, or any other with REPO=path-or-url; writes report.html (OUT=)
	@if [ "$(REPO)" = "build/sample/bike-demand" ]; then $(MAKE) --no-print-directory build/sample/bike-demand; fi
	@$(BIN)/portfolio-audit audit "$(REPO)" --output "$(OUT)"

test: $(VENV)/dev.stamp ## run all tests
	$(BIN)/python -m pytest -n auto

check: $(VENV)/dev.stamp ## linters, types, floors, stale pages, workflows, the site
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m portfolio_audit.cli.pages --check
	@$(MAKE) --no-print-directory workflows site

workflows: $(VENV)/dev.stamp ## check every workflow, ours and those that `init` writes
	@rm -rf $(WRITTEN) && mkdir -p $(WRITTEN)
	@$(BIN)/portfolio-audit init push pull-request fork code-scanning organisation --into $(WRITTEN) \
		--action-ref 0000000000000000000000000000000000000000 > $(WRITTEN)/shown 2>&1
	$(BIN)/zizmor --offline --no-progress --quiet --collect all --strict-collection .github action.yml post-comment $(WRITTEN)
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml $(WRITTEN)/.github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-actions action.yml post-comment/action.yml

site: $(VENV)/site.stamp ## build the documentation site into build/site and check its links
	@$(BIN)/zensical build --strict > build/site.log 2>&1 || { cat build/site.log; exit 1; }
	$(BIN)/python tests/support/site_links.py build/site

docs: $(VENV)/dev.stamp ## build the generated pages
	$(BIN)/python -m portfolio_audit.cli.pages

wheel: $(VENV)/dev.stamp ## build the wheel into dist/
	$(BIN)/python -m build --wheel --outdir dist .

fuzz: $(VENV)/dev.stamp ## fuzz every parser for SECONDS each (600)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt atheris
	@for target in notebook readme python tree configuration rule roster; do \
		echo "$$target:"; $(BIN)/python tests/fuzz/run.py $$target $(or $(SECONDS),600) 2>&1 | tail -n 8 || exit 1; done

hostile: $(VENV)/dev.stamp ## audit what an outside GENERATOR makes of hostile repositories, in every format
	$(BIN)/python $(GENERATOR) make build/hostile
	$(BIN)/python $(GENERATOR) run build/hostile --as-mb 4000 --json build/hostile.json -- $(CURDIR)/$(BIN)/portfolio-audit audit --strict {target} \
		-o {out}/r.html -o {out}/r.json -o {out}/r.md -o {out}/r.sarif -o {out}/r.csv

vulnerabilities: $(VENV)/dev.stamp ## ask the database of known vulnerabilities about every pinned package (needs the network)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python -m pip_audit --requirement constraints.txt --no-deps --disable-pip

clean: ## remove what the targets made
	rm -rf $(VENV) build dist report.html .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.PHONY: fuzz hostile vulnerabilities help audit test check workflows site docs wheel clean
