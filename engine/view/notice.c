/* A notice, read out of the register. */
#include "engine/view/notice.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

/* "2026-09-30/2026-10-08 2026-10-08/2026-10-12": posted and down, each time. */
static size_t
broken_times(const char *text, struct date days[LAW_INPUTS_MAX - 1])
{
	const size_t size = DATE_ISO_SIZE - 1;
	char iso[DATE_ISO_SIZE];
	size_t n = 0;

	while (strlen(text) >= size && n < LAW_INPUTS_MAX - 1) {
		memcpy(iso, text, size);
		iso[size] = '\0';
		days[n] = date_read(iso);
		if (date_is_none(days[n]))
			break;
		n++;
		text += size + (text[size] != '\0');
	}
	return n - n % 2;
}

static int
derive(const struct view_source *v, struct view_notice *n, struct diags *ds)
{
	const struct law_term removal = law_term(LAW_REMOVAL);
	struct date days[LAW_INPUTS_MAX];
	size_t count = broken_times(part_field(v, n->matter, "tidigare-tider"), days);

	if (date_is_none(n->row->posted))
		return 0;
	days[count++] = n->row->posted;
	n->time = law_derive_from(v->arena, &removal, days, count, ds);
	return n->time != NULL ? 0 : -1;
}

static int
by_number(const void *a, const void *b)
{
	const struct item_row *x = a, *y = b;

	return (x->paragraph > y->paragraph) - (x->paragraph < y->paragraph);
}

static int
read_items(const struct view_source *v, struct view_notice *n, struct diags *ds)
{
	struct item_row *row;

	if (store_signing_items(v->store, v->arena, n->row->signing, &row, &n->item_count, ds) != 0)
		return -1;
	qsort(row, n->item_count, sizeof *row, by_number);
	n->item = arena_array(v->arena, n->item_count + 1, sizeof *n->item);
	for (size_t i = 0; i < n->item_count; i++) {
		const struct matter_row *cf = NULL;

		n->item[i].row = &row[i];
		(void)sections_add(&n->sections, row[i].paragraph); /* a list has its end */
		if (row[i].case_matter == 0)
			continue;
		cf = store_matter_by_id(v->store, v->arena, row[i].case_matter, ds);
		if (cf == NULL)
			return -1;
		n->item[i].secret = *part_field(v, cf, "sekretess") != '\0';
	}
	return 0;
}

static void
read_settings(const struct view_source *v, struct view_notice *n)
{
	xmlNodePtr root = xmlDocGetRootElement(v->municipality), all = view_child(root, "organen");

	for (xmlNodePtr o = all != NULL ? all->children : NULL; o != NULL; o = o->next)
		if (o->type == XML_ELEMENT_NODE &&
		    strcmp(view_child_text(v->arena, o, "kod"), n->body->code) == 0)
			n->settings = o;
	n->kept = n->row->place != NULL ? n->row->place
					: view_child_text(v->arena, n->settings, "förvaringsplats");
	n->board = part_field(v, n->matter, "uppsatt-på");
	if (*n->board == '\0')
		n->board = view_child_text(v->arena, root, "anslagstavla");
}

struct view_notice *
view_notice_read(const struct view_source *v, const struct matter_row *m, struct diags *ds)
{
	struct view_notice *n = arena_alloc(v->arena, sizeof *n);
	struct signing_row *round;

	*n = (struct view_notice){ .matter = m };
	if (store_notice_find(v->store, v->arena, m->id, &n->row, ds) != 0 ||
	    store_signing_find(v->store, v->arena, n->row->signing, &round, ds) != 0 ||
	    store_meeting_find(v->store, v->arena, round->meeting, &n->meeting, ds) != 0 ||
	    (n->body = store_body_get(v->store, v->arena, n->row->body, ds)) == NULL ||
	    read_items(v, n, ds) != 0)
		return NULL;
	read_settings(v, n);
	return derive(v, n, ds) == 0 ? n : NULL;
}

int
view_notice_post(
    const struct view_source *v, struct view_notice *n, struct date day, struct diags *ds)
{
	n->row->posted = day;
	return derive(v, n, ds);
}
