/* Anmälan av delegationsbeslut: counts per group out of a business system's list, without names
 * (rule D-2). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/board/phrases.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

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

int
desk_meeting_delegation(struct desk *d, const struct matter_row *meeting, const char *file,
    const char *text, size_t size, struct desk_report *report, struct diags *ds)
{
	const struct sheet *s = sheet_read(d->arena, file, text, size, "grupp;antal", ds);
	const struct phrases *phrases = desk_phrases(d, ds);
	struct body_row *body;
	struct list groups = { 0 };
	struct desk_item item = { .title = "Anmälan av delegationsbeslut" };

	if (s == NULL || phrases == NULL || count_groups(d, s, file, &groups, ds) != 0 ||
	    (body = store_body_get(d->store, d->arena, meeting->body, ds)) == NULL)
		return -1;
	item.handling = counts_text(d, &groups);
	item.proposal = phrase_say(phrases, d->arena, PHRASE_DELEGATION, "organ", body->name, NULL);
	return desk_meeting_add_item(d, meeting, &item, report, ds);
}
