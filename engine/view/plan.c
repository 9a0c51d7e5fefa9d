/* A plan of meetings. */
#include "engine/view/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/board/body.h"
#include "engine/board/words.h"
#include "engine/law/calendar.h"
#include "engine/view/meeting.h"
#include "engine/view/messages.h"
#include "engine/view/municipality.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

/* A meeting is looked for so many days before the first one, that an utskott may have had. */
enum { DAYS_MAX = 400, DAYS_BEFORE = 60 };

/* ---- How a body prepares its meetings: kommun.xml ---- */

static int
bad_setting(const struct body_row *b, const char *what, struct diags *ds)
{
	return diag_add(
	    ds, &msg_view_preparing, &(struct place){ .file = "kommun.xml" }, b->name, what, NULL);
}

/* A number of days, 0 if it is not said; -1 with a message if it is none. */
static int
days_of(const struct view_source *v, const struct body_row *b, xmlNodePtr n, const char *name,
    struct diags *ds)
{
	const char *text = view_child_text(v->arena, n, name);
	const long days = strtol(text, NULL, 10);

	if (*text == '\0')
		return 0;
	if (strspn(text, "0123456789") != strlen(text) || days > DAYS_MAX)
		return bad_setting(b, name, ds);
	return (int)days;
}

static bool
in_workdays(const struct view_source *v, xmlNodePtr n, const char *name)
{
	return strcmp(view_child_text(v->arena, n, name), "arbetsdagar") == 0;
}

/* <beredning><steg><namn>Sista inlämningsdag</namn><dagar>15</dagar>
 * <räknas>arbetsdagar</räknas></steg> … */
static int
read_steps(const struct view_source *v, const struct body_row *b, xmlNodePtr settings,
    struct preparing *p, struct diags *ds)
{
	xmlNodePtr all = view_child(settings, "beredning");
	struct list steps = { 0 };

	for (xmlNodePtr n = all != NULL ? all->children : NULL; n != NULL; n = n->next) {
		struct preparing_step *one;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		one = list_add(v->arena, &steps, sizeof *one);
		one->name = view_child_text(v->arena, n, "namn");
		one->days = days_of(v, b, n, "dagar", ds);
		one->workdays = in_workdays(v, n, "räknas");
		if (*one->name == '\0' || one->days <= 0)
			return ds->errors > 0 ? -1 : bad_setting(b, "beredning/steg", ds);
	}
	p->step = steps.items;
	p->steps = steps.count;
	return 0;
}

static int
read_preparing(
    const struct view_source *v, const struct body_row *b, struct preparing *p, struct diags *ds)
{
	xmlNodePtr settings = municipality_body(v->arena, v->municipality, b->code);

	*p = (struct preparing){ .council = strcmp(b->type, "fullmäktige") == 0,
		.call_days = days_of(v, b, settings, "kallelse-dagar", ds),
		.call_workdays = in_workdays(v, settings, "kallelse-räknas"),
		.sign_days = days_of(v, b, settings, "justering-dagar", ds),
		.posts =
		    strcmp(municipality_announces(v->arena, settings, b->type), "aldrig") != 0 };
	return ds->errors > 0 ? -1 : read_steps(v, b, settings, p, ds);
}

/* ---- Who sits in a body ---- */

static int
ascending(const void *x, const void *y)
{
	const long long a = *(const long long *)x, b = *(const long long *)y;

	return (a > b) - (a < b);
}

/* Those who have a seat or are ersättare on a day. */
static int
members_on(const struct view_source *v, const char *body, struct date day,
    struct planned_meeting *m, struct diags *ds)
{
	struct mandate_row *mandate;
	long long *person;
	size_t n;

	if (store_mandates(v->store, v->arena, body, day, &mandate, &n, ds) != 0)
		return -1;
	person = arena_array(v->arena, n + 1, sizeof *person);
	for (size_t i = 0; i < n; i++) {
		enum board_role role;

		if (board_role_read(mandate[i].role, &role))
			person[m->persons++] = mandate[i].person;
	}
	if (m->persons > 1)
		qsort(person, m->persons, sizeof *person, ascending);
	m->person = person;
	return 0;
}

