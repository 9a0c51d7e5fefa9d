/* Matters below others: opened with a key, the rows that they need, and their first data. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/sections.h"
#include "engine/desk/messages.h"
#include "engine/desk/work.h"
#include "engine/view/meeting.h"

/* Numbered through the year, in a series of their own: "uppdrag/2026-4". */
static bool
is_by_year(const char *kind)
{
	return strcmp(kind, "uppdrag") == 0 || strcmp(kind, "delegationsbeslut") == 0;
}

/* The key of a new child, and its number among its like. */
static int
next_key(struct desk *d, struct matter_row *m, const struct matter_row *parent, int *number,
    struct diags *ds)
{
	struct matter_row *child;
	size_t n;

	if (strcmp(m->kind, "anslag") == 0) {
		*number = 0; /* it has one of its own */
		return desk_notice_number(d, m, ds);
	}
	if (is_by_year(m->kind)) {
		m->code = m->kind;
		m->year = date_ymd(d->day).year;
		if (store_series_next(d->store, m->kind, m->year, &m->number, ds) != 0)
			return -1;
		m->key = arena_printf(d->arena, "%s/%d-%d", m->kind, m->year, m->number);
		*number = m->number;
		return 0;
	}
	if (strcmp(m->kind, "ärendepunkt") == 0) {
		m->key = NULL;
		if (store_item_next_point(d->store, parent->id, number, ds) == 0)
			m->key = arena_printf(d->arena, "%s/%d", parent->key, *number);
		return m->key != NULL ? 0 : -1;
	}
	if (store_matter_children(d->store, d->arena, parent->id, m->kind, &child, &n, ds) != 0)
		return -1;
	*number = (int)n + 1;
	m->key = arena_printf(d->arena, "%s/%s-%d", parent->key,
	    strcmp(m->kind, "justeringsomgång") == 0 ? "justering" : m->kind, *number);
	return 0;
}

