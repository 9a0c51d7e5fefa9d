/* Doing what the notes of a meeting say: it is opened, its items are taken up and decided, and
 * it is ended.  Each is an åtgärd of its own, as if it had been pressed. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/board/record.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/meeting.h"

struct carrying {
	struct desk *desk;
	const struct matter_row *meeting;
	const char *reason;
	struct desk_report *report;
	struct diags *ds;
};

static struct matter_row *
fresh(const struct carrying *c, int64_t matter)
{
	return store_matter_by_id(c->desk->store, c->desk->arena, matter, c->ds);
}

/* Does the åtgärd exist where the matter stands? */
static bool
can(const struct carrying *c, const struct matter_row *m, const char *action)
{
	const struct chart_answers *all = desk_why(c->desk, m, c->ds);

	for (size_t i = 0; all != NULL && i < all->count; i++)
		if (strcmp(all->items[i].action->id, action) == 0)
			return all->items[i].here;
	return false;
}

static int
press(const struct carrying *c, const struct matter_row *m, const char *action,
    const struct list *given)
{
	const struct desk_press p = { .action = action,
		.given = given == NULL ? NULL : given->items,
		.count = given == NULL ? 0 : given->count,
		.reason = c->reason };

	return desk_do(c->desk, m, &p, c->report, c->ds);
}

static int
press_if_here(const struct carrying *c, const char *action)
{
	const struct matter_row *m = fresh(c, c->meeting->id);

	if (m == NULL)
		return -1;
	return can(c, m, action) ? press(c, m, action, NULL) : c->ds->errors > 0 ? -1 : 0;
}

/* ---- Decisions ---- */

static void
give(const struct carrying *c, struct list *given, const char *name, const char *value)
{
	if (value != NULL && *value != '\0')
		*(struct desk_given *)list_add(c->desk->arena, given, sizeof(struct desk_given)) =
		    (struct desk_given){ name, value };
}

static void
give_texts(const struct carrying *c, struct list *given, const struct record *r,
    enum note_kind kind, const char *name)
{
	for (const struct note *n = record_note(r, kind, NULL); n != NULL;
	     n = record_note(r, kind, n))
		give(c, given, name, n->text);
}

static void
give_recipients(const struct carrying *c, struct list *given, const struct record *r)
{
	for (const struct note *n = record_note(r, NOTE_RECIPIENT, NULL); n != NULL;
	     n = record_note(r, NOTE_RECIPIENT, n)) {
		char *text = arena_str(c->desk->arena, n->text), *save = NULL;

		for (char *one = strtok_r(text, ",", &save); one != NULL;
		     one = strtok_r(NULL, ",", &save))
			give(c, given, "expedieras-till",
			    text_squeeze(c->desk->arena, one, strlen(one)));
	}
}

static void
give_outcome(const struct carrying *c, struct list *given, const struct note *n)
{
	const char *outcome = outcome_typed(n->name);
	char iso[DATE_ISO_SIZE];

	give(c, given, "utfall", outcome != NULL ? outcome : n->name);
	if (!date_is_none(n->day))
		give(c, given, "bordlagt-till", arena_str(c->desk->arena, date_iso(n->day, iso)));
	give(c, given, "återremiss", n->text);
}

/* The uppdrag of the §, with the first one's owner and day. */
static void
give_tasks(const struct carrying *c, struct list *given, const struct record *r)
{
	const struct note *first = record_note(r, NOTE_TASK, NULL);
	char iso[DATE_ISO_SIZE];

	if (first == NULL)
		return;
	give_texts(c, given, r, NOTE_TASK, "uppdrag");
	give(c, given, "uppdrag-ansvarig", first->name);
	if (!date_is_none(first->day))
		give(c, given, "uppdrag-senast",
		    arena_str(c->desk->arena, date_iso(first->day, iso)));
}

/* What is no case and says nothing of an appeal informs: opening, dagordning, meddelanden. */
static const char *
sort_of(const struct record *r, const struct item_row *item)
{
	const struct note *sort = record_note(r, NOTE_SORT, NULL);

	if (sort != NULL)
		return sort->text;
	if (item->kind != NULL && strcmp(item->kind, "beslut") != 0 &&
	    strcmp(item->kind, "förslag") != 0)
		return NULL;
	if (item->case_matter == 0 && record_note(r, NOTE_APPEAL, NULL) == NULL)
		return "information";
	return NULL;
}

static int
decide(const struct carrying *c, const struct view_meeting *m, size_t index)
{
	const struct record *r = desk_record(c->desk, m, index, c->ds);
	const struct matter_row *item = fresh(c, m->item[index].matter);
	const struct note *outcome, *appeal;
	struct list given = { 0 };

	if (r == NULL || item == NULL)
		return -1;
	outcome = record_note(r, NOTE_OUTCOME, NULL);
	if (m->item[index].outcome != NULL || outcome == NULL)
		return 0;
	appeal = record_note(r, NOTE_APPEAL, NULL);
	give_outcome(c, &given, outcome);
	give(c, &given, "slag", sort_of(r, &m->item[index]));
	give_texts(c, &given, r, NOTE_DECISION, "beslut");
	if (appeal != NULL)
		give(c, &given, "överklagande",
		    appeal_typed(appeal->text) != NULL ? appeal_typed(appeal->text) : appeal->text);
	give_recipients(c, &given, r);
	if (m->item[index].case_matter != 0)
		give_tasks(c, &given, r);
	return press(c, item, "besluta", &given);
}

