/* Notices, looked at. */
#include "engine/desk/notice.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

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

	if (n == NULL ||
	    store_document_latest(d->store, d->arena, m->id, "anslagsbevis", &doc, ds) != 0)
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
