/* fuzz: intake  A pattern file, a zero byte, and a document that is read with it: lines are
 * paragraphs ("# " a heading, "* " bold, cells between bars).  It is also read as the answer to a
 * remiss whose questions are its first and its last line.  Without a zero byte the whole is the
 * pattern file. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/text.h"
#include "docx/model.h"
#include "engine/intake/answer.h"
#include "engine/intake/intake.h"
#include "engine/intake/patterns.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TEXT_MAX = 4096 };

static struct node *
add(struct arena *a, struct node *parent, enum node_kind kind, const void *as)
{
	struct node *n = arena_alloc(a, sizeof *n), **last = &parent->first;

	while (*last != NULL)
		last = &(*last)->next;
	n->parent = parent;
	n->kind = kind;
	n->as.any = as;
	return *last = n;
}

static void
add_paragraph(struct arena *a, struct node *parent, const char *text, size_t n)
{
	struct paragraph *p = arena_alloc(a, sizeof *p);
	struct run *run = arena_alloc(a, sizeof *run);
	struct node *paragraph = add(a, parent, NODE_PARAGRAPH, p);

	if (n > 2 && text[1] == ' ' && (text[0] == '#' || text[0] == '*')) {
		p->heading = text[0] == '#';
		run->marks = text[0] == '*' ? MARK_BOLD : 0;
		text += 2;
		n -= 2;
	}
	add(a, paragraph, NODE_TEXT, run)->text = arena_strn(a, text, n);
}

static void
add_row(struct arena *a, struct node *table, const char *text, size_t n)
{
	struct node *row = add(a, table, NODE_ROW, arena_alloc(a, sizeof(struct row)));
	unsigned grid = 0;

	for (const char *end = text + n; text < end; text++) {
		size_t size = strcspn(text, "|\n");
		struct cell *cell = arena_alloc(a, sizeof *cell);

		if (size > (size_t)(end - text))
			size = (size_t)(end - text);
		*cell = (struct cell){ .grid = ++grid, .columns = 1, .rows = 1 };
		add_paragraph(a, add(a, row, NODE_CELL, cell), text, size);
		text += size;
	}
}

static struct document *
build(struct arena *a, const char *text)
{
	struct document *d = arena_alloc(a, sizeof *d);
	struct node *table = NULL;

	d->body = arena_alloc(a, sizeof *d->body);
	d->body->kind = NODE_BODY;
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");

		if (*text != '|')
			table = NULL;
		else if (table == NULL)
			table = add(a, d->body, NODE_TABLE, arena_alloc(a, sizeof(struct table)));
		if (table != NULL)
			add_row(a, table, text + 1, n - 1);
		else
			add_paragraph(a, d->body, text, n);
		text += n + (text[n] == '\n');
	}
	return d;
}

static void
read_with(struct arena *a, const struct intake_patterns *p, const char *text, struct diags *ds)
{
	struct intake *in = intake_read(a, build(a, text), p, ds);
	struct buf out;
	struct json j;

	if (in == NULL || ds->errors > 0)
		abort();
	buf_init(&out, 1 << 24);
	json_init(&j, &out);
	intake_json(in, &j);
	if (!json_end(&j))
		abort();
	intake_text(in, LANGUAGE_EN, &out);
	buf_free(&out);
}

static void
read_as_answer(struct arena *a, const char *text)
{
	const char *last = strrchr(text, '\n');
	const char *const question[] = { arena_strn(a, text, strcspn(text, "\n")),
		last != NULL ? last + 1 : "" };
	const struct intake_answer *answer = intake_answer_read(a, build(a, text), question, 2);

	if ((answer->position == NULL) != (answer->question.message != NULL) ||
	    (answer->position != NULL && answer->confidence < ANSWER_SURE) ||
	    answer->confidence > 100)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *bytes = arena_bytes(a, data, size);
	size_t n = strlen(bytes);
	const char *text = n < size ? bytes + n + 1 : "";
	struct intake_source source = { "prov.mönster", bytes, n };
	struct diags ds;
	struct intake_patterns *p;

	diags_init(&ds, a);
	p = intake_patterns_compile(&source, 1, &ds);
	if ((p == NULL) != (ds.errors > 0))
		abort();
	if (p != NULL && strlen(text) <= TEXT_MAX && utf8_is_valid(text, strlen(text), NULL)) {
		read_with(a, p, text, &ds);
		read_as_answer(a, text);
	}
	intake_patterns_free(p);
	arena_free(a);
	return 0;
}
