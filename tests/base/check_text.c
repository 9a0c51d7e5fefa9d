#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"

static struct arena *a;

static void
setup(void)
{
	a = arena_new();
}

static void
teardown(void)
{
	arena_free(a);
}

START_TEST(only_well_formed_utf8_is_valid)
{
	static const struct {
		const char *bytes;
		size_t bad; /* 99: valid */
	} row[] = { { "åäö § – 😀", 99 }, { "a\xFF", 1 }, { "\xC0\x80", 0 }, { "\xE0\x80\x80", 0 },
		{ "ab\xED\xA0\x80", 2 }, { "\xF4\x90\x80\x80", 0 }, { "\xC3", 0 }, { "x\x80", 1 } };
	size_t bad;

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		bad = 99;
		ck_assert_int_eq(
		    utf8_is_valid(row[i].bytes, strlen(row[i].bytes), &bad), row[i].bad == 99);
		ck_assert_uint_eq(bad, row[i].bad);
	}
	ck_assert(!utf8_is_valid("a\0b", 3, NULL));
}
END_TEST

START_TEST(characters_go_out_as_they_came_in)
{
	static const uint32_t c[] = { 'a', 0xE5, 0x20AC, 0x1F600 };
	char to[4];

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		size_t n = utf8_put(c[i], to);
		const char *s = to;

		ck_assert_uint_eq(utf8_next(&s, to + n), c[i]);
		ck_assert_ptr_eq(s, to + n);
	}
	ck_assert_uint_eq(utf8_length("§ 52 å"), 6);
}
END_TEST

START_TEST(normal_form_is_composed)
{
	ck_assert_str_eq(text_nfc(a, "a\xCC\x8Ar"), "år");
	ck_assert_str_eq(text_nfc(a, "år"), "år");
	ck_assert_str_eq(text_lower(a, "ÅRENDE MED A\xCC\x8A"), "årende med å");
	ck_assert_str_eq(text_upper(a, "årende på straße"), "ÅRENDE PÅ STRASSE");
	ck_assert_str_eq(text_capital(a, "ärendet i å"), "Ärendet i å");
	ck_assert_str_eq(text_capital(a, ""), "");
}
END_TEST

START_TEST(white_space_is_squeezed)
{
	static const char s[] = " \xC2\xA0 SN\xC2\xA0 2026/\t\n1  ";

	ck_assert_str_eq(text_squeeze(a, s, sizeof s - 1), "SN 2026/ 1");
	ck_assert_str_eq(text_squeeze(a, "", 0), "");
}
END_TEST

START_TEST(the_nearest_names_are_found)
{
	static const char *const names[] = { "ordförande", "justerare", "rubrik", "dnr",
		"sekreterare" };

	ck_assert_str_eq(text_nearest(a, "ordförnde", names, 5), "ordförande");
	ck_assert_str_eq(text_nearest(a, "Ordforande", names, 5), "ordförande");
	ck_assert_str_eq(text_nearest(a, "rurbik", names, 5), "rubrik");
	ck_assert_str_eq(text_nearest(a, "drn", names, 5), "dnr");
	ck_assert_ptr_null(text_nearest(a, "belopp", names, 5));
}
END_TEST

START_TEST(words_are_the_same_without_regard_to_case_and_diacritics)
{
	ck_assert(text_same_word("fördela", "FORDELA"));
	ck_assert(text_same_word("åtgärd", "a\xCC\x8Atga\xCC\x88rd"));
	ck_assert(text_same_word("vice ordförande", "Vice-ordforande"));
	ck_assert(!text_same_word("fördela", "fördelad"));
	ck_assert(!text_same_word("", "a"));
	ck_assert(text_same_word("", ""));
}
END_TEST

START_TEST(labels_are_folded_to_what_is_compared)
{
	static const struct {
		const char *text, *folded;
	} row[] = { { "Förslag till beslut", "forslag till beslut" },
		{ " ANSLAG/BEVIS\n", "anslag/bevis" }, { "Plats\u00a0och \t tid", "plats och tid" },
		{ "Justerings\u00adplats", "justeringsplats" }, { "§ 1 – 2", "§ 1 - 2" },
		{ "Fo\u0308rslag", "forslag" }, { "", "" }, { "\u023a", "\u2c65" },
		{ "\U0001D15E", "\U0001D15E" } };

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		ck_assert_str_eq(text_fold(a, row[i].text, strlen(row[i].text)), row[i].folded);
}
END_TEST

START_TEST(a_list_grows_and_keeps_its_items)
{
	struct list l = { 0 };

	for (int i = 0; i < 1000; i++)
		*(int *)list_add(a, &l, sizeof(int)) = i;
	ck_assert_uint_eq(l.count, 1000);
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(((int *)l.items)[i], i);
}
END_TEST

Suite *
text_suite(void)
{
	Suite *s = suite_create("text");
	TCase *t = tcase_create("text");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, only_well_formed_utf8_is_valid);
	tcase_add_test(t, characters_go_out_as_they_came_in);
	tcase_add_test(t, normal_form_is_composed);
	tcase_add_test(t, white_space_is_squeezed);
	tcase_add_test(t, the_nearest_names_are_found);
	tcase_add_test(t, words_are_the_same_without_regard_to_case_and_diacritics);
	tcase_add_test(t, labels_are_folded_to_what_is_compared);
	tcase_add_test(t, a_list_grows_and_keeps_its_items);
	suite_add_tcase(s, t);
	return s;
}
