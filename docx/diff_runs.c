/* The words of a paragraph of B: what is new in w:ins, and before them in w:del what is gone. */
#include <string.h>

#include "base/arena.h"
#include "docx/diff_tree.h"
#include "docx/tree.h"

xmlNodePtr
change_new(struct differ *d, const xmlNode *like, const char *name)
{
	xmlNodePtr n = word_new(like, name);

	word_set(n, "id", arena_printf(d->arena, "%lu", d->next_id++));
	word_set(n, "author", "Kansli");
	word_set(n, "date", d->day);
	return n;
}

/* ---- Paragraph marks ---- */

static xmlNodePtr
mark_look(xmlNodePtr paragraph)
{
	xmlNodePtr properties = word_child(paragraph, "pPr"), look, section;

	if (properties == NULL) {
		properties = word_new(paragraph, "pPr");
		if (paragraph->children != NULL)
			tree_before(paragraph->children, properties);
		else
			(void)xmlAddChild(paragraph, properties); /* fails only for NULL */
	}
	look = word_child(properties, "rPr");
	if (look != NULL)
		return look;
	look = word_new(paragraph, "rPr");
	section = word_child(properties, "sectPr");
	if (section != NULL)
		tree_before(section, look);
	else
		(void)xmlAddChild(properties, look); /* as above */
	return look;
}

void
mark_change(struct differ *d, xmlNodePtr paragraph, const char *name)
{
	xmlNodePtr look = mark_look(paragraph), change = change_new(d, paragraph, name);

	if (look->children != NULL)
		tree_before(look->children, change);
	else
		(void)xmlAddChild(look, change); /* fails only for NULL */
}

void
mark_unchange(xmlNodePtr paragraph, const char *name)
{
	xmlNodePtr look = word_child(word_child(paragraph, "pPr"), "rPr");

	if (word_child(look, name) != NULL)
		tree_remove(word_child(look, name));
	if (look != NULL && look->children == NULL)
		tree_remove(look);
}

/* ---- Runs ---- */

/* A run of B that is being made anew in pieces, before itself. */
struct rebuild {
	struct differ *d;
	xmlNodePtr old;  /* NULL: none */
	xmlNodePtr run;  /* the piece in hand; NULL */
	xmlNodePtr from; /* the w:t that its last text came from; NULL */
	bool inserted;
};

static void
end_piece(struct rebuild *x)
{
	x->run = x->from = NULL;
}

static void
end_run(struct rebuild *x)
{
	end_piece(x);
	if (x->old != NULL)
		tree_remove(x->old);
	x->old = NULL;
}

static void
begin_piece(struct rebuild *x, bool inserted)
{
	xmlNodePtr look = word_child(x->old, "rPr");

	if (x->run != NULL && x->inserted == inserted)
		return;
	x->run = word_new(x->old, "r");
	x->from = NULL;
	x->inserted = inserted;
	if (look != NULL)
		(void)xmlAddChild(x->run, tree_twin(look));
	if (inserted) {
		xmlNodePtr change = change_new(x->d, x->old, "ins");

		(void)xmlAddChild(change, x->run); /* these fail only for NULL */
		tree_before(x->old, change);
	} else {
		tree_before(x->old, x->run);
	}
}

static void
add_text(struct rebuild *x, const struct unit *u)
{
	xmlNodePtr t = x->run->last;

	if (x->from != u->child) {
		t = word_new(x->run, "t");
		xmlNodeSetSpacePreserve(t, 1);
		(void)xmlAddChild(x->run, t);
		x->from = u->child;
	}
	(void)xmlAddChild(
	    t, xmlNewDocTextLen(t->doc, BAD_CAST u->text, (int)u->size)); /* these fail for NULL */
}

/* What stands in the old run and is no unit stays where it is among them. */
static void
add_others_before(struct rebuild *x, const xmlNode *child)
{
	for (xmlNodePtr n = element_first(x->old), next; n != NULL && n != child; n = next) {
		next = element_next(n);
		if (is_word(n, "rPr") || is_word(n, "t"))
			continue;
		begin_piece(x, x->run != NULL && x->inserted);
		xmlUnlinkNode(n);
		(void)xmlAddChild(x->run, n); /* fails only for NULL */
		x->from = NULL;
	}
}

