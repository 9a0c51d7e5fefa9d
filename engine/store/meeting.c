#include "engine/store/meeting.h"

#include <stdio.h>

#include "engine/store/item.h"
#include "engine/store/messages.h"
#include "engine/store/sql.h"

static void
read_meeting(struct reader *r, void *row)
{
	struct meeting_row *m = row;

	m->matter = read_int(r);
	m->key = read_text(r);
	m->body = read_text(r);
	m->day = read_day(r);
	m->number = (int)read_int(r);
	m->from = read_text(r);
	m->to = read_text(r);
	m->place = read_text(r);
	m->states = read_text(r);
}

static const struct shape meeting_shape = { sizeof(struct meeting_row), read_meeting };

int
store_meeting_put(struct store *s, const struct meeting_row *row, struct diags *ds)
{
	return sql_run(s, SQL_MEETING_PUT,
	    VALUES(INT(row->matter), TEXT(row->body), DAY(row->day), INT(row->number),
		TEXT_OR_NULL(row->from), TEXT_OR_NULL(row->to), TEXT_OR_NULL(row->place)),
	    ds);
}

int
store_meeting_find(
    struct store *s, struct arena *a, int64_t matter, struct meeting_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_MEETING, VALUES(INT(matter)), &meeting_shape, &result, ds);
	return result;
}

int
store_meetings(struct store *s, struct arena *a, const char *body, struct date from, struct date to,
    struct meeting_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_MEETINGS, VALUES(TEXT_OR_NULL(body), DAY(from), DAY(to)),
	    &meeting_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

static void
read_item(struct reader *r, void *row)
{
	struct item_row *i = row;

	i->matter = read_int(r);
	i->key = read_text(r);
	i->meeting = read_int(r);
	i->meeting_key = read_text(r);
	i->point = (int)read_int(r);
	i->paragraph = (int)read_int(r);
	i->year = (int)read_int(r);
	i->case_matter = read_int(r);
	i->case_key = read_text(r);
	i->kind = read_text(r);
	i->title = read_text(r);
	i->speaker = read_text(r);
	i->proposal = read_text(r);
	i->decision = read_text(r);
	i->outcome = read_text(r);
	i->regime = read_text(r);
	i->decision_from = read_text(r);
	i->summary_from = read_text(r);
	i->states = read_text(r);
	i->place = (int)read_int(r);
	i->late = read_int(r) != 0;
	i->minutes = (int)read_int(r);
}

const struct shape item_shape = { sizeof(struct item_row), read_item };

/* Of the two things that no two items share, which is it? */
static int
item_taken(struct store *s, const struct item_row *row, struct diags *ds)
{
	const struct place place = store_place(s);
	const struct item_row *there;
	char number[16];
	int result;

	there = sql_first(s, ds->arena, SQL_ITEM_POINT, VALUES(INT(row->meeting), INT(row->point)),
	    &item_shape, &result, ds);
	if (result != 0)
		return -1;
	if (there != NULL && there->matter != row->matter) {
		(void)snprintf(number, sizeof number, "%d", row->point);
		return diag_add(ds, &msg_store_point_taken, &place, number, NULL);
	}
	(void)snprintf(number, sizeof number, "%d", row->paragraph);
	return diag_add(ds, &msg_store_paragraph_taken, &place, number, NULL);
}

int
store_item_put(struct store *s, const struct item_row *row, struct diags *ds)
{
	bool taken;

	if (sql_add(s, SQL_ITEM_PUT,
		VALUES(INT(row->matter), INT(row->meeting), INT(row->point),
		    INT_OR_NULL(row->paragraph), INT_OR_NULL(row->year),
		    INT_OR_NULL(row->case_matter), TEXT(row->kind), TEXT(row->title),
		    TEXT_OR_NULL(row->speaker), TEXT_OR_NULL(row->proposal),
		    TEXT_OR_NULL(row->decision), TEXT_OR_NULL(row->outcome),
		    TEXT_OR_NULL(row->regime), TEXT_OR_NULL(row->decision_from),
		    TEXT_OR_NULL(row->summary_from)),
		&taken, ds) != 0)
		return -1;
	return taken ? item_taken(s, row, ds) : 0;
}

static int
find_item(struct store *s, struct arena *a, enum sql sql, struct values values,
    struct item_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, sql, values, &item_shape, &result, ds);
	return result;
}

