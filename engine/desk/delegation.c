/* Anmälan av delegationsbeslut: counts per group out of a business system's list, without names
 * (rule D-2). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/board/phrases.h"
#include "engine/desk/delegated.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/store/agenda.h"

struct group {
	const char *name;
	long count;
};

static int
column_of(const struct sheet *s, const char *name)
{
	for (size_t i = 0; i < s->row[0].count; i++)
		if (text_same_word(s->row[0].cell[i], name))
			return (int)i;
	return -1;
}

static struct group *
group_named(struct arena *a, struct list *all, const char *name)
{
	struct group *g = all->items;

	for (size_t i = 0; i < all->count; i++)
		if (strcmp(g[i].name, name) == 0)
			return &g[i];
	g = list_add(a, all, sizeof *g);
	g->name = name;
	return g;
}

/* How many decisions a row stands for; 0 if that is no number. */
static long
count_of(const struct sheet_row *r, int column)
{
	const char *s = column >= 0 && (size_t)column < r->count ? r->cell[column] : "1";
	char *end;
	const long n = strtol(s, &end, 10);

	return end != s && *end == '\0' && n > 0 && n < 1000000 ? n : 0;
}

static int
count_groups(
    struct desk *d, const struct sheet *s, const char *file, struct list *all, struct diags *ds)
{
	const struct place first = { .file = file, .line = 1, .column = 1 };
	const int group = column_of(s, "grupp"), number = column_of(s, "antal");

	if (group < 0)
		return diag_add(ds, &msg_desk_csv_header, &first, "grupp", "grupp;antal", NULL);
	for (size_t i = 1; i < s->count; i++) {
		const struct sheet_row *r = &s->row[i];
		const struct place place = { .file = file, .line = r->line };
		const char *name = (size_t)group < r->count ? r->cell[group] : "";
		const long n = count_of(r, number);

		if (*name == '\0' || n == 0)
			diag_add(ds, &msg_desk_csv_value, &place, *name == '\0' ? "\"\"" : name,
			    *name == '\0' ? "grupp" : "antal",
			    DIAG_BOTH(
				"Skriv gruppen och ett antal.", "Write the group and a number."),
			    NULL);
		else
			group_named(d->arena, all, name)->count += n;
	}
	return ds->errors > 0 ? -1 : 0;
}

static const char *
counts_text(struct desk *d, const struct list *all)
{
	const struct group *g = all->items;
	const char *text = "";
	long total = 0;

	for (size_t i = 0; i < all->count; i++) {
		text = arena_printf(d->arena, "%s%s: %ld beslut\n", text, g[i].name, g[i].count);
		total += g[i].count;
	}
	return arena_printf(d->arena, "%sSammanlagt: %ld beslut", text, total);
}

/* The item that the flow or a standing item has put there; NULL: there is none. */
static int
item_there(
    struct desk *d, const struct matter_row *meeting, struct matter_row **found, struct diags *ds)
{
	struct item_row *item;
	size_t n;

	*found = NULL;
	if (store_items(d->store, d->arena, meeting->id, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n && *found == NULL; i++)
		if (item[i].kind != NULL && strcmp(item[i].kind, "anmälan") == 0 &&
		    item[i].outcome == NULL)
			*found = store_matter_by_id(d->store, d->arena, item[i].matter, ds);
	return ds->errors > 0 ? -1 : 0;
}

/* The counts become what is said of the item. */
static int
say_counts(struct desk *d, struct matter_row *m, const char *counts, struct diags *ds)
{
	const struct chart_value value = { "behandling", counts };
	xmlDocPtr doc = data_read(m, ds);

	if (doc == NULL)
		return -1;
	data_set(doc, "behandling", counts);
	m->document = xml_text(d->arena, doc);
	xmlFreeDoc(doc);
	return store_matter_save(d->store, m, ds) == 0
		   ? desk_seal(d, m, DESK_REPORTED, data_of_values(d, &value, 1), ds)
		   : -1;
}

static int
join(struct desk *d, struct matter_row *m, const char *counts, const char *proposal,
    struct desk_report *report, struct diags *ds)
{
	int result;

	report->key = m->key;
	if (store_begin(d->store, ds) != 0)
		return -1;
	result = say_counts(d, m, counts, ds);
	if (result == 0)
		result = store_item_propose(d->store, m->id, proposal, ds);
	if (result == 0)
		desk_say(d, report, DID_STAY, m->key, m->title);
	return desk_finish(d, result, ds);
}

int
desk_meeting_delegation(struct desk *d, const struct matter_row *meeting, const char *file,
    const char *text, size_t size, struct desk_report *report, struct diags *ds)
{
	const struct sheet *s = sheet_read(d->arena, file, text, size, "grupp;antal", ds);
	const struct phrases *phrases = desk_phrases(d, ds);
	struct body_row *body;
	struct list groups = { 0 };
	struct desk_item item = { .title = "Anmälan av delegationsbeslut", .kind = "anmälan" };
	struct matter_row *there;

	if (s == NULL || phrases == NULL || count_groups(d, s, file, &groups, ds) != 0 ||
	    (body = store_body_get(d->store, d->arena, meeting->body, ds)) == NULL)
		return -1;
	item.handling = counts_text(d, &groups);
	item.proposal = phrase_say(phrases, d->arena, PHRASE_DELEGATION, "organ", body->name, NULL);
	if (desk_list_is_open(d, meeting, ds) != 0 || item_there(d, meeting, &there, ds) != 0)
		return -1;
	return there != NULL ? join(d, there, item.handling, item.proposal, report, ds)
			     : desk_meeting_add_item(d, meeting, &item, report, ds);
}

int
desk_delegated(struct desk *d, const char *body, bool all, const struct view_delegated **list,
    size_t *count, struct diags *ds)
{
	struct view_source v;
	struct view_delegated *found;

	if (desk_view_source(d, &v, ds) != 0 ||
	    view_delegated(&v, body, all, &found, count, ds) != 0)
		return -1;
	*list = found;
	return 0;
}
