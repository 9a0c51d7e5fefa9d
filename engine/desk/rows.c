/* The rows of lists and computations, out of a matter's data.  One function per kind of
 * matter; what stands in the data is copied.  What a decision says is looked up in source.c. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/view/notice.h"

/* NULL for what is not there. */
static const char *
value(struct desk *d, xmlDocPtr doc, const char *name)
{
	const char *s = data_get(d->arena, doc, name);

	return *s != '\0' ? s : NULL;
}

static struct date
day(struct desk *d, xmlDocPtr doc, const char *name)
{
	return date_read(data_get(d->arena, doc, name));
}

static int
meeting_rows(struct desk *d, const struct matter_row *m, xmlDocPtr doc, struct diags *ds)
{
	struct meeting_row *row;

	if (store_meeting_find(d->store, d->arena, m->id, &row, ds) != 0)
		return -1;
	row->from = value(d, doc, "tid");
	row->to = value(d, doc, "slut");
	row->place = value(d, doc, "plats");
	return store_meeting_put(d->store, row, ds);
}

/* "Kim Ek för delgivning": the name, and *purpose. */
static const char *
named_for(struct arena *a, const char *line, const char **purpose)
{
	static const char *const ends[][2] = { { " för kännedom", "kännedom" },
		{ " för verkställighet", "verkställighet" }, { " för delgivning", "delgivning" } };
	const char *lower = text_lower(a, line);

	*purpose = NULL;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (text_ends(lower, ends[i][0]) && strlen(lower) == strlen(line)) {
			*purpose = ends[i][1];
			return arena_strn(a, line, strlen(line) - strlen(ends[i][0]));
		}
	return line;
}

static int
recipients_of(
    struct desk *d, const struct item_row *item, const struct matter_row *m, struct diags *ds)
{
	char *text = arena_str(d->arena, desk_field(d, m, "expedieras-till")), *save = NULL;

	for (char *line = strtok_r(text, "\n", &save); line != NULL;
	     line = strtok_r(NULL, "\n", &save)) {
		struct recipient_row row = { .item = item->matter, .sent = DATE_NONE };

		row.name = named_for(d->arena, line, &row.purpose);
		if (store_recipient_add(d->store, &row, ds) != 0)
			return -1;
	}
	return 0;
}

/* Does the outcome settle the case?  One that is returned, tabled or taken off the list waits. */
static bool
is_settled(const struct item_row *item)
{
	static const char *const waits[] = { "återremitteras", "bordläggs", "utgår" };

	for (size_t i = 0; i < sizeof waits / sizeof *waits; i++)
		if (strcmp(item->outcome, waits[i]) == 0)
			return false;
	return true;
}

/* Those who are to have the decision: a line each of the expedieras-till of the case, when it is
 * settled, and of the item itself. */
static int
recipients(
    struct desk *d, const struct item_row *item, const struct matter_row *m, struct diags *ds)
{
	const struct matter_row *cf =
	    item->case_matter != 0 ? store_matter_by_id(d->store, d->arena, item->case_matter, ds)
				   : NULL;

	if (ds->errors > 0 ||
	    (cf != NULL && is_settled(item) && recipients_of(d, item, cf, ds) != 0))
		return -1;
	return recipients_of(d, item, m, ds);
}

static bool
is_decision(const struct item_row *item)
{
	return item->outcome != NULL && item->kind != NULL &&
	       (strcmp(item->kind, "beslut") == 0 || strcmp(item->kind, "delegation") == 0 ||
		   strcmp(item->kind, "val") == 0);
}

/* What was decided is settled when it is; after that only what is written changes it. */
static int
decision(
    struct desk *d, struct item_row *row, bool was_decided, const char *written, struct diags *ds)
{
	if (row->outcome != NULL && !was_decided)
		return desk_decided(d, row, written, ds);
	if (row->outcome == NULL) {
		row->decision = written;
		row->summary_from = NULL;
	} else if (written != NULL &&
		   (row->decision == NULL || strcmp(written, row->decision) != 0)) {
		row->decision = written;
		row->decision_from = NULL;
	}
	return 0;
}

