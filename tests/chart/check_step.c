/* The step against small charts, one property each. */
#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "engine/chart/messages.h"
#include "tests/chart/fixture.h"

static struct chart_active at;
static xmlDocPtr view;

static void
setup(void)
{
	chart_setup();
	view = NULL;
	at = (struct chart_active){ NULL, 0 };
}

static void
teardown(void)
{
	xmlFreeDoc(view);
	chart_teardown();
}

static const char HEAD[] = "flöde prov för ärende version 1 \"Prov\"\n";

static const struct chart *
small(const char *text)
{
	const struct chart *c = chart_of(arena_printf(a, "%s%s", HEAD, text));

	ck_assert_msg(c != NULL, "%s", said());
	return c;
}

static const struct chart_result *
send(const struct chart *c, enum event_kind kind, const char *name)
{
	struct chart_event e = { .kind = kind, .name = name, .day = date_of(2026, 9, 22) };
	const struct chart_result *r = chart_step(a, c, at, &e, view, &ds);

	if (r != NULL)
		at = (struct chart_active){ r->states, r->state_count };
	return r;
}

static const char *
list(const char *const *names, size_t count)
{
	const char *all = "";

	for (size_t i = 0; i < count; i++)
		all = arena_printf(a, "%s%s%s", all, i > 0 ? " " : "", names[i]);
	return all;
}

START_TEST(a_state_is_found_by_what_it_was_called_in_earlier_versions)
{
	const struct chart *c = small("läge a \"A\" hos registrator tidigare gamla-a, b -> c\n"
				      "  slut d \"D\"\n"
				      "slut c \"C\" tidigare avslutad\n");

	ck_assert_str_eq(chart_find_moved(c, "a")->id, "a");
	ck_assert_str_eq(chart_find_moved(c, "gamla-a")->id, "a");
	ck_assert_str_eq(chart_find_moved(c, "b")->id, "a");
	ck_assert_str_eq(chart_find_moved(c, "avslutad")->id, "c");
	ck_assert_ptr_null(chart_find_moved(c, "x"));
	ck_assert_ptr_null(chart_find_moved(c, ""));
}
END_TEST

START_TEST(what_can_always_be_done_cannot_when_the_flow_has_ended)
{
	const struct chart *c = small("alltid\n"
				      "  åtgärd ring \"Ring\" av registrator -> b\n"
				      "läge a \"A\"\n"
				      "slut b \"B\"\n");

	ck_assert_ptr_nonnull(send(c, EVENT_START, NULL));
	ck_assert_ptr_nonnull(send(c, EVENT_ACTION, "ring"));
	ck_assert_ptr_null(send(c, EVENT_ACTION, "ring"));
	ck_assert(diags_has(&ds, &msg_step_ended));
}
END_TEST

START_TEST(a_condition_on_what_the_form_will_get_is_no_hindrance_yet)
{
	const struct chart *c = small("villkor\n"
				      "  kommande = k:före(k:idag(), svar-senast)\n"
				      "    annars \"Dagen {svar-senast} är ingen kommande dag.\"\n"
				      "läge a \"A\"\n"
				      "  åtgärd skicka \"Skicka\" av registrator -> b\n"
				      "    formulär svar-senast\n"
				      "    kräver kommande\n"
				      "  åtgärd sänd \"Sänd\" av registrator -> b\n"
				      "    kräver kommande\n"
				      "slut b \"B\"\n");
	const struct chart_answers *all;

	view = xmlNewDoc(BAD_CAST "1.0");
	xmlDocSetRootElement(view, xmlNewNode(NULL, BAD_CAST "vy"));
	ck_assert_ptr_nonnull(send(c, EVENT_START, NULL));
	all = chart_why(a, c, at, view, date_of(2026, 9, 22), NULL, 0, &ds);
	ck_assert(all->items[0].open && all->items[0].reason_count == 0);
	ck_assert(!all->items[1].open);
	ck_assert_ptr_null(send(c, EVENT_ACTION, "skicka"));
	ck_assert(diags_has(&ds, &msg_step_field_missing));
}
END_TEST

#define ck_states(r, wanted)                                                                       \
	do {                                                                                       \
		const struct chart_result *got = (r);                                              \
		ck_assert_msg(got != NULL, "%s", said());                                          \
		ck_assert_str_eq(list(got->states, got->state_count), wanted);                     \
	} while (0)

