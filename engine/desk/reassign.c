#include "engine/desk/reassign.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

#define OFFICER "handläggare"

/* The name of a user id; what was given if it is none. */
static int
name_of(struct desk *d, const char *who, const char **name, struct diags *ds)
{
	struct person_row *p;

	*name = text_nfc(d->arena, text_squeeze(d->arena, who, strlen(who)));
	if (store_person_by_user(d->store, d->arena, *name, &p, ds) != 0)
		return -1;
	if (p != NULL)
		*name = p->name;
	return 0;
}

static int
check_person(struct desk *d, const char *name, struct diags *ds)
{
	struct person_row *p;
	size_t n;

	if (store_persons_named(d->store, d->arena, name, &p, &n, ds) != 0)
		return -1;
	if (n > 0)
		return 0;
	(void)desk_look_at_person(d, name, ds);
	return diag_add(ds, &msg_desk_no_person, NULL, name, NULL);
}

static int
collect(struct desk *d, struct list *all, const char *officer, struct diags *ds)
{
	struct matter_row *row;
	size_t n;

	if (store_matters_of(d->store, d->arena, officer, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		*(struct matter_row *)list_add(d->arena, all, sizeof *row) = row[i];
	return 0;
}

static int
give(struct desk *d, struct matter_row *m, const struct desk_reassign *r, const char *to,
    struct desk_report *report, struct diags *ds)
{
	const struct chart_value v = { OFFICER, to };
	xmlDocPtr doc = data_read(m, ds);

	if (doc == NULL || desk_check_day(d, m, d->day, ds) != 0) {
		xmlFreeDoc(doc);
		return -1;
	}
	data_set(doc, OFFICER, to);
	m->document = xml_text(d->arena, doc);
	xmlFreeDoc(doc);
	m->officer = to;
	desk_say(d, report, DID_STAY, m->key, DESK_REASSIGNED);
	if (store_matter_save(d->store, m, ds) != 0)
		return -1;
	return desk_log(d, m, DESK_REASSIGNED, data_of_values(d, &v, 1), r->reason, ds);
}

static int
give_all(struct desk *d, struct matter_row *row, size_t n, const struct desk_reassign *r,
    const char *to, struct desk_report *report, struct diags *ds)
{
	for (size_t i = 0; i < n; i++) {
		struct matter_row *m = store_matter_by_id(d->store, d->arena, row[i].id, ds);

		if (m == NULL || give(d, m, r, to, report, ds) != 0)
			return -1;
	}
	return 0;
}

int
desk_reassign(struct desk *d, const struct desk_reassign *r, struct matter_row **row, size_t *count,
    struct desk_report *report, struct diags *ds)
{
	const char *from, *to;
	struct list all = { 0 };

	if (name_of(d, r->from, &from, ds) != 0 || name_of(d, r->to, &to, ds) != 0 ||
	    check_person(d, to, ds) != 0 || desk_registrar(d, NULL, ds) == NULL ||
	    desk_drain(d, report, ds) != 0 || collect(d, &all, from, ds) != 0 ||
	    (strcmp(from, r->from) != 0 && collect(d, &all, r->from, ds) != 0))
		return -1;
	*row = all.items;
	*count = all.count;
	if (strcmp(from, to) == 0 || all.count == 0)
		return diag_add(ds, &msg_desk_nothing_of, NULL, from, to, NULL);
	if (r->look)
		return 0;
	if (store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, give_all(d, *row, *count, r, to, report, ds), ds);
}
