/* Notices: made, and looked at. */
#include "engine/desk/notice.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/law/law.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

/* ---- A new notice ---- */

/* The kinds that are announced by themselves.  LAW is shown when another kind is asked for. */
static const struct notice_kind {
	const char *name, *flow;
	bool meeting; /* it announces one */
} kinds[] = {
	{ "fullmäktige", "kungorelse", true },
	{ "delegationsbeslut", "anslag", false },
	{ "publicerat-protokoll", "kungorelse", true },
	{ "kungörelse", "kungorelse", false },
	{ "nämndsammanträde", "kungorelse", true },
	{ "beslutsunderlag", "kungorelse", true },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct notice_kind *
kind_named(struct desk *d, const char *name, struct diags *ds)
{
	const char *all = "";

	for (size_t i = 0; i < KINDS; i++) {
		if (text_same_word(kinds[i].name, name))
			return &kinds[i];
		all = arena_printf(d->arena, "%s%s%s", all, i > 0 ? ", " : "", kinds[i].name);
	}
	(void)diag_add(ds, &msg_desk_notice_kind, NULL, name, all, NULL);
	return NULL;
}

int
desk_notice_number(struct desk *d, struct matter_row *m, struct diags *ds)
{
	m->code = "anslag";
	m->year = date_ymd(d->day).year;
	if (store_series_next(d->store, "anslag", m->year, &m->number, ds) != 0)
		return -1;
	m->key = arena_printf(d->arena, "anslag/%d-%d", m->year, m->number);
	return 0;
}

static struct notice_row
empty_row(const struct matter_row *m, const char *kind)
{
	return (struct notice_row){ .matter = m->id,
		.kind = kind,
		.body = m->body,
		.planned = DATE_NONE,
		.posted = DATE_NONE,
		.starts = DATE_NONE,
		.last = DATE_NONE,
		.down = DATE_NONE,
		.removed = DATE_NONE };
}

int
desk_notice_fill(
    struct desk *d, const struct matter_row *m, const struct matter_row *parent, struct diags *ds)
{
	struct notice_row row = empty_row(m, "protokoll");
	struct signing_row *signing;

	if (strcmp(parent->kind, "justeringsomgång") != 0) {
		row.kind = "delegationsbeslut";
		row.planned = d->day;
		return store_notice_put(d->store, &row, ds);
	}
	if (store_signing_find(d->store, d->arena, parent->id, &signing, ds) != 0)
		return -1;
	row.signing = parent->id;
	if (!date_is_none(signing->signed_on))
		row.planned = law_planned_posting(signing->signed_on);
	return store_notice_put(d->store, &row, ds);
}

size_t
desk_special(
    struct desk *d, const char *name, struct desk_given given[DESK_SPECIAL], struct diags *ds)
{
	struct view_source v;
	xmlNodePtr own;

	if (*name == '\0' || desk_view_source(d, &v, ds) != 0)
		return 0;
	given[0] = (struct desk_given){ "särskild-tid", name };
	own = part_special(&v, name);
	if (own == NULL)
		return 1;
	given[1] = (struct desk_given){ "särskild-antal", view_child_text(d->arena, own, "antal") };
	given[2] = (struct desk_given){ "särskild-enhet", view_child_text(d->arena, own, "enhet") };
	given[3] = (struct desk_given){ "särskild-lag", view_child_text(d->arena, own, "lag") };
	return DESK_SPECIAL;
}

static const char *
given_of(const struct desk_notice_new *new, const char *name)
{
	for (size_t i = 0; i < new->count; i++)
		if (text_same_word(new->given[i].name, name))
			return new->given[i].value;
	return "";
}

/* What was typed, and the kind in its own spelling. */
static const struct chart_value *
values_of(struct desk *d, const struct desk_notice_new *new, const struct notice_kind *k, size_t *n,
    struct diags *ds)
{
	struct desk_given *all = arena_array(d->arena, new->count + 1 + DESK_SPECIAL, sizeof *all);
	size_t count = 1;

	all[0] = (struct desk_given){ "slag", k->name };
	count += desk_special(d, given_of(new, "särskild-tid"), all + 1, ds);
	for (size_t i = 0; i < new->count; i++)
		if (!text_same_word(new->given[i].name, "särskild-tid"))
			all[count++] = new->given[i];
	return desk_values(d, all, count, n);
}

static const char *
value_of(const struct chart_value *v, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (text_same_word(v[i].name, name))
			return v[i].text;
	return "";
}

/* "Socialnämnden den 22 september 2026", "Ansökan om bygglov". */
static const char *
title_of(struct desk *d, const struct desk_notice_new *new, const struct chart_value *v, size_t n)
{
	const struct body_row *body;
	struct diags quiet;

	if (*value_of(v, n, "rubrik") != '\0')
		return value_of(v, n, "rubrik");
	if (new->about != NULL)
		return new->about->title;
	diags_init(&quiet, d->arena);
	body = store_body_get(d->store, d->arena, new->body, &quiet);
	return body != NULL ? body->name : new->body;
}

static int
start_notice(struct desk *d, const struct desk_notice_new *new, const struct notice_kind *k,
    struct desk_report *report, struct diags *ds)
{
	struct matter_row *m = arena_alloc(d->arena, sizeof *m);
	struct notice_row row;
	size_t n;
	const struct chart_value *v = values_of(d, new, k, &n, ds);
	const char *const *roles;
	size_t role_count;

	m->body = new->body;
	m->title = title_of(d, new, v, n);
	m->parent = new->about != NULL ? new->about->id : 0;
	if (desk_roles(d, m->body, &roles, &role_count, ds) != 0 ||
	    desk_notice_number(d, m, ds) != 0 || desk_matter_add(d, m, k->flow, report, ds) != 0)
		return -1;
	report->key = m->key;
	row = empty_row(m, k->name);
	row.planned = d->day;
	row.meeting = m->parent;
	if (store_notice_put(d->store, &row, ds) != 0)
		return -1;
	return desk_matter_begin(d, m, v, n, report, ds);
}

int
desk_notice_new(
    struct desk *d, const struct desk_notice_new *new, struct desk_report *report, struct diags *ds)
{
	const struct notice_kind *k = kind_named(d, new->kind, ds);

	if (k == NULL)
		return -1;
	if (k->meeting != (new->about != NULL))
		return diag_add(ds, &msg_desk_notice_about, NULL, k->name,
		    k->meeting ? DIAG_BOTH("ett sammanträde, till exempel SN/2026-09-22",
				     "a meeting, such as SN/2026-09-22")
			       : DIAG_BOTH("ett organ, till exempel SN", "a body, such as SN"),
		    NULL);
	if (desk_drain(d, report, ds) != 0 || store_begin(d->store, ds) != 0 ||
	    desk_finish(d, start_notice(d, new, k, report, ds), ds) != 0)
		return -1;
	return desk_drain(d, report, ds);
}

/* ---- Looked at ---- */

struct view_notice *
desk_notice(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct view_source v;

	if (strcmp(m->kind, "anslag") != 0) {
		(void)diag_add(ds, &msg_desk_not_a, NULL, m->key, "ett anslag", m->kind, NULL);
		return NULL;
	}
	return desk_view_source(d, &v, ds) == 0 ? view_notice_read(&v, m, ds) : NULL;
}

struct document_row *
desk_notice_proof(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	const struct view_notice *n = desk_notice(d, m, ds);
	struct document_row *doc = NULL;
	char iso[DATE_ISO_SIZE];

	if (n == NULL)
		return NULL;
	if (!n->has_appeal && strcmp(n->row->kind, "kungörelse") != 0) {
		(void)diag_add(ds, &msg_desk_notice_no_proof, NULL, m->key, n->row->kind, NULL);
		return NULL;
	}
	if (store_document_latest(d->store, d->arena, m->id,
		n->has_appeal ? "anslagsbevis" : "kungörelsebevis", &doc, ds) != 0)
		return NULL;
	if (doc == NULL || date_is_none(n->row->removed)) {
		(void)diag_add(ds, &msg_desk_notice_up, NULL, m->key,
		    date_is_none(n->row->down)
			? DIAG_BOTH("inte innan det har satts upp", "not before it has been posted")
			: arena_printf(d->arena, "%s", date_iso(n->row->down, iso)),
		    NULL);
		return NULL;
	}
	return doc;
}
