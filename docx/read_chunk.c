/* w:altChunk: a file inside of the document that Word takes into the text when it opens it.  A
 * Word file, a page of HTML and plain text are read where they stand; of others a warning says
 * that they are there.  ECMA-376 part 1, 17.17.2. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "docx/limits.h"
#include "docx/messages.h"
#include "docx/package.h"
#include "docx/reader.h"

static void
say_unread(struct reader *r, const char *name)
{
	(void)diag_add(r->ds, &msg_docx_file_inside, /* a warning */
	    &(struct place){ .file = package_file(r->package) }, name, NULL);
}

/* The other document's blocks become ours. */
static void
adopt(struct reader *r, const struct document *doc)
{
	struct scope *s = r->s;
	struct inside *inside = arena_alloc(r->arena, sizeof *inside);
	struct node *next;

	inside->doc = doc;
	*r->inside_end = inside;
	r->inside_end = &inside->next;
	for (struct node *n = doc->body->first; n != NULL; n = next) {
		next = n->next;
		n->parent = s->at;
		if (s->last != NULL)
			s->last->next = n;
		else
			s->at->first = n;
		s->last = n;
	}
}

/* In a Word file in a Word file no third one is looked for. */
static bool
read_word(struct reader *r, const struct part *part, const char *bytes, size_t size)
{
	struct diags unseen;
	struct package *p;
	const struct document *doc = NULL;

	diags_init(&unseen, r->ds->arena);
	p = r->outer == NULL ? package_open(r->arena, bytes, size, part->name, &unseen) : NULL;
	if (p != NULL)
		doc = reader_inner_document(r, p, &unseen);
	if (doc != NULL)
		adopt(r, doc);
	return doc != NULL;
}

/* Each line is a paragraph; what is not UTF-8 is cp1252. */
static bool
read_plain(struct reader *r, const char *bytes, size_t size)
{
	size_t bad;
	const bool utf8 = utf8_is_valid(bytes, size, &bad);
	struct buf line;

	if (memchr(bytes, '\0', size) != NULL)
		return false;
	buf_init(&line, LIMIT_CHUNK * 3);
	for (size_t i = utf8 && size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	     i < size; i++) {
		const unsigned char c = (unsigned char)bytes[i];
		char wide[4];

		if (c == '\n') {
			reader_open_paragraph(r);
			reader_text(r, line.text);
			reader_end_paragraph(r);
			buf_clear(&line);
		} else if (utf8 && (c >= ' ' || c == '\t')) {
			buf_add(&line, &bytes[i], 1);
		} else if (!utf8 && (c >= ' ' || c == '\t') && cp1252_letter(c) != 0) {
			buf_add(&line, wide, utf8_put(cp1252_letter(c), wide));
		}
	}
	reader_text(r, line.text);
	reader_end_paragraph(r);
	buf_free(&line);
	return true;
}

static bool
is_of_type(const struct part *part, const char *type, const char *extension)
{
	size_t n = strlen(part->name), e = strlen(extension);

	return (part->content_type != NULL && strcasestr(part->content_type, type) != NULL) ||
	       (n > e && strcasecmp(part->name + n - e, extension) == 0);
}

static bool
read_file(struct reader *r, const struct part *part)
{
	struct diags unseen;
	size_t size;
	const char *bytes;

	if (part->size > LIMIT_CHUNK)
		return false;
	diags_init(&unseen, r->ds->arena);
	bytes = part_bytes(r->package, part, r->arena, &size, &unseen);
	if (bytes == NULL)
		return false;
	if (size > 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return read_word(r, part, bytes, size);
	if (is_of_type(part, "html", ".html") || is_of_type(part, "html", ".htm"))
		return reader_html(r, bytes, size);
	if (is_of_type(part, "text/plain", ".txt"))
		return read_plain(r, bytes, size);
	return false;
}

void
read_chunk(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *id = sax_attribute(x, NS_R, "id");
	const struct relationship *to =
	    id != NULL ? relationship_by_id(r->relationships, id) : NULL;
	const struct table_state *t = r->s->table;
	const struct part *part;

	if (t != NULL && t->open_cell == NULL) { /* between the cells of a table */
		say_unread(r, "altChunk");
		return;
	}
	reader_end_paragraph(r);
	part = reader_part_once(r, to);
	if (part == NULL || !read_file(r, part))
		say_unread(r, to != NULL ? to->target : "altChunk");
	reader_end_paragraph(r);
}
