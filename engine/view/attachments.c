/* The bilagor of a §: named in the notes, or handed in with the item; numbered for each §. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/scan.h"
#include "base/text.h"
#include "engine/board/placing.h"
#include "engine/board/record.h"
#include "engine/board/words.h"
#include "engine/store/content.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

/* What a note that can have a text in writing calls it; the same is the kind of the document. */
static const struct {
	enum note_kind kind;
	const char *name;
} written[] = { { NOTE_RESERVES, "reservation" }, { NOTE_STATEMENT, "särskilt yttrande" },
	{ NOTE_REMARK, "protokollsanteckning" }, { NOTE_ATTACHMENT, "bilaga" } };

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* The protocol is justerat at the latest fourteen days after the meeting (KL 5:69). */
enum { SIGNED_WITHIN = 14 };

struct collecting {
	const struct view_source *v;
	const struct view_meeting *m;
	size_t index;
	const struct record *r;
	struct document_row *doc; /* of the item, then of its case */
	size_t own, docs;
	bool *used; /* per document */
	struct list papers;
};

static const char *
kind_of(const struct note *n)
{
	for (size_t i = 0; i < COUNT(written); i++)
		if (written[i].kind == n->kind)
			return written[i].name;
	return NULL;
}

static bool
is_newest(const struct collecting *c, size_t i)
{
	return i + 1 == c->docs || c->doc[i + 1].matter != c->doc[i].matter ||
	       c->doc[i + 1].number != c->doc[i].number;
}

static bool
is_by(const struct collecting *c, const struct document_row *doc, const struct note *n)
{
	for (size_t i = 0; i < n->who.count; i++)
		if (doc->party != NULL &&
		    (text_same_word(doc->party, n->who.person[i]->name) ||
			text_same_word(
			    doc->party, board_person_text(c->v->arena, n->who.person[i]))))
			return true;
	return false;
}

/* "ON 2026/00001-3", the title or the file's name. */
static bool
is_named(const struct collecting *c, const struct document_row *doc, const char *text)
{
	return text_same_word(text, doc->title) || text_same_word(text, doc->file_name) ||
	       text_same_word(text, arena_printf(c->v->arena, "%s-%d", doc->key, doc->number));
}

/* The document that a note speaks of, not used yet; -1: it has not come. */
static long
document_of(const struct collecting *c, const struct note *n)
{
	const bool named = n->kind == NOTE_ATTACHMENT;

	for (size_t i = 0; i < c->docs; i++) {
		if (c->used[i] || !is_newest(c, i))
			continue;
		if (named ? is_named(c, &c->doc[i], n->text)
			  : i < c->own && strcmp(c->doc[i].kind, kind_of(n)) == 0 &&
				is_by(c, &c->doc[i], n))
			return (long)i;
	}
	return -1;
}

static void
add(struct collecting *c, const struct note *n, long at, int number, const char *title)
{
	const struct document_row *doc = at >= 0 ? &c->doc[at] : NULL;
	struct record_paper *p = list_add(c->v->arena, &c->papers, sizeof *p);

	*p = (struct record_paper){ .number = number, .title = title, .note = n };
	if (doc != NULL) {
		c->used[at] = true;
		p->document = doc->id;
		p->file = doc->file_name;
		p->hash = &doc->content;
	}
	p->secret = (doc != NULL && doc->secret != NULL) || (n != NULL && n->code == PAPER_SECRET);
}

/* "bilaga 3" has a number of its own; 0: the next. */
static int
typed_number(const struct note *n)
{
	struct scan s = scan_of(n->text, strlen(n->text));
	uint32_t number;

	if (n->kind == NOTE_ATTACHMENT)
		return n->rest > 0 ? n->rest : 0;
	return scan_word(&s, "bilaga") && scan_blanks(&s) && scan_number(&s, 1, 3, &number)
		   ? (int)number
		   : 0;
}

/* It was said that it did not come in (PRACTICE 1.23). */
static bool
never_came(const struct collecting *c, const struct note *n)
{
	for (const struct note *no = record_note(c->r, NOTE_NO_TEXT, NULL); no != NULL;
	     no = record_note(c->r, NOTE_NO_TEXT, no))
		for (size_t i = 0; i < no->who.count; i++)
			for (size_t k = 0; k < n->who.count; k++)
				if (no->who.person[i] == n->who.person[k])
					return true;
	return false;
}

/* What has a text in writing: it says so, or its document is there. */
static void
add_noted(struct collecting *c, const struct note *n)
{
	const long at = document_of(c, n);
	struct arena *a = c->v->arena;
	const char **names = arena_array(a, n->who.count + 1, sizeof *names);

	if (n->kind == NOTE_ATTACHMENT) {
		add(c, n, at, typed_number(n), at >= 0 ? c->doc[at].title : n->text);
		return;
	}
	if (never_came(c, n) || (at < 0 && !text_starts(n->text, "bilaga")))
		return;
	for (size_t i = 0; i < n->who.count; i++)
		names[i] = board_person_text(a, n->who.person[i]);
	add(c, n, at, typed_number(n),
	    arena_printf(
		a, "%s, %s", text_capital(a, kind_of(n)), words_list(a, names, n->who.count)));
}

/* Handed in with the item, and named by nobody. */
static void
add_rest(struct collecting *c)
{
	for (size_t i = 0; i < c->own; i++) {
		bool fits = false;

		for (size_t k = 0; k < COUNT(written); k++)
			fits = fits || strcmp(c->doc[i].kind, written[k].name) == 0;
		if (fits && !c->used[i] && is_newest(c, i))
			add(c, NULL, (long)i, 0,
			    c->doc[i].party == NULL || strcmp(c->doc[i].kind, "bilaga") == 0
				? c->doc[i].title
				: arena_printf(c->v->arena, "%s, %s",
				      text_capital(c->v->arena, c->doc[i].kind), c->doc[i].party));
	}
}

