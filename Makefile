# Every target that a person calls has a line of help behind "##".
.DEFAULT_GOAL := help

GO ?= go
# Static binaries that a laptop of any make can run.
export CGO_ENABLED ?= 0

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo development)
LDFLAGS := -s -w -X main.version=$(VERSION)
LINTER := $(GO) tool -modfile=.ci/golangci-lint/go.mod golangci-lint
PLATFORMS := linux/amd64 linux/arm64 windows/amd64 windows/arm64 darwin/amd64 darwin/arm64
# The tests in a browser are built where there is one; nothing is skipped.
CHROMIUM := $(shell command -v chromium-headless-shell headless-shell chromium chromium-browser google-chrome 2>/dev/null | head -n 1)
TESTTAGS := $(if $(CHROMIUM),browser)
# What is only built with a tag is checked as well.
ALLTAGS := browser,screens,trust

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

.PHONY: build
build: ## Build the program for this machine into dist/
	$(GO) build -trimpath -ldflags '$(LDFLAGS)' -o dist/electready$(shell $(GO) env GOEXE) ./cmd/electready

.PHONY: run
run: build ## Build and serve on this machine; ARGS are handed on, as in ARGS="serve --room"
	./dist/electready $(ARGS)

# Not looked at by the race detector are the database, a program translated from
# C that is ten times slower under it, what encrypts, and what tests read pages
# with. Nor are the tests that read one page after the other and compare them:
# nothing happens side by side there, and they would take ten minutes.
UNRACED := $(foreach module,modernc.org golang.org/x filippo.io github.com/PuerkitoBio github.com/andybalholm,-gcflags='$(module)/...=-race=false')
ONE_BY_ONE := '^(TestDisclosure|TestStatementsDisclosure|TestMatrix|TestMatrixOfTheScreen|TestEverythingOnTheWall|TestReadingChangesNothing|TestPages|TestUnusedIsNowhere|TestDemoLinks)$$'

.PHONY: test
test: ## Run all tests; RACE=yes: under the race detector (needs a C compiler)
ifeq ($(CHROMIUM),)
	@echo 'Left out: the tests in a browser. They need Chromium (Debian: apt-get install chromium).'
endif
ifeq ($(RACE),)
	$(GO) test -tags '$(TESTTAGS)' -timeout 40m ./...
else
	CGO_ENABLED=1 $(GO) test -tags '$(TESTTAGS)' -timeout 40m -race $(UNRACED) -skip $(ONE_BY_ONE) ./...
	$(GO) test -tags '$(TESTTAGS)' -timeout 40m -run $(ONE_BY_ONE) ./assessment/web ./cmd/electready
endif

.PHONY: generate
generate: ## Write anew what is generated from templates
	$(GO) tool templ generate

.PHONY: licences
licences: ## Collect anew the licences of what is built in
	.ci/licences

.PHONY: format
format: ## Format all Go and templ sources
	$(GO) tool templ fmt templates
	$(GO) tool gofumpt -w assessment cmd questions static templates

.PHONY: lint
lint: ## Check formatting, style and slips
	@unformatted=$$($(GO) tool gofumpt -l assessment cmd questions static templates); \
	if [ -n "$$unformatted" ]; then echo "Not formatted, run 'make format':"; echo "$$unformatted"; exit 1; fi
	$(GO) vet -tags $(ALLTAGS) ./...
	$(GO) tool staticcheck -tags $(ALLTAGS) ./...
	$(LINTER) run --build-tags $(ALLTAGS) ./...

.PHONY: release
release: ## Build the program for all systems into dist/, with checksums
	@rm -rf dist/release
	@mkdir -p dist/release
	@set -e; for platform in $(PLATFORMS); do \
		system=$${platform%/*}; machine=$${platform#*/}; \
		name=electready-$(VERSION)-$$system-$$machine; \
		if [ $$system = windows ]; then name=$$name.exe; fi; \
		echo $$name; \
		CGO_ENABLED=0 GOOS=$$system GOARCH=$$machine $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o dist/release/$$name ./cmd/electready; \
	done
	@cd dist/release && sha256sum electready-* > SHA256SUMS

.PHONY: clean
clean: ## Remove what was built
	rm -rf dist

.PHONY: screens
screens: ## Take pictures of every page into dist/screens
	SCREENS=$(CURDIR)/dist/screens $(GO) test -tags browser,screens -count=1 -timeout 40m -run '^TestScreens' ./cmd/electready

.PHONY: trust
trust: ## Attack the program for about an hour and print a table (Debian, root); TRUST=word makes some attacks only
	.ci/trust
