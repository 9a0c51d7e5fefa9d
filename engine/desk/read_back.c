/* A file that Kansli made comes back: which document it is, and what became of each field. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/dnr.h"
#include "base/hash.h"
#include "base/list.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/anchors.h"
#include "docx/diff_align.h"
#include "docx/package.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/node.h"

/* A file, read. */
struct opened {
	struct package *package;
	const struct document *document;
};

static int
open_file(struct desk *d, const char *name, const void *bytes, size_t size, struct opened *o,
    struct diags *ds)
{
	o->package = package_open(d->arena, bytes, size, name, ds);
	o->document =
	    o->package != NULL ? document_read(d->arena, o->package, CHANGES_ACCEPTED, ds) : NULL;
	return o->document != NULL ? 0 : -1;
}

static int
open_version(struct desk *d, const struct document_row *row, struct opened *o, struct diags *ds)
{
	const char *bytes;
	size_t size;

	if (store_content_get(d->store, d->arena, &row->content, &bytes, &size, ds) != 0)
		return -1;
	return open_file(d, row->file_name, bytes, size, o, ds);
}

/* ---- Which document ---- */

static bool
is_hash(const struct hash *h, const char *hex)
{
	char own[HASH_HEX_SIZE];

	return hex != NULL && strcmp(hash_hex(h, own), hex) == 0;
}

/* The version that Kansli made which the file says it was; the latest one of the kind when it
 * does not say. */
static struct document_row *
made_version(struct document_row *row, size_t n, const struct anchored *says)
{
	struct document_row *latest = NULL, *same = NULL;

	for (size_t i = 0; i < n; i++) {
		if (!row[i].generated ||
		    (says->kind != NULL && strcmp(row[i].kind, says->kind) != 0))
			continue;
		if (latest == NULL || row[i].id > latest->id)
			latest = &row[i];
		if (is_hash(&row[i].template_hash, says->template_hash) &&
		    is_hash(&row[i].view_hash, says->view_hash) &&
		    (same == NULL || row[i].id > same->id))
			same = &row[i];
	}
	return same != NULL ? same : latest;
}

static int
find_version(struct desk *d, const char *matter, const struct anchored *says,
    struct desk_read_back *r, struct diags *ds)
{
	struct document_row *row;
	struct diags quiet;
	size_t n;

	diags_init(&quiet, d->arena);
	r->matter = desk_matter(d, matter, &quiet);
	if (r->matter == NULL)
		return 0;
	if (store_documents(d->store, d->arena, r->matter->id, &row, &n, ds) != 0)
		return -1;
	r->sent = made_version(row, n, says);
	for (size_t i = 0; r->sent != NULL && i < n; i++)
		if (row[i].number == r->sent->number &&
		    (r->newest == NULL || row[i].version > r->newest->version))
			r->newest = &row[i];
	return 0;
}

/* The first registry number in the stories for which there is a document that was made. */
static int
find_by_number(struct desk *d, const struct node *story, struct desk_read_back *r, struct diags *ds)
{
	static const struct anchored nothing;

	for (; story != NULL && r->sent == NULL; story = story->next) {
		const char *text = node_text(d->arena, story);
		struct dnr dnr;
		size_t at, size, from = 0;

		while (r->sent == NULL && dnr_find(text, strlen(text), from, &dnr, &at, &size)) {
			if (find_version(
				d, arena_strn(d->arena, text + at, size), &nothing, r, ds) != 0)
				return -1;
			from = at + size;
		}
	}
	return 0;
}

static int
find_document(struct desk *d, const struct opened *file, struct desk_read_back *r, struct diags *ds)
{
	const struct anchored *says = anchors_identity(d->arena, file->package, file->document, ds);

	r->found_by = "store";
	if (says->matter != NULL && find_version(d, says->matter, says, r, ds) != 0)
		return -1;
	if (r->sent == NULL) {
		r->found_by = "number";
		if (find_by_number(d, file->document->headers, r, ds) != 0 ||
		    find_by_number(d, file->document->body, r, ds) != 0)
			return -1;
	}
	if (r->sent == NULL)
		return diag_add(
		    ds, &msg_desk_not_ours, &(struct place){ .file = r->file_name }, NULL);
	return 0;
}

