/* The rows of a list, whatever its form. */
#include "batch/rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/xml.h"
#include "batch/messages.h"
#include "batch/rows_inside.h"

enum { LOOKS = 64 };

static const struct {
	int (*begin)(struct rows *, struct diags *);
	int (*next)(struct rows *, struct row *, struct diags *);
	xmlDocPtr (*tree)(const struct rows *, struct row *, struct diags *);
} forms[] = {
	[ROWS_CSV] = { csv_begin, csv_next, csv_tree },
	[ROWS_JSON] = { json_begin, json_next, json_tree },
	[ROWS_XML] = { xml_begin, xml_next, xml_tree },
};

void
row_init(struct row *row)
{
	*row = (struct row){ .number = 0 };
	buf_init(&row->text, (size_t)2 * ROW_MAX);
}

void
row_free(struct row *row)
{
	buf_free(&row->text);
	xml_reader_end(&row->reader);
}

struct place
row_place(const struct rows *r, const struct row *row)
{
	return (struct place){ .file = r->in.file, .line = row->line, .column = row->column };
}

/* ---- Beginning ---- */

/* The first character that is not white space decides. */
static enum rows_form
form_of(const struct input *in)
{
	size_t at = in->at;

	while (at < in->end && strchr(" \t\r\n", in->bytes[at]) != NULL)
		at++;
	if (at == in->end)
		return ROWS_CSV;
	return in->bytes[at] == '<'                           ? ROWS_XML
	       : in->bytes[at] == '{' || in->bytes[at] == '[' ? ROWS_JSON
							      : ROWS_CSV;
}

/* A mark or zero bytes of UTF-16, which none of the forms is read in. */
static int
check_encoding(const struct input *in, struct diags *ds)
{
	const unsigned char *b = (const unsigned char *)in->bytes;

	if (in->end < 2)
		return 0;
	if ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF) || b[0] == 0 ||
	    b[1] == 0)
		return diag_add(
		    ds, &msg_batch_encoding, &(struct place){ .file = in->file }, "UTF-16", NULL);
	return 0;
}

struct rows *
rows_open(const char *path, struct diags *ds)
{
	struct arena *a = arena_new();
	struct rows *r = arena_alloc(a, sizeof *r);

	r->arena = a;
	r->in.fd = -1;
	buf_init(&r->headings, ROW_MAX);
	buf_init(&r->line, (size_t)3 * ROW_MAX);
	if (input_open(&r->in, path, ds) == 0 && check_encoding(&r->in, ds) == 0) {
		while (r->in.end < 4096 && input_more(&r->in, ds) > 0)
			;
		r->form = form_of(&r->in);
		if (forms[r->form].begin(r, ds) == 0)
			return r;
	}
	rows_close(r);
	return NULL;
}

void
rows_close(struct rows *r)
{
	if (r == NULL)
		return;
	if (r->csv_open)
		csv_free(&r->csv);
	input_close(&r->in);
	buf_free(&r->headings);
	buf_free(&r->line);
	arena_free(r->arena);
}

int
rows_rewind(struct rows *r, struct diags *ds)
{
	r->number = 0;
	return input_rewind(&r->in, ds) == 0 ? forms[r->form].begin(r, ds) : -1;
}

int
rows_next(struct rows *r, struct row *row, struct diags *ds)
{
	int result;

	buf_clear(&row->text);
	row->wrong = NULL;
	row->cells = row->column = 0;
	result = forms[r->form].next(r, row, ds);
	if (result > 0)
		row->number = ++r->number;
	return result;
}

xmlDocPtr
row_tree(const struct rows *r, struct row *row, struct diags *ds)
{
	return forms[r->form].tree(r, row, ds);
}

unsigned
rows_column(const struct rows *r, const char *name)
{
	for (size_t i = 0; r->form == ROWS_CSV && i < r->columns; i++)
		if (strcmp(r->column[i], name) == 0)
			return (unsigned)i + 1;
	return 0;
}

const char *
rows_headings(const struct rows *r, size_t *size)
{
	*size = r->headings.size;
	return r->headings.text;
}

/* ---- Names and trees ---- */

const char *
element_name(struct arena *a, const char *text, size_t size)
{
	char *name = (char *)text_nfc(a, text_squeeze(a, text, size));

	for (char *c = name; *c != '\0'; c++)
		if (*c == ' ')
			*c = '-';
	return xmlValidateNCName(BAD_CAST name, 0) == 0 ? name : NULL;
}

xmlDocPtr
tree_new(const char *root)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNodePtr node = doc != NULL ? xmlNewDocNode(doc, NULL, BAD_CAST root, NULL) : NULL;

	if (node == NULL)
		memory_out();
	(void)xmlDocSetRootElement(doc, node);
	return doc;
}

xmlNodePtr
tree_add(xmlNodePtr parent, const char *name, const char *text, size_t size)
{
	xmlNodePtr n = xmlNewDocNode(parent->doc, NULL, BAD_CAST name, NULL), words;

	if (n == NULL)
		memory_out();
	(void)xmlAddChild(parent, n); /* fails only for NULL */
	if (size == 0)
		return n;
	words = xmlNewDocTextLen(parent->doc, BAD_CAST text, (int)size);
	if (words == NULL)
		memory_out();
	(void)xmlAddChild(n, words);
	return n;
}

/* ---- The names of all rows ---- */

