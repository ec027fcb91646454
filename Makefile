# make help lists the commands.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# One package asks for Python 3.11.5 and works with 3.11.2, which Debian 12 has: the builds of both are the same.
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --ignore-requires-python --requirement
NO_PACKAGES := { echo "The packages could not be installed. Check the network, then run make again."; exit 1; }
NOT_A_LINK := test ! -L node_modules || { echo "node_modules is a link, and npm would empty the folder it leads to. Delete the link, then run make again."; exit 1; }
NPM := $(NOT_A_LINK); PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(VENV)/bin/npm

export PYTHON
export NO_MKDOCS_2_WARNING := 1
.DEFAULT_GOAL := help
.PHONY: help site books pictures serve test test-slow check format links lock clean question changes words post autopilot permanence bench bench-search

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

site: .build/site-tools  ## install what is needed and build site/
	@$(PY) scripts/build.py

books: .build/test-tools site  ## EPUB, PDF and Anki decks, into site/downloads/
	@$(PY) scripts/books.py

pictures: .build/test-tools site  ## take the README's picture of the site anew
	@$(PY) scripts/pictures.py

serve: .build/site-tools  ## live preview; SECTION=docker shows that section alone, PORT=8001 another port
	@SECTION="$(SECTION)" PORT="$(PORT)" $(PY) scripts/serve.py

check: .build/check-tools  ## what a change needs, in seconds: make check, or make check SECTION=docker
	@$(PY) scripts/check.py "$(SECTION)" "$(BASE)"

test: .build/test-tools  ## run all tests, in a real browser too
	@$(PY) -m pytest -n auto $(ARGS)

test-slow: .build/test-tools .build/canary-tools  ## the slower sweeps: books, canary, hostile sources
	@$(PY) -m pytest -m slow $(ARGS)

bench: .build/bench-tools  ## weight, speed and growth beside stock mkdocs-material; writes benchmarks/RESULTS.md
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(PY) benchmarks/bench.py $(ARGS)

bench-search: .build/bench-tools  ## compare the search with the theme's own and Pagefind on the same pages
	@$(PY) benchmarks/search.py

format: .build/check-tools  ## put right what a machine can: a line a sentence, apostrophes, code style
	@$(PY) scripts/format.py
	@$(PY) -m ruff check --fix --quiet .
	@$(PY) -m ruff format --quiet .
	@$(VENV)/bin/shfmt -i 2 -w examples
	@$(PY) -m sqlfluff fix --quiet examples

words: .build/check-tools  ## accept the new words of the pages, and show them to be read
	@$(PY) scripts/words.py

question: .build/check-tools  ## stubs for a new question: make question SECTION=docker ID=multi-stage-build
	@$(PY) scripts/question.py "$(SECTION)" "$(ID)"

changes: .build/check-tools  ## questions that differ from another commit: make changes BASE=origin/main
	@$(PY) scripts/changes.py "$(or $(BASE),origin/main)"

post: .build/site-python  ## a channel post: make post ID=multi-stage-build IN=uz; also NEXT=1 QUIZ=1 SEND=1 EDIT=1
	@$(PY) scripts/post.py

autopilot: .build/site-python  ## what the channel waits for at this hour; SEND=1 sends it
	@SEND="$(SEND)" $(PY) scripts/autopilot.py

permanence: .build/site-python  ## no address of another commit is lost: make permanence BASE=origin/main
	@$(PY) scripts/permanence.py "$(or $(BASE),origin/main)"

links: .build/test-python  ## visit every outgoing link, as the workflow does once a week
	@$(PY) scripts/links.py

lock: .build/test-tools  ## renew the locked versions of all packages
	@$(PY) scripts/lock.py
	@$(NPM) update --ignore-scripts

clean:  ## delete everything that was built or installed
	@rm -rf .build site .venv node_modules .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp below .build/ says that the step behind it is done for the lock file it depends on.
.build/python:
	@mkdir -p .build 2>/dev/null && test -w .build || { echo "$(CURDIR) cannot be written to, and everything is installed there: copy the project to a folder of your own."; exit 1; }
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: install it from python.org or your system's packages."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Is there another? Try make PYTHON=python3.12."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: on Debian or Ubuntu, apt install python3-venv."; exit 1; }
	@touch $@

# What reads and checks the sources: no browser, no Node.
.build/check-tools: .build/python requirements-check.txt
	@echo "Installing the checks' Python packages …"
	@$(PIP) requirements-check.txt || $(NO_PACKAGES)
	@touch $@

.build/site-python: .build/python requirements.txt
	@echo "Installing the site's Python packages …"
	@$(PIP) requirements.txt || $(NO_PACKAGES)
	@touch $@

.build/site-tools: .build/site-python package-lock.json
	@echo "Installing the browser packages …"
	@$(NPM) ci --omit=dev --silent --ignore-scripts --no-audit --no-fund || { echo "The npm packages could not be installed. Check the network, then run make again."; exit 1; }
	@touch $@

.build/test-python: .build/site-python .build/check-tools requirements-dev.txt
	@echo "Installing the tests' Python packages …"
	@$(PIP) requirements-dev.txt || $(NO_PACKAGES)
	@touch $@

.build/canary-tools: .build/python requirements-canary.txt
	@echo "Installing the other engine …"
	@$(PY) -m venv --clear .build/canary
	@$(PIP:$(PY)%=.build/canary/bin/python%) requirements-canary.txt || $(NO_PACKAGES)
	@touch $@

.build/test-tools: .build/site-tools .build/test-python package-lock.json scripts/browser.py
	@$(NPM) ci --silent --ignore-scripts --no-audit --no-fund || { echo "The npm packages could not be installed. Check the network, then run make again."; exit 1; }
	@$(PY) scripts/browser.py
	@touch $@

.build/bench-tools: .build/test-tools benchmarks/package-lock.json
	@cd benchmarks && PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(CURDIR)/$(VENV)/bin/npm ci --silent --ignore-scripts --no-audit --no-fund || { echo "The npm packages could not be installed. Check the network, then run make again."; exit 1; }
	@touch $@