START_TEST(states_are_left_from_inside_and_entered_from_outside)
{
	const struct chart *c = small("läge a \"A\"\n"
				      "  läge a1 \"A1\"\n"
				      "    läge a11 \"A11\"\n"
				      "      åtgärd ut \"Ut\" av registrator -> b12\n"
				      "läge b \"B\"\n"
				      "  läge b1 \"B1\"\n"
				      "    läge b11 \"B11\"\n"
				      "      vid av-lista -> slut\n"
				      "    läge b12 \"B12\"\n"
				      "      åtgärd slut \"Slut\" av registrator -> slut\n"
				      "      åtgärd upp \"Upp\" av registrator -> b11\n"
				      "slut slut \"Slut\"\n");
	const struct chart_result *r = send(c, EVENT_START, NULL);

	ck_states(r, "a11");
	ck_assert_str_eq(list(r->entered, r->entered_count), "a a1 a11");
	r = send(c, EVENT_ACTION, "ut");
	ck_states(r, "b12");
	ck_assert_str_eq(list(r->left, r->left_count), "a11 a1 a");
	ck_assert_str_eq(list(r->entered, r->entered_count), "b b1 b12");
	r = send(c, EVENT_ACTION, "upp");
	ck_assert_str_eq(list(r->left, r->left_count), "b12");
	ck_assert_str_eq(list(r->entered, r->entered_count), "b11");
}
END_TEST

START_TEST(an_inner_state_answers_before_the_ones_around_it)
{
	const struct chart *c = small("villkor\n"
				      "  ifylld = k:finns(rubrik)\n"
				      "läge a \"A\"\n"
				      "  vid av-lista -> slut\n"
				      "  läge a1 \"A1\"\n"
				      "    vid av-lista om ifylld -> a2\n"
				      "  läge a2 \"A2\"\n"
				      "slut slut \"Slut\"\n");

	send(c, EVENT_START, NULL);
	ck_states(send(c, EVENT_MESSAGE, "av-lista"), "slut");
	view = xmlParseDoc(BAD_CAST "<vy><rubrik>x</rubrik></vy>");
	send(c, EVENT_START, NULL);
	ck_states(send(c, EVENT_MESSAGE, "av-lista"), "a2");
	ck_states(send(c, EVENT_MESSAGE, "av-lista"), "slut");
}
END_TEST

static const char TRACKS[] = "läge ny \"Ny\"\n"
			     "  åtgärd dela \"Dela\" av registrator -> dubbelt\n"
			     "samtidigt dubbelt \"Dubbelt\" -> efter\n"
			     "  åtgärd bryt \"Bryt\" av registrator -> ny\n"
			     "  spår ena\n"
			     "    läge e1 \"E1\"\n"
			     "      vid av-lista -> e2\n"
			     "    slut e2 \"E2\"\n"
			     "  spår andra\n"
			     "    läge t1 \"T1\"\n"
			     "      vid av-lista -> t2\n"
			     "    läge t2 \"T2\"\n"
			     "      vid avbruten -> t3\n"
			     "    slut t3 \"T3\"\n"
			     "slut efter \"Efter\"\n";

START_TEST(tracks_run_side_by_side_and_are_done_together)
{
	const struct chart *c = small(TRACKS);

	send(c, EVENT_START, NULL);
	ck_states(send(c, EVENT_ACTION, "dela"), "e1 t1");
	ck_states(send(c, EVENT_MESSAGE, "av-lista"), "e2 t2");
	const struct chart_result *r = send(c, EVENT_MESSAGE, "avbruten");
	ck_states(r, "efter");
	ck_assert(r->ended);
	ck_assert_str_eq(list(r->left, r->left_count), "t2 t3 andra e2 ena dubbelt");
}
END_TEST

START_TEST(leaving_a_parallel_state_leaves_all_its_tracks)
{
	const struct chart *c = small(TRACKS);

	send(c, EVENT_START, NULL);
	send(c, EVENT_ACTION, "dela");
	const struct chart_result *r = send(c, EVENT_ACTION, "bryt");
	ck_states(r, "ny");
	ck_assert_str_eq(list(r->left, r->left_count), "t1 andra e1 ena dubbelt");
}
END_TEST