/* In a period for which nobody has been elected yet: those who sit now. */
static int
read_members(const struct view_source *v, const struct meeting_row *row, struct planned_meeting *m,
    struct diags *ds)
{
	if (members_on(v, row->body, row->day, m, ds) != 0)
		return -1;
	return m->persons > 0 ? 0 : members_on(v, row->body, v->day, m, ds);
}

/* ---- The plan ---- */

/* The last meeting of an utskott of the body before 'i' and after the body's own meeting before
 * that; NULL with *lacks if the utskott meets, but not then. */
static const struct view_planned *
committee_before(const struct view_plan *p, size_t i, const char **lacks)
{
	const char *code = p->meeting[i].body->code;
	bool meets = false;

	*lacks = NULL;
	for (size_t k = 0; k < p->count; k++)
		if (p->meeting[k].body->parent != NULL &&
		    strcmp(p->meeting[k].body->parent, code) == 0 &&
		    strcmp(p->meeting[k].body->type, "utskott") == 0 && !p->meeting[k].held_off) {
			meets = true;
			*lacks = p->meeting[k].body->name;
		}
	for (size_t k = i; meets && k-- > 0;) {
		const struct view_planned *m = &p->meeting[k];

		if (m->held_off || m->row->day.n == p->meeting[i].row->day.n)
			continue;
		if (strcmp(m->body->code, code) == 0)
			return NULL;
		if (m->body->parent != NULL && strcmp(m->body->parent, code) == 0 &&
		    strcmp(m->body->type, "utskott") == 0) {
			*lacks = NULL;
			return m;
		}
	}
	return NULL;
}

static int
read_days(const struct view_source *v, struct view_plan *p, size_t i, struct diags *ds)
{
	struct view_planned *m = &p->meeting[i];
	const struct view_planned *before = committee_before(p, i, &m->lacks);
	struct preparing preparing;
	struct prepared *day;

	if (read_preparing(v, m->body, &preparing, ds) != 0)
		return -1;
	day = preparing_days(v->arena, &preparing, m->row->day, &m->days, ds);
	if (day == NULL)
		return -1;
	if (before != NULL) {
		struct prepared *more = arena_array(v->arena, m->days + 1, sizeof *more);

		memcpy(more, day, m->days * sizeof *day);
		day = more;
		prepared_insert(day, &m->days,
		    (struct prepared){ .name = before->body->name,
			.day = before->row->day,
			.why = "sammanträdet före nämndens" });
	}
	m->day = day;
	return 0;
}

static int
read_meetings(const struct view_source *v, struct view_plan *p, struct diags *ds)
{
	struct meeting_row *row;

	if (store_meetings(v->store, v->arena, NULL, date_add_days(p->from, -DAYS_BEFORE), p->to,
		&row, &p->count, ds) != 0)
		return -1;
	p->meeting = arena_array(v->arena, p->count + 1, sizeof *p->meeting);
	for (size_t i = 0; i < p->count; i++) {
		struct view_planned *m = &p->meeting[i];

		m->row = &row[i];
		m->index = i;
		m->body = store_body_get(v->store, v->arena, row[i].body, ds);
		m->matter = store_matter_by_id(v->store, v->arena, row[i].matter, ds);
		if (m->body == NULL || m->matter == NULL)
			return -1;
		m->status = v->asks->status(v->user, m->matter);
		m->held_off = strcmp(m->matter->states, "installt") == 0;
	}
	return 0;
}

/* The indexes of clashes among those that are held are made those of the plan. */
static int
find_clashes(const struct view_source *v, struct view_plan *p, struct diags *ds)
{
	struct planned_meeting *all = arena_array(v->arena, p->count + 1, sizeof *all);
	size_t *of = arena_array(v->arena, p->count + 1, sizeof *of), n = 0;
	struct clash *own;
	const struct clash *found;

	for (size_t i = 0; i < p->count; i++) {
		const struct view_planned *m = &p->meeting[i];

		if (m->held_off)
			continue;
		all[n] = (struct planned_meeting){ .key = m->row->key,
			.body = m->body->name,
			.day = m->row->day,
			.place = m->row->place };
		if (read_members(v, m->row, &all[n], ds) != 0)
			return -1;
		of[n++] = i;
	}
	found = clashes(v->arena, all, n, &p->clashes);
	own = arena_array(v->arena, p->clashes + 1, sizeof *own);
	for (size_t i = 0; i < p->clashes; i++) {
		own[i] = found[i];
		own[i].meeting = of[found[i].meeting];
		own[i].other = of[found[i].other];
	}
	p->clash = own;
	return 0;
}

