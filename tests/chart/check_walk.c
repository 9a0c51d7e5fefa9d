/* Random walks on the shipped flows: a matter that is saved as text and read again after every
 * event goes the same way as one that is never put away. */
#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "base/xml.h"
#include "engine/chart/export.h"
#include "engine/chart/run.h"
#include "engine/chart/scxml.h"
#include "tests/chart/fixture.h"

enum { WALKS = 40, WALKS_LONG = 2000, STEPS = 25 };

static uint64_t state;

static unsigned
dice(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

static const char *
random_value(const struct chart_field *f)
{
	static const char *const texts[] = { "SN", "utskott", "nämnd", "58", "delegation",
		"bordläggs", "återremitteras", "", "Eva Lundmark" };

	switch (f->type) {
	case FIELD_DATE:
		return arena_printf(a, "2026-%02u-%02u", 9 + dice(4), 1 + dice(30));
	case FIELD_CHOICE:
		return f->choices[dice((unsigned)f->choice_count)].id;
	case FIELD_NUMBER:
		return "58";
	case FIELD_YES_NO:
		return dice(2) ? "ja" : "nej";
	case FIELD_TIME:
		return "13:15";
	default:
		return texts[dice(sizeof texts / sizeof *texts)];
	}
}

/* Any event that the flow knows, with data of the right types. */
static struct chart_event
random_event(const struct chart *c, const struct flow_kind *kind)
{
	struct chart_event e = { .kind = (enum event_kind)(1 + dice(3)),
		.reason = dice(2) ? "skäl" : NULL,
		.day = date_add_days(date_of(2026, 9, 1), (int)dice(90)) };
	struct list data = { 0 };
	const struct flow_event *heard = &kind->events[dice((unsigned)kind->event_count + 1)];
	const struct chart_action *action = &c->actions[dice((unsigned)c->action_count)];

	if (e.kind == EVENT_DEADLINE && c->deadline_count > 0)
		e.name = c->deadlines[dice((unsigned)c->deadline_count)].id;
	else if (e.kind == EVENT_MESSAGE && heard < kind->events + kind->event_count) {
		e.name = heard->name;
		for (size_t i = 0; i < heard->data_count; i++)
			*(struct chart_value *)list_add(a, &data, sizeof(struct chart_value)) =
			    (struct chart_value){ heard->data[i].name,
				    random_value(&heard->data[i]) };
	} else {
		e.kind = EVENT_ACTION;
		e.name = action->id;
		for (size_t i = 0; i < action->form_count; i++) {
			const struct chart_field *f = &c->fields[action->form[i].field];

			if (action->form[i].required || dice(2))
				*(struct chart_value *)list_add(
				    a, &data, sizeof(struct chart_value)) =
				    (struct chart_value){ f->name, random_value(f) };
		}
	}
	e.data = data.items;
	e.data_count = data.count;
	return e;
}

/* The start, with what it must have. */
static struct chart_event
start_event(const struct chart *c)
{
	struct list data = { 0 };

	for (size_t i = 0; c->start != NULL && i < c->start->form_count; i++) {
		const struct chart_field *f = &c->fields[c->start->form[i].field];
		const char *value = random_value(f);

		*(struct chart_value *)list_add(a, &data, sizeof(struct chart_value)) =
		    (struct chart_value){ f->name, *value != '\0' ? value : "Prov" };
	}
	return (struct chart_event){ .kind = EVENT_START,
		.data = data.items,
		.data_count = data.count,
		.day = date_of(2026, 9, 1) };
}

/* Everything that a result says, as text. */
static const char *
dump(const struct chart_result *r, const struct diags *found)
{
	const char *s = r == NULL ? arena_printf(a, "nekad %u", found->errors) : r->status;

	for (const struct diag *d = found->first; d != NULL; d = d->next)
		s = arena_printf(a, "%s|%s", s, d->message->name);
	for (size_t i = 0; r != NULL && i < r->state_count; i++)
		s = arena_printf(a, "%s|%s", s, r->states[i]);
	for (size_t i = 0; r != NULL && i < r->action_count; i++)
		s = arena_printf(a, "%s|%d %s", s, r->actions[i].verb, r->actions[i].name);
	for (size_t i = 0; r != NULL && i < r->field_count; i++)
		s = arena_printf(a, "%s|%s=%s", s, r->fields[i].name, r->fields[i].text);
	for (size_t i = 0; r != NULL && i < r->deadline_count; i++)
		s = arena_printf(a, "%s|%s %d", s, r->deadlines[i].id, r->deadlines[i].day.n);
	return s;
}

static void
set_field(xmlDocPtr view, const struct chart_value *v)
{
	xmlNodePtr root = xmlDocGetRootElement(view), next;

	for (xmlNodePtr n = root->children; n != NULL; n = next) {
		next = n->next;
		if (strcmp((const char *)n->name, v->name) == 0) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
	if (*v->text != '\0')
		ck_assert_ptr_nonnull(
		    xmlNewTextChild(root, NULL, BAD_CAST v->name, BAD_CAST v->text));
}

struct matter {
	struct chart_active at;
	xmlDocPtr view;
};

static const struct chart_result *
take(struct matter *m, const struct chart *c, const struct chart_event *e, const char **text)
{
	struct diags found;
	const struct chart_result *r;
	struct state_set active;

	diags_init(&found, a);
	r = chart_step(a, c, m->at, e, m->view, &found);
	*text = dump(r, &found);
	ck_assert((r == NULL) == (found.errors > 0));
	if (r == NULL)
		return NULL;
	m->at = (struct chart_active){ r->states, r->state_count };
	ck_assert_int_eq(run_restore(c, m->at, &active, &found), 0);
	ck_assert(step_ok(c, &active));
	for (size_t i = 0; i < r->field_count; i++)
		set_field(m->view, &r->fields[i]);
	return r;
}

/* Away and back: states as words, the document as text. */
static void
store_and_load(struct matter *m)
{
	char *text = xml_text(a, m->view);
	const char **ids = arena_array(a, m->at.count + 1, sizeof *ids);

	for (size_t i = 0; i < m->at.count; i++)
		ids[i] = arena_str(a, m->at.ids[i]);
	m->at.ids = ids;
	xmlFreeDoc(m->view);
	m->view = xml_parse(text, strlen(text), NULL, &ds);
	ck_assert_ptr_nonnull(m->view);
}

/* The specimen with some of its elements taken away. */
static xmlDocPtr
random_view(const struct flow_kind *kind)
{
	xmlDocPtr view = xmlCopyDoc(kind->specimen, 1);
	xmlNodePtr next;

	for (xmlNodePtr n = xmlDocGetRootElement(view)->children; n != NULL; n = next) {
		next = n->next;
		if (dice(4) == 0) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
	return view;
}

static size_t
walk(const struct chart *c)
{
	const struct flow_kind *kind = flow_world_kind(world, c->kind);
	struct chart_event start = start_event(c);
	struct matter kept = { { NULL, 0 }, random_view(kind) };
	struct matter stored = { { NULL, 0 }, xmlCopyDoc(kept.view, 1) };
	const char *one, *other;
	size_t taken = 0;

	for (int i = 0; i < STEPS; i++) {
		struct chart_event e = i == 0 ? start : random_event(c, kind);
		const struct chart_result *r = take(&kept, c, &e, &one);

		(void)take(&stored, c, &e, &other);
		ck_assert_str_eq(one, other);
		store_and_load(&stored);
		ck_assert_str_eq(xml_text(a, kept.view), xml_text(a, stored.view));
		taken += r != NULL && r->taken;
		if (r == NULL && i == 0)
			break; /* what was given at random is not enough to begin with */
	}
	xmlFreeDoc(kept.view);
	xmlFreeDoc(stored.view);
	return taken;
}

static void
walk_all(int walks)
{
	size_t taken = 0;

	chart_setup();
	for (size_t f = 0; f < world->flow_count; f++) {
		const struct chart *c = shipped(world->flows[f].name);
		struct arena *lasting = a;

		ck_assert_msg(c != NULL, "%s", said());
		for (int w = 0; w < walks; w++) {
			state = (uint64_t)w * 1000 + f; /* a walk that fails can be walked again */
			a = arena_new();
			fresh_diags();
			taken += walk(c);
			arena_free(a);
		}
		a = lasting;
		fresh_diags();
	}
	chart_teardown();
	ck_assert_uint_gt(taken, (size_t)walks * 6); /* they get somewhere */
}

START_TEST(a_matter_that_is_stored_after_every_event_goes_the_same_way)
{
	walk_all(WALKS);
}
END_TEST

START_TEST(two_thousand_walks_end_where_they_should)
{
	walk_all(WALKS_LONG);
}
END_TEST

/* ---- Exported and read back ---- */

/* What both kinds of chart say of a step. */
static const char *
moves(const struct chart_result *r)
{
	const char *s = r->ended ? "slut" : "";

	for (size_t i = 0; i < r->state_count; i++)
		s = arena_printf(a, "%s|%s", s, r->states[i]);
	for (size_t i = 0; i < r->action_count; i++) {
		const struct step_action *v = &r->actions[i];

		s = arena_printf(a, "%s|%d %s %s", s, v->verb, v->name != NULL ? v->name : "",
		    v->target != NULL ? v->target : "");
		for (size_t j = 0; j < v->data_count; j++)
			s = arena_printf(a, "%s %s=%s", s, v->data[j].name, v->data[j].text);
	}
	for (size_t i = 0; i < r->field_count; i++)
		s = arena_printf(a, "%s|%s=%s", s, r->fields[i].name, r->fields[i].text);
	return s;
}

static const struct chart *
read_back(const struct chart *c)
{
	const struct chart *again;
	struct buf b;

	buf_init(&b, 1 << 20);
	flow_export(c, &b);
	again = scxml_read(a, "tillbaka.scxml", b.text, b.size, NULL, NULL, &ds);
	ck_assert_msg(again != NULL, "%s", said());
	buf_free(&b);
	return again;
}

/* Add what the form's defaults gave to what was given. */
static void
fill_in(const struct chart *c, struct chart_event *e, const struct chart_result *r)
{
	struct list data = { 0 };

	for (size_t i = 0; i < e->data_count; i++)
		*(struct chart_value *)list_add(a, &data, sizeof *e->data) = e->data[i];
	for (size_t i = 0; i < c->action_count; i++)
		for (size_t j = 0; j < c->actions[i].form_count; j++) {
			const struct chart_ask *ask = &c->actions[i].form[j];
			const char *name = c->fields[ask->field].name;

			for (size_t k = 0; k < r->field_count; k++)
				if (strcmp(c->actions[i].id, e->name) == 0 &&
				    ask->otherwise.text != NULL &&
				    strcmp(r->fields[k].name, name) == 0)
					*(struct chart_value *)list_add(a, &data, sizeof *e->data) =
					    r->fields[k];
		}
	e->data = data.items;
	e->data_count = data.count;
}

/* Nothing is refused in SCXML, and forms are filled in by those who send the event: what the
 * flow refuses is not sent, and what it filled in is. */
static size_t
walk_both(const struct chart *c, const struct chart *again)
{
	const struct flow_kind *kind = flow_world_kind(world, c->kind);
	struct chart_event start = start_event(c);
	struct matter flow = { { NULL, 0 }, random_view(kind) };
	struct matter other = { { NULL, 0 }, xmlCopyDoc(flow.view, 1) };
	size_t taken = 0;

	for (int i = 0; i < STEPS; i++) {
		struct chart_event e = i == 0 ? start : random_event(c, kind);
		const struct chart_result *one, *two;
		const char *text;

		e.reason = NULL; /* a warning that is passed with one has no likeness in SCXML */
		one = take(&flow, c, &e, &text);
		if (one == NULL && i > 0)
			continue;
		if (one == NULL)
			break;
		if (e.kind == EVENT_ACTION)
			fill_in(c, &e, one);
		two = chart_step(a, again, other.at, &e, other.view, &ds);
		ck_assert_msg(two != NULL, "%s", said());
		ck_assert_str_eq(moves(one), moves(two));
		xmlFreeDoc(other.view);
		other.view = two->memory;
		other.at = (struct chart_active){ two->states, two->state_count };
		taken += one->taken;
	}
	xmlFreeDoc(flow.view);
	xmlFreeDoc(other.view);
	return taken;
}

START_TEST(a_flow_that_is_exported_and_read_back_moves_the_same)
{
	size_t taken = 0;

	chart_setup();
	for (size_t f = 0; f < world->flow_count; f++) {
		const struct chart *c = shipped(world->flows[f].name), *again = read_back(c);
		struct arena *lasting = a;

		for (int w = 0; w < WALKS; w++) {
			state = (uint64_t)w * 1000 + f;
			a = arena_new();
			fresh_diags();
			taken += walk_both(c, again);
			arena_free(a);
		}
		a = lasting;
		fresh_diags();
		chart_free(again);
	}
	chart_teardown();
	ck_assert_uint_gt(taken, (size_t)WALKS * 6);
}
END_TEST

Suite *
walk_suite(void)
{
	Suite *s = suite_create("walk");
	TCase *t = tcase_create("walks"), *l = tcase_create("long walks");

	tcase_add_test(t, a_matter_that_is_stored_after_every_event_goes_the_same_way);
	tcase_add_test(t, a_flow_that_is_exported_and_read_back_moves_the_same);
	suite_add_tcase(s, t);
	tcase_set_tags(l, "long");
	tcase_set_timeout(l, 0);
	tcase_add_test(l, two_thousand_walks_end_where_they_should);
	suite_add_tcase(s, l);
	return s;
}
