/* The steps of a compiled template, carried out. */
#include "docx/template_fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "docx/template_messages.h"

/* ---- Numbers that must be unique ---- */

static bool
is_own(const struct id_numbers *n, uint32_t number)
{
	size_t low = 0, high = n->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (n->own[middle] == number)
			return true;
		if (n->own[middle] < number)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static uint32_t
number_new(struct fill *f, enum id_space space)
{
	while (is_own(&f->t->numbers[space], f->next_id[space]))
		f->next_id[space]++;
	return f->next_id[space]++;
}

static void
add_id(struct fill *f, uint32_t id)
{
	/* Word writes the ids of controls as signed numbers. */
	if (f->t->id[id].space == ID_PARAGRAPH)
		buf_printf(f->out, "%08X", (unsigned)f->id[id]);
	else
		buf_printf(f->out, "%d", (int)(int32_t)f->id[id]);
}

static void
run_id(struct fill *f, const struct step *s)
{
	const struct id *id = &f->t->id[s->a];

	f->id[s->a] = f->id_used[s->a] || id->taken ? number_new(f, id->space) : id->own;
	f->id_used[s->a] = true;
	add_id(f, s->a);
}

static void
run_name(struct fill *f, const struct step *s)
{
	if (f->id[s->a] != f->t->id[s->a].own)
		buf_printf(f->out, "_%u", (unsigned)f->id[s->a]);
}

static void
run_num(struct fill *f, const struct step *s)
{
	if (f->num[s->a] == 0) {
		f->num[s->a] = f->next_num++;
		buf_printf(&f->lists, "%s%u\">", f->t->num_open, (unsigned)f->num[s->a]);
		buf_str(&f->lists, f->t->num[s->a].body);
		buf_str(&f->lists, f->t->num_close);
	}
	buf_printf(f->out, "%u", (unsigned)f->num[s->a]);
}

/* ---- Notes ---- */

/* The note itself goes to its own part, with the items of the levels as they are here. */
static void
make_note(struct fill *f, const struct note *note)
{
	const struct program *program = f->program;
	struct buf *out = f->out;

	if (note->program == NULL)
		return; /* the mark points at a note that is not there */
	f->program = note->program;
	f->out = &f->notes[note->kind];
	fill_run(f, note->from, note->to);
	f->program = program;
	f->out = out;
}

static void
run_note(struct fill *f, const struct step *s)
{
	const struct note *note = &f->t->note[s->a];

	if (s->kind == STEP_NOTE || !f->note_used[s->a]) {
		f->note[s->a] = f->note_used[s->a] ? f->next_note[note->kind]++ : note->own;
		f->note_used[s->a] = true;
		buf_printf(f->out, "%u", (unsigned)f->note[s->a]);
		make_note(f, note);
		return;
	}
	buf_printf(f->out, "%u", (unsigned)f->note[s->a]);
}

/* ---- Loops and conditions ---- */

static void
run_turns(struct fill *f, const struct step *s, size_t body, xmlNodePtr *node, size_t count)
{
	const struct loop *loop = &f->t->loop[s->b];
	uint32_t *saved = arena_array(f->arena, loop->nums + 1, sizeof *saved);

	for (size_t i = 0; i < loop->nums; i++)
		saved[i] = f->num[loop->num[i]];
	f->level++;
	for (size_t i = 0; i < count && !f->out->full; i++) {
		f->frame[f->level] = (struct frame){ node[i], i + 1, count };
		for (size_t k = 0; k < loop->nums; k++)
			f->num[loop->num[k]] = 0;
		fill_run(f, body, s->end);
	}
	f->level--;
	for (size_t i = 0; i < loop->nums; i++)
		f->num[loop->num[i]] = saved[i];
}

static void
run_loop(struct fill *f, const struct step *s, size_t body)
{
	xmlNodePtr *node;
	size_t count;

	if (fill_nodes(f, s->a, &node, &count) == 0)
		run_turns(f, s, body, node, count);
}

static bool
branch_holds(struct fill *f, const struct step *s)
{
	const char *value;

	if (s->a == NOTHING)
		return true;
	if (s->b == BRANCH_TRUE)
		return fill_is_true(f, s->a);
	value = fill_value(f, s->a);
	return value != NULL && *value != '\0';
}

static void
run_branches(struct fill *f, size_t at, size_t end)
{
	const struct step *step = f->program->steps.item;

	for (; at < end; at = step[at].end)
		if (branch_holds(f, &step[at])) {
			fill_run(f, at + 1, step[at].end);
			return;
		}
}

static void
run_break(struct fill *f, const struct step *s, size_t body)
{
	const struct frame *turn = &f->frame[f->level];

	if (s->b == BREAK_FIRST ? turn->position > 1 : turn->position < turn->count)
		fill_run(f, body, s->end);
}

/* ---- What must not be empty ---- */

static void
run_whole(struct fill *f, const struct step *s, size_t body)
{
	const size_t before = f->out->size;

	f->inside_empty = false;
	fill_run(f, body, s->end);
	if (!f->inside_empty)
		return;
	f->inside_empty = false;
	f->out->size = before;
	f->out->text[before] = '\0';
}

static void
run_inside(struct fill *f, const struct step *s, size_t body)
{
	const size_t before = f->out->size;

	fill_run(f, body, s->end);
	f->inside_empty = f->out->size == before;
}

static bool
ends_in(const struct buf *b, size_t size, const char *end)
{
	const size_t n = strlen(end);

	return size >= n && memcmp(b->text + size - n, end, n) == 0;
}

/* The end of 'b' without bookmarks' ends, which may follow the last paragraph. */
static size_t
without_marks(const struct buf *b)
{
	size_t size = b->size;

	while (size > 1 && b->text[size - 1] == '>' && b->text[size - 2] == '/') {
		const char *tag = memrchr(b->text, '<', size);

		if (memmem(tag, b->text + size - tag, "bookmark", 8) == NULL &&
		    memmem(tag, b->text + size - tag, "commentRange", 12) == NULL)
			return size;
		size = (size_t)(tag - b->text);
	}
	return size;
}

static void
run_close(struct fill *f, const struct step *s, size_t body)
{
	const size_t size = without_marks(f->out);

	if (!ends_in(f->out, size, f->program->paragraph_end) &&
	    !ends_in(f->out, size, f->program->control_end))
		fill_run(f, body, s->end);
}

/* Two tables that touch are one to Word. */
static void
run_apart(struct fill *f, const struct step *s, size_t body)
{
	if (ends_in(f->out, without_marks(f->out), f->program->table_end))
		fill_run(f, body, s->end);
}

/* ---- Pictures ---- */

static void
run_picture(struct fill *f, const struct step *s, size_t body)
{
	const struct shown_picture outer = f->picture;

	if (fill_picture(f, s->a, &f->t->picture[s->b]))
		fill_run(f, body, s->end);
	f->picture = outer;
}

static void
add_attribute(struct fill *f, const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '&' || *s == '<' || *s == '"')
			buf_printf(f->out, "&#%d;", *s);
		else
			buf_char(f->out, *s);
}

