#include "engine/desk/calls.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/people.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/municipality.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

static xmlNodePtr
settings_of(struct desk *d, const struct body_row *body, struct diags *ds)
{
	const xmlDocPtr doc = desk_municipality(d, ds);

	return doc != NULL ? municipality_body(d->arena, doc, body->code) : NULL;
}

int
desk_call_rule(struct desk *d, const struct body_row *body, struct law_rule *rule, struct diags *ds)
{
	const struct place place = { .file = "kommun.xml" };
	const xmlNodePtr settings = settings_of(d, body, ds);
	const char *days = view_child_text(d->arena, settings, "kallelse-dagar");
	const char *unit = view_child_text(d->arena, settings, "kallelse-räknas");

	if (ds->errors > 0)
		return -1;
	if (strcmp(body->type, "fullmäktige") == 0)
		return diag_add(ds, &msg_desk_calls_council, NULL, body->name, NULL);
	if (strcmp(unit, "kalenderdagar") != 0 && strcmp(unit, "arbetsdagar") != 0)
		return diag_add(ds, &msg_desk_summons, &place, body->name, "kallelse-räknas", NULL);
	if (!law_call((int)strtol(days, NULL, 10), strcmp(unit, "arbetsdagar") == 0, rule))
		return diag_add(ds, &msg_desk_summons, &place, body->name, "kallelse-dagar", NULL);
	return 0;
}

static const struct law_result *
derive(struct desk *d, const struct law_term *t, struct date meeting, struct diags *ds)
{
	return law_derive(d->arena, t, meeting, ds);
}

/* Fullmäktige is called and announced by law; other bodies as their reglemente says. */
static int
count_days(struct desk *d, struct desk_calls *c, struct diags *ds)
{
	const struct law_term week = law_term(LAW_CALL), urgent = law_term(LAW_CALL_URGENT);
	struct law_rule *own = arena_alloc(d->arena, sizeof *own);
	const struct date day = c->meeting->day;

	if (!c->council) {
		if (desk_call_rule(d, c->body, own, ds) != 0)
			return -1;
		c->call = derive(d, &(struct law_term){ own, own->count }, day, ds);
		return c->call != NULL ? 0 : -1;
	}
	c->call = c->announce = derive(d, &week, day, ds);
	c->urgent = derive(d, &urgent, day, ds);
	return c->call != NULL && c->urgent != NULL ? 0 : -1;
}

/* Those with a seat, and the ersättare, on the day of the meeting. */
static int
read_people(struct desk *d, struct desk_calls *c, struct diags *ds)
{
	struct mandate_row *all, *called, *told;
	size_t n;

	if (store_mandates(d->store, d->arena, c->body->code, c->meeting->day, &all, &n, ds) != 0)
		return -1;
	called = arena_array(d->arena, n + 1, sizeof *called);
	told = arena_array(d->arena, n + 1, sizeof *told);
	for (size_t i = 0; i < n; i++) {
		enum board_role role;

		if (!board_role_read(all[i].role, &role))
			continue;
		if (role == BOARD_SUBSTITUTE)
			told[c->told_count++] = all[i];
		else
			called[c->called_count++] = all[i];
	}
	c->called = called;
	c->told = told;
	return 0;
}

/* Cases on fullmäktige's list that were not on the board when the meeting was announced. */
static int
read_unannounced(struct desk *d, struct desk_calls *c, struct diags *ds)
{
	struct view_source v;
	struct item_row *item;
	size_t n;

	if (!c->council)
		return 0;
	if (desk_view_source(d, &v, ds) != 0 ||
	    store_items(d->store, d->arena, c->meeting->matter, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *m =
		    store_matter_by_id(d->store, d->arena, item[i].matter, ds);

		if (m == NULL)
			return -1;
		if (item[i].case_matter != 0 && *part_field(&v, m, "tillkännaget") == '\0')
			item[c->unannounced_count++] = item[i];
	}
	c->unannounced = item;
	return 0;
}

struct desk_calls *
desk_calls(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct desk_calls *c = arena_alloc(d->arena, sizeof *c);
	struct meeting_row *meeting;

	*c = (struct desk_calls){ 0 };
	if (strcmp(m->kind, "sammanträde") != 0) {
		(void)diag_add(ds, &msg_desk_not_a, NULL, m->key, "ett sammanträde", m->kind, NULL);
		return NULL;
	}
	if (store_meeting_find(d->store, d->arena, m->id, &meeting, ds) != 0 ||
	    (c->body = store_body_get(d->store, d->arena, m->body, ds)) == NULL)
		return NULL;
	c->meeting = meeting;
	c->council = strcmp(c->body->type, "fullmäktige") == 0;
	c->papers =
	    strcmp(view_child_text(d->arena, settings_of(d, c->body, ds), "kallelse-handlingar"),
		"ja") == 0;
	return count_days(d, c, ds) == 0 && read_people(d, c, ds) == 0 &&
		       read_unannounced(d, c, ds) == 0
		   ? c
		   : NULL;
}
