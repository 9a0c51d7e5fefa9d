/* A meeting with everything around it. */
#include "engine/view/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/notes.h"
#include "engine/board/planning.h"
#include "engine/store/content.h"
#include "engine/view/messages.h"
#include "engine/view/node.h"

static xmlNodePtr
settings_of(struct arena *a, xmlDocPtr municipality, const char *code)
{
	xmlNodePtr all = view_child(xmlDocGetRootElement(municipality), "organen");

	for (xmlNodePtr n = all != NULL ? all->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp(view_child_text(a, n, "kod"), code) == 0)
			return n;
	return NULL;
}

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

/* A person has one entry: that of his highest role. */
static void
add_person(struct view_meeting *m, const struct mandate_row *row, enum board_role role)
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
}

static int
read_people(struct arena *a, struct store *s, struct view_meeting *m, struct diags *ds)
{
	struct mandate_row *row;
	size_t n;

	if (store_mandates(s, a, m->row->body, m->row->day, &row, &n, ds) != 0)
		return -1;
	m->people = arena_array(a, n + 1, sizeof *m->people);
	for (size_t i = 0; i < n; i++) {
		enum board_role role;

		if (board_role_read(row[i].role, &role))
			add_person(m, &row[i], role);
		else if (strcmp(row[i].role, "nämndsekreterare") == 0)
			m->secretary = &row[i].who;
	}
	return 0;
}

static int
handled(const void *x, const void *y)
{
	const struct item_row *a = x, *b = y;

	if ((a->paragraph == 0) != (b->paragraph == 0))
		return a->paragraph == 0 ? 1 : -1;
	return a->paragraph != b->paragraph ? a->paragraph - b->paragraph : a->point - b->point;
}

static int
read_items(struct arena *a, struct store *s, struct view_meeting *m, struct diags *ds)
{
	if (store_items(s, a, m->row->matter, &m->item, &m->item_count, ds) != 0)
		return -1;
	if (m->item_count > 1)
		qsort(m->item, m->item_count, sizeof *m->item, handled);
	m->board.item_count = m->item_count;
	return 0;
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

static const struct notes *
kept_notes(struct arena *a, struct store *s, struct view_meeting *m, struct diags *ds)
{
	struct document_row *doc;
	const char *text;
	size_t size;

	if (store_document_latest(s, a, m->row->matter, MEETING_NOTES, &doc, ds) != 0)
		return NULL;
	m->noted = doc != NULL;
	if (!m->noted)
		return expected(a, m);
	if (store_content_get(s, a, &doc->content, &text, &size, ds) != 0)
		return NULL;
	return notes_read(a, doc->file_name, text, size, m->people, m->people_count, ds);
}

static struct view_meeting *
read_meeting(
    struct arena *a, struct store *s, xmlDocPtr municipality, int64_t meeting, struct diags *ds)
{
	struct view_meeting *m = arena_alloc(a, sizeof *m);

	if (store_meeting_find(s, a, meeting, &m->row, ds) != 0 || read_body(a, s, m, ds) != 0 ||
	    read_people(a, s, m, ds) != 0 || read_items(a, s, m, ds) != 0)
		return NULL;
	m->settings = settings_of(a, municipality, m->row->body);
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
			m->item[at] = m->item[at - 1];
		}
		item[at] = (struct board_item){ plan[i].number, plan[i].point, -1 };
		m->item[at] = row;
	}
	m->board.items = item;
}

static struct view_meeting *
derive(struct arena *a, struct view_meeting *m, const struct notes *notes, struct diags *ds)
{
	if (notes == NULL)
		return NULL;
	m->board.body = &m->body;
	m->board.people = m->people;
	m->board.people_count = m->people_count;
	m->board.notes = notes;
	plan_items(a, m, notes);
	m->presence = presence_derive(a, &m->board, ds);
	return m->presence != NULL ? m : NULL;
}

struct view_meeting *
view_meeting_read(
    struct arena *a, struct store *s, xmlDocPtr municipality, int64_t meeting, struct diags *ds)
{
	struct view_meeting *m = read_meeting(a, s, municipality, meeting, ds);

	return m != NULL ? derive(a, m, kept_notes(a, s, m, ds), ds) : NULL;
}

struct view_meeting *
view_meeting_with_notes(struct arena *a, struct store *s, xmlDocPtr municipality, int64_t meeting,
    const char *file, const char *text, size_t size, struct diags *ds)
{
	struct view_meeting *m = read_meeting(a, s, municipality, meeting, ds);

	if (m == NULL)
		return NULL;
	m->noted = true;
	return derive(a, m, notes_read(a, file, text, size, m->people, m->people_count, ds), ds);
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
