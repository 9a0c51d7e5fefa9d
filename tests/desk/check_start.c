#include <check.h>
#include <string.h>
#include <unistd.h>

#include "tests/desk/fixture.h"

START_TEST(a_new_register_has_its_bodies_people_flows_and_templates)
{
	struct desk_start start = { .path = fx.path,
		.from = "samples/lindasa",
		.data = ".",
		.user = "registrator",
		.day = date_of(2026, 8, 3),
		.trial = true };
	struct desk_started count;
	struct body_row *body;
	size_t n;

	ck_assert_msg(desk_init(&start, &count, &fx.ds) == 0, "%s", fixture_problems());
	ck_assert_uint_eq(count.bodies, 2);
	ck_assert_uint_eq(count.templates, 14);
	ck_assert_uint_ge(count.flows, 6);
	fixture_open("registrator", "2026-08-03");
	ck_assert(desk_is_trial(fx.desk));
	ck_assert_int_eq(store_bodies(desk_store(fx.desk), fx.arena, &body, &n, &fx.ds), 0);
	ck_assert_str_eq(body[0].name, "Socialnämnden");
	ck_assert_str_eq(body[1].parent, "SN");
	ck_assert_int_eq(desk_init(&start, &count, &fx.ds), -1);
	ck_assert(fixture_said("store-exists"));
}
END_TEST

START_TEST(a_start_that_fails_leaves_no_register)
{
	struct desk_start start = { .path = fx.path,
		.from = "samples",
		.data = ".",
		.user = "registrator",
		.day = date_of(2026, 8, 3),
		.trial = true };
	struct desk_started count;

	ck_assert_int_eq(desk_init(&start, &count, &fx.ds), -1);
	ck_assert(fixture_said("file-cannot-read"));
	ck_assert_int_ne(access(fx.path, F_OK), 0);
	start.from = "samples/lindasa";
	start.data = "samples";
	ck_assert_int_eq(desk_init(&start, &count, &fx.ds), -1);
	ck_assert(fixture_said("file-cannot-read"));
	ck_assert_int_ne(access(fx.path, F_OK), 0);
}
END_TEST

START_TEST(a_step_on_another_day_than_today_needs_a_register_made_for_trial)
{
	const struct desk_who who = { "registrator", date_of(2026, 8, 3) };
	struct desk *looking;

	fixture_init(false);
	ck_assert_ptr_null(desk_open(fx.path, STORE_WRITE, &who, &fx.ds));
	ck_assert(fixture_said("desk-day"));
	/* Looking ahead or back changes nothing. */
	looking = desk_open(fx.path, STORE_READ, &who, &fx.ds);
	ck_assert_ptr_nonnull(looking);
	desk_close(looking);
	fixture_open("registrator", NULL);
	ck_assert(!desk_is_trial(fx.desk));
}
END_TEST

START_TEST(who_is_not_in_the_register_may_only_look)
{
	const struct desk_given given[] = { { "rubrik", "Prov" } };
	const struct desk_case cf = { .flow = "forvaltningsarende", .given = given, .count = 1 };
	struct desk_report report = { 0 };

	fixture_init(false);
	fixture_open("nobody", NULL);
	ck_assert_int_eq(desk_case_new(fx.desk, &cf, &report, NULL, &fx.ds), -1);
	ck_assert(fixture_said("desk-unknown-user"));
	fixture_open("registrator", NULL);
	ck_assert_msg(
	    desk_case_new(fx.desk, &cf, &report, NULL, &fx.ds) == 0, "%s", fixture_problems());
}
END_TEST

static void
import_fails(const char *csv, const char *name, unsigned line, unsigned column)
{
	struct desk_people count;
	const struct diag *d;

	ck_assert_int_eq(
	    desk_person_import(fx.desk, "p.csv", csv, strlen(csv), &count, &fx.ds), -1);
	d = fx.ds.first;
	ck_assert_str_eq(d->message->name, name);
	ck_assert_uint_eq(d->place.line, line);
	ck_assert_uint_eq(d->place.column, column);
	diags_init(&fx.ds, fx.arena);
}

