#include "engine/desk/letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/xml.h"
#include "docx/compose.h"
#include "docx/limits.h"
#include "engine/desk/inside.h"
#include "engine/view/node.h"

/* The element of an extract's view that is left out for those who cannot appeal. */
#define APPEAL "överklagande"

const char *
letter_text(struct desk *d, const struct letter *l)
{
	xmlDocPtr doc = view_new();
	xmlNodePtr root = xmlDocGetRootElement(doc);
	const char *text;

	view_text(root, "till", l->to);
	view_text(root, "ämne", l->subject);
	view_text(root, "text", l->text);
	view_text(root, "fil", l->file);
	view_day(root, "dag", l->day);
	for (size_t i = 0; i < l->parts; i++) {
		xmlNodePtr n = view_element(root, "del");

		view_number(n, "handling", l->part[i].document);
		view_text(n, "utan-anvisning", l->part[i].plain ? "ja" : NULL);
	}
	text = xml_text(d->arena, doc);
	xmlFreeDoc(doc);
	return text;
}

const struct letter *
letter_read(struct desk *d, const char *text, struct diags *ds)
{
	xmlDocPtr doc = xml_parse(text, strlen(text), NULL, ds);
	xmlNodePtr root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	struct letter *l = arena_alloc(d->arena, sizeof *l);
	struct list parts = { 0 };

	if (doc == NULL)
		return NULL;
	*l = (struct letter){ .to = view_child_text(d->arena, root, "till"),
		.subject = view_child_text(d->arena, root, "ämne"),
		.text = view_child_text(d->arena, root, "text"),
		.file = view_child_text(d->arena, root, "fil"),
		.day = date_read(view_child_text(d->arena, root, "dag")) };
	for (xmlNodePtr n = root->children; n != NULL; n = n->next)
		if (xmlStrcmp(n->name, BAD_CAST "del") == 0)
			*(struct letter_part *)list_add(
			    d->arena, &parts, sizeof(struct letter_part)) = (struct letter_part){
				strtoll(view_child_text(d->arena, n, "handling"), NULL, 10),
				view_child(n, "utan-anvisning") != NULL
			};
	l->part = parts.items;
	l->parts = parts.count;
	xmlFreeDoc(doc);
	return l;
}

/* The parts as files, in the arena. */
static struct mail_part *
files(struct desk *d, const struct letter *l, struct diags *ds)
{
	struct mail_part *file = arena_array(d->arena, l->parts + 1, sizeof *file);

	for (size_t i = 0; i < l->parts; i++) {
		const struct document_row *row =
		    store_document_get(d->store, d->arena, l->part[i].document, ds);
		struct buf b;

		if (row == NULL)
			return NULL;
		buf_init(&b, LIMIT_FILE);
		if (desk_make_again(d, row, l->part[i].plain ? APPEAL : NULL, &b, ds) != 0) {
			buf_free(&b);
			return NULL;
		}
		file[i] = (struct mail_part){ row->file_name, row->media_type,
			memcpy(arena_alloc(d->arena, b.size + 1), b.text, b.size), b.size };
		buf_free(&b);
	}
	return file;
}

int
letter_mail(
    struct desk *d, const struct letter *l, const char *key, struct buf *b, struct diags *ds)
{
	struct mail m = { .to = l->to,
		.subject = l->subject,
		.text = l->text,
		.key = key,
		.date = desk_mail_day(d, l->day),
		.parts = l->parts };

	m.part = files(d, l, ds);
	return m.part != NULL ? desk_mail_write(d, &m, b, ds) : -1;
}

int
letter_word(struct desk *d, const struct letter *l, struct buf *b, struct diags *ds)
{
	const struct compose_options options = { .changes = CHANGES_ACCEPTED,
		.sections = SECTIONS_OWN };
	const struct mail_part *file = files(d, l, ds);
	struct compose *c = file != NULL ? compose_new(&options, ds) : NULL;
	int result = c != NULL ? 0 : -1;

	for (size_t i = 0; result == 0 && i < l->parts; i++) {
		struct compose_file *one =
		    compose_open(c, file[i].bytes, file[i].size, file[i].name);

		result = one != NULL ? compose_add(c, one, NULL) : -1;
	}
	if (result == 0)
		result = compose_write(c, b);
	compose_free(c);
	return result;
}
