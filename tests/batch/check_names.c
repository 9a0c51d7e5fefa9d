/* Names of files. */
#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "batch/names.h"

static const struct {
	const char *text, *name;
} safe[] = {
	{ "Göran Åström-Öhman", "Göran Åström-Öhman" },
	{ "A\xCC\x8Asa", "Åsa" },
	{ "../../etc/passwd", "-..-etc-passwd" },
	{ "a/b\\c:d*e?f\"g<h>i|j\x01k\nl", "a-b-c-d-e-f-g-h-i-j-k-l" },
	{ " .brev. ", "brev" },
	{ "brev.docx", "brev" },
	{ "con", "-con" },
	{ "LPT1.x", "-LPT1.x" },
	{ "konsult", "konsult" },
	{ "...", "" },
};

START_TEST(a_name_is_made_safe)
{
	struct arena *a = arena_new();

	ck_assert_str_eq(name_safe(a, safe[_i].text), safe[_i].name);
	arena_free(a);
}
END_TEST

START_TEST(a_long_name_is_cut_between_characters)
{
	struct arena *a = arena_new();
	char text[302] = "x";
	const char *name;

	for (size_t i = 1; i < 301; i += 2)
		memcpy(text + i, "å", 2);
	name = name_safe(a, text);
	ck_assert_uint_eq(strlen(name), 119);
	ck_assert_str_eq(name + 117, "å");
	arena_free(a);
}
END_TEST

START_TEST(a_name_is_given_once)
{
	struct arena *a = arena_new();
	struct names *n = names_new(4);

	ck_assert_str_eq(names_claim(n, a, "Åsa"), "Åsa");
	ck_assert_str_eq(names_claim(n, a, "Åsa (2)"), "Åsa (2)");
	ck_assert_str_eq(names_claim(n, a, "åsa"), "åsa (3)");
	ck_assert_str_eq(names_claim(n, a, "Asa"), "Asa");
	for (int i = 0; i < 5000; i++)
		(void)names_claim(n, a, "bo");
	ck_assert_str_eq(names_claim(n, a, "bo"), "bo (5001)");
	names_free(n);
	arena_free(a);
}
END_TEST

Suite *
names_suite(void)
{
	Suite *s = suite_create("names");
	TCase *t = tcase_create("names");

	tcase_add_loop_test(t, a_name_is_made_safe, 0, sizeof safe / sizeof *safe);
	tcase_add_test(t, a_long_name_is_cut_between_characters);
	tcase_add_test(t, a_name_is_given_once);
	suite_add_tcase(s, t);
	return s;
}
