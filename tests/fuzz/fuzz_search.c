/* fuzz: store  What a person types to search: it is refused with a message, or FTS5 takes it; and
 * the same bytes as a text in which it is found. */
#include <stdint.h>
#include <stdlib.h>

#include <sqlite3.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/store/search_words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A register's index alone, with a text in it. */
static sqlite3_stmt *
index_made(void)
{
	static sqlite3_stmt *stmt;
	sqlite3 *db;

	if (stmt != NULL)
		return stmt;
	if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
	    sqlite3_exec(db,
		"create virtual table search using fts5(title, text,"
		" tokenize='unicode61 remove_diacritics 0', prefix='2 3');"
		"insert into search values('Ny taxa för hemtjänsten', 'Åtgärd vid ån, e-post § 12')",
		NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db,
		"select title from search where search match ?1",
		-1, &stmt, NULL) != SQLITE_OK)
		abort();
	return stmt;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *query = arena_strn(a, (const char *)data, size);
	const struct search_words *words;
	sqlite3_stmt *stmt = index_made();
	struct diags ds;
	int code;

	diags_init(&ds, a);
	/* The command line has seen to it that it is UTF-8. */
	words = search_words(a, utf8_is_valid(query, size, NULL) ? query : "a", &ds);
	if ((words == NULL) != (ds.errors > 0))
		abort();
	if (words != NULL) {
		/* What is asked for with nothing between is there. */
		if (utf8_is_valid(query, size, NULL) && search_snippet(a, words, query) == NULL)
			abort();
		sqlite3_bind_text(stmt, 1, words->match, -1, SQLITE_STATIC);
		do
			code = sqlite3_step(stmt);
		while (code == SQLITE_ROW);
		if (code != SQLITE_DONE)
			abort();
		sqlite3_reset(stmt);
		sqlite3_clear_bindings(stmt);
	}
	arena_free(a);
	return 0;
}