/* Add to 'into' the names that 'from' has below it; *names counts those added. */
static void
merge(xmlNodePtr into, const xmlNode *from, size_t *names)
{
	for (const xmlAttr *a = from->properties; a != NULL && *names <= NAMES_MAX; a = a->next)
		if (xmlHasProp(into, a->name) == NULL) {
			(void)xmlNewProp(into, a->name, NULL);
			++*names;
		}
	for (const xmlNode *n = from->children; n != NULL && *names <= NAMES_MAX; n = n->next) {
		xmlNodePtr same;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		same = xml_child(into, (const char *)n->name);
		if (same == NULL) {
			same = tree_add(into, (const char *)n->name, NULL, 0);
			++*names;
		}
		merge(same, n, names);
	}
}

/* Rows mostly have the same names in the same order: what their tags or keys look like is
 * remembered as a hash, and a row that looks like one before it is not parsed. */
struct looks {
	uint64_t seen[LOOKS];
	size_t count;
};

static uint64_t
mix(uint64_t hash, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001B3);
	return hash;
}

/* Tags without the values of their attributes; 0 when there is more than tags. */
static uint64_t
look_of_xml(const char *at, const char *end)
{
	uint64_t hash = 1;

	while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		if (at + 1 < end && (at[1] == '!' || at[1] == '?'))
			return 0;
		while (at < end && *at != '>') {
			const char *quote = at;

			if (*at == '"' || *at == '\'') {
				at = memchr(at + 1, *quote, (size_t)(end - at - 1));
				if (at == NULL)
					return 0;
			} else {
				hash = mix(hash, at, 1);
			}
			at++;
		}
	}
	return hash;
}

/* Keys and brackets. */
static uint64_t
look_of_json(const char *at, const char *end)
{
	uint64_t hash = 1;

	for (; at < end; at++) {
		const char *from = at;

		if (*at != '"') {
			if (strchr("{}[]", *at) != NULL)
				hash = mix(hash, at, 1);
			continue;
		}
		for (at++; at < end && *at != '"'; at++)
			at += *at == '\\';
		if (at >= end)
			return 0;
		for (at++; at < end && strchr(" \t\r\n", *at) != NULL; at++)
			;
		if (at < end && *at == ':')
			hash = mix(hash, from, (size_t)(at - from));
		at--;
	}
	return hash;
}

/* Has a row before it had the same look?  If not, it is remembered. */
static bool
is_seen(struct looks *l, const struct rows *r, const struct row *row)
{
	const char *at = row->text.text, *end = at + row->text.size;
	const uint64_t hash = r->form == ROWS_XML ? look_of_xml(at, end) : look_of_json(at, end);

	for (size_t i = 0; hash != 0 && i < l->count; i++)
		if (l->seen[i] == hash)
			return true;
	if (hash != 0 && l->count < LOOKS)
		l->seen[l->count++] = hash;
	return false;
}

/* The names of one row; what is wrong with it is told when its document is made. */
static int
survey_row(
    const struct rows *r, struct row *row, xmlDocPtr specimen, size_t *names, struct diags *ds)
{
	struct arena *a = arena_new();
	struct diags quiet;
	xmlDocPtr doc;
	int result = 0;

	diags_init(&quiet, a);
	doc = row_tree(r, row, &quiet);
	if (doc != NULL) {
		xmlNodePtr root = xmlDocGetRootElement(doc);

		if (xmlDocGetRootElement(specimen) == NULL)
			(void)xmlDocSetRootElement(
			    specimen, xmlNewDocNode(specimen, NULL, root->name, NULL));
		merge(xmlDocGetRootElement(specimen), root, names);
	}
	if (*names > NAMES_MAX) {
		const struct place place = row_place(r, row);

		result = diag_add(
		    ds, &msg_batch_too_many_names, &place, arena_printf(a, "%d", NAMES_MAX), NULL);
	}
	xmlFreeDoc(doc);
	arena_free(a);
	return result;
}

/* The names of CSV stand in its headings. */
static void
survey_headings(const struct rows *r, xmlDocPtr specimen)
{
	if (xmlDocGetRootElement(specimen) == NULL)
		(void)xmlDocSetRootElement(
		    specimen, xmlNewDocNode(specimen, NULL, BAD_CAST "rad", NULL));
	for (size_t i = 0; i < r->columns; i++)
		if (xml_child(xmlDocGetRootElement(specimen), r->column[i]) == NULL)
			(void)tree_add(xmlDocGetRootElement(specimen), r->column[i], NULL, 0);
}

int
rows_survey(struct rows *r, xmlDocPtr specimen, size_t *count, struct diags *ds)
{
	struct looks looks = { .count = 0 };
	size_t names = 0;
	struct row row;
	int more;

	row_init(&row);
	*count = 0;
	if (r->form == ROWS_CSV)
		survey_headings(r, specimen);
	r->whole = true;
	while ((more = rows_next(r, &row, ds)) > 0) {
		++*count;
		if (r->form != ROWS_CSV && !is_seen(&looks, r, &row) &&
		    survey_row(r, &row, specimen, &names, ds) != 0)
			more = -1;
		if (more < 0)
			break;
	}
	r->whole = false;
	row_free(&row);
	if (more == 0 && *count == 0)
		more = diag_add(ds, &msg_batch_empty, &(struct place){ .file = r->in.file }, NULL);
	return more < 0 ? -1 : rows_rewind(r, ds);
}
