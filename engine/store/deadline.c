#include <string.h>

#include "engine/store/matter.h"
#include "engine/store/replay.h"
#include "engine/store/sql.h"

static const char *const state_word[] = {
	[DEADLINE_ACTIVE] = "active",
	[DEADLINE_FIRED] = "fired",
	[DEADLINE_MET] = "met",
};

static enum deadline_state
state_of(const char *word)
{
	for (int i = DEADLINE_ACTIVE; i < DEADLINE_MET; i++)
		if (word != NULL && strcmp(word, state_word[i]) == 0)
			return (enum deadline_state)i;
	return DEADLINE_MET;
}

static void
read_deadline(struct reader *r, void *row)
{
	struct deadline_row *d = row;

	d->matter = read_int(r);
	d->id = read_text(r);
	d->title = read_text(r);
	d->day = read_day(r);
	d->rule = read_text(r);
	d->derivation = read_text(r);
	d->state = state_of(read_text(r));
	d->key = read_text(r);
	d->matter_title = read_text(r);
	d->body = read_text(r);
	d->officer = read_text(r);
}

static const struct shape deadline_shape = { sizeof(struct deadline_row), read_deadline };

static int
write_deadline(struct store *s, enum sql sql, const struct deadline_row *row, struct diags *ds)
{
	return sql_run(s, sql,
	    VALUES(INT(row->matter), TEXT(row->id), TEXT(row->title), DAY(row->day),
		TEXT_OR_NULL(row->rule), TEXT_OR_NULL(row->derivation),
		TEXT(state_word[row->state])),
	    ds);
}

/* Two statements: for one that does both, SQLite makes a table in memory each time. */
int
store_deadline_put(struct store *s, const struct deadline_row *row, struct diags *ds)
{
	if (write_deadline(s, SQL_DEADLINE_SAVE, row, ds) != 0)
		return -1;
	return sqlite3_changes(s->db) > 0 ? 0 : write_deadline(s, SQL_DEADLINE_ADD, row, ds);
}

int
store_deadline_remove(struct store *s, int64_t matter, const char *id, struct diags *ds)
{
	return sql_run(s, SQL_DEADLINE_REMOVE, VALUES(INT(matter), TEXT(id)), ds);
}

int
store_deadlines(struct store *s, struct arena *a, int64_t matter, struct deadline_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_DEADLINES, VALUES(INT(matter)), &deadline_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_replay_deadlines(struct store *s, struct arena *a, int64_t matter, struct deadline_row **rows,
    size_t *count, struct diags *ds)
{
	*rows =
	    sql_rows(s, a, SQL_REPLAY_DEADLINES, VALUES(INT(matter)), &deadline_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_due(struct store *s, struct arena *a, const struct due_filter *f, struct deadline_row **rows,
    size_t *count, struct diags *ds)
{
	const struct deadline_row *after = f->after;
	const struct value day = after == NULL ? TEXT("") : DAY(after->day);
	const struct value matter = INT(after == NULL ? 0 : after->matter);
	const struct value id = TEXT(after == NULL ? "" : after->id);
	const struct value until = date_is_none(f->until) ? TEXT("9999-12-31") : DAY(f->until);
	const struct value limit = INT(f->limit);

	if (f->officer != NULL)
		*rows = sql_rows(s, a, SQL_DUE_OFFICER,
		    VALUES(day, matter, id, until, limit, TEXT(f->officer), TEXT(f->body)),
		    &deadline_shape, count, ds);
	else if (f->body != NULL)
		*rows = sql_rows(s, a, SQL_DUE_BODY,
		    VALUES(day, matter, id, until, limit, TEXT(f->body)), &deadline_shape, count,
		    ds);
	else
		*rows = sql_rows(s, a, SQL_DUE, VALUES(day, matter, id, until, limit),
		    &deadline_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}