/* ---- All ---- */

static void
run_small(struct fill *f, const struct step *s)
{
	switch (s->kind) {
	case STEP_PLAIN:
		fill_plain(f, s->a);
		break;
	case STEP_INSERT:
		fill_insert(f, s->a);
		break;
	case STEP_ID:
		run_id(f, s);
		break;
	case STEP_ID_AGAIN:
		add_id(f, s->a);
		break;
	case STEP_NAME:
		run_name(f, s);
		break;
	case STEP_NUM:
		run_num(f, s);
		break;
	case STEP_NOTE:
	case STEP_NOTE_AGAIN:
		run_note(f, s);
		break;
	case STEP_NOTES:
		buf_add(f->out, f->notes[s->a].text, f->notes[s->a].size);
		break;
	case STEP_LISTS:
		buf_add(f->out, f->lists.text, f->lists.size);
		break;
	case STEP_PICTURE_ID:
		buf_str(f->out, f->picture.relationship);
		break;
	case STEP_PICTURE_CX:
	case STEP_PICTURE_CY:
		buf_printf(f->out, "%u",
		    (unsigned)(s->kind == STEP_PICTURE_CX ? f->picture.cx : f->picture.cy));
		break;
	default: /* STEP_PICTURE_NAME */
		add_attribute(f, f->picture.name);
	}
}

static void
run_holding(struct fill *f, const struct step *s, size_t body)
{
	switch (s->kind) {
	case STEP_TEXT:
		fill_text(f, s->a, body, s->end);
		break;
	case STEP_LOOP:
		run_loop(f, s, body);
		break;
	case STEP_IF:
		run_branches(f, body, s->end);
		break;
	case STEP_BREAK:
		run_break(f, s, body);
		break;
	case STEP_PICTURE:
		run_picture(f, s, body);
		break;
	case STEP_WHOLE:
		run_whole(f, s, body);
		break;
	case STEP_INSIDE:
		run_inside(f, s, body);
		break;
	case STEP_CLOSE:
		run_close(f, s, body);
		break;
	case STEP_APART:
		run_apart(f, s, body);
		break;
	default:
		run_small(f, s);
	}
}

void
fill_run(struct fill *f, size_t from, size_t to)
{
	const struct program *p = f->program;

	for (size_t i = from; i < to; i = p->steps.item[i].end) {
		const struct step *s = &p->steps.item[i];

		if (s->kind == STEP_BYTES)
			buf_add(f->out, p->bytes + s->a, s->b);
		else
			run_holding(f, s, i + 1);
	}
}

void
fill_program(struct fill *f, const struct program *p, struct buf *out)
{
	f->program = p;
	f->out = out;
	fill_run(f, 0, p->steps.count);
}