/* Leave out what is before the time and of other bodies; 'index' of those that stay is as before.
 */
static void
keep(struct view_plan *p, const char *body)
{
	size_t n = 0;

	for (size_t i = 0; i < p->count; i++)
		if (p->meeting[i].row->day.n >= p->from.n &&
		    (body == NULL || strcmp(p->meeting[i].body->code, body) == 0))
			p->meeting[n++] = p->meeting[i];
	p->count = n;
}

struct view_plan *
view_plan_read(const struct view_source *v, const char *body, struct date from, struct date to,
    struct diags *ds)
{
	struct view_plan *p = arena_alloc(v->arena, sizeof *p);

	*p = (struct view_plan){ .from = from, .to = to };
	if (read_meetings(v, p, ds) != 0 || find_clashes(v, p, ds) != 0)
		return NULL;
	for (size_t i = 0; i < p->count; i++)
		if (!p->meeting[i].held_off && read_days(v, p, i, ds) != 0)
			return NULL;
	keep(p, body);
	return p;
}

const char *const *
view_clash_people(
    const struct view_source *v, const struct clash *c, size_t *count, struct diags *ds)
{
	const char **name = arena_array(v->arena, c->persons + 1, sizeof *name);
	struct person_row *all;
	size_t n;

	*count = 0;
	if (store_persons(v->store, v->arena, &all, &n, ds) != 0)
		return NULL;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < c->persons; k++)
			if (all[i].id == c->person[k])
				name[(*count)++] = all[i].party != NULL && *all[i].party != '\0'
						       ? arena_printf(v->arena, "%s (%s)",
							     all[i].name, all[i].party)
						       : all[i].name;
	return name;
}

/* ---- The Word page ---- */

static void
clashes_of(xmlNodePtr to, const struct view_plan *p, const struct view_planned *m)
{
	xmlNodePtr list = view_element(to, "krockar");

	for (size_t i = 0; i < p->clashes; i++)
		if (p->clash[i].meeting == m->index)
			view_text(list, "krock", p->clash[i].text);
	view_prune(list);
}

static void
meeting_of(xmlNodePtr list, const struct view_plan *p, const struct view_planned *m)
{
	xmlNodePtr n = view_element(list, "sammanträde"), days;

	view_text(n, "organ", m->body->name);
	view_day(n, "datum", m->row->day);
	view_text(n, "tid", m->row->from);
	view_text(n, "plats", m->row->place);
	view_text(n, "inställt", m->held_off ? "ja" : NULL);
	days = view_element(n, "dagar");
	for (size_t i = 0; i < m->days; i++)
		if (m->day[i].day.n != m->row->day.n || *m->day[i].why != '\0') {
			xmlNodePtr one = view_element(days, "dag");

			view_text(one, "namn", m->day[i].name);
			view_day(one, "datum", m->day[i].day);
		}
	view_prune(days);
	clashes_of(n, p, m);
}

xmlDocPtr
view_plan_document(const struct view_source *v, const struct view_plan *p, struct diags *ds)
{
	xmlDocPtr doc = view_new();
	xmlNodePtr root = xmlDocGetRootElement(doc), list;
	const char *body = p->count > 0 ? p->meeting[0].body->code : "";

	if (part_municipality(v, root, body, ds) != 0) {
		xmlFreeDoc(doc);
		return NULL;
	}
	view_day(view_element(root, "dokument"), "datum", v->day);
	list = view_element(root, "period");
	view_day(list, "från", p->from);
	view_day(list, "till", p->to);
	list = view_element(root, "sammanträden");
	for (size_t i = 0; i < p->count; i++)
		meeting_of(list, p, &p->meeting[i]);
	return doc;
}
