#include <check.h>
#include <string.h>

#include "tests/chart/fixture.h"

static const struct chart_choice choices[] = { { "bifalls", "Bifalls" }, { "avslås", "Avslås" } };

static const struct {
	enum field_type type;
	const char *value;
	const char *normal; /* NULL: refused */
	const char *said;
} rows[] = {
	{ FIELD_DATE, "2026-09-22", "2026-09-22", "" },
	{ FIELD_DATE, " den 22 september 2026 ", "2026-09-22", "" },
	{ FIELD_DATE, "22/9 2026", "2026-09-22", "" },
	{ FIELD_DATE, "22/9 -26", "2026-09-22", "" },
	{ FIELD_DATE, "2026-02-30", NULL,
	    "fältet »fält«: »2026-02-30« är ingen dag som finns. Skriv dagen som 2026-09-22, 22 "
	    "september "
	    "2026 eller 22/9 2026. [field-date]\n" },
	{ FIELD_DATE, "29/2-26", NULL, "»29/2-26«" },
	{ FIELD_DATE, "2026-13-01", NULL, "»2026-13-01«" },
	{ FIELD_DATE, "0000-01-01", NULL, "»0000-01-01«" },
	{ FIELD_DATE, "10000-01-01", NULL, "»10000-01-01«" },
	{ FIELD_DATE, "1492-10-12", NULL, "»1492-10-12«" },
	{ FIELD_DATE, "i morgon", NULL, "»i morgon«" },
	{ FIELD_DATE, "2026-09-22 kl. 13", NULL, "[field-date]" },
	{ FIELD_DATE, "tisdag 21 september 2026", NULL, "[field-date]" },
	{ FIELD_DATE, "", "", "" },
	{ FIELD_DATE, "  ", "", "" },
	{ FIELD_TIME, "kl. 13.15", "13:15", "" },
	{ FIELD_TIME, "13:15-15:40", "13:15-15:40", "" },
	{ FIELD_TIME, "25:00", NULL, "[field-time]" },
	{ FIELD_TIME, "eftermiddagen", NULL, "[field-time]" },
	{ FIELD_NUMBER, "007", "7", "" },
	{ FIELD_NUMBER, "-0", "0", "" },
	{ FIELD_NUMBER, "-12", "-12", "" },
	{ FIELD_NUMBER, "1.5", NULL, "[field-number]" },
	{ FIELD_NUMBER, "1234567890", NULL, "[field-number]" },
	{ FIELD_NUMBER, "sju", NULL, "fältet »fält«: »sju« är inget heltal" },
	{ FIELD_CHOICE, "avslås", "avslås", "" },
	{ FIELD_CHOICE, "Avslas", "avslås", "" },
	{ FIELD_CHOICE, "BIFALLS", "bifalls", "" },
	{ FIELD_CHOICE, "bifals", NULL,
	    "fältet »fält« kan inte vara »bifals«. Närmast: bifalls. [field-choice]\n" },
	{ FIELD_YES_NO, "Ja", "ja", "" },
	{ FIELD_YES_NO, "nej", "nej", "" },
	{ FIELD_YES_NO, "kanske", NULL, "[field-yes-no]" },
	{ FIELD_TEXT, "  två   ord ", "två ord", "" },
	{ FIELD_TEXT, "A\xCC\x8Asa", "Åsa", "" },
	{ FIELD_TEXT, "en\ntill", NULL, "[field-one-line]" },
	{ FIELD_TEXT, "a\x01", NULL, "[field-character]" },
	{ FIELD_TEXT, "a\xFF", NULL, "[field-character]" },
	{ FIELD_TEXT, "'; DROP TABLE matter; --", "'; DROP TABLE matter; --", "" },
	{ FIELD_LONG, "ett\n\ntvå", "ett\n\ntvå", "" },
	{ FIELD_PERSON, "Eva Lundmark", "Eva Lundmark", "" },
};

START_TEST(values_are_checked_against_their_type_and_get_their_normal_form)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct chart_field f = { .name = "fält",
			.title = "Fält",
			.type = rows[i].type,
			.choices = choices,
			.choice_count = 2 };
		const char *normal;

		fresh_diags();
		normal = field_check(a, &f, rows[i].value, &ds);
		ck_assert_msg((normal == NULL) == (rows[i].normal == NULL), "%s", rows[i].value);
		ck_assert_uint_eq(ds.errors, normal == NULL);
		if (normal != NULL)
			ck_assert_str_eq(normal, rows[i].normal);
		ck_assert_msg(
		    strstr(said(), rows[i].said) != NULL, "%s: %s", rows[i].value, said());
	}
}
END_TEST

START_TEST(a_line_has_two_thousand_characters_at_most)
{
	const struct chart_field f = { .name = "rubrik", .title = "Rubrik", .type = FIELD_TEXT };
	char *text = arena_alloc(a, 4003);

	for (size_t i = 0; i < 4000; i += 2)
		memcpy(text + i, "å", 2);
	ck_assert_str_eq(field_check(a, &f, text, &ds), text);
	text[4000] = 'x';
	ck_assert_ptr_null(field_check(a, &f, text, &ds));
	ck_assert(strstr(said(), "[field-too-long]") != NULL);
}
END_TEST

Suite *
field_suite(void)
{
	Suite *s = suite_create("field");
	TCase *t = tcase_create("values");

	tcase_add_checked_fixture(t, chart_setup, chart_teardown);
	tcase_add_test(t, values_are_checked_against_their_type_and_get_their_normal_form);
	tcase_add_test(t, a_line_has_two_thousand_characters_at_most);
	suite_add_tcase(s, t);
	return s;
}