START_TEST(of_two_moves_that_leave_the_same_state_the_first_is_made)
{
	const struct chart *c = small("samtidigt dubbelt \"Dubbelt\"\n"
				      "  spår ena\n"
				      "    läge e1 \"E1\"\n"
				      "      vid av-lista -> bort\n"
				      "  spår andra\n"
				      "    läge t1 \"T1\"\n"
				      "      vid av-lista -> annat\n"
				      "slut bort \"Bort\"\n"
				      "slut annat \"Annat\"\n");

	ck_states(send(c, EVENT_START, NULL), "e1 t1");
	ck_states(send(c, EVENT_MESSAGE, "av-lista"), "bort");
}
END_TEST

START_TEST(an_inner_move_wins_over_one_around_it_that_was_found_first)
{
	const struct chart *c = small("samtidigt dubbelt \"Dubbelt\"\n"
				      "  vid av-lista -> bort\n"
				      "  spår ena\n"
				      "    läge e1 \"E1\"\n"
				      "  spår andra\n"
				      "    läge t1 \"T1\"\n"
				      "      vid av-lista -> t2\n"
				      "    läge t2 \"T2\"\n"
				      "slut bort \"Bort\"\n");

	send(c, EVENT_START, NULL);
	ck_states(send(c, EVENT_MESSAGE, "av-lista"), "e1 t2");
	ck_states(send(c, EVENT_MESSAGE, "av-lista"), "bort");
}
END_TEST

START_TEST(what_was_done_comes_in_order_and_sees_what_was_set_before)
{
	const struct chart *c = small("villkor\n"
				      "  satt = rubrik = 'Satt'\n"
				      "läge a \"A\"\n"
				      "  åtgärd gör \"Gör\" av registrator -> b\n"
				      "    sätt rubrik = 'Satt'\n"
				      "    dokument kallelse\n"
				      "    underärende anslag med justerat = k:idag()\n"
				      "    händelse inställt till punkter\n"
				      "    för varje handling\n"
				      "      dokument protokoll\n"
				      "      händelse justerad till sammanträde med justerat = "
				      "datum, tillkännages = slag = 'a'\n"
				      "läge b \"B\"\n"
				      "  när satt -> c\n"
				      "    sätt utfall = concat(rubrik, '!')\n"
				      "    expediera\n"
				      "slut c \"C\"\n");
	static const char *const wanted[] = { "dokument kallelse",
		"underärende anslag justerat=2026-09-22", "händelse inställt", "dokument protokoll",
		"händelse justerad justerat=2026-01-01 tillkännages=ja", "dokument protokoll",
		"händelse justerad justerat= tillkännages=nej", "expediera" };
	static const char *const words[] = {
#define VERB(id, word, ...) word,
#include "engine/chart/verbs.def"
#undef VERB
	};

	view =
	    xmlParseDoc(BAD_CAST "<vy><handling><slag>a</slag><datum>2026-01-01</datum></handling>"
				 "<handling><slag>b</slag></handling></vy>");
	send(c, EVENT_START, NULL);
	const struct chart_result *r = send(c, EVENT_ACTION, "gor");
	ck_assert_msg(r != NULL, "%s", said());
	ck_states(r, "c");
	ck_assert_uint_eq(r->action_count, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < r->action_count; i++) {
		const struct step_action *s = &r->actions[i];
		const char *got = words[s->verb];

		if (s->name != NULL)
			got = arena_printf(a, "%s %s", got, s->name);
		for (size_t j = 0; j < s->data_count; j++)
			got = arena_printf(a, "%s %s=%s", got, s->data[j].name, s->data[j].text);
		ck_assert_str_eq(got, wanted[i]);
	}
	ck_assert_uint_eq(r->field_count, 2);
	ck_assert_str_eq(r->fields[1].text, "Satt!");
	ck_assert_ptr_null(
	    xmlDocGetRootElement(view)->children->next->next); /* the caller's is as it was */
}
END_TEST

