#include "tests/board/fixture.h"

#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"

struct arena *arena;
struct diags  ds;

const struct board_person people[] = {
	{ "Ida Strand", "S", BOARD_MEMBER, "ledamot", 1 },
	{ "Maj Hed", "S", BOARD_CHAIR, "ordförande", 2 },
	{ "Ulla Ros", "S", BOARD_SECOND_VICE, "2:e vice ordförande", 3 },
	{ "Per Hage", "KD", BOARD_VICE, "1:e vice ordförande", 4 },
	{ "Eva Lo", "M", BOARD_MEMBER, "ledamot", 5 },
	{ "Arne Vik", "V", BOARD_MEMBER, "ledamot", 6 },
	{ "Lars Ö Lax", NULL, BOARD_MEMBER, "ledamot", 7 },
	{ "Nils Ask", "S", BOARD_SUBSTITUTE, "ersättare", 8 },
	{ "Omar Vide", "S", BOARD_SUBSTITUTE, "ersättare", 9 },
	{ "Siv Ros", "M", BOARD_SUBSTITUTE, "ersättare", 10 },
	{ "Bo Alm", "C", BOARD_SUBSTITUTE, "ersättare", 11 },
	{ "Bo Alm", "L", BOARD_SUBSTITUTE, "ersättare", 12 },
};
const size_t people_count = sizeof people / sizeof *people;

struct body board = { "Socialnämnden", NULL, 7, NULL };
struct body utskott = { "Socialnämndens arbetsutskott", NULL, 3, "Socialnämnden" };
struct body council = { "Kommunfullmäktige", NULL, 7, NULL };

void
setup(void)
{
	arena = arena_new();
	diags_init(&ds, arena);
	board.rules = body_rules_named("nämnd");
	utskott.rules = body_rules_named("utskott");
	council.rules = body_rules_named("fullmäktige");
}

void
teardown(void)
{
	arena_free(arena);
}

const char *
problems(void)
{
	struct buf  b;
	const char *text;

	buf_init(&b, 1 << 20);
	for (const struct diag *d = ds.first; d != NULL; d = d->next) {
		diag_line(d, LANGUAGE_SV, &b);
		buf_char(&b, '\n');
	}
	text = arena_str(arena, b.text);
	buf_free(&b);
	return text;
}

const char *
first_problem(void)
{
	const char *all = problems();

	return arena_strn(arena, all, strcspn(all, "\n"));
}

const struct board_meeting *
meeting(const struct body *body, const char *notes, int first, int last)
{
	struct board_meeting *m = arena_alloc(arena, sizeof *m);
	const size_t          count = last < first ? 0 : (size_t)(last - first + 1);
	struct board_item    *items = arena_array(arena, count + 1, sizeof *items);

	for (size_t i = 0; i < count; i++)
		items[i] = (struct board_item){ first + (int)i, (int)i + 1, -1 };
	*m = (struct board_meeting){ .body = body, .people = people, .people_count = people_count,
		.items = items, .item_count = count };
	m->notes = notes_read(arena, NULL, notes, strlen(notes), people, people_count, &ds);
	ck_assert_msg(m->notes != NULL, "%s", problems());
	return m;
}

const struct presence *
presence(const struct board_meeting *m)
{
	const struct presence *p = presence_derive(arena, m, &ds);

	ck_assert_msg(p != NULL, "%s", problems());
	return p;
}

static void
add_attendee(struct buf *b, const struct attendee *at)
{
	buf_str(b, at->name);
	if (at->serves)
		buf_printf(b, " for %s", at->serves_for == NULL ? "vakant" : at->serves_for->name);
	if (at->remote)
		buf_str(b, " på distans");
	if (at->abstains)
		buf_str(b, " deltar inte");
}

/* Those of one kind with commas, after 'before'. */
static void
add_kind(struct buf *b, const struct attendance *item, enum attendee_kind kind, const char *before)
{
	bool any = false;

	for (size_t i = 0; i < item->count; i++)
		if (item->attendee[i].kind == kind) {
			buf_str(b, any ? ", " : before);
			add_attendee(b, &item->attendee[i]);
			any = true;
		}
}

const char *
item_text(const struct presence *p, size_t item)
{
	const struct attendance *at = &p->item[item];
	struct buf               b;
	const char              *text;

	buf_init(&b, 4096);
	buf_printf(&b, "%s leads: ", at->chair == NULL ? "nobody" : at->chair->name);
	add_kind(&b, at, ATTENDS_SERVING, "");
	buf_printf(&b, ", %d of %d%s", at->serving, at->seats, at->met ? "" : " TOO FEW");
	add_kind(&b, at, ATTENDS_SUBSTITUTE, "; ersättare ");
	add_kind(&b, at, ATTENDS_DISQUALIFIED, "; jävig ");
	add_kind(&b, at, ATTENDS_OTHER, "; övrig ");
	text = arena_str(arena, b.text);
	buf_free(&b);
	return text;
}

const struct phrases *
phrases(void)
{
	size_t                size;
	const char           *text = file_read(arena, "templates/fraser.txt", PHRASES_MAX_BYTES, &size, &ds);
	const struct phrases *ph;

	ck_assert_msg(text != NULL, "%s", problems());
	ph = phrases_read(arena, "fraser.txt", text, size, &ds);
	ck_assert_msg(ph != NULL, "%s", problems());
	return ph;
}
