/* What does not go together in a plan. */
#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "engine/board/clash.h"

static const long long few[] = { 1, 2, 5 }, others[] = { 2, 3, 5 }, none[] = { 7 };

static const char *
found(struct arena *a, const struct planned_meeting *m, size_t count)
{
	size_t n;
	const struct clash *c = clashes(a, m, count, &n);
	const char *text = "";

	for (size_t i = 0; i < n; i++)
		text = arena_printf(a, "%s%s%s %zu-%zu: %s", text, i > 0 ? "; " : "",
		    clash_names[c[i].kind], c[i].meeting, c[i].other, c[i].text);
	return text;
}

START_TEST(meetings_of_a_day_clash_by_people_and_room)
{
	struct arena *a = arena_new();
	struct planned_meeting m[] = {
		{ "A", "Ett", date_read("2027-02-09"), "Linden", few, 3 },
		{ "B", "Två", date_read("2027-02-09"), "linden", others, 3 },
		{ "C", "Tre", date_read("2027-02-10"), "Linden", few, 3 },
		{ "D", "Fyra", date_read("2027-02-10"), NULL, none, 1 },
	};

	ck_assert_str_eq(found(a, m, 4),
	    "people 0-1: 2 förtroendevalda sitter också i Två, som sammanträder samma dag; "
	    "place 0-1: Två har också Linden samma dag");
	m[1].persons = 2;
	ck_assert_ptr_nonnull(strstr(found(a, m, 2), "people 0-1: 1 förtroendevald sitter"));
	arena_free(a);
}
END_TEST

START_TEST(a_day_on_which_nobody_meets_is_shown)
{
	static const char *const day[][2] = { { "2027-06-25", "midsommarafton" },
		{ "2027-03-26", "långfredagen" }, { "2027-02-07", "söndag" },
		{ "2027-02-08", NULL } };
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof day / sizeof *day; i++) {
		const struct planned_meeting m = { "A", "Ett", date_read(day[i][0]), NULL, few, 3 };

		ck_assert_str_eq(found(a, &m, 1),
		    day[i][1] == NULL ? "" : arena_printf(a, "day 0-0: dagen är %s", day[i][1]));
	}
	arena_free(a);
}
END_TEST

Suite *
clash_suite(void)
{
	Suite *s = suite_create("clash");
	TCase *t = tcase_create("clash");

	tcase_add_test(t, meetings_of_a_day_clash_by_people_and_room);
	tcase_add_test(t, a_day_on_which_nobody_meets_is_shown);
	suite_add_tcase(s, t);
	return s;
}
