#include "engine/desk/void.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/when.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

/* What stands in place of the states of the flow. */
#define STATE "makulerad"

bool
desk_is_void(const struct matter_row *m)
{
	return m->states != NULL && strcmp(m->states, STATE) == 0;
}

const char *
desk_void_reason(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct event_row *e;
	size_t n;

	if (!desk_is_void(m))
		return "";
	if (store_events(d->store, d->arena, m->id, &e, &n, ds) != 0)
		return NULL;
	for (; n > 0; n--)
		if (strcmp(e[n - 1].name, DESK_VOIDED) == 0 && e[n - 1].reason != NULL)
			return e[n - 1].reason;
	return "";
}

int
desk_check_open(const struct matter_row *m, struct diags *ds)
{
	char iso[DATE_ISO_SIZE];

	if (!desk_is_void(m))
		return 0;
	return diag_add(ds, &msg_desk_void, NULL, m->key, date_iso(m->closed, iso), NULL);
}

/* ---- What hinders ---- */

static int
hindered(const struct matter_row *m, const char *by, struct diags *ds)
{
	return diag_add(ds, &msg_desk_not_void, &(struct place){ .file = m->key }, by, NULL);
}

/* A decision has been made, or is about to be. */
static int
ask_items(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct item_row *item;
	size_t n;

	if (*desk_field(d, m, "beslutsdag") != '\0')
		(void)hindered(m, DIAG_BOTH("det är beslutat", "it has been decided"), ds);
	if (store_items_of_case(d->store, d->arena, m->id, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *own =
		    store_matter_by_id(d->store, d->arena, item[i].matter, ds);

		if (own == NULL)
			return -1;
		if (item[i].paragraph > 0)
			(void)hindered(m,
			    arena_printf(d->arena,
				DIAG_BOTH(
				    "det är behandlat: %s § %d", "it has been handled: %s § %d"),
				item[i].meeting_key, item[i].paragraph, item[i].meeting_key,
				item[i].paragraph),
			    ds);
		else if (date_is_none(own->closed))
			(void)hindered(m,
			    arena_printf(d->arena,
				DIAG_BOTH("det står på listan för %s", "it is on the list of %s"),
				item[i].meeting_key, item[i].meeting_key),
			    ds);
	}
	return 0;
}

const char *
desk_registrar(struct desk *d, const char *body, struct diags *ds)
{
	static const char *const may[] = { "registrator", "kanslichef" };
	const char *const *role;
	size_t n;

	if (desk_roles(d, body, &role, &n, ds) != 0)
		return NULL;
	for (size_t k = 0; k < sizeof may / sizeof *may; k++)
		for (size_t i = 0; i < n; i++)
			if (text_same_word(role[i], may[k]))
				return may[k];
	(void)diag_add(ds, &msg_desk_registrar, NULL, NULL);
	return NULL;
}

/* ---- Doing it ---- */

int
desk_void_again(struct desk *d, struct matter_row *m, struct desk_report *report, struct diags *ds)
{
	struct deadline_row *row;
	size_t n;

	m->states = STATE;
	m->closed = d->day;
	if (store_matter_save(d->store, m, ds) != 0 ||
	    store_deadlines(d->store, d->arena, m->id, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		desk_say(d, report, DID_GONE, m->key, row[i].title)->day = row[i].day;
		if (store_deadline_remove(d->store, m->id, row[i].id, ds) != 0)
			return -1;
	}
	return 0;
}

int
desk_void(struct desk *d, struct matter_row *m, const char *role, const char *reason,
    struct desk_report *report, struct diags *ds)
{
	const char *before = m->states, *status = desk_status(d, m, ds);
	struct desk_line *line;
	char at[CLOCK_NOW_SIZE];
	struct event_row e = { .matter = m->id,
		.name = DESK_VOIDED,
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.role = role,
		.reason = reason,
		.states_before = before,
		.states_after = STATE };

	if (status == NULL)
		return -1;
	line = desk_say(d, report, DID_MOVE, m->key, m->title);
	line->before = status;
	line->after = DESK_VOID_STATUS;
	if (desk_void_again(d, m, report, ds) != 0)
		return -1;
	return store_event_add(d->store, &e, ds);
}

int
desk_case_void(struct desk *d, const struct matter_row *given, const char *reason,
    struct desk_report *report, struct diags *ds)
{
	const unsigned errors = ds->errors;
	struct matter_row *m;
	const char *role;
	char iso[DATE_ISO_SIZE];

	report->key = given->key;
	if (strcmp(given->kind, "ärende") != 0)
		return diag_add(
		    ds, &msg_desk_not_a, NULL, given->key, "ett ärende", given->kind, NULL);
	if (desk_drain(d, report, ds) != 0 ||
	    (m = store_matter_by_id(d->store, d->arena, given->id, ds)) == NULL)
		return -1;
	if (!date_is_none(m->closed))
		return diag_add(ds, &msg_desk_closed, NULL, m->key, date_iso(m->closed, iso), NULL);
	role = desk_registrar(d, m->body, ds);
	if (role == NULL || desk_check_day(d, m, d->day, ds) != 0 || ask_items(d, m, ds) != 0 ||
	    desk_ask_children(d, m, &msg_desk_not_void, ds) != 0 || ds->errors > errors ||
	    store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, desk_void(d, m, role, reason, report, ds), ds);
}