START_TEST(a_flow_that_never_rests_is_refused_and_nothing_is_taken)
{
	const struct chart *c = small("villkor\n"
				      "  jämt = true()\n"
				      "läge a \"A\"\n"
				      "  vid av-lista -> b\n"
				      "läge b \"B\"\n"
				      "  när jämt -> c\n"
				      "    sätt rubrik = 'b'\n"
				      "läge c \"C\"\n"
				      "  när jämt -> b\n"
				      "  åtgärd ut \"Ut\" av registrator -> d\n"
				      "slut d \"D\"\n");

	send(c, EVENT_START, NULL);
	ck_assert_ptr_null(send(c, EVENT_MESSAGE, "av-lista"));
	ck_assert(diags_has(&ds, &msg_step_endless));
	ck_assert_str_eq(at.ids[0], "a");
}
END_TEST

START_TEST(an_expression_that_cannot_be_evaluated_refuses_the_step)
{
	const struct chart *c = small("villkor\n"
				      "  före = k:före(sista-svarsdag, inkom)\n"
				      "läge a \"A\"\n"
				      "  vid av-lista om före -> b\n"
				      "slut b \"B\"\n");

	view = xmlParseDoc(BAD_CAST "<vy><sista-svarsdag>i morgon</sista-svarsdag></vy>");
	send(c, EVENT_START, NULL);
	ck_assert_ptr_null(send(c, EVENT_MESSAGE, "av-lista"));
	ck_assert_str_eq(said(),
	    "prov.flode: 3:10: uttrycket k:före(sista-svarsdag, inkom) går inte att "
	    "räkna ut: »i morgon« är ingen dag. Felet står i flödet; inget har "
	    "ändrats. [step-expression]\n");
}
END_TEST

START_TEST(states_that_do_not_go_together_are_refused)
{
	const struct chart *c = small(TRACKS);
	static const char *const wrong[][2] = { { "e1", "e2" }, { "e1", "ny" }, { "e1", "e1" },
		{ "bort", "ny" }, { "ena", "t1" } };

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		fresh_diags();
		at = (struct chart_active){ wrong[i], 2 };
		ck_assert_ptr_null(send(c, EVENT_MESSAGE, "av-lista"));
		ck_assert(diags_has(&ds, &msg_step_state_unknown));
		ck_assert(!chart_accepts(c, at, "av-lista"));
	}
}
END_TEST

START_TEST(an_event_that_nobody_hears_changes_nothing)
{
	const struct chart *c = small(TRACKS);

	send(c, EVENT_START, NULL);
	const struct chart_result *r = send(c, EVENT_MESSAGE, "av-lista");
	ck_assert(!r->taken);
	ck_states(r, "ny");
	ck_assert_uint_eq(r->field_count + r->action_count + r->left_count, 0);
	ck_assert(!send(c, EVENT_DEADLINE, "ingen")->taken);
}
END_TEST

START_TEST(accepted_events_are_those_of_the_active_states)
{
	const struct chart *c = small(TRACKS);
	const char *const *events;
	size_t n;

	send(c, EVENT_START, NULL);
	(void)chart_accepted(a, c, at, &n);
	ck_assert_uint_eq(n, 0);
	send(c, EVENT_ACTION, "dela");
	events = chart_accepted(a, c, at, &n);
	ck_assert_str_eq(list(events, n), "av-lista");
	ck_assert(chart_accepts(c, at, "av-lista"));
	ck_assert(!chart_accepts(c, at, "avbruten"));
	ck_assert_str_eq(chart_status(a, c, at), "E1 · T1");
}
END_TEST

START_TEST(a_person_without_the_role_may_not_and_the_machine_may)
{
	const struct chart *c = small(TRACKS);
	static const char *const clerk[] = { "Handlaggare" }, *const right[] = { "ledamot",
		"REGISTRATOR" };
	struct chart_event e = { .kind = EVENT_ACTION,
		.name = "dela",
		.roles = clerk,
		.role_count = 1,
		.day = date_of(2026, 9, 22) };

	send(c, EVENT_START, NULL);
	ck_assert_ptr_null(chart_step(a, c, at, &e, NULL, &ds));
	ck_assert(diags_has(&ds, &msg_step_role));
	fresh_diags();
	e.role_count = 0;
	ck_assert_ptr_null(chart_step(a, c, at, &e, NULL, &ds));
	e.roles = right;
	e.role_count = 2;
	ck_assert_ptr_nonnull(chart_step(a, c, at, &e, NULL, &ds));
	e.roles = NULL;
	ck_assert_ptr_nonnull(chart_step(a, c, at, &e, NULL, &ds));
}
END_TEST

