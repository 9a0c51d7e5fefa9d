#include <string.h>

#include "engine/store/messages.h"
#include "engine/store/people.h"
#include "fixture.h"

static int64_t
person(const char *name, const char *party, const char *user)
{
	struct person_row p = { .name = name, .party = party, .user = user };

	OK(store_person_put(s, &p, &ds));
	return p.id;
}

static void
mandate(int64_t who, const char *role, const char *from, const char *to, int order)
{
	struct mandate_row m = { .person = who,
		.body = "SN",
		.role = role,
		.from = from == NULL ? DATE_NONE : day(from),
		.to = to == NULL ? DATE_NONE : day(to),
		.order = order };

	OK(store_mandate_put(s, &m, &ds));
	ck_assert_int_gt(m.id, 0);
}

START_TEST(a_body_is_put_and_found_and_a_missing_one_names_those_there_are)
{
	struct body_row *found;
	size_t count;

	OK(store_begin(s, &ds));
	OK(store_body_put(s,
	    &(struct body_row){ .code = "SN",
		.name = "Social- och omsorgsnämnden",
		.type = "nämnd",
		.seats = 13,
		.settings = "<regler/>" },
	    &ds));
	OK(store_body_put(s,
	    &(struct body_row){ .code = "BN", .name = "Barnnämnden", .type = "nämnd", .seats = 9 },
	    &ds));
	OK(store_body_put(s,
	    &(struct body_row){ .code = "ÄN", .name = "Äldrenämnden", .type = "nämnd", .seats = 9 },
	    &ds));
	OK(store_body_put(s,
	    &(struct body_row){ .code = "ÅN", .name = "Ångnämnden", .type = "nämnd", .seats = 9 },
	    &ds));
	OK(store_commit(s, &ds));
	OK(store_body_find(s, a, "SN", &found, &ds));
	ck_assert_int_eq(found->seats, 13);
	ck_assert_str_eq(found->settings, "<regler/>");
	OK(store_bodies(s, a, &found, &count, &ds));
	ck_assert_uint_eq(count, 5);
	ck_assert_str_eq(found[0].code, "BN");
	ck_assert_str_eq(found[1].code, "SN");
	ck_assert_str_eq(found[2].code, "SNAU");
	ck_assert_str_eq(found[3].code, "ÅN");
	ck_assert_str_eq(found[4].code, "ÄN");
	ck_assert_ptr_null(store_body_get(s, a, "KS", &ds));
	ck_assert(diags_has(&ds, &msg_store_no_body));
	ck_assert_str_eq(ds.first->arg[1], "BN, SN, SNAU, ÅN, ÄN");
}
END_TEST

START_TEST(persons_come_in_swedish_order_of_last_name)
{
	static const char *const order[] = { "Bo Andersson", "Åsa Andersson", "Eva Varg",
		"Omar Wide", "Nils Åberg", "Ida Ärlig", "Ali Östman" };
	struct person_row *rows;
	size_t count;

	OK(store_begin(s, &ds));
	for (size_t i = sizeof order / sizeof order[0]; i-- > 0;)
		(void)person(order[i], "S", NULL);
	OK(store_commit(s, &ds));
	OK(store_persons(s, a, &rows, &count, &ds));
	ck_assert_uint_eq(count, sizeof order / sizeof order[0]);
	for (size_t i = 0; i < count; i++)
		ck_assert_str_eq(rows[i].name, order[i]);
}
END_TEST

