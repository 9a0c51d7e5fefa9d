/* Documents made out of a template and a view, and registered. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/anchors.h"
#include "docx/limits.h"
#include "docx/package.h"
#include "docx/template.h"
#include "engine/desk/ahead.h"
#include "engine/desk/inside.h"
#include "engine/desk/make.h"
#include "engine/desk/messages.h"
#include "engine/desk/secrecy.h"
#include "engine/view/node.h"

static const char word_type[] =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/* "HASH.docx" is a Word file that has been registered (struct item_row). */
static bool
is_stored(const char *name, struct hash *content)
{
	return strlen(name) == HASH_HEX_SIZE - 1 + strlen(".docx") &&
	       strcmp(name + HASH_HEX_SIZE - 1, ".docx") == 0 && hash_read(name, content);
}

/* A file by its plain name: a stored one, or a picture out of the register's definitions. */
static const void *
file_named(void *user, struct arena *a, const char *name, size_t *size)
{
	struct desk *d = user;
	struct definition_row *row;
	struct hash content;
	struct diags quiet;
	const char *bytes;

	diags_init(&quiet, d->arena);
	if (is_stored(name, &content))
		return store_content_get(d->store, a, &content, &bytes, size, &quiet) == 0 ? bytes
											   : NULL;
	if (store_definition_find(d->store, d->arena, "bild", name, &row, &quiet) != 0 ||
	    row == NULL || store_content_get(d->store, a, &row->content, &bytes, size, &quiet) != 0)
		return NULL;
	return bytes;
}

