/* The register of delegationsbeslut. */
#include "engine/view/delegated.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/store/meeting.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

static void
read_one(const struct view_source *v, const struct matter_row *m, struct view_delegated *d)
{
	const char *body = part_field(v, m, "organ"), *number = part_field(v, m, "paragraf");

	*d = (struct view_delegated){ .matter = m,
		.point = part_field(v, m, "delegationspunkt"),
		.day = part_field(v, m, "beslutsdag"),
		.who = part_field(v, m, "beslutsfattare"),
		.text = part_field(v, m, "beslut"),
		.regime = part_field(v, m, "överklagande"),
		.where = *number == '\0' ? ""
					 : arena_printf(v->arena, "%s §\xC2\xA0%s",
					       view_body_name(v, body), number),
		.status = v->asks->status(v->user, m),
		.urgent = strcmp(part_field(v, m, "brådskande"), "ja") == 0,
		.waits = strcmp(m->states, "ska-anmalas") == 0 };
}

static int
by_point(const void *x, const void *y)
{
	const struct view_delegated *a = x, *b = y;
	const int point = strcmp(a->point, b->point), day = strcmp(a->day, b->day);

	return point != 0 ? point
	       : day != 0 ? day
			  : (a->matter->id > b->matter->id) - (a->matter->id < b->matter->id);
}

int
view_delegated(const struct view_source *v, const char *body, bool all, struct view_delegated **d,
    size_t *count, struct diags *ds)
{
	struct matter_row *m;
	size_t n;

	*count = 0;
	if (store_matters_kind(v->store, v->arena, "delegationsbeslut", body, &m, &n, ds) != 0)
		return -1;
	*d = arena_array(v->arena, n + 1, sizeof **d);
	for (size_t i = 0; i < n; i++) {
		read_one(v, &m[i], &(*d)[*count]);
		*count += all || (*d)[*count].waits;
	}
	if (*count > 1)
		qsort(*d, *count, sizeof **d, by_point);
	return 0;
}

/* ---- The list to the nämnd ---- */

/* It waits, or was reported at this meeting. */
static bool
is_on(const struct view_source *v, const struct view_delegated *d, const struct meeting_row *m)
{
	return d->waits || date_read(part_field(v, d->matter, "sammanträdesdag")).n == m->day.n;
}

/* Of what is secret only that there is a decision. */
static void
decision(const struct view_source *v, xmlNodePtr list, const struct view_delegated *d)
{
	xmlNodePtr n = view_element(list, "beslut");
	struct diags quiet;
	const struct matter_row *cf;

	diags_init(&quiet, v->arena);
	cf = d->matter->parent != 0
		 ? store_matter_by_id(v->store, v->arena, d->matter->parent, &quiet)
		 : NULL;
	view_text(n, "datum", d->day);
	view_text(n, "dnr", cf != NULL ? cf->key : d->matter->key);
	view_text(n, "rubrik",
	    cf != NULL && *part_field(v, cf, "sekretess") != '\0'
		? "Ärende som omfattas av sekretess"
		: d->matter->title);
	view_text(n, "beslutsfattare", d->who);
}

/* "Hemtjänst: 214 beslut" of the lists of business systems. */
static long
counts(const struct view_source *v, xmlNodePtr groups, const struct matter_row *item)
{
	char *text = arena_str(v->arena, part_field(v, item, "behandling")), *save = NULL;
	long total = 0;

	for (char *line = strtok_r(text, "\n", &save); line != NULL;
	     line = strtok_r(NULL, "\n", &save)) {
		char *colon = strrchr(line, ':');
		const long n = colon != NULL ? strtol(colon + 1, NULL, 10) : 0;
		xmlNodePtr group;

		if (n <= 0 || strncmp(line, "Sammanlagt", strlen("Sammanlagt")) == 0)
			continue;
		*colon = '\0';
		group = view_element(groups, "grupp");
		view_text(group, "benämning", line);
		view_number(group, "antal", n);
		total += n;
	}
	return total;
}

static int
all_counts(const struct view_source *v, xmlNodePtr groups, const struct matter_row *meeting,
    long *total, struct diags *ds)
{
	struct item_row *item;
	size_t n;

	if (store_items(v->store, v->arena, meeting->id, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *m =
		    store_matter_by_id(v->store, v->arena, item[i].matter, ds);

		if (m == NULL)
			return -1;
		if (item[i].kind != NULL && strcmp(item[i].kind, "anmälan") == 0)
			*total += counts(v, groups, m);
	}
	return 0;
}

/* The decisions by point of the delegationsordning. */
static long
by_points(const struct view_source *v, xmlNodePtr groups, const struct view_delegated *d, size_t n,
    const struct meeting_row *m)
{
	xmlNodePtr group = NULL;
	const char *point = NULL;
	long total = 0;

	for (size_t i = 0; i < n; i++) {
		if (d[i].urgent || !is_on(v, &d[i], m))
			continue;
		if (point == NULL || strcmp(point, d[i].point) != 0) {
			group = view_element(groups, "grupp");
			view_text(group, "punkt", d[i].point);
			view_text(group, "benämning", "Beslut enligt delegationsordningen");
			point = d[i].point;
		}
		decision(v, group, &d[i]);
		total++;
	}
	return total;
}

int
view_delegation_list(const struct view_source *v, xmlNodePtr root, const struct matter_row *meeting,
    struct diags *ds)
{
	struct view_delegated *d;
	struct meeting_row *m;
	xmlNodePtr list, groups;
	long total = 0;
	size_t n;

	if (part_municipality(v, root, meeting->body, ds) != 0 ||
	    store_meeting_find(v->store, v->arena, meeting->id, &m, ds) != 0 ||
	    view_delegated(v, meeting->body, true, &d, &n, ds) != 0)
		return -1;
	view_text(view_element(root, "organ"), "namn", view_body_name(v, meeting->body));
	view_day(view_element(root, "dokument"), "datum", v->day);
	view_day(view_element(root, "sammanträde"), "datum", m->day);
	list = view_element(root, "ordförandebeslut");
	for (size_t i = 0; i < n; i++)
		if (d[i].urgent && is_on(v, &d[i], m)) {
			decision(v, list, &d[i]);
			total++;
		}
	view_prune(list);
	groups = view_element(root, "grupper");
	total += by_points(v, groups, d, n, m);
	if (all_counts(v, groups, meeting, &total, ds) != 0)
		return -1;
	view_prune(groups);
	view_text(root, "antal", arena_printf(v->arena, "%ld", total));
	return 0;
}
