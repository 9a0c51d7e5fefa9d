/* Undo: a step and its undo leave a matter as it was; what cannot be taken back is refused. */
#include <check.h>
#include <string.h>

#include "engine/desk/replay.h"
#include "engine/store/check.h"
#include "tests/desk/fixture.h"
#include "tests/desk/story.h"

/* Everything that an undo restores, as text. */
static const char *
looks(const char *spelling)
{
	const struct matter_row *m = matter(spelling);
	char iso[DATE_ISO_SIZE];
	struct deadline_row *row;
	const char *text;
	size_t n;

	text = arena_printf(fx.arena, "%s\n%s\n%s\n%s\n%s\n", m->title, m->states, m->document,
	    m->officer != NULL ? m->officer : "", date_iso(m->closed, iso));
	must(store_deadlines(desk_store(fx.desk), fx.arena, m->id, &row, &n, &fx.ds));
	for (size_t i = 0; i < n; i++)
		text = arena_printf(fx.arena, "%s%s %s %d %s\n%s\n", text, row[i].id,
		    date_iso(row[i].day, iso), (int)row[i].state,
		    row[i].rule != NULL ? row[i].rule : "",
		    row[i].derivation != NULL ? row[i].derivation : "");
	return text;
}

static int
undo(const char *spelling, struct desk_report *report)
{
	*report = (struct desk_report){ 0 };
	return desk_undo(fx.desk, matter(spelling), false, "prov", report, &fx.ds);
}

static int
redo(const char *spelling)
{
	struct desk_report report = { 0 };

	return desk_undo(fx.desk, matter(spelling), true, "prov", &report, &fx.ds);
}

static bool
undo_is_refused(const char *spelling, const char *message)
{
	const char *before = looks(spelling);
	struct desk_report report;

	if (undo(spelling, &report) == 0 || !fixture_said(message))
		return false;
	return strcmp(looks(spelling), before) == 0;
}

/* The log run again leads where the register stands, and the register is whole. */
static void
all_is_well(void)
{
	const struct desk_who who = { "registrator", DATE_NONE };
	struct store_report report;
	struct desk_replay replay;
	struct desk *d;

	must(store_check(desk_store(fx.desk), &report, &fx.ds));
	d = desk_open(fx.path, STORE_READ, &who, &fx.ds);
	must(d != NULL ? desk_replay(d, &replay, &fx.ds) : -1);
	for (size_t i = 0; i < replay.count; i++)
		ck_abort_msg("%s %s %lld %s: %s, %s", replay.items[i].rule, replay.items[i].key,
		    (long long)replay.items[i].event, replay.items[i].name,
		    replay.items[i].register_has, replay.items[i].replay_gives);
	desk_close(d);
}

START_TEST(a_step_and_its_undo_leave_the_case_as_it_was)
{
	struct desk_report report;
	const char *before, *after;

	story_tell(STORY_BEGIN);
	fixture_open("kanslichef", "2026-08-18");
	before = looks(CASE1);
	must(fixture_do(CASE1, "fördela", "handläggare=Eva Lundmark", NULL));
	after = looks(CASE1);
	ck_assert_str_ne(before, after);
	must(undo(CASE1, &report));
	ck_assert_str_eq(looks(CASE1), before);
	ck_assert_int_eq((int)report.first->did, DID_UNDO);
	ck_assert_str_eq(report.first->text, "fördela");
	must(redo(CASE1));
	ck_assert_str_eq(looks(CASE1), after);
	ck_assert_int_eq(redo(CASE1), -1);
	ck_assert(fixture_said("desk-no-redo"));
	must(undo(CASE1, &report));
	ck_assert_str_eq(looks(CASE1), before);
	ck_assert(undo_is_refused(CASE1, "desk-no-undo"));
	all_is_well();
}
END_TEST

START_TEST(a_document_of_an_undone_step_stays)
{
	struct document_row *row;
	struct desk_report report;
	const char *before;
	size_t n, kept = 0;

	story_tell(STORY_BEGIN);
	fixture_open("kanslichef", "2026-08-18");
	must(fixture_do(CASE2, "fördela", "handläggare=Eva Lundmark", NULL));
	fixture_open("handlaggare", "2026-08-19");
	before = looks(CASE2);
	must(fixture_do(CASE2, "skriv-tjänsteskrivelse", "förslag=Att pröva.", NULL));
	must(undo(CASE2, &report));
	ck_assert_str_eq(looks(CASE2), before);
	for (const struct desk_line *l = report.first; l != NULL; l = l->next)
		kept += l->did == DID_KEPT;
	ck_assert_uint_eq(kept, 1);
	must(store_documents(desk_store(fx.desk), fx.arena, matter(CASE2)->id, &row, &n, &fx.ds));
	ck_assert_uint_eq(n, 1);
	all_is_well();
}
END_TEST