int
store_item_find(
    struct store *s, struct arena *a, int64_t matter, struct item_row **found, struct diags *ds)
{
	return find_item(s, a, SQL_ITEM, VALUES(INT(matter)), found, ds);
}

int
store_item_by_paragraph(struct store *s, struct arena *a, int64_t meeting, int paragraph,
    struct item_row **found, struct diags *ds)
{
	return find_item(s, a, SQL_ITEM_PARAGRAPH, VALUES(INT(meeting), INT(paragraph)), found, ds);
}

int
store_items(struct store *s, struct arena *a, int64_t meeting, struct item_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_ITEMS, VALUES(INT(meeting)), &item_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_items_of_case(struct store *s, struct arena *a, int64_t case_matter, struct item_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_ITEMS_CASE, VALUES(INT(case_matter)), &item_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_items_tabled(struct store *s, struct arena *a, const char *body, struct item_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_ITEMS_TABLED, VALUES(TEXT(body)), &item_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_item_decided(struct store *s, struct arena *a, int64_t case_matter, struct item_row **found,
    struct diags *ds)
{
	return find_item(s, a, SQL_ITEM_DECIDED, VALUES(INT(case_matter)), found, ds);
}

int
store_item_numbered(struct store *s, struct arena *a, const char *body, int year, int paragraph,
    struct item_row **found, struct diags *ds)
{
	return find_item(
	    s, a, SQL_ITEM_NUMBERED, VALUES(TEXT(body), INT(year), INT(paragraph)), found, ds);
}

int
store_item_number(struct store *s, int64_t matter, int paragraph, struct diags *ds)
{
	return sql_run(s, SQL_ITEM_NUMBER, VALUES(INT(matter), INT(paragraph)), ds);
}

int
store_item_place(struct store *s, int64_t matter, int place, struct diags *ds)
{
	return sql_run(s, SQL_ITEM_PLACE, VALUES(INT(matter), INT_OR_NULL(place)), ds);
}

static int
number(struct store *s, enum sql sql, struct values values, int *to, struct diags *ds)
{
	int64_t n = 0;
	const int result = sql_int(s, sql, values, &n, ds);

	*to = (int)n;
	return result;
}

int
store_item_next_point(struct store *s, int64_t meeting, int *point, struct diags *ds)
{
	return number(s, SQL_ITEM_NEXT_POINT, VALUES(INT(meeting)), point, ds);
}

int
store_paragraph_signed(struct store *s, const char *body, int year, int *highest, struct diags *ds)
{
	return number(s, SQL_PARAGRAPH_SIGNED, VALUES(TEXT(body), INT(year)), highest, ds);
}

int
store_paragraph_before(
    struct store *s, const char *body, int year, int64_t meeting, int *highest, struct diags *ds)
{
	return number(
	    s, SQL_PARAGRAPH_BEFORE, VALUES(TEXT(body), INT(year), INT(meeting)), highest, ds);
}

int
store_paragraph_set(
    struct store *s, const char *body, int year, int set, bool *it, struct diags *ds)
{
	int count = 0;
	const int result =
	    number(s, SQL_PARAGRAPH_SET, VALUES(TEXT(body), INT(year), INT(set)), &count, ds);

	*it = count > 0;
	return result;
}

static void
read_absence(struct reader *r, void *row)
{
	struct absence_row *a = row;

	a->member = read_int(r);
	a->called = read_int(r);
	a->answer = read_text(r);
	a->day = read_day(r);
}

static const struct shape absence_shape = { sizeof(struct absence_row), read_absence };

int
store_absence_put(struct store *s, int64_t meeting, const struct absence_row *row, struct diags *ds)
{
	return sql_run(s, SQL_ABSENCE_PUT,
	    VALUES(INT(meeting), INT(row->member), INT(row->called), TEXT_OR_NULL(row->answer),
		DAY(row->day)),
	    ds);
}

int
store_absences(struct store *s, struct arena *a, int64_t meeting, struct absence_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_ABSENCES, VALUES(INT(meeting)), &absence_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}
