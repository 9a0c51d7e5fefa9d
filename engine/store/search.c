#include "engine/store/search.h"

#include "engine/store/sql.h"

static void
read_hit(struct reader *r, void *row)
{
	struct search_row *h = row;

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
	h->number = (int)read_int(r);
	h->version = (int)read_int(r);
	h->snippet = read_text(r);
}

static const struct shape hit_shape = { sizeof(struct search_row), read_hit };

static void
read_word(struct reader *r, void *row)
{
	struct text_row *t = row;

	t->document = read_int(r);
	t->content = read_hash(r);
	t->file_name = read_text(r);
}

static const struct shape word_shape = { sizeof(struct text_row), read_word };

/* The holes of FILTER in sql.def. */
enum { HOLES = 6 };

static void
fill(const struct search_filter *f, struct value hole[HOLES])
{
	const struct value none = { .type = VALUE_NULL };

	hole[0] = TEXT(f->match);
	hole[1] = TEXT_OR_NULL(f->body);
	hole[2] = TEXT_OR_NULL(f->kind);
	hole[3] = f->year == 0 ? none : DAY(date_of(f->year, 1, 1));
	hole[4] = f->year == 0 ? none : DAY(date_of(f->year, 12, 31));
	hole[5] = f->state == SEARCH_ANY ? none : INT(f->state == SEARCH_OPEN);
}

int
store_search_count(struct store *s, const struct search_filter *f, int most, int64_t *count,
    struct diags *ds)
{
	struct value hole[HOLES];

	fill(f, hole);
	return sql_int(s, SQL_SEARCH_COUNT,
	    VALUES(hole[0], hole[1], hole[2], hole[3], hole[4], hole[5], INT(most)), count, ds);
}

int
store_search(struct store *s, struct arena *a, const struct search_filter *f, bool by_rank,
    int limit, int offset, struct search_row **rows, size_t *count, struct diags *ds)
{
	struct value hole[HOLES];

	fill(f, hole);
	*rows = sql_rows(s, a, by_rank ? SQL_SEARCH_RANKED : SQL_SEARCH_NEWEST,
	    VALUES(hole[0], hole[1], hole[2], hole[3], hole[4], hole[5], INT(limit), INT(offset)),
	    &hit_shape, count, ds);
	return *rows == NULL ? -1 : 0;
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