static int
no_template(struct desk *d, const char *kind, struct diags *ds)
{
	struct definition_row *row;
	const char *list = "";
	size_t n;

	if (store_definitions(d->store, d->arena, "mall", &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		list = arena_printf(d->arena, "%s%s%s", list, i > 0 ? ", " : "", row[i].name);
	return diag_add(ds, &msg_desk_no_template, NULL, kind, list, NULL);
}

/* What a kind looks like: what holds the text that is secret, as what stands beside it. */
static const char *
looks_like(const char *kind)
{
	if (strcmp(kind, SECRET_PART) == 0)
		return "protokoll";
	return strcmp(kind, SECRET_EXTRACT) == 0 ? "protokollsutdrag" : kind;
}

/* The template with these bytes, read with the kind's specimen. */
static struct template *
compile(struct desk *d, const char *kind, const struct hash *mall, struct diags *ds)
{
	struct definition_row *specimen_row;
	const char *bytes, *text;
	struct template *t = NULL;
	xmlDocPtr specimen = NULL;
	size_t size, length;

	if (store_definition_find(d->store, d->arena, "exempel", kind, &specimen_row, ds) != 0)
		return NULL;
	if (specimen_row == NULL) {
		(void)no_template(d, kind, ds);
		return NULL;
	}
	if (store_content_get(d->store, d->arena, mall, &bytes, &size, ds) == 0 &&
	    store_content_get(d->store, d->arena, &specimen_row->content, &text, &length, ds) == 0)
		specimen = xml_parse(text, length, NULL, ds);
	if (specimen != NULL)
		t = template_compile(
		    bytes, size, arena_printf(d->arena, "%s.docx", kind), specimen, ds);
	xmlFreeDoc(specimen);
	return t;
}

/* Compiled once, and kept until the desk is closed.  The oldest is forgotten when there are very
 * many. */
static const struct template *
compiled(struct desk *d, const char *kind, const struct hash *mall, struct diags *ds)
{
	struct desk_template *slot = &d->template[d->template_count % DESK_MAX_TEMPLATES];
	struct template *t;

	for (size_t i = 0; i < d->template_count && i < DESK_MAX_TEMPLATES; i++)
		if (memcmp(&d->template[i].hash, mall, sizeof *mall) == 0 &&
		    strcmp(d->template[i].kind, kind) == 0)
			return d->template[i].template;
	t = compile(d, kind, mall, ds);
	if (t == NULL)
		return NULL;
	if (d->template_count >= DESK_MAX_TEMPLATES)
		template_free(slot->template);
	*slot = (struct desk_template){ *mall, arena_str(d->kept, kind), t };
	d->template_count++;
	return t;
}

void
desk_templates_free(struct desk *d)
{
	for (size_t i = 0; i < d->template_count && i < DESK_MAX_TEMPLATES; i++)
		template_free(d->template[i].template);
}

/* The compiled template of a kind; *hash gets the template's. */
static const struct template *
template_of(struct desk *d, const char *of, struct hash *hash, struct diags *ds)
{
	const char *kind = looks_like(of);
	struct definition_row *mall;

	if (d->other_kind != NULL && strcmp(kind, d->other_kind) == 0) {
		*hash = d->other_hash;
		return compiled(d, kind, hash, ds);
	}
	if (store_definition_find(d->store, d->arena, "mall", kind, &mall, ds) != 0)
		return NULL;
	if (mall == NULL) {
		(void)no_template(d, kind, ds);
		return NULL;
	}
	*hash = mall->content;
	return compiled(d, kind, hash, ds);
}

static int
keep_template(struct desk *d, const void *bytes, size_t size, struct hash *hash, struct diags *ds)
{
	*hash = hash_of(bytes, size);
	if (store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, store_content_add(d->store, bytes, size, hash, ds), ds);
}

int
desk_use_template(struct desk *d, const char *kind, const char *name, const void *bytes,
    size_t size, struct diags *ds)
{
	struct definition_row *mall = NULL;

	d->other_kind = NULL;
	if (name == NULL)
		return 0;
	if (bytes == NULL) {
		if (store_definition_find(d->store, d->arena, "mall", name, &mall, ds) != 0)
			return -1;
		if (mall == NULL)
			return no_template(d, name, ds);
		d->other_hash = mall->content;
	} else if (keep_template(d, bytes, size, &d->other_hash, ds) != 0) {
		return -1;
	}
	if (compiled(d, kind, &d->other_hash, ds) == NULL)
		return -1;
	d->other_kind = kind;
	return 0;
}

/* A kind with a capital letter: "tjänsteskrivelse" becomes "Tjänsteskrivelse". */
static const char *
capital(struct desk *d, const char *kind)
{
	char *s = arena_str(d->arena, kind);

	if (s[0] >= 'a' && s[0] <= 'z')
		s[0] = (char)(s[0] - 'a' + 'A');
	return s;
}

/* What people call the matter, without characters that file names cannot have:
 * "SN 2026-09-22 § 52". */
static const char *
plain_name(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct item_row *item = NULL;
	char *s;

	if (strcmp(m->kind, "ärendepunkt") == 0 &&
	    store_item_find(d->store, d->arena, m->id, &item, ds) != 0)
		return NULL;
	if (item != NULL && item->paragraph > 0)
		s = arena_printf(d->arena, "%s § %d", item->meeting_key, item->paragraph);
	else
		s = arena_str(d->arena, m->key);
	for (char *p = strchr(s, '/'); p != NULL; p = strchr(p, '/'))
		*p = strcmp(m->kind, "ärende") == 0 || strcmp(m->kind, "remiss") == 0 ? '-' : ' ';
	return s;
}

/* The latest version that Kansli made of this kind, which the new one follows. */
static int
earlier(struct desk *d, const struct matter_row *m, const char *kind, int64_t *id, struct diags *ds)
{
	struct document_row *row;

	*id = 0;
	if (store_document_latest(d->store, d->arena, m->id, kind, &row, ds) != 0)
		return -1;
	if (row != NULL && row->generated)
		*id = row->id;
	return 0;
}

/* As the next version of row->replaces, with the title, direction and party that the row has. */
static int
put(struct desk *d, const struct matter_row *m, struct document_row *row, const struct buf *file,
    struct desk_report *report, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];

	row->matter = m->id;
	row->file_name = arena_printf(d->arena, "%s.docx", row->title);
	row->media_type = word_type;
	row->generated = true;
	row->day = d->day;
	row->at = clock_now(at);
	row->actor = d->user;
	if (row->text == NULL)
		row->text = desk_words_made(d->arena, file->text, file->size);
	if (store_document_add(d->store, row, file->text, file->size, ds) != 0)
		return -1;
	desk_say(d, report, DID_DOCUMENT, m->key, row->file_name)->number = row->id;
	return 0;
}

/* In the file's properties, which are seen by anyone who gets it. */
static const char *
document_title(struct desk *d, const struct matter_row *m, const char *kind)
{
	const char *title = desk_open_title(d, m);

	if (title == NULL)
		return capital(d, kind);
	return arena_printf(d->arena, "%s: %s", capital(d, kind), title);
}

static int
register_made(struct desk *d, const struct matter_row *m, struct document_row *row,
    const struct buf *file, struct desk_report *report, struct diags *ds)
{
	const char *name = plain_name(d, m, ds);

	if (name == NULL ||
	    (row->replaces == 0 && earlier(d, m, row->kind, &row->replaces, ds) != 0))
		return -1;
	row->title = arena_printf(d->arena, "%s %s", capital(d, row->kind), name);
	row->direction = strcmp(m->kind, "remiss") == 0 ? DIRECTION_OUT : DIRECTION_MADE;
	row->party = row->direction == DIRECTION_OUT ? m->title : NULL;
	return put(d, m, row, file, report, ds);
}

static void
fill_in(struct desk *d, const struct matter_row *m, const struct template *t,
    const struct document_row *row, struct date day, struct filling *f)
{
	*f = (struct filling){ .template = t,
		.template_hash = row->template_hash,
		.view_hash = row->view_hash,
		.matter = m->key,
		.kind = row->kind,
		.title = document_title(d, m, row->kind),
		.company = view_child_text(d->arena, xmlDocGetRootElement(d->municipality), "namn"),
		.day = day,
		.picture = file_named,
		.user = d };
}

int
make_filling(struct desk *d, const struct matter_row *m, const char *kind, const struct hash *view,
    struct filling *f, struct diags *ds)
{
	struct document_row row = { .kind = kind, .view_hash = *view };
	const struct template *t = template_of(d, kind, &row.template_hash, ds);

	if (t == NULL || desk_municipality(d, ds) == NULL)
		return -1;
	fill_in(d, m, t, &row, d->day, f);
	return 0;
}

/* Without the stamp. */
static int
fill(const struct filling *f, xmlDocPtr view, struct buf *file, struct diags *ds)
{
	const struct template_data data = { .context = xmlDocGetRootElement(view),
		.picture = f->picture,
		.picture_user = f->user,
		.title = f->title,
		.company = f->company,
		.day = f->day,
		.level = PACKAGE_SMALL };

	return template_fill(f->template, &data, file, ds);
}

int
make_fill(const struct filling *f, xmlDocPtr view, struct buf *file, struct diags *ds)
{
	char template_hash[HASH_HEX_SIZE], view_hash[HASH_HEX_SIZE];
	const struct anchor_stamp says = { .matter = f->matter,
		.kind = f->kind,
		.template_hash = hash_hex(&f->template_hash, template_hash),
		.view_hash = hash_hex(&f->view_hash, view_hash) };
	struct buf filled;
	int result = -1;

	buf_init(&filled, LIMIT_FILE);
	if (fill(f, view, &filled, ds) == 0)
		result = anchors_stamp(filled.text, filled.size, f->kind, &says, file, ds);
	buf_free(&filled);
	return result;
}

/* The view filled into a template: the file, with the row's hashes. */
static int
fill_and_stamp(struct desk *d, const struct matter_row *m, const struct template *t,
    const struct document_row *row, struct date day, xmlDocPtr view, struct buf *file,
    struct diags *ds)
{
	struct filling f;

	fill_in(d, m, t, row, day, &f);
	return make_fill(&f, view, file, ds);
}

int
desk_page(struct desk *d, const char *kind, const char *title, xmlDocPtr view, struct buf *file,
    struct diags *ds)
{
	struct hash hash;
	struct filling f = { .template = template_of(d, kind, &hash, ds),
		.title = title,
		.day = d->day,
		.picture = file_named,
		.user = d };
	xmlDocPtr us = desk_municipality(d, ds);

	if (f.template == NULL || us == NULL)
		return -1;
	f.company = view_child_text(d->arena, xmlDocGetRootElement(us), "namn");
	return fill(&f, view, file, ds);
}

/* *view_text gets the view as it is kept. */
static int
make_of(struct desk *d, const struct matter_row *m, struct document_row *row, xmlDocPtr view,
    struct buf *file, const char **view_text, struct diags *ds)
{
	const struct template *t = template_of(d, row->kind, &row->template_hash, ds);
	int result = -1;

	*view_text = xml_text(d->arena, view);
	row->view_hash = hash_of(*view_text, strlen(*view_text));
	if (t != NULL && !ahead_take(d, &row->template_hash, &row->view_hash, file, &row->text))
		result = fill_and_stamp(d, m, t, row, d->day, view, file, ds);
	else if (t != NULL)
		result = 0;
	return result;
}

int
desk_make_file(struct desk *d, const struct matter_row *m, struct document_row *row,
    struct buf *file, const char **view_text, struct diags *ds)
{
	struct view_source source;
	xmlDocPtr view = NULL;
	int result = -1;

	if (desk_view_source(d, &source, ds) == 0)
		view = view_document(&source, row->kind, m, ds);
	if (view != NULL)
		result = make_of(d, m, row, view, file, view_text, ds);
	xmlFreeDoc(view);
	return result;
}

int
desk_make_of(struct desk *d, const struct matter_row *m, struct document_row *row, xmlDocPtr view,
    struct desk_report *report, struct diags *ds)
{
	const char *text;
	struct buf file;
	int result = -1;

	buf_init(&file, LIMIT_FILE);
	row->direction = row->party != NULL ? DIRECTION_OUT : DIRECTION_MADE;
	if (desk_municipality(d, ds) != NULL && make_of(d, m, row, view, &file, &text, ds) == 0 &&
	    store_content_add(d->store, text, strlen(text), &row->view_hash, ds) == 0)
		result = put(d, m, row, &file, report, ds);
	buf_free(&file);
	return result;
}

static int
as_it_is(struct desk *d, const struct document_row *row, struct buf *file, struct diags *ds)
{
	const char *bytes;
	size_t size;

	if (store_content_get(d->store, d->arena, &row->content, &bytes, &size, ds) != 0)
		return -1;
	buf_add(file, bytes, size);
	return 0;
}

static void
leave_out(xmlDocPtr view, const char *name)
{
	xmlNodePtr n = view_child(xmlDocGetRootElement(view), name);

	if (n != NULL) {
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
}

int
desk_make_again(struct desk *d, const struct document_row *was, const char *without,
    struct buf *file, struct diags *ds)
{
	struct document_row row = *was;
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, row.matter, ds);
	const struct template *t = NULL;
	xmlDocPtr view = NULL;
	const char *text;
	size_t size;
	int result = -1;

	if (m == NULL || without == NULL || !row.generated)
		return m != NULL ? as_it_is(d, was, file, ds) : -1;
	if (desk_municipality(d, ds) != NULL &&
	    store_content_get(d->store, d->arena, &row.view_hash, &text, &size, ds) == 0)
		view = xml_parse(text, size, NULL, ds);
	if (view != NULL)
		t = compiled(d, looks_like(row.kind), &row.template_hash, ds);
	if (t != NULL) {
		leave_out(view, without);
		result = fill_and_stamp(d, m, t, &row, row.day, view, file, ds);
	}
	xmlFreeDoc(view);
	return result;
}

static int
make_one(struct desk *d, const struct matter_row *m, const char *kind, int64_t replaces,
    struct desk_report *report, struct diags *ds)
{
	struct document_row row = { .kind = kind, .replaces = replaces };
	const char *view;
	struct buf file;
	int result = -1;

	buf_init(&file, LIMIT_FILE);
	if (desk_make_file(d, m, &row, &file, &view, ds) == 0 &&
	    store_content_add(d->store, view, strlen(view), &row.view_hash, ds) == 0)
		result = register_made(d, m, &row, &file, report, ds);
	buf_free(&file);
	return result;
}

int
desk_make(struct desk *d, const struct matter_row *m, const char *kind, int64_t replaces,
    struct desk_report *report, struct diags *ds)
{
	const char *beside = strcmp(kind, "protokoll") == 0          ? SECRET_PART
			     : strcmp(kind, "protokollsutdrag") == 0 ? SECRET_EXTRACT
								     : NULL;
	bool secret = false;

	if (make_one(d, m, kind, replaces, report, ds) != 0 ||
	    (beside != NULL && desk_has_secret(d, m, &secret, ds) != 0))
		return -1;
	return secret ? make_one(d, m, beside, 0, report, ds) : 0;
}
