/* A notice, read out of the register. */
#include "engine/view/notice.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/view/municipality.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

static int
by_day(const void *a, const void *b)
{
	const struct view_notice_time *x = a, *y = b;

	return x->down.n != y->down.n ? (x->down.n > y->down.n) - (x->down.n < y->down.n)
				      : (x->up.n > y->up.n) - (x->up.n < y->up.n);
}

/* The times that were broken off, here and on the boards of others. */
static void
read_broken(const struct view_source *v, struct view_notice *n)
{
	struct view_notice_time *ours, *others, *all;
	const size_t own =
	    view_notice_times(v->arena, part_field(v, n->matter, "tidigare-tider"), &ours);
	const size_t other =
	    view_notice_times(v->arena, part_field(v, n->matter, "tidigare-tavlor"), &others);

	all = arena_array(v->arena, own + other + 1, sizeof *all);
	memcpy(all, ours, own * sizeof *all);
	memcpy(all + own, others, other * sizeof *all);
	qsort(all, own + other, sizeof *all, by_day);
	n->broken = all;
	n->broken_count = own + other;
}

/* By rule Ö-7, from the law that kommun.xml names. */
static int
derive_special(const struct view_source *v, struct view_notice *n, struct diags *ds)
{
	struct law_rule *rule = arena_alloc(v->arena, sizeof *rule);
	struct law_term term = { rule,
		(int)strtol(part_field(v, n->matter, "särskild-antal"), NULL, 10) };

	if (!law_special(part_field(v, n->matter, "särskild-enhet"), term.count,
		part_field(v, n->matter, "särskild-lag"), rule))
		return 0;
	n->time = law_derive(v->arena, &term, n->row->posted, ds);
	if (n->time == NULL)
		return -1;
	n->until = n->time->last;
	return 0;
}

static int
by_posting(const void *a, const void *b)
{
	const struct law_posting *x = a, *y = b;

	return (x->posted.n > y->posted.n) - (x->posted.n < y->posted.n);
}

/* Our board's times and those of the others, of a gemensam nämnd. */
static int
derive_joint(const struct view_source *v, struct view_notice *n, struct diags *ds)
{
	const char *ours = view_child_text(v->arena, xmlDocGetRootElement(v->municipality), "namn");
	const struct law_term removal = law_term(LAW_REMOVAL_JOINT);
	struct law_posting *p =
	    arena_array(v->arena, n->broken_count + n->board_count + 1, sizeof *p);
	size_t count = 0;

	for (size_t i = 0; i < n->broken_count; i++) {
		const struct view_notice_time *t = &n->broken[i];

		p[count++] =
		    (struct law_posting){ t->up, t->down, *t->board != '\0' ? t->board : ours };
	}
	for (size_t i = 0; i < n->board_count; i++)
		p[count++] =
		    (struct law_posting){ n->boards[i].posted, DATE_NONE, n->boards[i].board };
	p[count++] = (struct law_posting){ n->row->posted, DATE_NONE, ours };
	qsort(p, count, sizeof *p, by_posting);
	n->time = law_derive_boards(v->arena, &removal, p, count, ds);
	return n->time != NULL ? 0 : -1;
}

/* Our board's days, with those of the times that were broken off. */
static int
derive_own(const struct view_source *v, struct view_notice *n, struct diags *ds)
{
	const struct law_term removal = law_term(LAW_REMOVAL);
	struct date days[LAW_INPUTS_MAX];
	size_t count = 0;

	for (size_t i = 0; i < n->broken_count && count + 2 < LAW_INPUTS_MAX; i++) {
		days[count++] = n->broken[i].up;
		days[count++] = n->broken[i].down;
	}
	days[count++] = n->row->posted;
	n->time = law_derive_from(v->arena, &removal, days, count, ds);
	return n->time != NULL ? 0 : -1;
}

static int
derive(const struct view_source *v, struct view_notice *n, struct diags *ds)
{
	n->time = NULL;
	if (date_is_none(n->row->posted))
		return 0;
	if (!n->has_appeal)
		return derive_special(v, n, ds);
	if (date_is_none(n->row->starts))
		return 0;
	return n->boards_wanted > 0 ? derive_joint(v, n, ds) : derive_own(v, n, ds);
}

static int
by_number(const void *a, const void *b)
{
	const struct item_row *x = a, *y = b;

	return (x->paragraph > y->paragraph) - (x->paragraph < y->paragraph);
}

/* A proposal of an utskott is not announced, where only its decisions are. */
static bool
is_announced(const struct view_source *v, const struct view_notice *n, const struct item_row *item)
{
	return strcmp(municipality_announces(v->arena, n->settings, n->body->type), "delegation") !=
		   0 ||
	       n->row->signing == 0 ||
	       (item->kind != NULL && strcmp(item->kind, "delegation") == 0);
}

/* What cannot be looked at is taken to be secret. */
static const char *
title_for_anyone(const struct view_meeting *m, const struct item_row *item)
{
	const long at = m != NULL ? view_meeting_item(m, item->matter) : -1;

	if (at < 0)
		return NULL;
	return view_is_secret(m, (size_t)at) ? view_open_title(m, (size_t)at) : item->title;
}

static void
add_item(const struct view_source *v, struct view_notice *n, const struct view_meeting *m,
    const struct item_row *row)
{
	if (!is_announced(v, n, row))
		return;
	n->item[n->item_count++] =
	    (struct view_notice_item){ .row = row, .title = title_for_anyone(m, row) };
	if (n->row->signing != 0)
		(void)sections_add(&n->sections, row->paragraph); /* a list has its end */
}