static void
give_numbers(struct record_paper *p, size_t count)
{
	int next = 1;

	for (size_t i = 0; i < count; i++) {
		bool taken = true;

		if (p[i].number > 0)
			continue;
		for (; taken; next += taken) {
			taken = false;
			for (size_t k = 0; k < count; k++)
				taken = taken || p[k].number == next;
		}
		p[i].number = next++;
	}
}

static bool
speaks_of_any(const struct record *r)
{
	for (size_t i = 0; i < COUNT(written); i++)
		if (record_note(r, written[i].kind, NULL) != NULL)
			return true;
	return false;
}

/* The item's documents, and the case's where the notes can name one of them. */
static int
read_documents(struct collecting *c, const struct item_row *item, struct diags *ds)
{
	struct document_row *own, *of_case = NULL;
	size_t n, more = 0;

	if (store_documents(c->v->store, c->v->arena, item->matter, &own, &n, ds) != 0 ||
	    (item->case_matter != 0 && record_note(c->r, NOTE_ATTACHMENT, NULL) != NULL &&
		store_documents(c->v->store, c->v->arena, item->case_matter, &of_case, &more, ds) !=
		    0))
		return -1;
	c->doc = arena_array(c->v->arena, n + more + 1, sizeof *c->doc);
	for (size_t i = 0; i < n; i++)
		c->doc[i] = own[i];
	for (size_t i = 0; i < more; i++)
		c->doc[n + i] = of_case[i];
	c->own = n;
	c->docs = n + more;
	c->used = arena_array(c->v->arena, c->docs + 1, sizeof *c->used);
	return 0;
}

int
part_attachments(const struct view_source *v, const struct view_meeting *m, size_t index,
    struct record *r, struct diags *ds)
{
	struct collecting c = { .v = v, .m = m, .index = index, .r = r };
	const struct notes *notes = m->board.notes;

	if (read_documents(&c, &m->item[index], ds) != 0)
		return -1;
	for (size_t i = 0; speaks_of_any(r) && i < notes->count; i++)
		if (kind_of(&notes->note[i]) != NULL &&
		    note_is_about(&m->board, &notes->note[i], index))
			add_noted(&c, &notes->note[i]);
	add_rest(&c);
	give_numbers(c.papers.items, c.papers.count);
	r->paper = c.papers.items != NULL ? c.papers.items : arena_alloc(v->arena, 1);
	r->papers = c.papers.count;
	return 0;
}

void
part_papers_list(
    const struct view_source *v, xmlNodePtr parent, const struct record *r, bool public)
{
	xmlNodePtr list = view_element(parent, "bilagor");

	for (size_t i = 0; i < r->papers; i++) {
		const struct record_paper *p = &r->paper[i];
		const bool hidden = public && p->secret;
		char hex[HASH_HEX_SIZE];
		xmlNodePtr n = view_element(list, "bilaga");

		view_number(n, "nummer", p->number);
		view_text(n, "benämning",
		    hidden ? phrase_say(v->phrases, v->arena, PHRASE_SECRET_PAPER, NULL)
			   : p->title);
		view_text(n, "fil", hidden ? NULL : p->file);
		view_text(n, "sha256", p->hash != NULL ? hash_hex(p->hash, hex) : NULL);
	}
	view_prune(list);
}

/* ---- When the texts are to have come ---- */

static int
latest_day(const struct view_source *v, const struct view_meeting *m, const struct record *r,
    struct date *day, struct diags *ds)
{
	const struct matter_row *meeting;

	*day = m->row->day;
	if (record_note(r, NOTE_IMMEDIATE, NULL) != NULL)
		return 0;
	meeting = store_matter_by_id(v->store, v->arena, m->row->matter, ds);
	if (meeting == NULL)
		return -1;
	*day = date_read(part_field(v, meeting, "justeringsdag"));
	if (date_is_none(*day))
		*day = date_add_days(m->row->day, SIGNED_WITHIN);
	return 0;
}

static const struct record_paper *
paper_of(const struct record *r, const struct note *n)
{
	for (size_t i = 0; i < r->papers; i++)
		if (r->paper[i].note == n)
			return &r->paper[i];
	return NULL;
}

static void
add_due(struct collecting *c, const struct note *n, struct date latest)
{
	const struct record_paper *p = paper_of(c->r, n);
	const bool never = never_came(c, n);

	for (size_t i = 0; (p != NULL || never) && i < n->who.count; i++)
		*(struct view_text_due *)list_add(
		    c->v->arena, &c->papers, sizeof(struct view_text_due)) =
		    (struct view_text_due){ .person = n->who.person[i],
			    .kind = kind_of(n),
			    .number = p != NULL ? p->number : 0,
			    .latest = latest,
			    .status = never             ? TEXT_NEVER_CAME
				      : p->hash != NULL ? TEXT_IN
							: TEXT_AWAITED };
}

const struct view_text_due *
view_texts_due(const struct view_source *v, const struct view_meeting *m, const struct record *r,
    size_t *count, struct diags *ds)
{
	struct collecting c = { .v = v, .m = m, .r = r };
	struct date latest;

	*count = 0;
	if (latest_day(v, m, r, &latest, ds) != 0)
		return NULL;
	for (size_t i = 0; i < COUNT(written); i++)
		for (const struct note *n = record_note(r, written[i].kind, NULL);
		     n != NULL && written[i].kind != NOTE_ATTACHMENT;
		     n = record_note(r, written[i].kind, n))
			add_due(&c, n, latest);
	*count = c.papers.count;
	return c.papers.items != NULL ? c.papers.items : arena_alloc(v->arena, 1);
}
