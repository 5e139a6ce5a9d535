# Biuro Lidera. make run: build and open the window on an invented edition; make test: all tests.
SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: build run shots test race fuzz check bench package clean

out := out
lider := $(out)/lider
# Emoji are drawn from the system's fonts: Fyne's own would take 25 MB of memory.
tags := no_emoji
axe := .cache/axe/node_modules/axe-core/axe.min.js

build:
	@.ci/need build
	go build -tags $(tags) -o $(lider) ./app

# The window on an invented edition. Where there is no display: the whole main job without
# a window and pictures of the real one; every paper and picture is left in out/.
run: build
	@.ci/open $(lider) $(out)

# Pictures of every screen in both languages and both looks, in out/shots.
shots: build
	@.ci/shots $(lider) $(out)/shots

# The real window is worked alone: beside all other tests its person would type into a
# machine that is busy elsewhere.
test: $(axe)
	@.ci/need test
	go test ./app
	LIDER_AXE=$(CURDIR)/$(axe) go test $$(go list ./... | grep -vx biurolidera/app)
	go test -race -short ./internal/contest/... ./internal/polish/... ./internal/method/... ./internal/store/... ./internal/office/... ./app/ui/task
	@$(MAKE) --no-print-directory fuzz FUZZTIME=30s

# The readers that meet other people's files, FUZZTIME each.
FUZZTIME ?= 5m
fuzz:
	@.ci/fuzz $(FUZZTIME)

$(axe):
	@.ci/need test
	npm install --silent --no-audit --no-fund --prefix .cache/axe axe-core@4.14.1

check:
	@test -z "$$(go run mvdan.cc/gofumpt@v0.12.0 -l app internal assets | tee /dev/stderr)"
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run ./...
	go test ./internal/archtest
	@test -z "$$(go run golang.org/x/tools/cmd/deadcode@v0.52.0 -test ./... | tee /dev/stderr)"

bench:
	@.ci/need bench
	@.ci/bench

package: build
	@.ci/package $(out) $(tags)

clean:
	rm -rf $(out) .cache