/* The §§ of the round; or what is on the list of the meeting. */
static int
read_items(const struct view_source *v, struct view_notice *n, struct diags *ds)
{
	const struct view_meeting *m = NULL;
	struct item_row *row = NULL;
	struct diags quiet;
	size_t count = 0;

	if (n->row->signing != 0) {
		if (store_signing_items(v->store, v->arena, n->row->signing, &row, &count, ds) != 0)
			return -1;
		qsort(row, count, sizeof *row, by_number);
	} else if (n->row->meeting != 0 &&
		   store_items(v->store, v->arena, n->row->meeting, &row, &count, ds) != 0) {
		return -1;
	}
	diags_init(&quiet, v->arena); /* what its notes lack is said elsewhere */
	if (count > 0 && n->meeting != NULL)
		m = view_meeting_of(v, n->meeting->matter, &quiet);
	n->item = arena_array(v->arena, count + 1, sizeof *n->item);
	for (size_t i = 0; i < count; i++)
		add_item(v, n, m, &row[i]);
	return 0;
}

static size_t
count_boards(xmlNodePtr settings)
{
	xmlNodePtr all = view_child(settings, "anslagstavlor");
	size_t count = 0;

	for (xmlNodePtr n = all != NULL ? all->children : NULL; n != NULL; n = n->next)
		count += n->type == XML_ELEMENT_NODE;
	return count;
}

static void
read_settings(const struct view_source *v, struct view_notice *n)
{
	xmlNodePtr root = xmlDocGetRootElement(v->municipality);

	n->settings = municipality_body(v->arena, v->municipality, n->body->code);
	n->boards_wanted = n->has_appeal ? count_boards(n->settings) : 0;
	n->kept = n->row->place != NULL ? n->row->place
					: view_child_text(v->arena, n->settings, "förvaringsplats");
	n->board = part_field(v, n->matter, "uppsatt-på");
	if (*n->board == '\0')
		n->board = view_child_text(v->arena, root, "anslagstavla");
}

static int
read_meeting(const struct view_source *v, struct view_notice *n, struct diags *ds)
{
	struct signing_row *round;
	int64_t meeting = n->row->meeting;

	if (n->row->signing != 0) {
		if (store_signing_find(v->store, v->arena, n->row->signing, &round, ds) != 0)
			return -1;
		meeting = round->meeting;
	}
	return meeting != 0 ? store_meeting_find(v->store, v->arena, meeting, &n->meeting, ds) : 0;
}

/* Until what day it must be up, when it has no appeal: as it says, and until the meeting that it
 * announces. */
static void
read_until(const struct view_source *v, struct view_notice *n)
{
	n->until = date_read(part_field(v, n->matter, "uppe-till"));
	if (n->has_appeal || n->meeting == NULL ||
	    strcmp(n->row->kind, "publicerat-protokoll") == 0)
		return;
	if (n->meeting->day.n > n->until.n)
		n->until = n->meeting->day;
}

/* The boards of others where it is up. */
static int
read_boards(const struct view_source *v, struct view_notice *n, struct diags *ds)
{
	struct notice_board_row *row;
	size_t count;

	if (store_notice_boards(v->store, v->arena, n->matter->id, &row, &count, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (date_is_none(row[i].down))
			row[n->board_count++] = row[i];
	n->boards = row;
	return 0;
}

struct view_notice *
view_notice_read(const struct view_source *v, const struct matter_row *m, struct diags *ds)
{
	struct view_notice *n = arena_alloc(v->arena, sizeof *n);

	*n = (struct view_notice){ .matter = m };
	if (store_notice_find(v->store, v->arena, m->id, &n->row, ds) != 0 ||
	    read_boards(v, n, ds) != 0 || read_meeting(v, n, ds) != 0 ||
	    (n->body = store_body_get(v->store, v->arena, n->row->body, ds)) == NULL)
		return NULL;
	read_broken(v, n);
	n->has_appeal = n->row->signing != 0 || strcmp(n->row->kind, "delegationsbeslut") == 0;
	n->signed_on =
	    n->row->signing != 0 ? n->row->signed_on : date_read(part_field(v, m, "justerat"));
	n->text = part_field(v, m, "text");
	n->link = part_field(v, m, "länk");
	read_settings(v, n);
	read_until(v, n);
	return read_items(v, n, ds) == 0 && derive(v, n, ds) == 0 ? n : NULL;
}

int
view_notice_post(
    const struct view_source *v, struct view_notice *n, struct date day, struct diags *ds)
{
	n->row->posted = day;
	if (n->board_count == n->boards_wanted)
		n->row->starts = day; /* any later day is among the boards' */
	return derive(v, n, ds);
}

static const struct kind {
	const char *name, *title, *law;
} kinds[] = {
	{ "protokoll", "Justerat protokoll", "kommunallagen 8 kap. 10 § 2 och 12 §" },
	{ "delegationsbeslut", "Delegationsbeslut", "kommunallagen 8 kap. 10 § 3" },
	{ "fullmäktige", "Fullmäktiges sammanträde",
	    "kommunallagen 5 kap. 13 § och 8 kap. 10 § 1" },
	{ "publicerat-protokoll", "Protokoll", "kommunallagen 8 kap. 10 § 4" },
	{ "kungörelse", "Kungörelse", "kommunallagen 8 kap. 10 § andra stycket" },
	{ "nämndsammanträde", "Sammanträde", "kommunallagen 8 kap. 11 §" },
	{ "beslutsunderlag", "Beslutsunderlag", "kommunallagen 8 kap. 11 §" },
};

static const struct kind *
kind_of(const struct view_notice *n)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, n->row->kind) == 0)
			return &kinds[i];
	return &kinds[0];
}

const char *
view_notice_kind(const struct view_notice *n)
{
	return kind_of(n)->title;
}

const char *
view_notice_law(const struct view_notice *n)
{
	return kind_of(n)->law;
}
