/* Numbers of persons in text.  Those here are made up by the rule, or Skatteverket's own
 * examples for tests; none of them is a real person's. */
#include <check.h>
#include <string.h>

#include "base/personnummer.h"

static const struct {
	const char *text, *found; /* NULL: none */
} cases[] = {
	{ "Ansökan från 640823-3234 om bistånd", "640823-3234" },
	{ "19640823-3234", "19640823-3234" },
	{ "196408233234", "196408233234" },
	{ "6408233234.", "6408233234" },
	{ "640823+3234", "640823+3234" },
	{ "640823 3234", "640823 3234" },
	{ "640823–3234", "640823–3234" },
	{ "samordningsnummer 701063-2391", "701063-2391" }, /* day 3 + 60 */
	{ "19701063-2391", "19701063-2391" },
	{ "000229-0005 skottdag", "000229-0005" },
	{ "först 556677-8899, sedan 640823-3234", "640823-3234" },
	{ "640823-3235", NULL },            /* check digit */
	{ "641323-3234", NULL },            /* month 13 */
	{ "212000-1355", NULL },            /* organisationsnummer */
	{ "1640823-3234", NULL },           /* seven digits */
	{ "640823-32341", NULL },           /* five at the end */
	{ "12640823-3234", NULL },          /* century 12 */
	{ "SN 2026/00001, 2026-09-22", NULL },
	{ "telefon 0980-31 92 20", NULL },
	{ "", NULL },
};
enum { CASES = sizeof cases / sizeof *cases };

START_TEST(a_number_is_found_where_it_is_one_and_only_there)
{
	size_t at, size;
	const bool found = personnummer_find(cases[_i].text, &at, &size);

	ck_assert_msg(found == (cases[_i].found != NULL), "%s", cases[_i].text);
	if (found) {
		ck_assert_uint_eq(size, strlen(cases[_i].found));
		ck_assert_int_eq(strncmp(cases[_i].text + at, cases[_i].found, size), 0);
	}
}
END_TEST

Suite *
personnummer_suite(void)
{
	Suite *s = suite_create("personnummer");
	TCase *t = tcase_create("text");

	tcase_add_loop_test(t, a_number_is_found_where_it_is_one_and_only_there, 0, CASES);
	suite_add_tcase(s, t);
	return s;
}
