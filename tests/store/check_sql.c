#include <string.h>

#include "engine/store/sql.h"
#include "fixture.h"

START_TEST(every_statement_fits_the_schema)
{
	for (int i = 0; i < SQL_COUNT; i++) {
		/* Some pragmas do their work when they are prepared. */
		struct store *other = store_open(path, STORE_WRITE, &ds);

		if (i > SQL_LAST_OUTSIDE)
			OK(store_begin(other, &ds));
		ck_assert_msg(sql_begin(other, i, NO_VALUES, &ds) != NULL, "statement %d\n%s", i,
		    complaints());
		store_close(other);
	}
}
END_TEST

/* Does the plan use the index, and not one whose name only begins so? */
static bool
names(const char *detail, const char *index)
{
	const char *at = strstr(detail, arena_printf(a, "INDEX %s", index));

	return at != NULL && strchr(" ", at[strlen("INDEX ") + strlen(index)]) != NULL;
}

/* A list page is to take no longer because the register is large. */
START_TEST(pages_are_read_by_an_index)
{
	static const struct {
		enum sql sql;
		const char *index;
	} page[] = {
		{ SQL_CASES, "matters_by_kind" },
		{ SQL_CASES_OPEN, "matters_open" },
		{ SQL_CASES_BODY, "matters_by_body" },
		{ SQL_CASES_BODY_OPEN, "matters_open_by_body" },
		{ SQL_CASES_OFFICER, "matters_by_officer" },
		{ SQL_CASES_OFFICER_OPEN, "matters_open_by_officer" },
		{ SQL_DUE, "deadlines_due" },
		{ SQL_DUE_BODY, "deadlines_due_by_body" },
		{ SQL_DUE_OFFICER, "deadlines_due_by_officer" },
		{ SQL_INBOX_NEXT, "inbox_waiting" },
		{ SQL_OUTBOX_AFTER, "outbox_waiting" },
		{ SQL_NOTICES_UP, "notices_up" },
		{ SQL_EVENTS, "events_by_matter" },
		{ SQL_DOCUMENTS_EVENT, "documents_by_event" },
		{ SQL_DOCUMENTS_POST, "documents_posted" },
		{ SQL_MATTER_NUMBER, "matters_by_number" },
		{ SQL_MATTER_CHILDREN, "matters_by_parent" },
		{ SQL_ITEMS_CASE, "items_by_case" },
		{ SQL_MANDATES, "mandates_by_body" },
		{ SQL_MEETINGS, "meetings_by_day" },
		{ SQL_DEFINITIONS_EVENT, "definitions_by_event" },
	};

	for (size_t i = 0; i < sizeof page / sizeof page[0]; i++) {
		const char *sql = sqlite3_sql(sql_begin(s, page[i].sql, NO_VALUES, &ds));
		sqlite3_stmt *plan;
		bool found = false;

		ck_assert_int_eq(
		    sqlite3_prepare_v2(
			s->db, arena_printf(a, "explain query plan %s", sql), -1, &plan, NULL),
		    SQLITE_OK);
		while (sqlite3_step(plan) == SQLITE_ROW) {
			const char *detail = (const char *)sqlite3_column_text(plan, 3);

			found |= names(detail, page[i].index);
			ck_assert_msg(strncmp(detail, "SCAN", 4) != 0 ||
					  strstr(detail, page[i].index) != NULL,
			    "%s: %s", page[i].index, detail);
			if (page[i].sql <= SQL_CASES_OFFICER_OPEN || page[i].sql == SQL_DUE)
				ck_assert_msg(strstr(detail, "TEMP B-TREE") == NULL, "%s sorts",
				    page[i].index);
		}
		(void)sqlite3_finalize(plan);
		ck_assert_msg(found, "%s is not used by\n%s", page[i].index, sql);
	}
}
END_TEST

Suite *
sql_suite(void)
{
	Suite *suite = suite_create("sql");
	TCase *t = tcase_create("statements");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, every_statement_fits_the_schema);
	tcase_add_test(t, pages_are_read_by_an_index);
	suite_add_tcase(suite, t);
	return suite;
}