/* ---- Texts of views ---- */

/* What a view has at a path: the text, or a line for each child; "" for nothing. */
static const char *
view_value(struct desk *d, xmlDocPtr view, const char *path)
{
	xmlNodePtr n = view != NULL ? xmlDocGetRootElement(view) : NULL;
	const char *text = "";

	while (n != NULL && *path != '\0') {
		const size_t size = strcspn(path, "/");

		n = view_child(n, arena_strn(d->arena, path, size));
		path += size + (path[size] == '/');
	}
	if (n == NULL)
		return "";
	for (xmlNodePtr e = n->children; e != NULL; e = e->next) {
		xmlChar *content = e->type == XML_ELEMENT_NODE || e->type == XML_TEXT_NODE
				       ? xmlNodeGetContent(e)
				       : NULL;
		const char *line = content != NULL ? text_squeeze(d->arena, (const char *)content,
							 strlen((const char *)content))
						   : "";

		if (*line != '\0')
			text =
			    arena_printf(d->arena, "%s%s%s", text, *text != '\0' ? "\n" : "", line);
		xmlFree(content);
	}
	return text;
}

static xmlDocPtr
view_of_version(struct desk *d, const struct document_row *row, struct diags *ds)
{
	const char *text;
	size_t size;

	if (store_content_get(d->store, d->arena, &row->view_hash, &text, &size, ds) != 0)
		return NULL;
	return xml_parse(text, size, NULL, ds);
}

static xmlDocPtr
view_now(struct desk *d, const struct desk_read_back *r, struct diags *ds)
{
	struct view_source source;

	return desk_view_source(d, &source, ds) == 0
		   ? view_document(&source, r->sent->kind, r->matter, ds)
		   : NULL;
}

/* ---- Which version it was made from ---- */

/* How many fields and paragraphs of two files differ. */
static size_t
distance(struct arena *a, const struct anchored *one, const struct anchored *other)
{
	uint64_t *key_one = arena_array(a, one->rests + 1, sizeof *key_one);
	uint64_t *key_other = arena_array(a, other->rests + 1, sizeof *key_other);
	size_t n = one->rests + other->rests;
	const long *pair;

	for (size_t i = 0; i < one->rests; i++)
		key_one[i] = diff_key(one->rest[i].key, strlen(one->rest[i].key));
	for (size_t i = 0; i < other->rests; i++)
		key_other[i] = diff_key(other->rest[i].key, strlen(other->rest[i].key));
	pair = diff_match(a, key_one, one->rests, key_other, other->rests);
	for (size_t i = 0; i < one->rests; i++)
		n -= pair[i] != DIFF_NONE ? 2 : 0;
	for (size_t i = 0; i < one->count; i++) {
		const char *x = one->item[i].text, *y = other->item[i].text;

		n += (x == NULL) != (y == NULL) || (x != NULL && strcmp(x, y) != 0);
	}
	return n;
}

/* The version that was sent, or a later one that somebody edited and that was taken in: the one
 * that the file is nearest to.  *base gets its fields. */
