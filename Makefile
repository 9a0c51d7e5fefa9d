# make             the program, build/kansli
# make check       lint, and every test with the compiler's sanitizers
# make check-ROOM  one room's tests (base docx law chart board intake store view desk cli)
# make lint        layers, lengths, headers that stand alone, functions that are not used
# make fuzz        look for new failing inputs (clang); SECONDS=60 per target
# make bench-flow  events a second of the step, alone and kept; a page of what is due among a
#                  million deadlines (figures in bench/RESULTS.md)
# make bench-desk  every list page, searching, check and backup of a register of 100 000 cases and
#                  1 000 000 documents; BIG=1: of 1 000 000 cases
# make bench-fill  letters filled, against other engines and the least that it can cost
# make bench-law   a million appeal periods, with and without their derivations
# make bench-read  how fast Word files are read, beside other readers
# make bench-remiss  what a remiss to many costs, beside filling and committing alone
# make bench-compose  how fast Word files are put together, beside docxcompose
# make install     the program, its workflows, templates and manual, and the Word library, under
#                  $(DESTDIR)$(PREFIX)
# V=1              show the commands
# B=DIR            build there; SANITIZE=1 with ASan and UBSan

CC       ?= cc
B        ?= build
PREFIX   ?= /usr/local
WARN      = -Wall -Wextra -Wpedantic -Wformat=2 -Wconversion -Wno-sign-conversion -Wshadow \
            -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
            -Werror=format-security -Werror=format-nonliteral
ASAN      = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
ifeq ($(SANITIZE),)
CFLAGS   ?= -O2 -g
DEFS      = -D_FORTIFY_SOURCE=2
else
CFLAGS   ?= -O1 -g
DEFS      = -DARENA_DEBUG=1
SAN       = $(ASAN)
endif
Q         = $(if $(V),,@)
say       = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2);)

# tests/layers is the one table of rooms: name, rooms below, outside libraries.
ROOMS    := $(shell awk -F: '!/^\#/ && NF { print $$1 }' tests/layers)
below     = $(shell awk -F: '$$1 ~ /^$(1) *$$/ { print $$2 }' tests/layers)
PKGS     := $(shell awk -F: '!/^\#/ { print $$3 }' tests/layers | tr ' ' '\n' | sort -u)
TOP       = base docx batch cli
folder    = $(if $(filter $(1),$(TOP)),$(1),engine/$(1))
# A room's archive and those below it, from the top down, as the linker wants them.
archives  = $(foreach r,$(1) $(shell printf '%s\n' $(call below,$(1)) | tac),$(B)/$(r).a)

ALL       = -std=c17 -D_GNU_SOURCE $(WARN) $(CFLAGS) $(DEFS) $(SAN) -I. \
            $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS)))
# libcsv has no pkg-config file.
LIBS      = $(shell pkg-config --libs $(PKGS)) -lcsv -lpthread -lm

.PHONY: all programs check lint fuzz bench-desk bench-flow bench-law bench-read bench-fill bench-compose bench-remiss install clean \
        $(ROOMS:%=check-%)
.DELETE_ON_ERROR:
.SECONDARY:
all: $(B)/kansli

$(B)/kansli: $(call archives,cli)
	$(call say,LINK,$@)$(CC) $(ALL) -o $@ -Wl,--whole-archive $(B)/cli.a -Wl,--no-whole-archive \
	  $(filter-out $(B)/cli.a,$^) $(LIBS)