START_TEST(every_problem_of_a_list_of_people_has_its_row)
{
	struct desk_people count;
	static const char two[] = "namn;organ;roll;från\nA B;XX;ledamot;2026-02-30\n;SN;;\n";

	fixture_init(true);
	fixture_open("registrator", "2026-08-03");
	import_fails("namn;orgen;roll\n", "desk-csv-column", 1, 1);
	import_fails("namn;organ\nA;SN\n", "desk-csv-header", 1, 1);
	import_fails("namn;roll\nA B;ledamot\n;ledamot\n", "desk-csv-value", 3, 1);
	import_fails("namn;organ;roll\nA B;SN;leadmot\n", "desk-csv-value", 2, 3);
	import_fails("namn;organ;roll\nA B;SN;Ledamot\n", "desk-csv-value", 2, 3);
	import_fails("", "desk-csv-empty", 0, 0);
	import_fails("\xEF\xBB\xBF", "desk-csv-empty", 0, 0);
	import_fails("namn;roll\n\"A B;ledamot\n", "desk-csv-quote", 2, 0);
	import_fails("namn;roll\n\xE5ke;ledamot\n", "desk-csv-encoding", 2, 1);
	import_fails("namn,roll\nA B,ledamot\n", "desk-csv-separator", 1, 1);
	ck_assert_int_eq(
	    desk_person_import(fx.desk, "p.csv", two, sizeof two - 1, &count, &fx.ds), -1);
	ck_assert_uint_eq(fx.ds.errors, 4);
	(void)fixture_problems();
	/* Nothing of it was written; and a good list is. */
	ck_assert_int_eq(
	    desk_person_import(fx.desk, "p.csv",
		"namn;parti;organ;roll;från;till\nNy Person;S;SN;ledamot;2026-01-01;\n",
		strlen("namn;parti;organ;roll;från;till\nNy Person;S;SN;ledamot;2026-01-01;\n"),
		&count, &fx.ds),
	    0);
	ck_assert_uint_eq(count.persons, 1);
	ck_assert_uint_eq(count.mandates, 1);
}
END_TEST

START_TEST(the_same_list_twice_changes_nothing)
{
	static const char csv[] =
	    "namn;parti;organ;roll;från;till\nSiv Ros;S;SN;ersättare;2026-01-01;\n";
	struct desk_people count;
	struct mandate_row *before, *after;
	size_t n, m;

	fixture_init(true);
	fixture_open("registrator", "2026-08-03");
	ck_assert_int_eq(desk_person_import(fx.desk, "p", csv, sizeof csv - 1, &count, &fx.ds), 0);
	ck_assert_int_eq(
	    store_mandates(desk_store(fx.desk), fx.arena, "SN", DATE_NONE, &before, &n, &fx.ds), 0);
	ck_assert_int_eq(desk_person_import(fx.desk, "p", csv, sizeof csv - 1, &count, &fx.ds), 0);
	ck_assert_uint_eq(count.persons, 0);
	ck_assert_int_eq(
	    store_mandates(desk_store(fx.desk), fx.arena, "SN", DATE_NONE, &after, &m, &fx.ds), 0);
	ck_assert_uint_eq(n, m);
}
END_TEST

START_TEST(a_misspelt_field_is_named_also_when_the_title_is_missing)
{
	const struct desk_given given[] = { { "rubrk", "Prov" } };
	const struct desk_case cf = { .flow = "forvaltningsarende", .given = given, .count = 1 };
	struct desk_report report = { 0 };

	fixture_init(true);
	fixture_open("registrator", "2026-08-03");
	ck_assert_int_eq(desk_case_new(fx.desk, &cf, &report, NULL, &fx.ds), -1);
	ck_assert_uint_eq(fx.ds.errors, 2);
	ck_assert_str_eq(fx.ds.first->arg[0], "rubrk");
	ck_assert_str_eq(fx.ds.first->arg[2], "rubrik");
	ck_assert(fixture_said("desk-title"));
}
END_TEST

START_TEST(a_name_that_is_nearly_somebodys_is_asked_about)
{
	const struct desk_given near[] = { { "rubrik", "Prov" }, { "handläggare", "Eva Lundmrk" } };
	const struct desk_given far[] = { { "rubrik", "Prov" }, { "handläggare", "Nils Nygren" } };
	const struct desk_given known[] = { { "rubrik", "Prov" },
		{ "handläggare", "Eva Lundmark, utredare" } };
	struct desk_case cf = { .flow = "forvaltningsarende", .given = near, .count = 2 };
	struct desk_report report = { 0 };

	fixture_init(true);
	fixture_open("registrator", "2026-08-03");
	ck_assert_int_eq(desk_case_new(fx.desk, &cf, &report, NULL, &fx.ds), 0);
	ck_assert(fixture_said("desk-person-near"));
	cf.given = far;
	ck_assert_int_eq(desk_case_new(fx.desk, &cf, &report, NULL, &fx.ds), 0);
	cf.given = known;
	ck_assert_int_eq(desk_case_new(fx.desk, &cf, &report, NULL, &fx.ds), 0);
	ck_assert_uint_eq(fx.ds.warnings, 0);
}
END_TEST

Suite *
start_suite(void)
{
	Suite *s = suite_create("start");
	TCase *t = tcase_create("start");

	tcase_add_checked_fixture(t, fixture_setup, fixture_teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_new_register_has_its_bodies_people_flows_and_templates);
	tcase_add_test(t, a_start_that_fails_leaves_no_register);
	tcase_add_test(t, a_step_on_another_day_than_today_needs_a_register_made_for_trial);
	tcase_add_test(t, who_is_not_in_the_register_may_only_look);
	tcase_add_test(t, every_problem_of_a_list_of_people_has_its_row);
	tcase_add_test(t, the_same_list_twice_changes_nothing);
	tcase_add_test(t, a_misspelt_field_is_named_also_when_the_title_is_missing);
	tcase_add_test(t, a_name_that_is_nearly_somebodys_is_asked_about);
	suite_add_tcase(s, t);
	return s;
}
