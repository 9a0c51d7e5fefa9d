/* A meeting with everything around it. */
#include "engine/view/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/calling.h"
#include "engine/board/notes.h"
#include "engine/board/placing.h"
#include "engine/board/planning.h"
#include "engine/store/content.h"
#include "engine/view/kept.h"
#include "engine/view/messages.h"
#include "engine/view/municipality.h"
#include "engine/view/node.h"
#include "engine/view/view.h"
#include "engine/view/view.h"

static int
read_body(struct arena *a, struct store *s, struct view_meeting *m, struct diags *ds)
{
	struct body_row *parent = NULL;

	m->body_row = store_body_get(s, a, m->row->body, ds);
	if (m->body_row == NULL)
		return -1;
	if (m->body_row->parent != NULL &&
	    (parent = store_body_get(s, a, m->body_row->parent, ds)) == NULL)
		return -1;
	m->body = (struct body){ m->body_row->name, body_rules_named(m->body_row->type),
		m->body_row->seats, parent != NULL ? parent->name : NULL };
	if (parent != NULL)
		m->parent = (struct body){ parent->name, body_rules_named(parent->type),
			parent->seats, NULL };
	if (m->body.rules == NULL)
		return diag_add(
		    ds, &msg_view_body_type, NULL, m->body_row->code, m->body_row->type, NULL);
	return 0;
}

/* A person has one entry: that of his highest role.  *order and *personal are of the entries,
 * the place in the inkallelseordning and for whom someone is personlig ersättare. */
static void
add_person(struct view_meeting *m, const struct mandate_row *row, enum board_role role, int *order,
    const char **personal)
{
	struct board_person *p = NULL;

	for (size_t i = 0; i < m->people_count && p == NULL; i++)
		if (m->people[i].id == row->person)
			p = &m->people[i];
	if (p != NULL && p->role <= role)
		return;
	if (p == NULL)
		p = &m->people[m->people_count++];
	*p = (struct board_person){ row->who.name, row->who.party, role, row->role, row->person };
	order[p - m->people] = row->order;
	personal[p - m->people] = row->personal_for;
}

/* ---- Inkallelseordning ---- */

static const struct calling_row *
calling_rows(struct arena *a, const struct calling_line *line, size_t count)
{
	struct calling_row *row = arena_array(a, count + 1, sizeof *row);

	for (size_t i = 0; i < count; i++) {
		char *text = arena_str(a, line[i].parties), *save = NULL;
		const char **from = arena_array(a, strlen(text) + 1, sizeof *from);
		size_t n = 0;

		for (char *p = strtok_r(text, " ", &save); p != NULL;
		     p = strtok_r(NULL, " ", &save))
			from[n++] = p;
		row[i] = (struct calling_row){ line[i].party, from, n };
	}
	return row;
}

/* The index of the member that each is personlig ersättare for. */
static const int *
personal_of(struct arena *a, const struct view_meeting *m, const char *const *name)
{
	int *of = arena_array(a, m->people_count + 1, sizeof *of);

	for (size_t i = 0; i < m->people_count; i++) {
		of[i] = -1;
		for (size_t k = 0; name[i] != NULL && k < m->people_count; k++)
			if (text_same_word(m->people[k].name, name[i]))
				of[i] = (int)k;
	}
	return of;
}

static bool
is_yes(struct arena *a, const struct view_meeting *m, const char *setting)
{
	return strcmp(view_setting(a, m, setting), "ja") == 0;
}

/* What is not said follows from what there is: a matrix, else places in the own party. */
static int
read_calling(struct arena *a, struct store *s, struct view_meeting *m, const int *order,
    const char *const *personal, struct diags *ds)
{
	struct calling *c = arena_alloc(a, sizeof *c);
	struct calling_line *line;
	size_t n;

	if (store_callings(s, a, m->row->body, m->row->day, &line, &n, ds) != 0)
		return -1;
	*c = (struct calling){ .kind = n > 0 ? CALLING_MATRIX : CALLING_NONE,
		.order = order,
		.personal = personal_of(a, m, personal),
		.row = calling_rows(a, line, n),
		.row_count = n,
		.fill = is_yes(a, m, "fullsutten"),
		.balance = is_yes(a, m, "styrkebalans") };
	for (size_t i = 0; i < m->people_count && c->kind == CALLING_NONE; i++)
		if (order[i] > 0 || c->personal[i] >= 0)
			c->kind = CALLING_PARTY;
	(void)calling_kind_read(
	    view_setting(a, m, "inkallelse"), &c->kind); /* not said: as it is */
	m->board.calling = c;
	return 0;
}

