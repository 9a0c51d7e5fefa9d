/* What flows may name, and what is wrong with the files that say so. */
#include <check.h>
#include <string.h>

#include "tests/chart/fixture.h"

START_TEST(the_world_holds_what_the_files_say)
{
	const struct flow_kind *k = flow_world_kind(world, "ärendepunkt");

	ck_assert_ptr_nonnull(k);
	ck_assert_str_eq(k->fields[1].name, "slag");
	ck_assert_str_eq(k->fields[1].choices[1].title, "Förslag");
	ck_assert_ptr_nonnull(k->specimen);
	ck_assert_uint_eq(world->flow_count, 15);
	ck_assert_uint_eq(world->kind_count, 9);
	ck_assert_ptr_null(flow_world_kind(world, "uppgift"));
}
END_TEST

START_TEST(file_names_may_be_decomposed_as_some_file_systems_keep_them)
{
	const struct flow_world *w =
	    read_world("uppdra\xCC\x8Ag.fa\xCC\x88lt", "fält å text \"Å\"\n");

	ck_assert_msg(w != NULL, "%s", said());
	ck_assert_ptr_nonnull(flow_world_kind(w, "uppdråg"));
	flow_world_free(w);
}
END_TEST

static const struct {
	const char *name, *text, *said;
} rows[] = {
	{ "gemensamt.fält", "rol chef \"Chef\"\n",
	    "gemensamt.fält: 1:1: en rad här kan inte börja med »rol«. Här kan stå: roll, "
	    "dokument, mål. "
	    "[flow-word-unknown]\n" },
	{ "gemensamt.fält", "roll chef\n",
	    "gemensamt.fält: 1:10: det saknas en text inom citattecken" },
	{ "gemensamt.fält", "roll ledamot \"Ledamot\"\n",
	    "gemensamt.fält: 1:6: »ledamot« finns redan: gemensamt.fält:5. Ge den ena ett annat namn. [flow-double]\n" },
	{ "gemensamt.fält", "mål uppdrag uppdraget\n",
	    "gemensamt.fält: 1:13: det finns inget slag av ärende »uppdraget«" },
	{ "x.fält", "fält a text \"A\"\nfält a datum \"A\"\n",
	    "x.fält: 2:6: »a« finns redan: x.fält:1. Ge den ena ett annat namn. [flow-double]\n" },
	{ "x.fält", "händelse a \"A\"\n  falt b text \"B\"\n",
	    "x.fält: 2:3: en rad här kan inte börja med »falt«" },
	{ "x.fält", "läge a \"A\"\n", "Här kan stå: fält, händelse." },
	{ "anslag.fält", "fält punkt text \"Punkt\"\n",
	    "anslag.fält: 1:6: fältet »punkt« heter som något som vyn redan har" },
	{ "x.vy.xml", "<vy><a></vy>", "x.vy.xml" },
	{ "x.vy.xml", "<!DOCTYPE vy []><vy/>", "[xml-doctype]" },
	{ "x.flode", "# först\n\nflöde remiss för ärende version 9 \"Igen\"\n",
	    "x.flode: 3:7: »remiss« finns redan" },
	{ "x.fält", "fält a\xFF text \"A\"\n", "x.fält: 1: filen är inte text i UTF-8" },
};

START_TEST(every_mistake_in_the_files_has_its_place)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		fresh_diags();
		ck_assert_ptr_null(read_world(rows[i].name, rows[i].text));
		ck_assert_msg(strstr(said(), rows[i].said) != NULL, "%s: %s", rows[i].text, said());
	}
}
END_TEST

START_TEST(files_of_other_kinds_are_passed_over)
{
	const struct flow_world *w = read_world("remiss.prov", "\xFF");

	ck_assert_ptr_nonnull(w);
	flow_world_free(w);
}
END_TEST

Suite *
world_suite(void)
{
	Suite *s = suite_create("world");
	TCase *t = tcase_create("world");

	tcase_add_checked_fixture(t, chart_setup, chart_teardown);
	tcase_add_test(t, the_world_holds_what_the_files_say);
	tcase_add_test(t, file_names_may_be_decomposed_as_some_file_systems_keep_them);
	tcase_add_test(t, every_mistake_in_the_files_has_its_place);
	tcase_add_test(t, files_of_other_kinds_are_passed_over);
	suite_add_tcase(s, t);
	return s;
}