START_TEST(unknown_actions_and_fields_are_refused_with_the_nearest_names)
{
	const struct chart *c = small("läge a \"A\"\n"
				      "  åtgärd fördela \"Fördela\" av registrator -> b\n"
				      "    formulär handläggare\n"
				      "slut b \"B\"\n");
	const struct chart_value data[] = { { "handlaggaren", "x" } };
	struct chart_event e = {
		.kind = EVENT_ACTION, .name = "fördela", .data = data, .data_count = 1
	};

	send(c, EVENT_START, NULL);
	ck_assert_ptr_null(send(c, EVENT_ACTION, "fördelas"));
	ck_assert_ptr_null(send(c, EVENT_ACTION, ""));
	ck_assert_ptr_null(chart_step(a, c, at, &e, NULL, &ds));
	ck_assert_str_eq(said(),
	    "det finns ingen åtgärd »fördelas« i flödet »prov«. Närmast: fördela. "
	    "[step-action-unknown]\n"
	    "det finns ingen åtgärd »« i flödet »prov«. Närmast: fördela. [step-action-unknown]\n"
	    "fältet »handlaggaren« hör inte till åtgärden »Fördela«. Närmast: handläggare. "
	    "[step-field-unknown]\n");
}
END_TEST

START_TEST(why_tells_of_every_action_once_with_reasons)
{
	const struct chart *c = small("villkor\n"
				      "  ifylld = k:finns(rubrik)\n"
				      "    annars \"Rubrik saknas i {beteckning}.\"\n"
				      "    lag \"förvaltningslagen 9 §\"\n"
				      "  i tid = k:senast(k:idag(), inkom)\n"
				      "    annars \"Senast {inkom}.\" varning\n"
				      "läge a \"A\"\n"
				      "  åtgärd fram \"Fram\" av registrator -> b\n"
				      "    kräver ifylld\n"
				      "    kräver i tid\n"
				      "läge b \"B\"\n"
				      "  åtgärd fram \"Vidare\" av registrator -> c\n"
				      "  åtgärd bak \"Bak\" av kanslichef -> a\n"
				      "slut c \"C\"\n");
	static const char *const roles[] = { "kanslichef" };
	const struct chart_answers *w;

	view = xmlParseDoc(
	    BAD_CAST "<vy><beteckning>SN 2026/1</beteckning><inkom>2026-09-01</inkom></vy>");
	send(c, EVENT_START, NULL);
	w = chart_why(a, c, at, view, date_of(2026, 9, 22), NULL, 0, &ds);
	ck_assert_uint_eq(w->count, 2);
	ck_assert_str_eq(w->items[0].action->title, "Fram");
	ck_assert(w->items[0].here && !w->items[0].open);
	ck_assert_uint_eq(w->items[0].reason_count, 2);
	ck_assert_str_eq(w->items[0].reasons[0].text, "Rubrik saknas i SN 2026/1.");
	ck_assert_str_eq(w->items[0].reasons[0].law, "förvaltningslagen 9 §");
	ck_assert_str_eq(w->items[0].reasons[1].text, "Senast 2026-09-01.");
	ck_assert_int_eq(w->items[0].reasons[1].strength, STRENGTH_WARNING);
	ck_assert(!w->items[1].here && !w->items[1].open);
	ck_assert_str_eq(w->items[1].reasons[0].text, "Görs i läget »B«.");
	(void)xmlNewTextChild(xmlDocGetRootElement(view), NULL, BAD_CAST "rubrik", BAD_CAST "R");
	w = chart_why(a, c, at, view, date_of(2026, 9, 22), NULL, 0, &ds);
	ck_assert(w->items[0].open); /* with a reason */
	w = chart_why(a, c, at, view, date_of(2026, 9, 22), roles, 1, &ds);
	ck_assert(!w->items[0].open);
	ck_assert_str_eq(w->items[0].reasons[0].text, "Görs av registrator.");
}
END_TEST

