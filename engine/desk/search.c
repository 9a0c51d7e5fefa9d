/* Searching, and the index that it needs. */
#include "engine/desk/search.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "docx/docx.h"
#include "docx/model.h"
#include "docx/package.h"
#include "engine/desk/inside.h"
#include "engine/desk/secrecy.h"

/* The setting that says that the texts of all documents have been read, and in which way. */
#define INDEX_SETTING "search"
#define INDEX_WAY "1"

/* ---- What documents say ---- */

static char *
words_of(struct arena *lasting, struct arena *a, const char *name, const void *bytes, size_t size)
{
	struct diags unheard; /* what cannot be read is found by its title alone */
	struct package *package;
	struct document *doc;
	struct buf b;
	char *text;

	diags_init(&unheard, a);
	package = package_open(a, bytes, size, name, &unheard);
	doc = package != NULL ? document_read(a, package, CHANGES_ACCEPTED, &unheard) : NULL;
	if (doc == NULL)
		return NULL;
	buf_init(&b, SEARCH_TEXT_MAX);
	(void)document_render(doc, FORM_TEXT, &b, &unheard); /* as much as there is room for */
	text = arena_str(lasting, b.size > 0 ? b.text : "");
	buf_free(&b);
	return text;
}

/* What stands between "<w:t…>" and "</w:t>"; a paragraph a line. */
static void
add_runs(struct buf *b, const char *xml)
{
	for (const char *p = strchr(xml, '<'); p != NULL; p = strchr(p + 1, '<')) {
		const char *end;

		if (text_starts(p, "</w:p>") || text_starts(p, "<w:br/>"))
			buf_char(b, '\n');
		else if (text_starts(p, "<w:tab/>") || text_starts(p, "</w:tc>"))
			buf_char(b, ' ');
		if (!text_starts(p, "<w:t>") && !text_starts(p, "<w:t "))
			continue;
		p = strchr(p, '>');
		end = p != NULL ? strchr(p, '<') : NULL;
		if (end == NULL)
			return;
		buf_add(b, p + 1, (size_t)(end - p - 1));
		p = end;
	}
}

/* The five characters that XML has other words for, as they are. */
static void
unescape(char *s)
{
	static const char *const words[][2] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" }, { "&apos;", "'" } };
	char *to = s;

	while (*s != '\0') {
		size_t i = 0;

		while (i < 5 && !text_starts(s, words[i][0]))
			i++;
		*to++ = i < 5 ? words[i][1][0] : *s;
		s += i < 5 ? strlen(words[i][0]) : 1;
	}
	*to = '\0';
}

const char *
desk_words_made(struct arena *lasting, const void *bytes, size_t size)
{
	struct arena *a = arena_new();
	struct package *package;
	struct diags unheard;
	const char *xml = NULL;
	char *text = NULL;
	struct buf b;

	diags_init(&unheard, a);
	buf_init(&b, SEARCH_TEXT_MAX);
	package = package_open(a, bytes, size, "", &unheard);
	if (package != NULL)
		xml = part_bytes(package, package_main(package), a, &size, &unheard);
	if (xml != NULL) {
		add_runs(&b, xml);
		text = arena_str(lasting, b.size > 0 ? b.text : "");
		unescape(text);
	}
	buf_free(&b);
	arena_free(a);
	return text;
}

const char *
desk_words_of(struct arena *a, const char *name, const void *bytes, size_t size)
{
	struct arena *own;
	char *text;

	if (!text_ends(text_lower(a, name), ".docx"))
		return NULL;
	own = arena_new();
	text = words_of(a, own, name, bytes, size);
	arena_free(own);
	return text;
}

/* ---- The index ---- */

int
desk_has_index(struct desk *d, bool *is_made, struct diags *ds)
{
	const char *way;

	*is_made = false;
	if (store_setting_get(d->store, d->arena, INDEX_SETTING, &way, ds) != 0)
		return -1;
	*is_made = way != NULL && strcmp(way, INDEX_WAY) == 0;
	return 0;
}

int
desk_mark_index(struct desk *d, struct diags *ds)
{
	return store_setting_set(d->store, INDEX_SETTING, INDEX_WAY, ds);
}

static int
read_one(struct desk *d, const struct text_row *row, struct diags *ds)
{
	struct arena *own = arena_new();
	const char *bytes, *text;
	size_t size;
	int result = -1;

	if (store_content_get(d->store, own, &row->content, &bytes, &size, ds) == 0) {
		text = words_of(own, own, row->file_name, bytes, size);
		result = text == NULL ? 0 : store_text_set(d->store, row->document, text, ds);
	}
	arena_free(own);
	return result;
}

