#include "engine/store/check.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "engine/store/connect.h"
#include "engine/store/copy.h"
#include "engine/store/document.h"
#include "engine/store/messages.h"
#include "engine/store/sql.h"

/* A row of a statement that looks for problems: the arguments of the message. */
struct problem {
	const char *arg[DIAG_ARGS];
};

static void
read_problem(struct reader *r, void *row)
{
	struct problem *p = row;
	const int count = sqlite3_column_count(r->stmt);

	for (int i = 0; i < DIAG_ARGS && i < count; i++) {
		const char *text = read_text(r);

		p->arg[i] = text == NULL ? "" : text;
	}
}

static const struct shape problem_shape = { sizeof(struct problem), read_problem };

static int
look(struct store *s, enum sql sql, const struct message *message, struct diags *ds)
{
	const struct place place = store_place(s);
	sqlite3_stmt *stmt = sql_begin(s, sql, NO_VALUES, ds);
	int code, count = 0;

	if (stmt == NULL)
		return -1;
	/* In a damaged file the problems come first and the failure after them. */
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW && count < STORE_CHECK_MOST) {
		struct problem p = { { NULL } };

		read_problem(&(struct reader){ stmt, ds->arena, 0 }, &p);
		diag_add(ds, message, &place, p.arg[0], p.arg[1], p.arg[2], p.arg[3], NULL);
		count++;
	}
	if (code != SQLITE_DONE && code != SQLITE_ROW)
		sql_fail(s, ds);
	sql_end(stmt);
	return code == SQLITE_DONE && count == 0 ? 0 : -1;
}

int
store_check_structure(struct store *s, struct diags *ds)
{
	int result = look(s, SQL_CHECK_STRUCTURE, &msg_check_structure, ds);

	if (look(s, SQL_CHECK_REFERENCE, &msg_check_reference, ds) != 0)
		result = -1;
	return result;
}

/* Tables, indexes and triggers, each with its text, sorted by name. */
static struct problem *
objects(struct store *s, struct arena *a, size_t *count, struct diags *ds)
{
	return sql_rows(s, a, SQL_CHECK_OBJECTS, NO_VALUES, &problem_shape, count, ds);
}

/* Walk both sorted lists; say what is missing, strange or different. */
static void
compare_objects(struct store *s, const struct problem *is, size_t n, const struct problem *ought,
    size_t m, struct diags *ds)
{
	const struct place place = store_place(s);
	size_t i = 0, j = 0;

	while (i < n || j < m) {
		const int order = i == n ? 1 : j == m ? -1 : strcmp(is[i].arg[0], ought[j].arg[0]);

		if (order != 0 || strcmp(is[i].arg[1], ought[j].arg[1]) != 0)
			diag_add(ds, &msg_check_schema, &place,
			    order > 0 ? ought[j].arg[0] : is[i].arg[0], NULL);
		i += order <= 0;
		j += order >= 0;
	}
}

static void
check_schema(struct store *s, struct diags *ds)
{
	struct arena *a = arena_new();
	struct store *fresh = store_connect_memory(ds);
	struct problem *is, *ought;
	size_t n, m;

	if (fresh != NULL) {
		is = objects(s, a, &n, ds);
		ought = objects(fresh, a, &m, ds);
		if (is != NULL && ought != NULL)
			compare_objects(s, is, n, ought, m, ds);
	}
	store_close(fresh);
	arena_free(a);
}

struct chain {
	int64_t next; /* the number that the next event should have */
	struct hash before;
	int problems;
};

static void
check_event(struct store *s, struct arena *a, const struct event_row *e, struct chain *chain,
    struct diags *ds)
{
	const struct place place = store_place(s);
	const struct hash ought = store_event_hash(e);
	const unsigned errors = ds->errors;
	struct hash documents;
	char number[24], missing[24];