static int
read_people(struct arena *a, struct store *s, struct view_meeting *m, struct diags *ds)
{
	struct mandate_row *row;
	const char **personal;
	int *order;
	size_t n;

	if (store_mandates(s, a, m->row->body, m->row->day, &row, &n, ds) != 0)
		return -1;
	m->people = arena_array(a, n + 1, sizeof *m->people);
	order = arena_array(a, n + 1, sizeof *order);
	personal = arena_array(a, n + 1, sizeof *personal);
	for (size_t i = 0; i < n; i++) {
		enum board_role role;

		if (board_role_read(row[i].role, &role))
			add_person(m, &row[i], role, order, personal);
		else if (strcmp(row[i].role, "nämndsekreterare") == 0)
			m->secretary = &row[i].who;
	}
	return read_calling(a, s, m, order, personal, ds);
}

static int
handled(const void *x, const void *y)
{
	const struct item_row *a = x, *b = y;

	if ((a->paragraph == 0) != (b->paragraph == 0))
		return a->paragraph == 0 ? 1 : -1;
	if (a->paragraph != b->paragraph)
		return a->paragraph - b->paragraph;
	return a->place != b->place ? a->place - b->place : a->point - b->point;
}

static int
read_secret(struct arena *a, struct store *s, struct view_meeting *m, struct diags *ds)
{
	struct view_secret *all = arena_array(a, m->item_count + 1, sizeof *all);

	m->secret = all;
	for (size_t i = 0; i < m->item_count; i++) {
		const int64_t id = m->item[i].case_matter;
		const struct matter_row *cf = id != 0 ? store_matter_by_id(s, a, id, ds) : NULL;
		const char *law, *title;

		if (id != 0 && cf == NULL)
			return -1;
		law = cf != NULL ? view_field(a, cf, "sekretess") : "";
		if (*law == '\0')
			continue;
		title = view_field(a, cf, "offentlig-rubrik");
		all[m->secret_count++] =
		    (struct view_secret){ id, law, *title != '\0' ? title : NULL };
	}
	return 0;
}

static int
read_items(struct arena *a, struct store *s, struct view_meeting *m, struct diags *ds)
{
	if (store_items(s, a, m->row->matter, &m->item, &m->item_count, ds) != 0)
		return -1;
	if (m->item_count > 1)
		qsort(m->item, m->item_count, sizeof *m->item, handled);
	m->board.item_count = m->item_count;
	return read_secret(a, s, m, ds);
}

/* Before there are notes: everybody with a seat is expected. */
static const struct notes *
expected(struct arena *a, const struct view_meeting *m)
{
	struct note *note = arena_array(a, m->people_count + 1, sizeof *note);
	struct notes *notes = arena_alloc(a, sizeof *notes);
	size_t n = 0;

	for (size_t i = 0; i < m->people_count; i++)
		if (board_has_seat(&m->people[i]))
			note[n++] = (struct note){
				.kind = NOTE_IN, .from = -1, .to = -1, .person = &m->people[i]
			};
	*notes = (struct notes){ .note = note, .count = n };
	return notes;
}

static const struct board_person *
person_by_id(const struct view_meeting *m, int64_t id)
{
	for (size_t i = 0; i < m->people_count; i++)
		if (m->people[i].id == id)
			return &m->people[i];
	return NULL;
}

static bool
says_no(const struct absence_row *row, size_t count, int64_t person)
{
	for (size_t i = 0; i < count; i++)
		if ((row[i].called == 0 && row[i].member == person) ||
		    (row[i].called == person && row[i].answer != NULL &&
			strcmp(row[i].answer, "nej") == 0))
			return true;
	return false;
}

static const struct notes *
expected_by_absences(
    struct arena *a, struct store *s, const struct view_meeting *m, struct diags *ds)
{
	struct notes *notes = arena_alloc(a, sizeof *notes);
	struct absence_row *row;
	struct note *note;
	size_t count, n = 0;

	if (store_absences(s, a, m->row->matter, &row, &count, ds) != 0)
		return NULL;
	note = arena_array(a, m->people_count + count + 1, sizeof *note);
	for (size_t i = 0; i < m->people_count; i++)
		if (!says_no(row, count, m->people[i].id))
			note[n++] = (struct note){
				.kind = NOTE_IN, .from = -1, .to = -1, .person = &m->people[i]
			};
	for (size_t i = 0; i < count; i++)
		if (row[i].called != 0 && row[i].answer != NULL &&
		    strcmp(row[i].answer, "ja") == 0 && person_by_id(m, row[i].called) != NULL)
			note[n++] = (struct note){ .kind = NOTE_SERVES,
				.from = -1,
				.to = -1,
				.person = person_by_id(m, row[i].called),
				.other = person_by_id(m, row[i].member) };
	*notes = (struct notes){ .note = note, .count = n };
	return notes;
}