/* Who signs: the secretary, who led, who justerar (J-9 to J-11). */
static int
fill_signers(struct desk *d, int64_t round, const struct view_meeting *m, const size_t *item,
    size_t items, struct diags *ds)
{
	size_t count = 0;
	const struct signer *s =
	    presence_signers(d->arena, &m->board, m->presence, item, items, &count, ds);

	if (s == NULL)
		return -1;
	if (m->secretary != NULL &&
	    store_signing_add_signer(d->store, round,
		&(struct signer_row){ .person = m->secretary->id, .role = "sekreterare" }, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct signer_row row = { .person = s[i].person->id,
			.role = s[i].role == SIGNER_CHAIR ? "ordförande" : "justerare" };

		if (store_signing_add_signer(d->store, round, &row, ds) != 0)
			return -1;
	}
	return 0;
}

/* The §§ that a round is for, as the åtgärd said: none were named, or they cannot be read (-1). */
static int
named_sections(const struct step_action *a, struct sections *which, struct diags *ds)
{
	which->count = 0;
	for (size_t i = 0; i < a->data_count; i++) {
		const char *text = a->data[i].text;

		if (strcmp(a->data[i].name, "paragrafer") != 0 || *text == '\0')
			continue;
		if (!sections_read(text, strlen(text), 0, true, which, NULL, NULL))
			return diag_add(ds, &msg_desk_sections, NULL, text, NULL);
	}
	return 0;
}

/* Is the § to be signed in the round?  *taken tells that another has it. */
static int
belongs(struct desk *d, const struct item_row *item, const struct sections *which, bool *it,
    struct diags *ds)
{
	struct signing_row *other;

	*it = item->paragraph > 0 && (which->count == 0 || sections_hold(which, item->paragraph));
	if (!*it)
		return 0;
	if (store_signing_of_item(d->store, d->arena, item->matter, &other, ds) != 0)
		return -1;
	*it = other == NULL;
	if (other != NULL && which->count > 0)
		return diag_add(ds, &msg_desk_section_signed, NULL,
		    arena_printf(d->arena, "%d", item->paragraph), other->key, NULL);
	return 0;
}

/* A signing round takes the meeting's §§ that no other round has, or those that were named (J-4).
 */
static int
fill_round(struct desk *d, int64_t round, const struct matter_row *meeting, int number,
    const struct step_action *a, struct diags *ds)
{
	const struct view_meeting *m = desk_meeting_read(d, meeting, ds);
	struct signing_row row = { .matter = round,
		.meeting = meeting->id,
		.number = number,
		.planned = DATE_NONE,
		.signed_on = DATE_NONE };
	struct sections which;
	size_t *item, items = 0;

	if (m == NULL || named_sections(a, &which, ds) != 0 ||
	    store_signing_put(d->store, &row, ds) != 0)
		return -1;
	item = arena_array(d->arena, m->item_count + 1, sizeof *item);
	for (size_t i = 0; i < m->item_count; i++) {
		bool it;

		if (belongs(d, &m->item[i], &which, &it, ds) != 0)
			return -1;
		if (!it)
			continue;
		item[items++] = i;
		if (store_signing_add_item(d->store, round, m->item[i].matter, ds) != 0)
			return -1;
	}
	if (items == 0)
		return diag_add(ds, &msg_desk_no_sections, NULL, meeting->key, NULL);
	return fill_signers(d, round, m, item, items, ds);
}

/* An item that is about no case, such as the anmälan of delegationsbeslut. */
static int
fill_item(struct desk *d, const struct matter_row *m, int64_t meeting, int point, struct diags *ds)
{
	const struct item_row row = {
		.matter = m->id, .meeting = meeting, .point = point, .title = m->title
	};

	return store_item_put(d->store, &row, ds);
}

static int
fill_child(struct desk *d, const struct matter_row *m, const struct matter_row *parent,
    const struct step_action *a, int number, struct diags *ds)
{
	if (strcmp(m->kind, "justeringsomgång") == 0)
		return fill_round(d, m->id, parent, number, a, ds);
	if (strcmp(m->kind, "anslag") == 0)
		return desk_notice_fill(d, m, parent, ds);
	if (strcmp(m->kind, "delgivning") == 0)
		return desk_delivery_fill(d, m, parent, ds);
	if (strcmp(m->kind, "ärendepunkt") == 0)
		return fill_item(d, m, parent->id, number, ds);
	return 0;
}

/* ---- Opening it ---- */

static const char *
value_of(const struct step_action *a, const char *name)
{
	for (size_t i = 0; i < a->data_count; i++)
		if (strcmp(a->data[i].name, name) == 0 && *a->data[i].text != '\0')
			return a->data[i].text;
	return NULL;
}

static int
open_child(
    const struct work *w, const char *flow, const struct matter_row *parent, struct diags *ds)
{
	struct desk *d = w->desk;
	const struct step_action *a = w->action;
	struct matter_row *m = arena_alloc(d->arena, sizeof *m);
	const struct chart *c = desk_chart_named(d, flow, &m->flow_hash, ds);
	const char *title = value_of(a, "rubrik");
	const struct chart_value *data = a->data;
	size_t data_count = a->data_count;
	int number = 0;

	if (c == NULL)
		return -1;
	m->kind = c->kind;
	m->title = title != NULL ? title : w->matter->title;
	m->parent = parent->id;
	m->body = w->matter->body;
	if (next_key(d, m, parent, &number, ds) != 0 ||
	    desk_matter_add(d, m, flow, w->report, ds) != 0 ||
	    fill_child(d, m, parent, a, number, ds) != 0)
		return -1;
	if (strcmp(m->kind, "uppdrag") == 0)
		data = desk_task_values(d, parent, data, &data_count, ds);
	return data != NULL || data_count == 0
		   ? desk_matter_begin(d, m, data, data_count, w->report, ds)
		   : -1;
}

int
work_child(const struct work *w, struct diags *ds)
{
	return open_child(w, w->action->name, w->matter, ds);
}

/* What an item decides is followed up below its case. */
int
work_task(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	const struct matter_row *parent = w->matter;
	struct item_row *item;

	if (strcmp(parent->kind, "ärendepunkt") == 0) {
		if (store_item_find(d->store, d->arena, parent->id, &item, ds) != 0)
			return -1;
		if (item != NULL && item->case_matter != 0)
			parent = store_matter_by_id(d->store, d->arena, item->case_matter, ds);
	}
	return parent != NULL ? open_child(w, "uppdrag", parent, ds) : -1;
}

int
work_notice(const struct work *w, struct diags *ds)
{
	return open_child(w, "anslag", w->matter, ds);
}