static int
read_documents(struct desk *d, size_t *documents, struct diags *ds)
{
	enum { AT_ONCE = 200 };
	int64_t after = 0;
	size_t n = AT_ONCE;

	while (n == AT_ONCE) {
		struct arena *a = arena_new();
		struct text_row *row;
		int result = store_texts_word(d->store, a, after, AT_ONCE, &row, &n, ds);

		for (size_t i = 0; result == 0 && i < n; i++) {
			result = read_one(d, &row[i], ds);
			after = row[i].document;
			(*documents)++;
		}
		arena_free(a);
		if (result != 0)
			return -1;
	}
	return 0;
}

static int
reindex(struct desk *d, size_t *documents, struct diags *ds)
{
	if (store_texts_make(d->store, ds) != 0 || read_documents(d, documents, ds) != 0)
		return -1;
	return desk_mark_index(d, ds);
}

int
desk_reindex(struct desk *d, size_t *documents, struct diags *ds)
{
	*documents = 0;
	if (store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, reindex(d, documents, ds), ds);
}

/* ---- Searching ---- */

/* Does the meeting take up a case that is marked? */
static bool
takes_up_secret(struct desk *d, const struct matter_row *meeting, struct diags *ds)
{
	struct item_row *item;
	size_t n;

	if (store_items(d->store, d->arena, meeting->id, &item, &n, ds) != 0)
		return true;
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *m =
		    store_matter_by_id(d->store, d->arena, item[i].matter, ds);

		if (m == NULL || desk_is_secret(d, m))
			return true;
	}
	return false;
}

/* What a meeting's papers say is about all its cases, so they are shown to anyone only when none
 * of these is marked; the papers of what lies below a meeting (its signing rounds) as well. */
static bool
is_for_anyone(struct desk *d, const struct search_row *hit, struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, hit->matter, ds);

	const struct document_row *row =
	    hit->document != 0 ? store_document_get(d->store, d->arena, hit->document, ds) : NULL;

	if (m == NULL || (hit->document != 0 && row == NULL))
		return false;
	if (row != NULL ? desk_is_secret_document(d, row, m) : desk_is_secret(d, m))
		return false;
	while (hit->document != 0 && m != NULL) {
		if (strcmp(m->kind, "sammanträde") == 0 && takes_up_secret(d, m, ds))
			return false;
		m = m->parent != 0 ? store_matter_by_id(d->store, d->arena, m->parent, ds) : NULL;
	}
	return ds->errors == 0;
}

/* Look through the hits from the first, since how many are left out is not known before. */
static int
page_for_anyone(struct desk *d, const struct desk_search *s, const struct search_filter *f,
    bool by_rank, struct desk_found *found, struct diags *ds)
{
	enum { AT_ONCE = 200 };
	struct list page = { 0 };
	long long skip = (long long)(s->page - 1) * SEARCH_PAGE;
	struct search_row *row;
	size_t n = AT_ONCE;

	for (int from = 0; n == AT_ONCE && page.count <= SEARCH_PAGE; from += AT_ONCE) {
		if (store_search(d->store, d->arena, f, by_rank, AT_ONCE, from, &row, &n, ds) != 0)
			return -1;
		for (size_t i = 0; i < n && page.count <= SEARCH_PAGE; i++)
			if (is_for_anyone(d, &row[i], ds) && --skip < 0)
				*(struct search_row *)list_add(d->arena, &page, sizeof *row) =
				    row[i];
	}
	found->row = page.items;
	found->count = page.count;
	found->hits = -1;
	return ds->errors > 0 ? -1 : 0;
}

int
desk_search(struct desk *d, const struct desk_search *s, struct desk_found *found, struct diags *ds)
{
	const struct search_filter f = { .words = search_words(d->arena, s->words, ds),
		.body = s->body,
		.kind = s->kind,
		.year = s->year,
		.state = s->state };
	int64_t hits;
	int result;

	if (f.words == NULL || store_search_count(d->store, &f, SEARCH_RANKED, &hits, ds) != 0)
		return -1;
	*found = (struct desk_found){ .hits = hits };
	if (s->for_anyone)
		result = page_for_anyone(d, s, &f, hits < SEARCH_RANKED, found, ds);
	else
		result = store_search(d->store, d->arena, &f, hits < SEARCH_RANKED, SEARCH_PAGE + 1,
		    (s->page - 1) * SEARCH_PAGE, &found->row, &found->count, ds);
	found->more = found->count > SEARCH_PAGE;
	if (found->more)
		found->count = SEARCH_PAGE;
	return result;
}