/* ---- Items ---- */

/* The item that a mark takes up; the number of items if it is not on the list yet. */
static size_t
item_of_mark(const struct view_meeting *m, int mark)
{
	size_t i = 0;

	while (i < m->item_count && m->mark[i] != mark)
		i++;
	return i;
}

/* A case by its diary number; NULL without a word if it is none. */
static const struct matter_row *
case_named(const struct carrying *c, const char *name)
{
	struct diags quiet;
	const struct matter_row *m;

	diags_init(&quiet, c->desk->arena);
	m = desk_matter(c->desk, name, &quiet);
	return m != NULL && strcmp(m->kind, "ärende") == 0 ? m : NULL;
}

static int
put_on_list(const struct carrying *c, const struct note *mark)
{
	const struct matter_row *meeting = fresh(c, c->meeting->id), *cf;
	const struct place place = { .file = MEETING_NOTES, .line = mark->line };

	if (meeting == NULL)
		return -1;
	if (mark->name == NULL)
		return diag_add(c->ds, &msg_desk_mark_unknown, &place, meeting->key, NULL);
	cf = case_named(c, mark->name);
	return cf != NULL ? desk_meeting_add(c->desk, meeting, &cf, 1, c->report, c->ds)
			  : desk_meeting_add_item(c->desk, meeting,
				&(struct desk_item){ .title = mark->name }, c->report, c->ds);
}

/* The § that was typed is the one that the item gets. */
static int
check_number(const struct carrying *c, const struct view_meeting *m, const struct note *mark)
{
	const struct place place = { .file = MEETING_NOTES, .line = mark->line };
	const int typed = sections_lowest(&mark->span.which), year = date_ymd(m->row->day).year;
	struct arena *a = c->desk->arena;
	int last;

	if (mark->span.points)
		return 0;
	if (store_series_last(
		c->desk->store, arena_printf(a, "§ %s", m->row->body), year, &last, c->ds) != 0)
		return -1;
	if (typed == last + 1)
		return 0;
	return diag_add(c->ds, &msg_desk_mark_number, &place, arena_printf(a, "%d", typed),
	    arena_printf(a, "%d", last + 1), m->row->body, NULL);
}

static int
carry_mark(const struct carrying *c, int mark)
{
	const struct view_meeting *m = desk_meeting_read(c->desk, c->meeting, c->ds);
	const struct note *n;
	size_t index;

	if (m == NULL)
		return -1;
	n = &m->board.notes->note[mark];
	if (item_of_mark(m, mark) == m->item_count) {
		if (put_on_list(c, n) != 0)
			return -1;
		m = desk_meeting_read(c->desk, c->meeting, c->ds);
		if (m == NULL)
			return -1;
	}
	index = item_of_mark(m, mark);
	if (index == m->item_count)
		return diag_add(c->ds, &msg_desk_mark_unknown,
		    &(struct place){ .file = MEETING_NOTES, .line = n->line }, c->meeting->key,
		    NULL);
	if (m->item[index].paragraph == 0) {
		const struct matter_row *item = fresh(c, m->item[index].matter);

		if (item == NULL || check_number(c, m, n) != 0 ||
		    press(c, item, "ta-upp", NULL) != 0)
			return -1;
		m = desk_meeting_read(c->desk, c->meeting, c->ds);
		if (m == NULL)
			return -1;
	}
	return decide(c, m, item_of_mark(m, mark));
}

static bool
is_said(const struct notes *notes, enum note_kind kind)
{
	for (size_t i = 0; i < notes->count; i++)
		if (notes->note[i].kind == kind)
			return true;
	return false;
}

int
desk_meeting_carry_out(struct desk *d, const struct matter_row *meeting, const char *reason,
    struct desk_report *report, struct diags *ds)
{
	const struct carrying c = { d, meeting, reason, report, ds };
	const struct view_meeting *m = desk_meeting_read(d, meeting, ds);
	const struct notes *notes;

	if (m == NULL)
		return -1;
	notes = m->board.notes;
	if (is_said(notes, NOTE_OPENS) && press_if_here(&c, "öppna") != 0)
		return -1;
	for (size_t i = 0; i < notes->count; i++)
		if (notes->note[i].kind == NOTE_ITEM && carry_mark(&c, (int)i) != 0)
			return -1;
	report->key = meeting->key;
	return is_said(notes, NOTE_CLOSES) ? press_if_here(&c, "avsluta") : 0;
}
