#include "engine/desk/renumber.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/sections.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/board/notes.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/meeting.h"

enum { ASIDE = 1 << 20 }; /* where §§ wait while their numbers change places */

struct renumbering {
	struct desk *desk;
	const struct matter_row *meeting;
	const struct desk_renumbering *wish;
	const struct view_meeting *m;
	int year;
	struct desk_renumbered *item;
	size_t count;
	int *place; /* on the list, of those that have not been taken up, in its order */
	struct desk_report *report;
};

static const char *
number_text(const struct renumbering *r, int number)
{
	return arena_printf(r->desk->arena, "%d", number);
}

/* ---- What it would do ---- */

static int
collect(struct renumbering *r, struct diags *ds)
{
	int highest;
	size_t places = 0;

	if (store_paragraph_signed(r->desk->store, r->m->row->body, r->year, &highest, ds) != 0)
		return -1;
	r->item = arena_array(r->desk->arena, r->m->item_count + 1, sizeof *r->item);
	r->place = arena_array(r->desk->arena, r->m->item_count + 1, sizeof *r->place);
	for (size_t i = 0; i < r->m->item_count; i++) {
		const struct item_row *row = &r->m->item[i];

		if (row->paragraph == 0 && row->outcome != NULL)
			continue; /* it was taken off the list */
		if (row->paragraph == 0)
			r->place[places++] = row->place;
		r->item[r->count++] = (struct desk_renumbered){ .matter = row->matter,
			.key = row->key,
			.title = row->title,
			.point = row->point,
			.from = row->paragraph,
			.frozen = row->paragraph > 0 && row->paragraph <= highest };
	}
	return 0;
}

static long
find(const struct renumbering *r, bool points, int number)
{
	for (size_t i = 0; i < r->count; i++)
		if ((points ? r->item[i].point : r->item[i].from) == number)
			return (long)i;
	return -1;
}

/* "punkt 4, 2" are points. */
static bool
read_order(const char *text, bool *points, struct sections *which)
{
	static const char *const words[] = { "punkterna", "punkter", "punkten", "punkt" };
	const size_t size = strlen(text);
	size_t at = 0, from = 0, length = 0;

	*points = false;
	for (size_t i = 0; i < sizeof words / sizeof *words && !*points; i++)
		if (text_starts(text, words[i])) {
			*points = true;
			at = strlen(words[i]);
		}
	return sections_read(text, size, at, true, which, &from, &length) && from + length == size;
}

/* The named ones out of the list, in the order named; -1: not there, or twice. */
static int
take_named(struct renumbering *r, const struct sections *which, bool points,
    struct desk_renumbered *named, size_t *count, size_t *lowest, struct diags *ds)
{
	bool *taken = arena_array(r->desk->arena, r->count + 1, sizeof *taken);
	size_t kept = 0;

	*lowest = r->count;
	for (size_t i = 0; i < which->count; i++)
		for (int n = which->item[i].first; n <= which->item[i].last; n++) {
			const long at = find(r, points, n);

			if (at < 0 || taken[at])
				return diag_add(ds, &msg_desk_renumber_order, NULL,
				    number_text(r, n), r->meeting->key, NULL);
			if (r->item[at].frozen)
				return diag_add(ds, &msg_desk_renumber_frozen, NULL,
				    number_text(r, n), r->meeting->key, NULL);
			taken[at] = true;
			*lowest = (size_t)at < *lowest ? (size_t)at : *lowest;
			named[(*count)++] = r->item[at];
		}
	for (size_t i = 0; i < r->count; i++)
		if (!taken[i])
			r->item[kept++] = r->item[i];
	r->count = kept;
	return 0;
}

