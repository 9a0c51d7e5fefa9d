#include "engine/desk/task.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/board/occasion.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/node.h"

/* ---- When ---- */

/* <namngivna-dagar><dag><namn>delårsrapport 2</namn><datum>09-15</datum></dag> …; a whole date is
 * of that year only. */
static const struct occasion *
named_days(struct desk *d, xmlDocPtr us, size_t *count)
{
	xmlNodePtr all = view_child(xmlDocGetRootElement(us), "namngivna-dagar");
	struct list list = { 0 };

	for (xmlNodePtr n = all != NULL ? all->children : NULL; n != NULL; n = n->next) {
		const char *day = view_child_text(d->arena, n, "datum");
		struct occasion *o;
		struct ymd ymd;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		o = list_add(d->arena, &list, sizeof *o);
		o->name = view_child_text(d->arena, n, "namn");
		if (strlen(day) == 5)
			day = arena_printf(d->arena, "2000-%s", day);
		if (date_is_none(date_read(day)))
			continue; /* its name is known, but it has no day */
		ymd = date_ymd(date_read(day));
		*o = (struct occasion){ o->name, ymd.year == 2000 ? 0 : ymd.year, ymd.month,
			ymd.day };
	}
	*count = list.count;
	return list.items;
}

int
desk_task_day(
    struct desk *d, const char *when, struct date after, struct date *day, struct diags *ds)
{
	xmlDocPtr us = desk_municipality(d, ds);
	const struct occasion *o;
	const char *names = "";
	size_t n;

	if (us == NULL)
		return -1;
	o = named_days(d, us, &n);
	*day = occasion_day(text_lower(d->arena, when), o, n, after);
	for (size_t i = 0; i < n; i++)
		names = arena_printf(d->arena, "%s, %s", names, o[i].name);
	return date_is_none(*day) ? diag_add(ds, &msg_desk_occasion, NULL, when, names, NULL) : 0;
}

static const char *
value_of(const struct chart_value *v, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].name, name) == 0)
			return v[i].text;
	return "";
}

const struct chart_value *
desk_task_values(struct desk *d, const struct matter_row *parent, const struct chart_value *v,
    size_t *count, struct diags *ds)
{
	const bool again = parent != NULL && strcmp(parent->kind, "uppdrag") == 0;
	const char *when = value_of(v, *count, "när"), *senast = value_of(v, *count, "senast");
	struct chart_value *all;
	struct date after = d->day, day;
	size_t n = 0;

	if (*when == '\0' || (*senast != '\0' && !again))
		return v;
	if (again && date_read(senast).n > after.n)
		after = date_read(senast);
	if (desk_task_day(d, when, after, &day, ds) != 0)
		return NULL;
	all = arena_array(d->arena, *count + 1, sizeof *all);
	for (size_t i = 0; i < *count; i++)
		if (strcmp(v[i].name, "senast") != 0)
			all[n++] = v[i];
	all[n++] =
	    (struct chart_value){ "senast", date_iso(day, arena_alloc(d->arena, DATE_ISO_SIZE)) };
	*count = n;
	return all;
}

/* ---- From others ---- */

static int
start_task(struct desk *d, const struct desk_task *w, struct desk_report *report, struct diags *ds)
{
	struct matter_row *m = arena_alloc(d->arena, sizeof *m);
	size_t n;
	const struct chart_value *v = desk_values(d, w->given, w->count, &n);

	if (*value_of(v, n, "uppdrag") == '\0' || *value_of(v, n, "givet-av") == '\0')
		return diag_add(ds, &msg_desk_task_what, NULL, NULL);
	v = desk_task_values(d, NULL, v, &n, ds);
	m->body = w->body;
	m->code = "uppdrag";
	m->year = date_ymd(d->day).year;
	if (v == NULL || store_series_next(d->store, m->code, m->year, &m->number, ds) != 0)
		return -1;
	m->key = arena_printf(d->arena, "uppdrag/%d-%d", m->year, m->number);
	m->title = *value_of(v, n, "rubrik") != '\0' ? value_of(v, n, "rubrik")
						     : value_of(v, n, "uppdrag");
	if (desk_matter_add(d, m, "uppdrag", report, ds) != 0)
		return -1;
	report->key = m->key;
	return desk_matter_begin(d, m, v, n, report, ds);
}

int
desk_task_new(
    struct desk *d, const struct desk_task *w, struct desk_report *report, struct diags *ds)
{
	const char *const *roles;
	size_t n;

	if (desk_roles(d, w->body, &roles, &n, ds) != 0 || desk_begin(d, report, ds) != 0)
		return -1;
	return desk_end(d, start_task(d, w, report, ds), report, ds);
}

/* ---- The list ---- */

int
desk_tasks(struct desk *d, const char *body, bool all, const struct view_task **task, size_t *count,
    struct diags *ds)
{
	struct view_source v;
	struct view_task *found;

	if (desk_view_source(d, &v, ds) != 0 || view_tasks(&v, body, all, &found, count, ds) != 0)
		return -1;
	*task = found;
	return 0;
}

int
desk_tasks_page(struct desk *d, const char *body, struct buf *out, struct diags *ds)
{
	struct view_source v;
	xmlDocPtr view = view_new();
	int result = -1;

	if (desk_view_source(d, &v, ds) == 0 &&
	    view_task_list(&v, xmlDocGetRootElement(view), body, ds) == 0)
		result = desk_page(d, "uppdragslista", "Uppdrag", view, out, ds);
	xmlFreeDoc(view);
	return result;
}