	(void)snprintf(number, sizeof number, "%lld", (long long)e->number);
	(void)snprintf(missing, sizeof missing, "%lld", (long long)chain->next);
	if (e->number != chain->next)
		diag_add(ds, &msg_check_event_missing, &place, missing, NULL);
	else if (memcmp(&e->before, &chain->before, sizeof e->before) != 0)
		diag_add(ds, &msg_check_event_chain, &place, number, NULL);
	if (memcmp(&e->hash, &ought, sizeof ought) != 0)
		diag_add(ds, &msg_check_event_changed, &place, number, e->name, NULL);
	if (store_documents_seal(s, a, e->number, &documents, ds) == 0 &&
	    memcmp(&documents, &e->documents_hash, sizeof documents) != 0)
		diag_add(ds, &msg_check_documents, &place, number, NULL);
	chain->next = e->number + 1;
	chain->before = e->hash;
	chain->problems += (int)(ds->errors - errors);
}

static void
check_chain(struct store *s, struct store_report *report, struct diags *ds)
{
	enum { AT_ONCE = 500 };
	struct chain chain = { .next = 1 };
	struct event_row *e;
	size_t count;

	do {
		struct arena *a = arena_new();

		count = 0;
		if (store_events_from(s, a, chain.next, AT_ONCE, &e, &count, ds) == 0)
			for (size_t i = 0; i < count && chain.problems < STORE_CHECK_MOST; i++)
				check_event(s, a, &e[i], &chain, ds);
		arena_free(a);
	} while (count == AT_ONCE && chain.problems < STORE_CHECK_MOST);
	(void)store_head(s, &report->head, ds); /* its failure is in the list */
}

static void
check_rows(struct store *s, struct diags *ds)
{
	static const struct {
		enum sql sql;
		const struct message *message;
	} check[] = {
		{ SQL_CHECK_CONTENT, &msg_check_content },
		{ SQL_CHECK_PAYLOAD, &msg_check_payload },
		{ SQL_CHECK_DOCUMENT, &msg_check_document },
		{ SQL_CHECK_NUMBERS, &msg_check_document_number },
		{ SQL_CHECK_DEFINITION, &msg_check_definition },
		{ SQL_CHECK_FLOW, &msg_check_flow },
		{ SQL_CHECK_REVISION, &msg_check_revision },
		{ SQL_CHECK_STATES, &msg_check_states },
		{ SQL_CHECK_MATTER, &msg_check_matter },
		{ SQL_CHECK_SERIES, &msg_check_series },
		{ SQL_CHECK_PARAGRAPHS, &msg_check_paragraphs },
		{ SQL_CHECK_CHANGED, &msg_check_derived },
		{ SQL_CHECK_TITLE, &msg_check_derived },
		{ SQL_CHECK_DEADLINES, &msg_check_derived },
		{ SQL_CHECK_ITEMS, &msg_check_derived },
		{ SQL_CHECK_SIZE, &msg_check_derived },
		{ SQL_CHECK_TEXTS, &msg_check_search },
		{ SQL_CHECK_SEARCH, &msg_check_search },
	};

	for (size_t i = 0; i < sizeof check / sizeof check[0]; i++)
		(void)look(
		    s, check[i].sql, check[i].message, ds); /* all of them, whatever they find */
}

static void
count_rows(struct store *s, struct store_report *report, struct diags *ds)
{
	const struct {
		enum sql sql;
		int64_t *to;
	} count[] = {
		{ SQL_COUNT_MATTERS, &report->matters },
		{ SQL_COUNT_EVENTS, &report->events },
		{ SQL_COUNT_DOCUMENTS, &report->documents },
		{ SQL_COUNT_CONTENT, &report->contents },
		{ SQL_COUNT_BYTES, &report->bytes },
		{ SQL_COUNT_INBOX, &report->inbox },
	};

	for (size_t i = 0; i < sizeof count / sizeof count[0]; i++)
		(void)sql_int(s, count[i].sql, NO_VALUES, count[i].to, ds); /* as above */
}

int
store_check(struct store *s, struct store_report *report, struct diags *ds)
{
	const unsigned errors = ds->errors;
	const bool in_transaction = !sqlite3_get_autocommit(s->db);

	*report = (struct store_report){ 0 };
	if (in_transaction || store_snapshot(s, ds) == 0) {
		(void)store_check_structure(s, ds); /* the rest is looked at as well */
		check_schema(s, ds);
		check_chain(s, report, ds);
		check_rows(s, ds);
		count_rows(s, report, ds);
	}
	if (!in_transaction)
		store_release(s);
	report->problems = ds->errors - errors;
	return report->problems == 0 ? 0 : -1;
}