START_TEST(a_person_is_found_by_user_and_by_name)
{
	struct person_row other = { .name = "Eva Lo", .user = "eva" }, *found;
	size_t count;
	int64_t eva;

	OK(store_begin(s, &ds));
	eva = person("Eva Lo", "M", "eva");
	(void)person("Eva Lo", "C", NULL);
	forget();
	ck_assert_int_eq(store_person_put(s, &other, &ds), -1);
	ck_assert(diags_has(&ds, &msg_store_user_taken));
	ck_assert_str_eq(ds.first->arg[1], "Eva Lo");
	OK(store_person_put(s,
	    &(struct person_row){ .id = eva,
		.name = "Eva Lo",
		.party = "M",
		.user = "eva",
		.email = "eva@lindasa.example" },
	    &ds));
	OK(store_commit(s, &ds));
	OK(store_person_by_user(s, a, "eva", &found, &ds));
	ck_assert_int_eq(found->id, eva);
	ck_assert_str_eq(found->email, "eva@lindasa.example");
	ck_assert_str_eq(found->party, "M");
	OK(store_person_by_user(s, a, "bo", &found, &ds));
	ck_assert_ptr_null(found);
	OK(store_persons_named(s, a, "Eva Lo", &found, &count, &ds));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(found[0].party, "C");
}
END_TEST

/* Who was what on a day is history: a new period does not touch it. */
START_TEST(a_mandate_holds_from_its_first_day_to_its_last)
{
	static const struct {
		const char *day;
		size_t count;
		const char *chair;
	} on[] = {
		{ "2022-12-31", 0, NULL },
		{ "2023-01-01", 3, "Omar Vide" },
		{ "2026-12-31", 3, "Omar Vide" },
		{ "2027-01-01", 2, "Eva Lo" },
	};
	struct mandate_row *rows;
	size_t count;
	int64_t omar, eva, bo;

	OK(store_begin(s, &ds));
	omar = person("Omar Vide", "S", NULL);
	eva = person("Eva Lo", "M", NULL);
	bo = person("Bo Ask", "S", "bo");
	mandate(eva, "vice ordförande", "2023-01-01", "2026-12-31", 0);
	mandate(omar, "ordförande", "2023-01-01", NULL, 0);
	mandate(omar, "ordförande", "2023-01-01", "2026-12-31", 0);
	mandate(bo, "ersättare", "2023-01-01", NULL, 2);
	mandate(eva, "ordförande", "2027-01-01", NULL, 0);
	OK(store_commit(s, &ds));
	for (size_t i = 0; i < sizeof on / sizeof on[0]; i++) {
		OK(store_mandates(s, a, "SN", day(on[i].day), &rows, &count, &ds));
		ck_assert_msg(count == on[i].count, "%s: %zu", on[i].day, count);
		if (count > 0)
			ck_assert_str_eq(rows[0].who.name, on[i].chair);
	}
	OK(store_mandates(s, a, "SN", DATE_NONE, &rows, &count, &ds));
	ck_assert_uint_eq(count, 4);
	ck_assert_str_eq(rows[2].role, "vice ordförande");
	ck_assert_int_eq(rows[3].order, 2);
	ck_assert_str_eq(rows[3].who.user, "bo");
	OK(store_mandates_of(s, a, eva, &rows, &count, &ds));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(rows[0].role, "vice ordförande");
	OK(store_mandates(s, a, NULL, day("2026-01-01"), &rows, &count, &ds));
	ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(a_mandate_that_cannot_be_is_refused)
{
	struct mandate_row m = {
		.body = "XN", .role = "ledamot", .from = day("2023-01-01"), .to = DATE_NONE
	};

	OK(store_begin(s, &ds));
	m.person = person("Eva Lo", "M", NULL);
	FAILS(store_mandate_put(s, &m, &ds), msg_store_refused);
	m.body = "SN";
	m.to = day("2022-12-31");
	FAILS(store_mandate_put(s, &m, &ds), msg_store_refused);
	store_rollback(s);
}
END_TEST

Suite *
people_suite(void)
{
	Suite *suite = suite_create("people");
	TCase *t = tcase_create("people");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_body_is_put_and_found_and_a_missing_one_names_those_there_are);
	tcase_add_test(t, persons_come_in_swedish_order_of_last_name);
	tcase_add_test(t, a_person_is_found_by_user_and_by_name);
	tcase_add_test(t, a_mandate_holds_from_its_first_day_to_its_last);
	tcase_add_test(t, a_mandate_that_cannot_be_is_refused);
	suite_add_tcase(suite, t);
	return suite;
}
