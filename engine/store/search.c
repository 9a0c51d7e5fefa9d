#include "engine/store/search.h"

#include <string.h>

#include "base/arena.h"
#include "engine/store/sql.h"

/* A row as it is read; the text is needed only to make the snippet. */
struct hit {
	struct search_row row;
	const char       *text;
};

static void
read_hit(struct reader *r, void *row)
{
	struct hit *to = row;
	struct search_row *h = &to->row;

	h->matter = read_int(r);
	h->document = read_int(r);
	h->key = read_text(r);
	h->matter_title = read_text(r);
	h->case_key = read_text(r);
	h->kind = read_text(r);
	h->body = read_text(r);
	h->day = read_day(r);
	h->open = read_int(r) != 0;
	h->title = read_text(r);
	to->text = read_text(r);
	h->number = (int)read_int(r);
	h->version = (int)read_int(r);
}

static const struct shape hit_shape = { sizeof(struct hit), read_hit };

static void
read_word(struct reader *r, void *row)
{
	struct text_row *t = row;

	t->document = read_int(r);
	t->content = read_hash(r);
	t->file_name = read_text(r);
}

static const struct shape word_shape = { sizeof(struct text_row), read_word };

/* "organSN"; in a kind of several words these are one, as in the column 'marks'. */
static const char *
quoted(struct arena *a, const char *mark, const char *value)
{
	char *text = arena_str(a, value), *to = text;

	for (const char *p = text; *p != '\0'; p++)
		if (strchr(" -\"", *p) == NULL)
			*to++ = *p;
	*to = '\0';
	return arena_printf(a, "\"%s%s\"", mark, text);
}

/* What must be found in title or text, and the marks that are asked for. */
static const char *
expression(struct arena *a, const struct search_filter *f)
{
	static const char *const state[] = { "", "öppen", "stängd" };
	const char *all = arena_printf(a, "{title text} : (%s)", f->words->match);

	if (f->body != NULL)
		all = arena_printf(a, "%s AND marks : %s", all, quoted(a, "organ", f->body));
	if (f->kind != NULL)
		all = arena_printf(a, "%s AND marks : %s", all, quoted(a, "slag", f->kind));
	if (f->year != 0)
		all = arena_printf(a, "%s AND marks : \"år%04d\"", all, f->year);
	if (f->state != SEARCH_ANY)
		all = arena_printf(a, "%s AND marks : \"%s\"", all, state[f->state]);
	return all;
}

int
store_search_count(struct store *s, const struct search_filter *f, int most, int64_t *count,
    struct diags *ds)
{
	return sql_int(
	    s, SQL_SEARCH_COUNT, VALUES(TEXT(expression(ds->arena, f)), INT(most)), count, ds);
}

/* The words around the hit; of a document rather its text than its title.  What the index takes
 * for the same letter and search_words.h does not is shown by its title alone. */
static const char *
snippet_of(struct arena *a, const struct search_words *words, const struct hit *hit)
{
	const char *text = search_snippet(a, words, hit->text);

	if (text == NULL)
		text = search_snippet(a, words, hit->row.title);
	return text != NULL ? text : hit->row.title;
}

static void
keep_strings(struct arena *a, struct search_row *row)
{
	const char **const string[] = { &row->key, &row->matter_title, &row->case_key, &row->kind,
		&row->body, &row->title, &row->snippet };

	for (size_t i = 0; i < sizeof string / sizeof *string; i++)
		*string[i] = arena_str_or_null(a, *string[i]);
}

int
store_search(struct store *s, struct arena *a, const struct search_filter *f, bool by_rank,
    int limit, int offset, struct search_row **rows, size_t *count, struct diags *ds)
{
	struct arena *own = arena_new(); /* the texts are long */
	const struct hit *hit = sql_rows(s, own, by_rank ? SQL_SEARCH_RANKED : SQL_SEARCH_NEWEST,
	    VALUES(TEXT(expression(own, f)), INT(limit), INT(offset)), &hit_shape, count, ds);

	*rows = arena_array(a, *count + 1, sizeof **rows);
	for (size_t i = 0; i < *count; i++) {
		(*rows)[i] = hit[i].row;
		(*rows)[i].snippet = snippet_of(a, f->words, &hit[i]);
		keep_strings(a, &(*rows)[i]);
	}
	arena_free(own);
	return hit == NULL ? -1 : 0;
}

int
store_texts_take(struct store *s, struct diags *ds)
{
	static const enum sql take[] = { SQL_WAITING_LOSE, SQL_WAITING_FIND, SQL_WAITING_CLEAR };
	int64_t any;

	if (sql_int(s, SQL_WAITING, NO_VALUES, &any, ds) != 0)
		return -1;
	for (size_t i = 0; any != 0 && i < sizeof take / sizeof *take; i++)
		if (sql_run(s, take[i], NO_VALUES, ds) != 0)
			return -1;
	return 0;
}

int
store_texts_make(struct store *s, struct diags *ds)
{
	static const enum sql make[] = { SQL_SEARCH_CLEAR, SQL_TEXTS_CLEAR, SQL_WAITING_CLEAR,
		SQL_TEXTS_MAKE };

	for (size_t i = 0; i < sizeof make / sizeof *make; i++)
		if (sql_run(s, make[i], NO_VALUES, ds) != 0)
			return -1;
	return 0;
}

int
store_texts_word(struct store *s, struct arena *a, int64_t after, int limit,
    struct text_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(
	    s, a, SQL_TEXTS_WORD, VALUES(INT(after), INT(limit)), &word_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_text_set(struct store *s, int64_t document, const char *text, struct diags *ds)
{
	return sql_run(s, SQL_TEXT_SET, VALUES(INT(document), TEXT(text)), ds);
}
