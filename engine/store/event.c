#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "engine/store/document.h"
#include "engine/store/matter.h"
#include "engine/store/messages.h"
#include "engine/store/replay.h"
#include "engine/store/sql.h"

static void
read_event(struct reader *r, void *row)
{
	struct event_row *e = row;

	e->number = read_int(r);
	e->matter = read_int(r);
	e->key = read_text(r);
	e->name = read_text(r);
	e->day = read_day(r);
	e->at = read_text(r);
	e->actor = read_text(r);
	e->role = read_text(r);
	e->reason = read_text(r);
	e->states_before = read_text(r);
	e->states_after = read_text(r);
	e->payload = read_text(r);
	e->payload_hash = read_hash(r);
	e->document_hash = read_hash(r);
	e->documents_hash = read_hash(r);
	e->before = read_hash(r);
	e->hash = read_hash(r);
}

static const struct shape event_shape = { sizeof(struct event_row), read_event };

struct last {
	struct chain_head head;
	const char *at;
};

static void
read_last(struct reader *r, void *row)
{
	struct last *l = row;

	l->head.number = read_int(r);
	l->head.hash = read_hash(r);
	l->at = read_text(r);
}

static const struct shape last_shape = { sizeof(struct last), read_last };

/* The last event; zeros, and no moment, when there is none. */
static int
last_of(struct store *s, struct arena *a, struct last *to, struct diags *ds)
{
	int result;
	const struct last *last =
	    sql_first(s, a, SQL_HEAD, NO_VALUES, &last_shape, &result, ds);

	*to = last == NULL ? (struct last){ .at = "" } : *last;
	return result;
}

/* Numbers and chain say what came after what, whatever the clock says; but somebody should know.
 * Moments of the same minute are not compared. */
static void
look_at_clock(struct store *s, const struct last *last, const char *at, struct diags *ds)
{
	const int minute = (int)sizeof "2026-09-01T08:00" - 1;
	const struct place place = store_place(s);
	char was[24], is[24];

	if (s->clock_said || strncmp(at, last->at, (size_t)minute) >= 0)
		return;
	s->clock_said = true;
	(void)snprintf(was, sizeof was, "%.*s", minute, last->at);
	(void)snprintf(is, sizeof is, "%.*s", minute, at);
	was[10] = is[10] = ' ';
	(void)diag_add(ds, &msg_store_clock_back, &place, was, is, NULL);
}

struct hash
store_event_hash(const struct event_row *e)
{
	enum { TEXTS = 10, HASHES = 4, PIECES = TEXTS + HASHES };
	char number[24], day[DATE_ISO_SIZE];
	const void *piece[PIECES] = { number, e->key, e->name, day, e->at, e->actor, e->role,
		e->reason, e->states_before, e->states_after, &e->payload_hash, &e->document_hash,
		&e->documents_hash, &e->before };
	size_t size[PIECES];

	(void)snprintf(number, sizeof number, "%lld", (long long)e->number);
	if (date_is_none(e->day))
		day[0] = '\0';
	else
		date_iso(e->day, day);
	for (int i = 0; i < PIECES; i++)
		size[i] = piece[i] == NULL ? 0 : i < TEXTS ? strlen(piece[i]) : HASH_SIZE;
	return hash_of_pieces(piece, size, PIECES);
}

/* What the event seals: its data, the matter's document, the documents of the step. */
static int
seal(struct store *s, struct arena *a, struct event_row *row, struct diags *ds)
{
	const struct matter_row *matter;

	row->payload_hash = row->document_hash = (struct hash){ { 0 } };
	if (row->payload != NULL)
		row->payload_hash = hash_of(row->payload, strlen(row->payload));
	row->key = NULL;
	if (row->matter != 0) {
		matter = store_matter_by_id(s, a, row->matter, ds);
		if (matter == NULL)
			return -1;
		row->key = matter->key;
		row->document_hash = hash_of(matter->document, strlen(matter->document));
	}
	return store_documents_seal(s, a, row->number, &row->documents_hash, ds);
}

/* Its effects: the payload, and the matter's revision. */
static int
add_rest(struct store *s, const struct event_row *row, struct diags *ds)
{
	if (row->payload != NULL &&
	    sql_run(s, SQL_PAYLOAD_ADD, VALUES(INT(row->number), TEXT(row->payload)), ds) != 0)
		return -1;
	if (row->matter == 0)
		return 0;
	return sql_run(
	    s, SQL_MATTER_STEPPED, VALUES(INT(row->matter), TEXT(row->at), TEXT(row->actor)), ds);
}

/* The row's place in the chain, and its hash.  What is read for it is needed no longer then, and
 * there may be many events in the life of one arena. */
static int
link_to_chain(struct store *s, struct event_row *row, struct diags *ds)
{
	struct arena *own = arena_new();
	struct last last;
	int result = -1;

	if (last_of(s, own, &last, ds) == 0) {
		look_at_clock(s, &last, row->at, ds);
		row->number = last.head.number + 1;
		row->before = last.head.hash;
		result = seal(s, own, row, ds);
	}
	if (result == 0)
		row->hash = store_event_hash(row);
	row->key = NULL;
	arena_free(own);
	return result;
}

int
store_event_add(struct store *s, struct event_row *row, struct diags *ds)
{
	if (link_to_chain(s, row, ds) != 0)
		return -1;
	if (sql_run(s, SQL_EVENT_ADD,
		VALUES(INT(row->number), INT_OR_NULL(row->matter), TEXT(row->name), DAY(row->day),
		    TEXT(row->at), TEXT(row->actor), TEXT_OR_NULL(row->role),
		    TEXT_OR_NULL(row->reason), TEXT_OR_NULL(row->states_before),
		    TEXT_OR_NULL(row->states_after), HASH_OR_NULL(&row->payload_hash),
		    HASH_OR_NULL(&row->document_hash), HASH_OR_NULL(&row->documents_hash),
		    HASH(&row->before), HASH(&row->hash)),
		ds) != 0)
		return -1;
	return add_rest(s, row, ds);
}

int
store_events(struct store *s, struct arena *a, int64_t matter, struct event_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_EVENTS, VALUES(INT_OR_NULL(matter)), &event_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_events_from(struct store *s, struct arena *a, int64_t number, int limit,
    struct event_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(
	    s, a, SQL_EVENTS_FROM, VALUES(INT(number), INT(limit)), &event_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_replay_events(struct store *s, struct arena *a, int64_t number, int limit,
    struct event_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(
	    s, a, SQL_REPLAY_EVENTS, VALUES(INT(number), INT(limit)), &event_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_replay_family(struct store *s, struct arena *a, int64_t matter, int64_t number, int limit,
    struct event_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_REPLAY_FAMILY, VALUES(INT(matter), INT(number), INT(limit)),
	    &event_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_event_last(
    struct store *s, struct arena *a, int64_t matter, struct event_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_EVENT_LAST, VALUES(INT(matter)), &event_shape, &result, ds);
	return result;
}

int
store_head(struct store *s, struct chain_head *head, struct diags *ds)
{
	struct last last;
	const int result = last_of(s, ds->arena, &last, ds);

	*head = last.head;
	return result;
}