static const struct notes *
notes_of(struct arena *a, struct store *s, struct view_kept *kept, struct view_meeting *m,
    struct diags *ds)
{
	struct kept_meeting *k = kept != NULL ? kept_find(kept, m->row->matter) : NULL;
	struct arena *in = k != NULL ? kept->arena : a;
	struct document_row *doc;
	const struct notes *notes;
	const char *text;
	size_t size;

	if (store_document_latest(s, a, m->row->matter, MEETING_NOTES, &doc, ds) != 0)
		return NULL;
	m->noted = doc != NULL;
	if (!m->noted)
		return expected(a, m);
	if (k != NULL && k->document == doc->id)
		return k->notes;
	if (store_content_get(s, in, &doc->content, &text, &size, ds) != 0)
		return NULL;
	notes = notes_read(
	    in, arena_str(in, doc->file_name), text, size, m->people, m->people_count, ds);
	if (k != NULL && notes != NULL) {
		k->document = doc->id;
		k->notes = notes;
		k->presence = NULL;
	}
	return notes;
}

/* The people of the meeting, as they were read before; else read and kept. */
static int
read_people_kept(struct arena *a, struct store *s, struct view_kept *kept, struct view_meeting *m,
    struct diags *ds)
{
	struct kept_meeting *k = kept != NULL ? kept_find(kept, m->row->matter) : NULL;

	if (k == NULL)
		return read_people(a, s, m, ds);
	if (k->people == NULL) {
		if (read_people(kept->arena, s, m, ds) != 0)
			return -1;
		k->people = m->people;
		k->people_count = m->people_count;
		k->secretary = m->secretary;
		k->calling = m->board.calling;
	}
	m->people = k->people;
	m->people_count = k->people_count;
	m->secretary = k->secretary;
	m->board.calling = k->calling;
	return 0;
}

static struct view_meeting *
read_meeting(struct arena *a, struct store *s, xmlDocPtr municipality, struct view_kept *kept,
    int64_t meeting, struct diags *ds)
{
	struct view_meeting *m = arena_alloc(a, sizeof *m);

	if (store_meeting_find(s, a, meeting, &m->row, ds) != 0 || read_body(a, s, m, ds) != 0)
		return NULL;
	m->settings = municipality_body(a, municipality, m->row->body);
	if (read_people_kept(a, s, kept, m, ds) != 0 || read_items(a, s, m, ds) != 0)
		return NULL;
	return m;
}

/* May the item still be taken up? */
static bool
is_open(const struct item_row *item)
{
	return item->paragraph == 0 && item->outcome == NULL;
}

/* The items in the order in which the notes take them up, with the §§ that they will get: what
 * the notes say of a § holds before it has been taken up, too. */
static void
plan_items(struct arena *a, struct view_meeting *m, const struct notes *notes)
{
	struct planned_item *plan = arena_array(a, m->item_count + 1, sizeof *plan);
	struct board_item *item = arena_array(a, m->item_count + 1, sizeof *item);
	int *mark = arena_array(a, m->item_count + 1, sizeof *mark);

	for (size_t i = 0; i < m->item_count; i++)
		plan[i] = (struct planned_item){ .number = m->item[i].paragraph,
			.point = m->item[i].point,
			.open = is_open(&m->item[i]),
			.title = m->item[i].title,
			.matter = m->item[i].case_key };
	notes_plan(notes, plan, m->item_count);
	for (size_t i = 0; i < m->item_count; i++) {
		const struct item_row row = m->item[i];
		size_t at = i;

		for (; at > 0 && plan[i].number > 0 &&
		       (item[at - 1].number == 0 || item[at - 1].number > plan[i].number);
		     at--) {
			item[at] = item[at - 1];
			mark[at] = mark[at - 1];
			m->item[at] = m->item[at - 1];
		}
		item[at] = (struct board_item){ plan[i].number, plan[i].point, -1 };
		m->item[at] = row;
		mark[at] = plan[i].mark;
	}
	m->board.items = item;
	m->mark = mark;
}

/* Presence of a whole meeting may be kept: what it refers to has to live as long. */
static const struct presence *
presence_of(struct view_kept *kept, struct view_meeting *m, struct diags *ds)
{
	struct kept_meeting *k = kept_find(kept, m->row->matter);
	const struct presence *p = kept_presence(k, &m->board);

	if (p != NULL)
		return p;
	p = presence_derive(kept->arena, &m->board, ds);
	if (p != NULL)
		kept_put_presence(kept, k, &m->board, p);
	return p;
}