static int
put_in_order(struct renumbering *r, struct diags *ds)
{
	struct desk_renumbered *named = arena_array(r->desk->arena, r->count + 1, sizeof *named);
	struct sections which;
	size_t count = 0, lowest = 0;
	bool points;

	if (r->wish->order == NULL)
		return 0;
	if (!read_order(r->wish->order, &points, &which))
		return diag_add(ds, &msg_desk_sections, NULL, r->wish->order, NULL);
	if (take_named(r, &which, points, named, &count, &lowest, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if ((named[i].from > 0) != (named[0].from > 0))
			return diag_add(ds, &msg_desk_renumber_mixed, NULL, r->wish->order, NULL);
	memmove(r->item + lowest + count, r->item + lowest, (r->count - lowest) * sizeof *named);
	memcpy(r->item + lowest, named, count * sizeof *named);
	r->count += count;
	return 0;
}

/* The number after those that stay: of this meeting, or of the meetings before it.  Where the
 * series was set to go on from the meeting's own lowest number there is no gap to close. */
static int
first_number(const struct renumbering *r, int *first, struct diags *ds)
{
	struct store *s = r->desk->store;
	int lowest = 0, before;
	bool was_set = false;

	*first = r->wish->first;
	if (*first > 0)
		return 0;
	for (size_t i = 0; i < r->count; i++) {
		if (r->item[i].frozen && r->item[i].from >= *first)
			*first = r->item[i].from + 1;
		if (r->item[i].from > 0 && (lowest == 0 || r->item[i].from < lowest))
			lowest = r->item[i].from;
	}
	if (*first > 0)
		return 0;
	if (store_paragraph_before(s, r->m->row->body, r->year, r->meeting->id, &before, ds) != 0 ||
	    (lowest > 0 &&
		store_paragraph_set(s, r->m->row->body, r->year, lowest, &was_set, ds) != 0))
		return -1;
	if (lowest == 0 &&
	    store_series_last(s, arena_printf(r->desk->arena, "§ %s", r->m->row->body), r->year,
		&before, ds) != 0)
		return -1;
	*first = lowest > 0 && (before == 0 || was_set) ? lowest : before + 1;
	return 0;
}

/* No § of another meeting may have a number that one of these gets. */
static int
check_free(const struct renumbering *r, const struct desk_renumbered *item, struct diags *ds)
{
	struct item_row *other;

	if (item->from == 0 || item->from == item->to)
		return 0;
	if (store_item_numbered(r->desk->store, r->desk->arena, r->m->row->body, r->year, item->to,
		&other, ds) != 0)
		return -1;
	if (other == NULL || other->meeting == r->meeting->id)
		return 0;
	return diag_add(
	    ds, &msg_desk_renumber_taken, NULL, number_text(r, item->to), other->meeting_key, NULL);
}

static int
plan(struct renumbering *r, struct diags *ds)
{
	int next;

	if (collect(r, ds) != 0 || put_in_order(r, ds) != 0 || first_number(r, &next, ds) != 0)
		return -1;
	for (size_t i = 0; i < r->count; i++) {
		r->item[i].to = r->item[i].frozen ? r->item[i].from : next++;
		if (check_free(r, &r->item[i], ds) != 0)
			return -1;
	}
	return 0;
}

/* ---- Doing it ---- */

static int
check_role(const struct renumbering *r, struct diags *ds)
{
	const char *const *role;
	size_t n;

	if (desk_roles(r->desk, r->meeting->body, &role, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (text_same_word(role[i], "nämndsekreterare") ||
		    text_same_word(role[i], "ordförande"))
			return 0;
	return diag_add(ds, &msg_desk_renumber_role, NULL, r->meeting->key, NULL);
}

/* A § that waits to be justerad omedelbart is in a protocol of its own already. */
static int
check_rounds(const struct renumbering *r, struct diags *ds)
{
	struct desk *d = r->desk;
	struct signing_row *round;
	size_t n;

	if (store_signings(d->store, d->arena, r->meeting->id, &round, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *m =
		    store_matter_by_id(d->store, d->arena, round[i].matter, ds);

		if (m == NULL)
			return -1;
		if (date_is_none(round[i].signed_on) && *desk_field(d, m, "paragrafer") != '\0')
			return diag_add(ds, &msg_desk_renumber_frozen, NULL,
			    desk_field(d, m, "paragrafer"), r->meeting->key, NULL);
		if (date_is_none(round[i].signed_on))
			(void)diag_add(ds, &msg_desk_renumber_out, NULL, round[i].key, NULL);
	}
	return 0;
}

static int
check_any(const struct renumbering *r, struct diags *ds)
{
	const struct desk_renumbered *last = NULL;

	for (size_t i = 0; i < r->count; i++) {
		if (!r->item[i].frozen)
			return 0;
		last = &r->item[i];
	}
	return last == NULL ? 0
			    : diag_add(ds, &msg_desk_renumber_frozen, NULL,
				  number_text(r, last->from), r->meeting->key, NULL);
}

/* The numbers change places by way of others, since no two §§ may have the same at any time. */
static int
put_numbers(struct store *s, const struct desk_renumbered *item, size_t count, struct diags *ds)
{
	for (int aside = ASIDE; aside >= 0; aside -= ASIDE)
		for (size_t i = 0; i < count; i++)
			if (item[i].from > 0 && item[i].from != item[i].to &&
			    store_item_number(s, item[i].matter, item[i].to + aside, ds) != 0)
				return -1;
	return 0;
}

/* What has not been taken up shares the places that it has on the list, in its new order. */
static int
put_places(const struct renumbering *r, struct diags *ds)
{
	size_t n = 0;

	for (size_t i = 0; r->wish->order != NULL && i < r->count; i++)
		if (r->item[i].from == 0 &&
		    store_item_place(r->desk->store, r->item[i].matter, r->place[n++], ds) != 0)
			return -1;
	return 0;
}

/* The series goes on after the highest number that is used. */
static int
put_series(const struct renumbering *r, struct diags *ds)
{
	struct desk *d = r->desk;
	const char *series = arena_printf(d->arena, "§ %s", r->m->row->body);
	int before = 0, after = 0, last;

	for (size_t i = 0; i < r->count; i++) {
		if (r->item[i].from == 0)
			continue;
		before = r->item[i].from > before ? r->item[i].from : before;
		after = r->item[i].to > after ? r->item[i].to : after;
	}
	if (store_series_last(d->store, series, r->year, &last, ds) != 0)
		return -1;
	return last == before || last < after
		   ? store_series_set(d->store, series, r->year, after, ds)
		   : 0;
}

static int
new_number(const void *user, int old)
{
	const struct renumbering *r = user;
	const long at = find(r, false, old);

	return at < 0 ? old : r->item[at].to;
}

static int
log_event(
    const struct renumbering *r, const struct matter_row *m, const char *payload, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	struct event_row e = { .matter = m->id,
		.name = DESK_RENUMBERED,
		.day = r->desk->day,
		.at = clock_now(at),
		.actor = r->desk->user,
		.reason = r->wish->reason,
		.states_before = m->states,
		.states_after = m->states,
		.payload = payload };

	return store_event_add(r->desk->store, &e, ds);
}

/* The notes speak of §§: they get a version with the new numbers, in the event of the meeting. */
static int
put_notes(const struct renumbering *r, struct diags *ds)
{
	struct desk *d = r->desk;
	struct desk_document doc = {
		.kind = MEETING_NOTES, .day = DATE_NONE, .direction = DIRECTION_MADE
	};
	struct document_row *row;
	const char *text;
	size_t size;

	if (!r->m->noted)
		return 0;
	if (store_document_latest(d->store, d->arena, r->meeting->id, MEETING_NOTES, &row, ds) !=
		0 ||
	    store_content_get(d->store, d->arena, &row->content, &text, &size, ds) != 0)
		return -1;
	doc.file_name = row->file_name;
	doc.bytes =
	    notes_renumber(d->arena, r->m->board.notes, text, size, new_number, r, &doc.size);
	return desk_register_file(d, r->meeting, &doc, r->report, ds);
}

/* The §§ that were changed ("3:53 4:52"), and the list as it is ("5 7 6"), by punkt. */
static int
log_meeting(const struct renumbering *r, struct diags *ds)
{
	struct arena *a = r->desk->arena;
	struct chart_value v[] = { { "nummer", "" }, { "ordning", "" } };

	for (size_t i = 0; i < r->count; i++) {
		const struct desk_renumbered *item = &r->item[i];
		struct chart_value *to = item->from > 0 ? &v[0] : &v[1];
		const char *blank = *to->text == '\0' ? "" : " ";

		if (item->from == 0)
			to->text = arena_printf(a, "%s%s%d", to->text, blank, item->point);
		else if (item->from != item->to)
			to->text =
			    arena_printf(a, "%s%s%d:%d", to->text, blank, item->point, item->to);
	}
	return log_event(r, r->meeting, data_of_values(r->desk, v, 2), ds);
}

/* ---- Who else names the § ---- */

/* A field that names a § of the body that another field names. */
static const struct {
	const char *body, *number;
} names[] = { { "beslutsorgan", "beslutsparagraf" }, { "organ", "paragraf" },
	{ "svarsorgan", "svarsparagraf" } };

static int
tell_matter(const struct renumbering *r, struct matter_row *m, struct diags *ds)
{
	struct desk *d = r->desk;
	struct chart_value v[sizeof names / sizeof *names];
	xmlDocPtr doc = data_read(m, ds);
	size_t n = 0;

	if (doc == NULL)
		return -1;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const int old = (int)strtol(data_get(d->arena, doc, names[i].number), NULL, 10);
		const char *body = data_get(d->arena, doc, names[i].body);

		if (old == 0 || !text_same_word(body, r->m->row->body) || new_number(r, old) == old)
			continue;
		v[n] = (struct chart_value){ names[i].number, number_text(r, new_number(r, old)) };
		data_set(doc, v[n].name, v[n].text);
		n++;
	}
	m->document = xml_text(d->arena, doc);
	xmlFreeDoc(doc);
	if (n == 0)
		return 0;
	return store_matter_save(d->store, m, ds) == 0
		   ? log_event(r, m, data_of_values(d, v, n), ds)
		   : -1;
}

static int
tell_children(const struct renumbering *r, int64_t parent, struct diags *ds)
{
	struct matter_row *child;
	size_t n;

	if (store_matter_children(
		r->desk->store, r->desk->arena, parent, "uppdrag", &child, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (tell_matter(r, &child[i], ds) != 0)
			return -1;
	return 0;
}

static int
tell_case(const struct renumbering *r, const struct item_row *item, struct diags *ds)
{
	struct desk *d = r->desk;
	struct matter_row *cf;

	if (item->paragraph == 0 || new_number(r, item->paragraph) == item->paragraph)
		return 0;
	if (item->case_matter == 0)
		return tell_children(r, item->matter, ds);
	cf = store_matter_by_id(d->store, d->arena, item->case_matter, ds);
	return cf != NULL && tell_matter(r, cf, ds) == 0 ? tell_children(r, cf->id, ds) : -1;
}

static int
tell_others(const struct renumbering *r, struct diags *ds)
{
	struct matter_row *m;
	size_t n;

	for (size_t i = 0; i < r->m->item_count; i++)
		if (tell_case(r, &r->m->item[i], ds) != 0)
			return -1;
	if (store_matters_open(r->desk->store, r->desk->arena, "delegationsbeslut", r->m->row->body,
		&m, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (strcmp(desk_field(r->desk, &m[i], "sammanträdesdag"),
			arena_strn(r->desk->arena, strchr(r->meeting->key, '/') + 1,
			    DATE_ISO_SIZE - 1)) == 0 &&
		    tell_matter(r, &m[i], ds) != 0)
			return -1;
	return 0;
}

static int
carry_out(const struct renumbering *r, struct diags *ds)
{
	if (tell_others(r, ds) != 0 || put_notes(r, ds) != 0 ||
	    put_numbers(r->desk->store, r->item, r->count, ds) != 0 || put_places(r, ds) != 0 ||
	    put_series(r, ds) != 0)
		return -1;
	return log_meeting(r, ds);
}

const struct desk_renumbered *
desk_renumber(struct desk *d, const struct matter_row *meeting, const struct desk_renumbering *wish,
    size_t *count, struct desk_report *report, struct diags *ds)
{
	struct renumbering r = { .desk = d, .meeting = meeting, .wish = wish, .report = report };

	report->key = meeting->key;
	r.m = desk_meeting_read(d, meeting, ds);
	if (r.m == NULL)
		return NULL;
	r.year = date_ymd(r.m->row->day).year;
	if (wish->apply && (check_role(&r, ds) != 0 || desk_begin(d, report, ds) != 0))
		return NULL;
	if (!wish->apply)
		return plan(&r, ds) == 0 ? (*count = r.count, r.item) : NULL;
	if (desk_end(d,
		plan(&r, ds) == 0 && check_any(&r, ds) == 0 && check_rounds(&r, ds) == 0
		    ? carry_out(&r, ds)
		    : -1,
		report, ds) != 0)
		return NULL;
	*count = r.count;
	return r.item;
}

/* ---- A place on the list ---- */

int
desk_meeting_place(struct desk *d, const struct matter_row *meeting, int from, int place,
    struct desk_report *report, struct diags *ds)
{
	const char *order = "punkt ";
	struct desk_renumbering wish = { .apply = true };
	struct item_row *item;
	size_t n, open = 0, moved = 0;
	int before = 0;

	if (store_items(d->store, d->arena, meeting->id, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (item[i].paragraph > 0 || item[i].outcome != NULL)
			continue;
		open++;
		if (from > 0 && item[i].point >= from) {
			order = arena_printf(
			    d->arena, "%s%s%d", order, moved > 0 ? ", " : "", item[i].point);
			moved++;
		} else if (open == (size_t)place)
			before = item[i].point;
	}
	if (place < 1 || (size_t)place > open - moved + 1)
		return diag_add(ds, &msg_desk_no_place, NULL, meeting->key,
		    arena_printf(d->arena, "%d", place),
		    arena_printf(d->arena, "%zu", open - moved + 1), NULL);
	if (moved == 0 || before == 0)
		return 0;
	wish.order = arena_printf(d->arena, "%s, %d", order, before);
	return desk_renumber(d, meeting, &wish, &n, report, ds) != NULL ? 0 : -1;
}

/* ---- Again, out of the log ---- */

/* The § of an item by its punkt. */
static void
again(const struct item_row *row, size_t rows, int point, int to, struct desk_renumbered *item,
    size_t *count)
{
	for (size_t i = 0; i < rows && *count < rows; i++)
		if (row[i].point == point && row[i].paragraph > 0)
			item[(*count)++] = (struct desk_renumbered){
				.matter = row[i].matter, .from = row[i].paragraph, .to = to
			};
}

int
desk_renumber_again(struct desk *d, int64_t meeting, const char *payload, struct diags *ds)
{
	struct desk_renumbered *item;
	struct item_row *row;
	const struct chart_value *v;
	size_t values, rows, count = 0;

	v = data_values(d, payload, &values, ds);
	if (v == NULL || store_items(d->store, d->arena, meeting, &row, &rows, ds) != 0)
		return ds->errors > 0 ? -1 : 0;
	item = arena_array(d->arena, rows + 1, sizeof *item);
	for (size_t i = 0; i < values; i++) {
		char *text = arena_str(d->arena, v[i].text), *save = NULL;

		if (strcmp(v[i].name, "nummer") != 0)
			continue;
		for (char *one = strtok_r(text, " ", &save); one != NULL;
		     one = strtok_r(NULL, " ", &save)) {
			const char *to = strchr(one, ':');

			if (to != NULL)
				again(row, rows, (int)strtol(one, NULL, 10),
				    (int)strtol(to + 1, NULL, 10), item, &count);
		}
	}
	return put_numbers(d->store, item, count, ds);
}
