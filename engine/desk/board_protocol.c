#include "engine/desk/board_protocol.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/personnummer.h"
#include "base/text.h"
#include "docx/package.h"
#include "engine/desk/inside.h"
#include "engine/desk/secrecy.h"

#define PROTOCOL "protokoll"

static bool
publishes(const struct view_notice *n)
{
	return strcmp(n->row->kind, "publicerat-protokoll") == 0 && n->row->meeting != 0;
}

static int
add_latest(struct desk *d, int64_t matter, struct list *all, struct diags *ds)
{
	struct document_row *row;

	if (store_document_latest(d->store, d->arena, matter, PROTOCOL, &row, ds) != 0)
		return -1;
	if (row != NULL)
		*(struct document_row **)list_add(d->arena, all, sizeof row) = row;
	return 0;
}

/* The newest protocol of the meeting, and of each round that was signed for itself. */
static int
documents_of(struct desk *d, const struct view_notice *n, struct list *all, struct diags *ds)
{
	struct matter_row *round;
	size_t count;

	if (add_latest(d, n->row->meeting, all, ds) != 0 ||
	    store_matter_children(
		d->store, d->arena, n->row->meeting, "justeringsomgång", &round, &count, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (add_latest(d, round[i].id, all, ds) != 0)
			return -1;
	return 0;
}

int
board_protocol(
    struct desk *d, const struct view_notice *n, struct board_notice *b, struct diags *ds)
{
	struct list all = { 0 };
	struct board_attachment *file;

	*b = (struct board_notice){ .notice = n };
	if (!publishes(n))
		return 0;
	if (documents_of(d, n, &all, ds) != 0)
		return -1;
	file = arena_array(d->arena, all.count + 1, sizeof *file);
	b->file = file;
	for (size_t i = 0; i < all.count; i++) {
		const struct document_row *row = ((struct document_row **)all.items)[i];
		struct board_attachment *f = &file[b->files];

		f->name =
		    board_attachment_name(d->arena, n->row->key, b->files + 1, row->file_name);
		f->title = row->title;
		if (f->name == NULL)
			continue; /* it has a form of its own, which the notice may tell of */
		if (store_content_get(d->store, d->arena, &row->content, &f->bytes, &f->size, ds) !=
		    0)
			return -1;
		b->files++;
	}
	return 0;
}

/* What keeps one of the documents away. */
static const char *
document_hindrance(
    struct desk *d, const struct document_row *row, bool secret, bool approved, struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, ds);

	if (m == NULL)
		return "";
	if (desk_is_secret_document(d, row, m))
		return arena_printf(d->arena, "»%s« är sekretessmarkerat", row->title);
	if (secret && !row->generated && !approved)
		return arena_printf(d->arena,
		    "en paragraf är sekretessbelagd, och »%s« är inte skrivet av Kansli, som "
		    "utelämnar den",
		    row->title);
	return NULL;
}

/* Does the text end at this tag?  What is inside a paragraph may cut a number into several runs. */
static bool
ends_text(const char *tag)
{
	static const char *const ends[] = { "</w:p>", "</w:tc>", "<w:br", "<w:cr", "<w:tab",
		"<w:del" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (text_starts(tag, ends[i]))
			return true;
	return !text_starts(tag, "<w:") && !text_starts(tag, "</w:");
}

/* What a part of a Word file says, also in notes, headers and comments: without its markup. */
static void
unmark(char *xml)
{
	char *to = xml;

	for (const char *s = xml; *s != '\0';) {
		const char *end = *s == '<' ? strchr(s, '>') : NULL;

		if (end == NULL) {
			*to++ = *s++;
			continue;
		}
		if (ends_text(s))
			*to++ = '\n';
		s = end + 1;
	}
	*to = '\0';
}

static bool
has_number(const struct board_attachment *f)
{
	struct arena *a = arena_new();
	struct diags unheard; /* what cannot be read may have one */
	struct package *p;
	bool found;

	diags_init(&unheard, a);
	p = package_open(a, f->bytes, f->size, f->name, &unheard);
	found = p == NULL;
	for (size_t i = 0; !found && i < package_count(p); i++) {
		const struct part *part = package_at(p, i);
		char *xml;

		if (!text_ends(part->name, ".xml"))
			continue;
		xml = part_bytes(p, part, a, NULL, &unheard);
		if (xml != NULL)
			unmark(xml);
		found = xml == NULL || personnummer_find(xml, NULL, NULL);
	}
	arena_free(a);
	return found;
}

/* Where there is one, or may be: the text of a PDF is not read. */
static const char *
number_in(const struct board_notice *b)
{
	for (size_t i = 0; i < b->files; i++)
		if (has_number(&b->file[i]))
			return b->file[i].title;
	return NULL;
}

const char *
board_protocol_hindrance(struct desk *d, const struct board_notice *b, bool approved,
    const char **number, struct diags *ds)
{
	const struct view_notice *n = b->notice;
	const struct matter_row *meeting;
	struct list all = { 0 };
	const char *why = NULL;
	bool secret;

	*number = NULL;
	if (!publishes(n))
		return NULL;
	if (b->files == 0)
		return *n->link != '\0' || *n->text != '\0'
			   ? NULL
			   : "protokollet finns inte i registret: ange länk eller text";
	meeting = store_matter_by_id(d->store, d->arena, n->row->meeting, ds);
	if (meeting == NULL || desk_has_secret(d, meeting, &secret, ds) != 0 ||
	    documents_of(d, n, &all, ds) != 0)
		return "";
	for (size_t i = 0; why == NULL && i < all.count; i++)
		why = document_hindrance(
		    d, ((struct document_row **)all.items)[i], secret, approved, ds);
	if (why == NULL && !approved)
		*number = number_in(b);
	return why;
}