static int
find_base(struct desk *d, struct desk_read_back *r, const struct anchored *sent,
    const struct anchored *back, const struct anchored **base, struct diags *ds)
{
	struct document_row *row;
	size_t n, least = distance(d->arena, sent, back);

	*base = sent;
	if (store_documents(d->store, d->arena, r->matter->id, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct anchored *its;
		struct opened o;
		size_t far;

		if (row[i].number != r->sent->number || row[i].version <= r->sent->version ||
		    row[i].generated)
			continue;
		if (open_version(d, &row[i], &o, ds) != 0)
			return -1;
		its = anchors_find(d->arena, o.package, o.document, sent, ds);
		far = distance(d->arena, its, back);
		if (far < least) {
			least = far;
			*base = its;
		}
	}
	return 0;
}

/* ---- Fields ---- */

static bool
is_line_of(const char *line, size_t size, const char *text)
{
	while (*text != '\0') {
		const size_t n = strcspn(text, "\n");

		if (n == size && strncmp(line, text, n) == 0)
			return true;
		text += n + (text[n] == '\n');
	}
	return false;
}

/* A block that had no text was sent with a prompt; what is left of that is no text either. */
static const char *
without_prompt(struct desk *d, const char *text, const char *prompt)
{
	const char *rest = "";

	while (*text != '\0') {
		const size_t n = strcspn(text, "\n");

		if (!is_line_of(text, n, prompt))
			rest = arena_printf(
			    d->arena, "%s%s%.*s", rest, *rest != '\0' ? "\n" : "", (int)n, text);
		text += n + (text[n] == '\n');
	}
	return rest;
}

/* Is the block as it was when it was sent, by the hash that both files have of it? */
static bool
is_as_sent(const struct anchor *sent, const struct anchor *back)
{
	return back->as_made && sent->hash != NULL && strcmp(sent->hash, back->hash) == 0;
}

/* 'untouched': it is known that nobody has changed it in the file. */
static enum desk_change
change_of(const struct desk_read_field *f, const char *base_in_case, bool untouched)
{
	const bool in_case = strcmp(f->now, base_in_case) != 0;

	if (f->returned == NULL)
		return CHANGE_LOST;
	if (strcmp(f->returned, f->now) == 0)
		return CHANGE_NONE;
	if (untouched || strcmp(f->returned, f->sent) == 0)
		return in_case ? CHANGE_CASE : CHANGE_NONE;
	return in_case ? CHANGE_BOTH : CHANGE_PERSON;
}

/* 'base' is the field where the file began, 'then' and 'now' the views of the version that was
 * sent and of the case as it is. */
static struct desk_read_field
read_field(struct desk *d, const struct anchor *sent, const struct anchor *base,
    const struct anchor *back, xmlDocPtr then, xmlDocPtr now)
{
	const char *in_case = view_value(d, then, sent->name);
	const bool prompted = sent->block && *in_case == '\0' && sent->text != NULL;
	struct desk_read_field f = { .name = sent->name,
		.field = sent->field,
		.block = sent->block,
		.sent = base->text != NULL ? base->text : "",
		.returned = back->text,
		.now = view_value(d, now, sent->name),
		.stored = back->stored,
		.found_by = back->found_by,
		.has_more = back->has_more && !sent->has_more };

	if (prompted) {
		f.sent = without_prompt(d, f.sent, sent->text);
		if (f.returned != NULL)
			f.returned = without_prompt(d, f.returned, sent->text);
	}
	f.change = change_of(
	    &f, base == sent ? in_case : f.sent, base == sent && is_as_sent(sent, back));
	f.take = f.change == CHANGE_PERSON && f.field != NULL;
	return f;
}

static int
read_fields(struct desk *d, struct desk_read_back *r, const struct anchored *sent,
    const struct anchored *base, const struct anchored *back, struct diags *ds)
{
	xmlDocPtr then = view_of_version(d, r->sent, ds);
	xmlDocPtr now = then != NULL ? view_now(d, r, ds) : NULL;

	r->fields = sent->count;
	r->field = arena_array(d->arena, sent->count + 1, sizeof *r->field);
	for (size_t i = 0; now != NULL && i < sent->count; i++)
		r->field[i] =
		    read_field(d, &sent->item[i], &base->item[i], &back->item[i], then, now);
	xmlFreeDoc(then);
	xmlFreeDoc(now);
	return now != NULL ? 0 : -1;
}

/* ---- What belongs to no field ---- */

static const struct diff_block *
rest_blocks(struct desk *d, const struct anchored *all)
{
	struct diff_block *b = arena_array(d->arena, all->rests + 1, sizeof *b);

	for (size_t i = 0; i < all->rests; i++)
		b[i] = diff_block_of(d->arena, all->rest[i].key, strlen(all->rest[i].key), false);
	return b;
}

static void
add_rest(struct desk *d, struct list *rest, const char *change, const struct anchor_rest *old,
    const struct anchor_rest *new)
{
	struct desk_read_rest *one = list_add(d->arena, rest, sizeof *one);
	const char *sv, *en;

	node_place(d->arena, new != NULL ? new->node : old->node, &sv, &en);
	*one = (struct desk_read_rest){ change, new != NULL ? new->text : NULL,
		old != NULL ? old->text : NULL, sv };
}

static void
read_rest(struct desk *d, struct desk_read_back *r, const struct anchored *base,
    const struct anchored *back)
{
	struct list rest = { 0 };
	size_t n;
	const struct diff_step *s = diff_align(
	    d->arena, rest_blocks(d, base), base->rests, rest_blocks(d, back), back->rests, &n);

	for (size_t i = 0; i < n; i++)
		if (s[i].op == DIFF_CHANGED)
			add_rest(d, &rest, "changed", &base->rest[s[i].a], &back->rest[s[i].b]);
		else if (s[i].op == DIFF_INSERTED && s[i].partner == DIFF_NONE)
			add_rest(d, &rest, "added", NULL, &back->rest[s[i].b]);
		else if (s[i].op == DIFF_DELETED && s[i].partner == DIFF_NONE)
			add_rest(d, &rest, "removed", &base->rest[s[i].a], NULL);
	r->rest = rest.items;
	r->rests = rest.count;
}

/* ---- All of it ---- */

/* Have these very bytes been taken in before? */
static int
look_for_bytes(struct desk *d, struct desk_read_back *r, struct diags *ds)
{
	const struct hash hash = hash_of(r->bytes, r->size);
	struct document_row *row;
	size_t n;

	if (store_documents(d->store, d->arena, r->matter->id, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (row[i].number == r->sent->number &&
		    memcmp(&row[i].content, &hash, sizeof hash) == 0) {
			r->known = true;
			r->known_version = row[i].version;
		}
	return 0;
}

static int
read_all(struct desk *d, const struct opened *file, struct desk_read_back *r, struct diags *ds)
{
	const struct anchored *sent, *back, *base;
	struct opened o;

	if (open_version(d, r->sent, &o, ds) != 0)
		return -1;
	sent = anchors_read(d->arena, o.package, o.document, ds);
	back = anchors_find(d->arena, file->package, file->document, sent, ds);
	if (find_base(d, r, sent, back, &base, ds) != 0 ||
	    read_fields(d, r, sent, base, back, ds) != 0)
		return -1;
	read_rest(d, r, base, back);
	return look_for_bytes(d, r, ds);
}

/* A number alone makes no document of ours: another letter in the case has it too. */
static int
look_for_anchors(const struct desk_read_back *r, struct diags *ds)
{
	for (size_t i = 0; i < r->fields; i++) {
		const char *by = r->field[i].found_by;

		if (by != NULL && strcmp(by, "heading") != 0)
			return 0;
	}
	return strcmp(r->found_by, "number") != 0
		   ? 0
		   : diag_add(
			 ds, &msg_desk_not_ours, &(struct place){ .file = r->file_name }, NULL);
}

struct desk_read_back *
desk_read_back(
    struct desk *d, const char *file_name, const void *bytes, size_t size, struct diags *ds)
{
	struct desk_read_back *r = arena_alloc(d->arena, sizeof *r);
	struct opened file;

	r->file_name = file_name;
	r->bytes = bytes;
	r->size = size;
	if (open_file(d, file_name, bytes, size, &file, ds) != 0 ||
	    find_document(d, &file, r, ds) != 0 || read_all(d, &file, r, ds) != 0 ||
	    look_for_anchors(r, ds) != 0)
		return NULL;
	return r;
}