static int
item_rows(struct desk *d, const struct matter_row *m, xmlDocPtr doc, struct diags *ds)
{
	struct item_row *row;
	bool was_decided;

	if (store_item_find(d->store, d->arena, m->id, &row, ds) != 0)
		return -1;
	was_decided = row->outcome != NULL;
	row->kind = value(d, doc, "slag");
	row->outcome = value(d, doc, "utfall");
	row->title = m->title;
	row->regime = value(d, doc, "överklagande");
	if (decision(d, row, was_decided, value(d, doc, "beslut"), ds) != 0 ||
	    store_item_put(d->store, row, ds) != 0)
		return -1;
	return is_decision(row) ? recipients(d, row, m, ds) : 0;
}

static int
signing_rows(struct desk *d, const struct matter_row *m, xmlDocPtr doc, struct diags *ds)
{
	struct signing_row *row;

	if (store_signing_find(d->store, d->arena, m->id, &row, ds) != 0)
		return -1;
	row->signed_on = day(d, doc, "justerat");
	return store_signing_put(d->store, row, ds);
}

/* The boards that a text names, each with its day, or its days up and down, before the name. */
static int
notice_boards(struct desk *d, const struct matter_row *m, const char *text, struct diags *ds)
{
	struct view_notice_time *time;
	const size_t n = view_notice_times(d->arena, text, &time);

	for (size_t i = 0; i < n; i++) {
		const struct notice_board_row row = {
			.board = time[i].board, .posted = time[i].up, .down = time[i].down
		};

		if (store_notice_board_put(d->store, m->id, &row, ds) != 0)
			return -1;
	}
	return 0;
}

static int
notice_rows(struct desk *d, const struct matter_row *m, xmlDocPtr doc, struct diags *ds)
{
	struct notice_row *row;

	if (store_notice_find(d->store, d->arena, m->id, &row, ds) != 0)
		return -1;
	if (value(d, doc, "planerad-dag") != NULL)
		row->planned = day(d, doc, "planerad-dag");
	row->title = value(d, doc, "rubrik");
	row->requester = value(d, doc, "beställare");
	row->reference = value(d, doc, "lag");
	row->place = value(d, doc, "förvaringsplats");
	row->posted = day(d, doc, "anslagsdag");
	row->starts = day(d, doc, "tiden-från");
	row->last = day(d, doc, "sista-dag");
	row->down = day(d, doc, "nedtas");
	row->removed = day(d, doc, "nedtagningsdag");
	/* A notice that began before its flow knew of several boards. */
	if (date_is_none(row->starts) && !date_is_none(row->last))
		row->starts = row->posted;
	if (store_notice_put(d->store, row, ds) != 0)
		return -1;
	/* First those where it has been down; it may be up there again. */
	if (notice_boards(d, m, data_get(d->arena, doc, "tidigare-tavlor"), ds) != 0)
		return -1;
	return notice_boards(d, m, data_get(d->arena, doc, "tavlor"), ds);
}

static int
delivery_rows(struct desk *d, const struct matter_row *m, xmlDocPtr doc, struct diags *ds)
{
	struct delivery_row *row;

	if (store_delivery_find(d->store, d->arena, m->id, &row, ds) != 0)
		return -1;
	if (value(d, doc, "mottagare") != NULL)
		row->name = value(d, doc, "mottagare");
	row->method = value(d, doc, "sätt");
	row->sent = day(d, doc, "skickat");
	row->control = day(d, doc, "kontroll");
	row->received = day(d, doc, "delgiven");
	row->last = day(d, doc, "sista-dag");
	row->proof = value(d, doc, "bevis");
	return store_delivery_put(d->store, row, ds);
}

static const struct {
	const char *kind;
	int (*rows)(struct desk *, const struct matter_row *, xmlDocPtr, struct diags *);
} by_kind[] = { { "sammanträde", meeting_rows }, { "ärendepunkt", item_rows },
	{ "justeringsomgång", signing_rows }, { "anslag", notice_rows },
	{ "delgivning", delivery_rows } };

int
desk_rows(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	for (size_t i = 0; i < sizeof by_kind / sizeof *by_kind; i++) {
		xmlDocPtr doc;
		int result;

		if (strcmp(by_kind[i].kind, m->kind) != 0)
			continue;
		doc = data_read(m, ds);
		if (doc == NULL)
			return -1;
		result = by_kind[i].rows(d, m, doc, ds);
		xmlFreeDoc(doc);
		return result;
	}
	return 0;
}