START_TEST(deadlines_follow_the_state_the_data_and_the_calendar)
{
	const struct chart *c = small("alltid\n"
				      "  frist svar \"Svar\" = sista-svarsdag\n"
				      "läge a \"A\"\n"
				      "  frist fem \"Fem\" 5 arbetsdagar före sista-svarsdag -> b\n"
				      "  frist tal \"Tal\" (beslutsparagraf) dagar efter inkom\n"
				      "läge b \"B\"\n"
				      "  frist lag \"Lag\" regel J-1 från inkom\n"
				      "    möts av ut\n"
				      "  åtgärd ut \"Ut\" av registrator -> c\n"
				      "slut c \"C\"\n");
	const struct chart_result *r;

	view = xmlParseDoc(
	    BAD_CAST "<vy><sista-svarsdag>2026-10-30</sista-svarsdag>"
		     "<inkom>2026-11-29</inkom><beslutsparagraf>3</beslutsparagraf></vy>");
	r = send(c, EVENT_START, NULL);
	ck_assert_uint_eq(r->deadline_count, 3);
	ck_assert_str_eq(r->deadlines[0].id, "fem");
	ck_assert_int_eq(r->deadlines[0].day.n, date_of(2026, 10, 23).n);
	ck_assert(
	    r->deadlines[0].moves && chart_derivation(a, &r->deadlines[0], &ds)->step_count > 0);
	ck_assert_int_eq(r->deadlines[1].day.n, date_of(2026, 10, 30).n);
	ck_assert_ptr_null(chart_derivation(a, &r->deadlines[1], &ds));
	ck_assert_int_eq(r->deadlines[2].day.n, date_of(2026, 12, 2).n);
	r = send(c, EVENT_DEADLINE, "fem");
	ck_states(r, "b");
	ck_assert_uint_eq(r->deadline_count, 2);
	ck_assert_str_eq(
	    r->deadlines[1].rule, "J-1"); /* 14 days end on a Sunday: the day as counted */
	ck_assert_int_eq(r->deadlines[1].day.n, date_of(2026, 12, 13).n);
	ck_assert_int_eq(
	    chart_derivation(a, &r->deadlines[1], &ds)->result.n, date_of(2026, 12, 14).n);
	ck_assert_str_eq(r->deadlines[1].action, "ut");
	ck_assert_uint_eq(send(c, EVENT_ACTION, "ut")->deadline_count, 0);
}
END_TEST

Suite *
step_suite(void)
{
	Suite *s = suite_create("step");
	TCase *t = tcase_create("step");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_condition_on_what_the_form_will_get_is_no_hindrance_yet);
	tcase_add_test(t, what_can_always_be_done_cannot_when_the_flow_has_ended);
	tcase_add_test(t, a_state_is_found_by_what_it_was_called_in_earlier_versions);
	tcase_add_test(t, states_are_left_from_inside_and_entered_from_outside);
	tcase_add_test(t, an_inner_state_answers_before_the_ones_around_it);
	tcase_add_test(t, tracks_run_side_by_side_and_are_done_together);
	tcase_add_test(t, leaving_a_parallel_state_leaves_all_its_tracks);
	tcase_add_test(t, of_two_moves_that_leave_the_same_state_the_first_is_made);
	tcase_add_test(t, an_inner_move_wins_over_one_around_it_that_was_found_first);
	tcase_add_test(t, what_was_done_comes_in_order_and_sees_what_was_set_before);
	tcase_add_test(t, a_flow_that_never_rests_is_refused_and_nothing_is_taken);
	tcase_add_test(t, an_expression_that_cannot_be_evaluated_refuses_the_step);
	tcase_add_test(t, states_that_do_not_go_together_are_refused);
	tcase_add_test(t, an_event_that_nobody_hears_changes_nothing);
	tcase_add_test(t, accepted_events_are_those_of_the_active_states);
	tcase_add_test(t, a_person_without_the_role_may_not_and_the_machine_may);
	tcase_add_test(t, unknown_actions_and_fields_are_refused_with_the_nearest_names);
	tcase_add_test(t, why_tells_of_every_action_once_with_reasons);
	tcase_add_test(t, deadlines_follow_the_state_the_data_and_the_calendar);
	suite_add_tcase(s, t);
	return s;
}