define room
$(1)_SRC := $$(wildcard $$(call folder,$(1))/*.c)
$(1)_TEST := $$(wildcard tests/$(1)/*.c)
$(B)/$(1).a: $$($(1)_SRC:%.c=$(B)/%.o)
	$$(call say,AR,$$@)rm -f $$@ && ar rcs $$@ $$^
$(B)/check/$(1): $$($(1)_TEST:%.c=$(B)/%.o) $$(call archives,$(1))
	@mkdir -p $$(@D)
	$$(call say,LINK,$$@)$$(CC) $$(ALL) -o $$@ $$^ $$(LIBS) $$(shell pkg-config --libs check)
check-$(1): $(B)/check/$(1)
	$(Q)CK_FORK=no ./$(B)/check/$(1)
endef
$(foreach r,$(ROOMS),$(eval $(call room,$(r))))

$(B)/tests/%.o: ALL += $(shell pkg-config --cflags check) -Wno-missing-prototypes -Wno-conversion
$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL) -MMD -MP -c -o $@ $<

# These are put into the program by the assembler (schema.c, board_style.c, phrases_own.c).
$(B)/engine/board/phrases_own.o: templates/fraser.txt
$(B)/engine/store/schema.o: engine/store/schema.sql
$(B)/engine/view/board_style.o: engine/view/board.css

# A fuzz target's room is its first line: /* fuzz: ROOM ... */
FUZZ     := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
fuzzroom  = $(shell sed -n '1s/.*fuzz: \([a-z]*\).*/\1/p' tests/fuzz/fuzz_$(1).c)
define replay
$(B)/replay/$(1): $(B)/tests/fuzz/fuzz_$(1).o $(B)/tests/fuzz/replay.o $$(call archives,$(call fuzzroom,$(1)))
	@mkdir -p $$(@D)
	$$(call say,LINK,$$@)$$(CC) $$(ALL) -o $$@ $$^ $$(LIBS)
$(B)/fuzzer/$(1): $(B)/tests/fuzz/fuzz_$(1).o $$(call archives,$(call fuzzroom,$(1)))
	@mkdir -p $$(@D)
	$$(call say,LINK,$$@)$$(CC) $$(ALL) $$(FUZZ_LINK) -o $$@ $$^ $$(LIBS)
endef
$(foreach f,$(FUZZ),$(eval $(call replay,$(f))))

# run_checks fails for a room without tests, which therefore must not stop the build.
TESTED   := $(patsubst tests/%/main.c,%,$(wildcard $(ROOMS:%=tests/%/main.c)))

programs: $(B)/kansli $(TESTED:%=$(B)/check/%) $(FUZZ:%=$(B)/replay/%)

# The sanitized build has its own folder, so that the two never mix.  tests/run_checks
# calls make lint itself and counts it with the others.
ifeq ($(SANITIZE),)
check:
	$(Q)$(MAKE) --no-print-directory B=build/asan SANITIZE=1 check
else
check: programs
	$(Q)tests/run_checks $(B)
endif

fuzz:
	$(Q)for f in $(FUZZ); do tests/fuzz/run $$f $(or $(SECONDS),60) || exit 1; done

$(B)/bench/%: $(B)/bench/%.o $(call archives,chart)
	$(call say,LINK,$@)$(CC) $(ALL) -o $@ $^ $(LIBS)
bench-flow: $(B)/bench/flow $(B)/bench/persist $(B)/bench/due
	$(Q)./$(B)/bench/flow
	$(Q)d=$$(mktemp -d -p $(B)) && ./$(B)/bench/persist "$$d" && ./$(B)/bench/due "$$d"; \
	  status=$$?; rm -rf "$$d"; exit $$status
bench-desk: $(B)/bench/desk
	$(Q)mkdir -p $(B)/bench-desk/search $(B)/bench-desk/lists $(B)/bench-desk/big
	$(Q)./$(B)/bench/desk $(B)/bench-desk/search 100000 100000
	$(Q)./$(B)/bench/desk $(B)/bench-desk/lists
	$(Q)$(if $(BIG),./$(B)/bench/desk $(B)/bench-desk/big 1000000)
$(B)/bench/persist $(B)/bench/due: $(B)/bench/%: $(B)/bench/%.o $(call archives,desk)
	$(call say,LINK,$@)$(CC) $(ALL) -o $@ $^ $(LIBS)
$(B)/bench/desk: $(B)/bench/desk.o $(B)/bench/large.o $(call archives,desk)
	$(call say,LINK,$@)$(CC) $(ALL) -o $@ $^ $(LIBS)
bench-law: $(B)/bench/law
	$(Q)./$(B)/bench/law
# What is compared lies in $(B)/readers and is never a part of the program.
bench-read: $(B)/kansli $(B)/bench/floor_read
	$(Q)test -d $(B)/readers/node_modules/mammoth || \
	  npm install --silent --no-audit --no-fund --prefix $(B)/readers mammoth || true
	$(Q)bench/read $(B) $(ROUNDS)

$(B)/bench/floor: $(B)/bench/floor.o $(call archives,docx)
	$(call say,LINK,$@)$(CC) $(ALL) -o $@ $^ $(LIBS)
bench-fill: $(B)/kansli $(B)/bench/floor
	$(Q)bench/fill $^

bench-remiss: $(B)/kansli
	$(Q)bench/remiss $(B)/kansli

bench-compose: $(B)/kansli
	$(Q)/usr/bin/python3 bench/compose $(B)/kansli

lint:
	$(Q)tests/lint $(CC) $(filter-out -fsanitize%,$(ALL))

# docx/ with base/ as a library of its own.  One object whose only names for others are those of its
# header: buf_add and the like are nobody's business.
LIBPKGS   = $(shell awk -F: '$$1 ~ /^(base|docx) *$$/ { print $$3 }' tests/layers | tr ' ' '\n' | sort -u)
$(B)/libkansli-docx.a: $(call archives,docx)
	$(call say,AR,$@)rm -f $@ && ld -r -o $(B)/kansli-docx.o --whole-archive $^ && \
	  objcopy --wildcard --keep-global-symbol='kdocx_*' $(B)/kansli-docx.o && ar rcs $@ $(B)/kansli-docx.o

share     = $(DESTDIR)$(PREFIX)/share
install: all $(B)/libkansli-docx.a
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib $(B)/libkansli-docx.a
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/include docx/kansli-docx.h
	install -d $(DESTDIR)$(PREFIX)/lib/pkgconfig
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@REQUIRES@|$(LIBPKGS)|' \
	  -e "s|@VERSION@|$$(sed -n 's/^#define KANSLI_VERSION "\(.*\)"/\1/p' cli/cli.h)|" \
	  docx/kansli-docx.pc.in >$(DESTDIR)$(PREFIX)/lib/pkgconfig/kansli-docx.pc
	install -D -m 755 $(B)/kansli $(DESTDIR)$(PREFIX)/bin/kansli
	mkdir -p $(share)/kansli
	cp -R workflows templates samples $(share)/kansli/
	install -d $(share)/man/man1 $(share)/man/sv/man1 $(share)/bash-completion/completions \
	  $(share)/zsh/vendor-completions $(share)/fish/vendor_completions.d
	$(B)/kansli help --man --lang en >$(share)/man/man1/kansli.1
	$(B)/kansli help --man --lang sv >$(share)/man/sv/man1/kansli.1
	$(B)/kansli help --completion bash >$(share)/bash-completion/completions/kansli
	$(B)/kansli help --completion zsh >$(share)/zsh/vendor-completions/_kansli
	$(B)/kansli help --completion fish >$(share)/fish/vendor_completions.d/kansli.fish

clean:
	rm -rf build out

-include $(wildcard $(B)/*/*.d $(B)/*/*/*.d)
