/* Documents that are large in one way each: read in a time that grows with their size. */
#include <check.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "engine/intake/intake.h"
#include "small.h"

static struct arena *a;
static struct diags ds;
static struct buf text;

static void
setup(void)
{
	a = arena_new();
	diags_init(&ds, a);
	buf_init(&text, 32 << 20);
}

static void
teardown(void)
{
	buf_free(&text);
	arena_free(a);
}

static const char front[] =
    "# Socialnämnden\n|Beslutande|Ann Holm (C), ordförande|\n|Justerare|Jan Alm (S)|\n";

/* 'count' times 'line', with the number where it has "@". */
static void
repeat(const char *line, int count)
{
	for (int i = 1; i <= count; i++) {
		const char *hole = strchr(line, '@');

		if (hole == NULL)
			buf_str(&text, line);
		else
			buf_printf(&text, "%.*s%d%s", (int)(hole - line), line, i, hole + 1);
	}
}

/* Seconds of the processor, reading alone. */
static double
seconds(const struct intake **in)
{
	struct document *d = small_document(a, text.text, &ds);
	clock_t start = clock();

	*in = intake_read(a, d, shipped_patterns(), &ds);
	ck_assert_uint_eq(ds.errors, 0);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static const struct {
	const char *what, *line;
} shapes[] = {
	{ "paragraphs",
	    "Förvaltningen föreslår att nämnden godkänner planen nummer @ för 2024-2026.\n" },
	{ "sections", "## § @ Budget\n### Beslut\nNämnden godkänner budgeten.\n" },
	{ "lines that might begin a section", "§ @\n" },
	{ "labels", "Justerare: Siv Ros@ (S)\n" },
	{ "labels without values", "Justerare\n" },
	{ "recipients", "Expedieras till: Nämnd @, Socialchef A.B.\n" },
	{ "rows of labels", "|Justerare|Siv Ros (S)|\n" },
	{ "rows of data", "|Rad @|3|4|\n" },
	{ "cells of one row", "|Justerare" },
	{ "tables", "|A|B|\n|@|2|\n--\n" },
	{ "points", "## Förslag till beslut\n+ Nämnden antar plan @.\n" },
	{ "letters of one paragraph", "aaaa nämnd " },
	{ "tabs", "Dnr\\t" },
};

START_TEST(four_times_the_size_takes_about_four_times_the_time)
{
	const struct intake *in;
	double once, fourfold;

	for (int i = 0; i < 2; i++) {
		buf_clear(&text);
		buf_str(&text, front);
		repeat(shapes[_i].line, i == 0 ? 1500 : 6000);
		*(i == 0 ? &once : &fourfold) = seconds(&in);
	}
	/* Twelve instead of four, and a quarter of a second more, for what a busy machine does. */
	ck_assert_msg(fourfold < 12 * once + 0.25, "%s: %.2f s, then %.2f s", shapes[_i].what, once,
	    fourfold);
}
END_TEST

Suite *
large_suite(void)
{
	Suite *s = suite_create("large");
	TCase *t = tcase_create("large");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, four_times_the_size_takes_about_four_times_the_time, 0,
	    (int)(sizeof shapes / sizeof *shapes));
	suite_add_tcase(s, t);
	return s;
}
