/* An XML list: each child of its root is a row.
 *
 * The list is walked tag by tag, only to find where rows begin and end; what is in a row is
 * parsed, behind the gate of base/xml.h, when its document is made.  So a list may have any
 * size, and a row that is not well-formed does not hinder the others. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/messages.h"
#include "base/xml.h"
#include "batch/messages.h"
#include "batch/rows_inside.h"

/* ---- Walking ---- */

static int
broken(const struct rows *r, const char *why, struct diags *ds)
{
	return diag_add(ds, &msg_batch_xml_broken,
	    &(struct place){ .file = r->in.file, .line = r->in.line }, why, NULL);
}

static int
ends_early(const struct rows *r, struct diags *ds)
{
	return broken(r, DIAG_BOTH("den tar slut för tidigt", "it ends too early"), ds);
}

/* At least 'n' bytes at 'at'?  1, 0 at the end, -1. */
static int
need(struct rows *r, size_t n, struct diags *ds)
{
	struct input *in = &r->in;

	while (in->end - in->at < n) {
		const int more = input_more(in, ds);

		if (more <= 0)
			return more;
	}
	return 1;
}

static void
count_lines(struct input *in, size_t to)
{
	for (const char *at = in->bytes + in->at, *end = in->bytes + to;
	     (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
		in->line++;
	in->at = to;
}

/* Past the next 'stop'; -1 when there is none. */
static int
skip_past(struct rows *r, const char *stop, struct diags *ds)
{
	struct input *in = &r->in;
	const size_t n = strlen(stop);

	for (;;) {
		const char *found = memmem(in->bytes + in->at, in->end - in->at, stop, n);
		int more;

		if (found != NULL) {
			count_lines(in, (size_t)(found - in->bytes) + n);
			return 0;
		}
		if (in->end - in->at >= n)
			count_lines(in, in->end - n + 1);
		more = input_more(in, ds);
		if (more <= 0)
			return more < 0 ? -1 : ends_early(r, ds);
	}
}

/* The end of the tag that goes on at 'at' ('>'), quotation marks and all; 'end' when it is not
 * there yet. '*quote' is the one that is open. */
static const char *
tag_end(const char *at, const char *end, char *quote)
{
	char open = *quote;

	for (; at < end; at++) {
		const char c = *at;

		if (open != '\0')
			open = c == open ? '\0' : open;
		else if (c == '>')
			break;
		else if (c == '"' || c == '\'')
			open = c;
	}
	*quote = open;
	return at;
}

/* Past a tag; *empty: it was <name/>. */
static int
skip_tag(struct rows *r, bool *empty, struct diags *ds)
{
	struct input *in = &r->in;
	char quote = '\0';

	for (;;) {
		const char *end = in->bytes + in->end;
		const char *at = tag_end(in->bytes + in->at, end, &quote);
		int more;

		if (at < end) {
			*empty = at[-1] == '/';
			count_lines(in, (size_t)(at + 1 - in->bytes));
			return 0;
		}
		count_lines(in, in->end);
		more = need(r, 1, ds);
		if (more <= 0)
			return more < 0 ? -1 : ends_early(r, ds);
	}
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool
here(const struct input *in, const char *text)
{
	const size_t n = strlen(text);

	return in->end - in->at >= n && memcmp(in->bytes + in->at, text, n) == 0;
}

/* Past a comment, an instruction or a CDATA section: 1; 0: it is something else; -1. */
static int
skip_other(struct rows *r, struct diags *ds)
{
	static const char *const pairs[][2] = { { "<!--", "-->" }, { "<?", "?>" },
		{ "<![CDATA[", "]]>" } };

	if (need(r, 9, ds) < 0)
		return -1;
	if (r->in.end - r->in.at > 1 && r->in.bytes[r->in.at + 1] != '!' &&
	    r->in.bytes[r->in.at + 1] != '?')
		return 0;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (here(&r->in, pairs[i][0])) {
			r->in.at += strlen(pairs[i][0]);
			return skip_past(r, pairs[i][1], ds) == 0 ? 1 : -1;
		}
	if (here(&r->in, "<!"))
		return diag_add(ds, &msg_xml_doctype,
		    &(struct place){ .file = r->in.file, .line = r->in.line }, NULL);
	return 0;
}

/* To the next tag between the rows, past white space and comments: 1, 0 at the end, -1. */
static int
to_tag(struct rows *r, struct diags *ds)
{
	struct input *in = &r->in;

	for (;;) {
		int more;

		in->from = in->at;
		more = in->at < in->end ? 1 : need(r, 1, ds);
		if (more <= 0)
			return more;
		if (in->bytes[in->at] == '<') {
			more = skip_other(r, ds);
			if (more <= 0)
				return more < 0 ? -1 : 1;
		} else if (is_blank(in->bytes[in->at])) {
			in->line += in->bytes[in->at] == '\n';
			in->at++;
		} else {
			return broken(r,
			    DIAG_BOTH("text står utanför raderna", "text stands outside the rows"),
			    ds);
		}
	}
}

/* ---- The root ---- */

/* The name after '<' or '</' at 'from'. */
static char *
tag_name(struct rows *r, size_t from)
{
	const char *name = r->in.bytes + from;

	return arena_strn(r->arena, name, strcspn(name, " \t\r\n/>"));
}

/* Only UTF-8 is read; a declaration that says otherwise would be right about the letters. */
static int
check_declaration(const struct rows *r, struct diags *ds)
{
	const struct input *in = &r->in;
	const char *end, *says;
	char name[32];
	size_t n;

	if (!here(in, "<?xml"))
		return 0;
	end = memmem(in->bytes + in->at, in->end - in->at, "?>", 2);
	says = end != NULL
		   ? memmem(in->bytes + in->at, (size_t)(end - in->bytes) - in->at, "encoding", 8)
		   : NULL;
	if (says == NULL)
		return 0;
	says += 8 + strspn(says + 8, " \t=\"'");
	n = strcspn(says, "\"'?");
	(void)snprintf(name, sizeof name, "%.*s", (int)n, says);
	if (strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "US-ASCII") == 0)
		return 0;
	return diag_add(
	    ds, &msg_batch_encoding, &(struct place){ .file = in->file, .line = 1 }, name, NULL);
}

int
xml_begin(struct rows *r, struct diags *ds)
{
	bool empty;
	int more;

	if (check_declaration(r, ds) != 0)
		return -1;
	more = to_tag(r, ds);
	if (more <= 0)
		return more < 0 ? -1 : ends_early(r, ds);
	if (skip_tag(r, &empty, ds) != 0)
		return -1;
	if (r->root == NULL)
		r->root = tag_name(r, r->in.from + 1);
	r->inside = !empty;
	return 0;
}

/* The root's end tag, and nothing after it. */
static int
end_root(struct rows *r, struct diags *ds)
{
	bool empty;
	int more;

	if (skip_tag(r, &empty, ds) != 0)
		return -1;
	if (strcmp(tag_name(r, r->in.from + 2), r->root) != 0)
		return broken(r,
		    DIAG_BOTH("en sluttagg hör inte ihop med någon starttagg",
			"an end tag belongs to no start tag"),
		    ds);
	r->inside = false;
	more = to_tag(r, ds);
	return more <= 0 ? more
			 : broken(r,
			       DIAG_BOTH("den fortsätter efter rotelementets slut",
				   "it goes on after the end of the root element"),
			       ds);
}

/* ---- Rows ---- */

/* Past the element that begins at 'at'. */
static int
skip_element(struct rows *r, struct diags *ds)
{
	struct input *in = &r->in;
	long depth = 0;

	do {
		const char *tag = memchr(in->bytes + in->at, '<', in->end - in->at);
		bool closing, empty;
		int more;

		count_lines(in, tag != NULL ? (size_t)(tag - in->bytes) : in->end);
		more = need(r, 2, ds);
		if (more <= 0)
			return more < 0 ? -1 : ends_early(r, ds);
		if (in->bytes[in->at] != '<')
			continue;
		more = skip_other(r, ds);
		if (more < 0)
			return -1;
		if (more > 0)
			continue;
		closing = in->bytes[in->at + 1] == '/';
		if (skip_tag(r, &empty, ds) != 0)
			return -1;
		depth += closing ? -1 : !empty;
	} while (depth > 0);
	return 0;
}

int
xml_next(struct rows *r, struct row *row, struct diags *ds)
{
	int more;

	if (!r->inside)
		return 0;
	more = to_tag(r, ds);
	if (more <= 0)
		return more < 0 ? -1 : ends_early(r, ds);
	if (here(&r->in, "</"))
		return end_root(r, ds);
	row->line = r->in.line;
	if (skip_element(r, ds) != 0)
		return -1;
	buf_add(&row->text, r->in.bytes + r->in.from, r->in.at - r->in.from);
	return 1;
}

/* ---- A row as a document ---- */

static bool
is_empty(const xmlNode *n)
{
	if (n->properties != NULL)
		return false;
	for (const xmlNode *c = n->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE ||
		    ((c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) &&
			c->content[strspn((const char *)c->content, " \t\r\n")] != '\0'))
			return false;
	return true;
}

/* What is empty is left out, also when that makes what holds it empty.  No deeper than XML may
 * be. */
static void
leave_out_empty(xmlNodePtr parent)
{
	for (xmlNodePtr n = parent->children, next; n != NULL; n = next) {
		next = n->next;
		if (n->type != XML_ELEMENT_NODE)
			continue;
		leave_out_empty(n);
		if (is_empty(n)) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
}

/* A message about the row's text, at its place in the list. */
static void
tell(const struct rows *r, const struct row *row, const struct diags *own, struct diags *ds)
{
	for (const struct diag *d = own->first; d != NULL; d = d->next) {
		struct place place = d->place;

		place.file = r->in.file;
		place.line = row->line + (place.line > 0 ? place.line - 1 : 0);
		(void)diag_add(ds, d->message, &place, d->arg[0], d->arg[1], d->arg[2], NULL);
	}
}

xmlDocPtr
xml_tree(const struct rows *r, struct row *row, struct diags *ds)
{
	struct diags own;
	xmlDocPtr doc;

	diags_init(&own, ds->arena);
	doc = xml_reader_parse(&row->reader, row->text.text, row->text.size, NULL, &own);
	tell(r, row, &own, ds);
	if (doc != NULL && !r->whole)
		leave_out_empty(xmlDocGetRootElement(doc));
	return doc;
}