START_TEST(it_takes_the_role_of_the_step_or_a_registrator)
{
	story_tell(STORY_BEGIN);
	fixture_open("kanslichef", "2026-08-18");
	must(fixture_do(CASE1, "fördela", "handläggare=Eva Lundmark", NULL));
	fixture_open("handlaggare", "2026-08-18");
	ck_assert(undo_is_refused(CASE1, "desk-undo-role"));
}
END_TEST

START_TEST(a_case_that_was_just_opened_has_nothing_to_undo)
{
	story_tell(STORY_BEGIN);
	ck_assert(undo_is_refused(CASE1, "desk-no-undo"));
}
END_TEST

START_TEST(what_cannot_be_taken_back_is_refused)
{
	static const char *const matters[] = { CASE1, CASE2, SN, SN "/§1", SN "/justering-1",
		"anslag/2026-1", AU, AU "/justering-1" };

	story_tell(STORY_POSTED);
	for (size_t i = 0; i < sizeof matters / sizeof *matters; i++)
		ck_assert_msg(undo_is_refused(matters[i], "desk-not-undone"), "%s", matters[i]);
	all_is_well();
}
END_TEST

/* The same numbers every time. */
static size_t
below(uint32_t *seed, size_t n)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 16) % n;
}

/* What officers do with a case that is being prepared; which of them can be done depends on where
 * it stands. */
static int
any_step(uint32_t *seed)
{
	static const char *const action[][2] = {
		{ "fördela", "handläggare=Eva Lundmark" },
		{ "fördela", "handläggare=Ibrahim Nordén" },
		{ "anstånd", "sista-svarsdag=2026-12-15" },
		{ "anstånd", "sista-svarsdag=2027-01-20" },
		{ "skriv-tjänsteskrivelse", "förslag=Socialnämnden svarar ja." },
		{ "skriv-tjänsteskrivelse", "rubrik=Ett annat namn" },
		{ "klar", "förslag=Socialnämnden svarar nej." },
		{ "ta-tillbaka", NULL },
		{ "återkalla", NULL },
	};
	const size_t i = below(seed, sizeof action / sizeof *action);

	return fixture_do(CASE1, action[i][0], action[i][1], NULL);
}

enum { WALK = 40 };

/* Steps, and one to three of them undone one after another, some done again. */
START_TEST(a_random_walk_with_undos_comes_back_each_time)
{
	uint32_t seed = (uint32_t)_i + 1;
	struct desk_report report;
	const char *stood[WALK + 1];
	size_t steps = 0, undone = 0;

	story_tell(STORY_BEGIN);
	fixture_open("prov", "2026-08-18"); /* of no role, so of all, since it is a trial */
	stood[0] = looks(CASE1);
	for (int i = 0; i < WALK; i++) {
		size_t back = below(&seed, 2) == 0 ? 1 + below(&seed, 3) : 0;

		if (any_step(&seed) == 0)
			stood[++steps] = looks(CASE1);
		else
			(void)fixture_problems();
		ck_assert_str_eq(looks(CASE1), stood[steps]);
		for (; back > 0 && steps > 0; back--) {
			must(undo(CASE1, &report));
			ck_assert_str_eq(looks(CASE1), stood[--steps]);
			undone++;
			if (below(&seed, 3) > 0)
				continue;
			must(redo(CASE1));
			ck_assert_str_eq(looks(CASE1), stood[++steps]);
		}
	}
	ck_assert_uint_gt(undone, 5);
	all_is_well();
}
END_TEST

Suite *
undo_suite(void)
{
	Suite *s = suite_create("undo");
	TCase *t = tcase_create("undo");

	tcase_add_checked_fixture(t, fixture_setup, fixture_teardown);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, a_step_and_its_undo_leave_the_case_as_it_was);
	tcase_add_test(t, a_document_of_an_undone_step_stays);
	tcase_add_test(t, it_takes_the_role_of_the_step_or_a_registrator);
	tcase_add_test(t, a_case_that_was_just_opened_has_nothing_to_undo);
	tcase_add_test(t, what_cannot_be_taken_back_is_refused);
	tcase_add_loop_test(t, a_random_walk_with_undos_comes_back_each_time, 0, 5);
	suite_add_tcase(s, t);
	return s;
}