/* An equation, which stands in no run. */
static void
add_equation(struct rebuild *x, const struct unit *u, bool inserted)
{
	xmlNodePtr change;

	if (!inserted)
		return;
	change = change_new(x->d, u->run->parent, "ins");
	tree_before(u->run, change);
	xmlUnlinkNode(u->run);
	(void)xmlAddChild(change, u->run); /* fails only for NULL */
}

static void
add_unit(struct rebuild *x, const struct unit *u, bool inserted)
{
	if (u->run == u->child) {
		end_run(x);
		add_equation(x, u, inserted);
		return;
	}
	add_others_before(x, u->child);
	begin_piece(x, inserted);
	if (u->kind == UNIT_TEXT) {
		add_text(x, u);
		return;
	}
	xmlUnlinkNode(u->child);
	(void)xmlAddChild(x->run, u->child); /* fails only for NULL */
	x->from = NULL;
}

/* ---- Paragraphs ---- */

static long *
pairs_of(struct arena *arena, const struct units *a, const struct units *b)
{
	struct diff_word *wa = arena_array(arena, a->words + 1, sizeof *wa);
	struct diff_word *wb = arena_array(arena, b->words + 1, sizeof *wb);

	for (size_t i = 0; i < a->words; i++)
		wa[i] = a->word[i].word;
	for (size_t i = 0; i < b->words; i++)
		wb[i] = b->word[i].word;
	return diff_word_pairs(arena, wa, a->words, wb, b->words);
}

/* Notes whose marks stand in both: what differs in them. */
static void
compare_notes(struct differ *d, const struct unit *a, const struct unit *b)
{
	const xmlNode *note_a = note_of(&d->a, a->child);
	xmlNodePtr note_b = note_of(&d->b, b->child);

	if (a->kind != UNIT_NOTE || note_a == NULL || note_b == NULL)
		return;
	diff_story(d, note_a, note_b);
	*(is_word(b->child, "footnoteReference") ? &d->footnotes_changed : &d->endnotes_changed) =
	    true;
}

/* Units of A that are gone, before the next of B. */
static void
put_gone(struct rebuild *x, const struct units *a, size_t from, size_t to, const struct unit *next)
{
	if (from == to)
		return;
	from = a->word[from].from;
	to = a->word[to - 1].to;
	if (x->old != NULL)
		add_others_before(x, next->child);
	end_piece(x);
	gone_units(x->d, a->item + from, to - from, next->run->parent, next->run);
}

/* From one run of B to that of the next unit. */
static void
turn_to(struct rebuild *x, const struct unit *u)
{
	xmlNodePtr run = u != NULL && u->run != u->child ? u->run : NULL;

	if (x->old == run)
		return;
	if (x->old != NULL)
		add_others_before(x, NULL);
	end_run(x);
	x->old = run;
}

static void
diff_units(struct differ *d, const struct units *a, xmlNodePtr paragraph, const struct units *b,
    const long *pair)
{
	struct rebuild x = { .d = d };
	size_t i = 0;

	for (size_t j = 0; j < b->words; j++) {
		const struct unit *first = &b->item[b->word[j].from];
		const size_t from = i;
		bool same;

		while (i < a->words && pair[i] == DIFF_NONE)
			i++;
		turn_to(&x, first);
		put_gone(&x, a, from, i, first);
		same = i < a->words && pair[i] == (long)j;
		if (same)
			compare_notes(d, &a->item[a->word[i++].from], first);
		for (size_t k = b->word[j].from; k < b->word[j].to; k++) {
			turn_to(&x, &b->item[k]);
			add_unit(&x, &b->item[k], !same);
		}
	}
	turn_to(&x, NULL);
	if (i < a->words)
		gone_units(
		    d, a->item + a->word[i].from, a->count - a->word[i].from, paragraph, NULL);
}

void
diff_paragraph(struct differ *d, const xmlNode *a, xmlNodePtr b)
{
	struct arena *own = arena_new(); /* of a long document most paragraphs are the same */
	const struct units in_b = units_of(own, b);
	struct units in_a = { 0 };

	if (a != NULL)
		in_a = units_of(own, a);
	else
		mark_change(d, b, "ins");
	diff_units(d, &in_a, b, &in_b, pairs_of(own, &in_a, &in_b));
	arena_free(own);
}
