/* fuzz: base  Typed text: registry numbers, days, clock times, § ranges.  What is found lies in
 * the text, the search goes forward, and a normal form reads as itself. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/dnr.h"
#include "base/sections.h"
#include "base/text.h"
#include "base/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

static void
numbers(const char *text, size_t n)
{
	struct dnr d, again;
	char key[DNR_KEY_SIZE], key_again[DNR_KEY_SIZE];
	size_t at = 0, size = 0;

	if (dnr_read(text, n, &d)) {
		dnr_key(&d, key);
		demand(dnr_read(key, strlen(key), &again));
		demand(strcmp(dnr_key(&again, key_again), key) == 0);
	}
	for (size_t from = 0; dnr_find(text, n, from, &d, &at, &size); from = at + size)
		demand(at >= from && size > 0 && at + size <= n && d.number > 0 && d.year >= 1950 &&
		       d.year < 2100);
}

static void
days(const char *text, size_t n)
{
	struct when_day d;
	struct when_hours h;
	char shown[WHEN_HOURS_SIZE];

	for (size_t from = 0; when_find_day(text, n, from, &d); from = d.at + d.size) {
		demand(d.at >= from && d.size > 0 && d.at + d.size <= n);
		demand(d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= 31);
		demand(date_is_none(d.date) == (d.doubt == WHEN_NO_YEAR));
	}
	for (size_t from = 0; when_find_hours(text, n, from, &h); from = h.at + h.size) {
		demand(h.at >= from && h.size > 0 && h.at + h.size <= n);
		demand(h.from >= 0 && h.from <= 24 * 60 && (h.to == -1 || h.to > h.from));
		demand(strlen(when_hours_text(&h, shown)) >= 5);
	}
}

static void
ranges(const char *text, size_t n)
{
	struct sections s, again;
	char shown[4096];
	size_t at, size;

	if (!sections_read(text, n, 0, true, &s, &at, &size))
		return;
	demand(s.count > 0 && s.count <= SECTIONS_MAX && at + size <= n);
	demand(sections_hold(&s, sections_lowest(&s)) && sections_hold(&s, sections_highest(&s)));
	sections_text(&s, shown, sizeof shown);
	demand(sections_read(shown, strlen(shown), 0, false, &again, NULL, NULL));
	demand(sections_lowest(&again) == sections_lowest(&s) &&
	       sections_highest(&again) == sections_highest(&s));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a;
	char *text;

	if (size > 4096 || !utf8_is_valid((const char *)data, size, NULL))
		return 0;
	a = arena_new();
	text = arena_bytes(a, data, size);
	numbers(text, size);
	days(text, size);
	ranges(text, size);
	text_fold(a, text, size);
	arena_free(a);
	return 0;
}