static struct view_meeting *
derive(struct arena *a, struct view_kept *kept, struct view_meeting *m, const struct notes *notes,
    struct diags *ds)
{
	if (notes == NULL)
		return NULL;
	m->board.body = &m->body;
	m->board.people = m->people;
	m->board.people_count = m->people_count;
	m->board.notes = notes;
	plan_items(a, m, notes);
	m->presence =
	    kept != NULL && m->noted ? presence_of(kept, m, ds) : presence_derive(a, &m->board, ds);
	return m->presence != NULL ? m : NULL;
}

static struct view_meeting *
read_whole(struct arena *a, struct store *s, xmlDocPtr municipality, struct view_kept *kept,
    int64_t meeting, struct diags *ds)
{
	struct view_meeting *m = read_meeting(a, s, municipality, kept, meeting, ds);

	return m != NULL ? derive(a, kept, m, notes_of(a, s, kept, m, ds), ds) : NULL;
}

struct view_meeting *
view_meeting_of(const struct view_source *v, int64_t meeting, struct diags *ds)
{
	return read_whole(v->arena, v->store, v->municipality, v->kept, meeting, ds);
}

struct view_meeting *
view_meeting_expected(
    struct arena *a, struct store *s, xmlDocPtr municipality, int64_t meeting, struct diags *ds)
{
	struct view_meeting *m = read_meeting(a, s, municipality, NULL, meeting, ds);

	return m != NULL ? derive(a, NULL, m, expected_by_absences(a, s, m, ds), ds) : NULL;
}

struct view_meeting *
view_meeting_with_notes(struct arena *a, struct store *s, xmlDocPtr municipality, int64_t meeting,
    const char *file, const char *text, size_t size, struct diags *ds)
{
	struct view_meeting *m = read_meeting(a, s, municipality, NULL, meeting, ds);

	if (m == NULL)
		return NULL;
	m->noted = true;
	return derive(
	    a, NULL, m, notes_read(a, file, text, size, m->people, m->people_count, ds), ds);
}

static const struct view_secret *
marked(const struct view_meeting *m, size_t index)
{
	for (size_t i = 0; i < m->secret_count; i++)
		if (m->secret[i].case_matter == m->item[index].case_matter)
			return &m->secret[i];
	return NULL;
}

const char *
view_secret_law(const struct view_meeting *m, size_t index)
{
	const struct view_secret *mark = marked(m, index);

	for (size_t i = 0; i < m->board.notes->count; i++)
		if (m->board.notes->note[i].kind == NOTE_SECRET &&
		    note_is_about(&m->board, &m->board.notes->note[i], index))
			return m->board.notes->note[i].text;
	return mark != NULL ? mark->law : NULL;
}

bool
view_is_secret(const struct view_meeting *m, size_t index)
{
	return view_secret_law(m, index) != NULL;
}

const char *
view_open_title(const struct view_meeting *m, size_t index)
{
	const struct view_secret *mark = marked(m, index);

	return mark != NULL ? mark->title : NULL;
}

static bool
is_kept(const struct item_row *item, const struct item_row *kept, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (kept[i].matter == item->matter)
			return true;
	return false;
}

void
view_meeting_keep(
    struct arena *a, struct view_meeting *m, const struct item_row *kept, size_t count)
{
	struct presence *p = arena_alloc(a, sizeof *p);
	struct board_item *item = arena_array(a, m->item_count + 1, sizeof *item);
	struct board_break *breaks = arena_array(a, m->presence->break_count + 1, sizeof *breaks);
	size_t n = 0;

	*p = *m->presence;
	p->item = arena_array(a, m->item_count + 1, sizeof *p->item);
	p->breaks = breaks;
	p->break_count = 0;
	for (size_t i = 0; i < m->item_count; i++) {
		if (!is_kept(&m->item[i], kept, count))
			continue;
		for (size_t k = 0; k < m->presence->break_count; k++)
			if (m->presence->breaks[k].item == (int)i) {
				breaks[p->break_count] = m->presence->breaks[k];
				breaks[p->break_count++].item = (int)n;
			}
		p->item[n] = m->presence->item[i];
		item[n] = m->board.items[i];
		m->item[n++] = m->item[i];
	}
	p->count = n;
	m->item_count = n;
	m->board.items = item;
	m->board.item_count = n;
	m->presence = p;
}

const char *
view_setting(struct arena *a, const struct view_meeting *m, const char *name)
{
	return view_child_text(a, m->settings, name);
}

long
view_meeting_item(const struct view_meeting *m, int64_t matter)
{
	for (size_t i = 0; i < m->item_count; i++)
		if (m->item[i].matter == matter)
			return (long)i;
	return -1;
}
