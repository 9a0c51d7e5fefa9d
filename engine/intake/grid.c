/* Tables: which hold data, and their rows. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/intake/reading.h"

enum { CELLS_MAX = 1 << 22 };

struct grid {
	size_t rows, columns;
	const char **cell;
};

static size_t
count_rows(const struct node *table, size_t *columns)
{
	size_t rows = 0;

	*columns = 0;
	for (const struct node *row = block_first(table); row != NULL; row = block_next(row)) {
		rows++;
		for (const struct node *c = block_first(row); c != NULL; c = block_next(c)) {
			unsigned at = c->as.cell->grid;

			if (at <= COLUMNS_MAX && at > *columns)
				*columns = at;
		}
	}
	return rows;
}

static const char *
trimmed_text(struct reading *r, const struct node *cell)
{
	char *text = node_text(r->arena, cell);
	size_t size = strlen(text);

	while (size > 0 && strchr(" \n\t", text[size - 1]) != NULL)
		text[--size] = '\0';
	return text + strspn(text, " \n\t");
}

static bool
holds_table(const struct node *cell)
{
	for (const struct node *b = block_first(cell); b != NULL; b = block_next(b))
		if (b->kind == NODE_TABLE)
			return true;
	return false;
}

/* The text of every cell at its column; "" where there is none.  False for
 * what cannot be a table of data. */
static bool
fill(struct reading *r, const struct node *table, struct grid *g)
{
	size_t at = 0;

	g->rows = count_rows(table, &g->columns);
	if (g->rows < 2 || g->columns < 2 || g->rows > CELLS_MAX / g->columns)
		return false;
	g->cell = arena_array(r->arena, g->rows * g->columns, sizeof *g->cell);
	for (size_t i = 0; i < g->rows * g->columns; i++)
		g->cell[i] = "";
	for (const struct node *row = block_first(table); row != NULL; row = block_next(row), at++)
		for (const struct node *c = block_first(row); c != NULL; c = block_next(c)) {
			unsigned column = c->as.cell->grid;

			if (holds_table(c))
				return false; /* tables within tables make a page, not data */
			if (column >= 1 && column <= g->columns && !c->as.cell->covered)
				g->cell[at * g->columns + column - 1] = trimmed_text(r, c);
		}
	return true;
}

/* What a line says of a table of data: nothing, the name of a column, or that it is none. */
enum hint { HINT_NONE, HINT_LABEL, HINT_FORM };

/* A label of the document's own fields alone, or with its value behind it. */
static enum hint
hint_of_line(struct reading *r, const char *line, size_t n)
{
	const char *colon = memchr(line, ':', n);
	size_t rest;
	long label = label_of(r, line, n);

	if (label >= 0)
		return r->label_in_document[label] ? HINT_LABEL : HINT_NONE;
	if (colon != NULL)
		label = label_of(r, line, (size_t)(colon - line));
	if (label < 0)
		label = label_at_start(r, line, n, &rest);
	return label >= 0 && r->label_in_document[label] ? HINT_FORM : HINT_NONE;
}

static enum hint
hint_of_cell(struct reading *r, const char *cell)
{
	enum hint found = HINT_NONE;
	struct match m;

	if (r->patterns->section_start != NULL &&
	    regex_search(r->matcher, r->patterns->section_start, cell, strcspn(cell, "\n"), 0, &m))
		return HINT_FORM;
	while (*cell != '\0') {
		size_t n = strcspn(cell, "\n");
		enum hint hint = HINT_NONE;

		if (n > 0 && n < OWN_LABEL_LONGEST)
			hint = hint_of_line(r, cell, n);
		found = hint > found ? hint : found;
		cell += n + (cell[n] == '\n');
	}
	return found;
}

static bool
is_header_again(const struct grid *g, size_t row)
{
	for (size_t i = 0; i < g->columns; i++)
		if (strcmp(g->cell[row * g->columns + i], g->cell[i]) != 0)
			return false;
	return true;
}

/* A first row without holes, and no labels below it; not labels in the one row above
 * their values in the other. */
static bool
is_data(struct reading *r, const struct grid *g)
{
	size_t above = 0, below = 0;

	for (size_t i = 0; i < g->columns; i++) {
		enum hint hint = hint_of_cell(r, g->cell[i]);

		if (g->cell[i][0] == '\0' || hint == HINT_FORM)
			return false;
		above += hint == HINT_LABEL;
	}
	for (size_t i = g->columns; i < g->rows * g->columns && below == 0; i++)
		below +=
		    hint_of_cell(r, g->cell[i]) != HINT_NONE && !is_header_again(g, i / g->columns);
	return below == 0 && (above < g->columns || g->rows > 2);
}

static bool
is_blank_row(const struct grid *g, size_t row)
{
	for (size_t i = 0; i < g->columns; i++)
		if (g->cell[row * g->columns + i][0] != '\0')
			return false;
	return true;
}

static const char *
table_title(struct reading *r, const struct node *table)
{
	const struct table *t = table->as.table;

	if (t->title != NULL)
		return t->title;
	return t->spot.heading != NULL
		   ? text_squeeze(r->arena, t->spot.heading, strlen(t->spot.heading))
		   : "";
}

bool
table_is_data(struct reading *r, const struct node *table)
{
	struct grid g;
	struct intake_table *t;
	size_t rows = 0;

	if (!fill(r, table, &g) || !is_data(r, &g))
		return false;
	for (size_t i = 1; i < g.rows; i++)
		if (!is_blank_row(&g, i) && !is_header_again(&g, i)) {
			rows++;
			memmove(&g.cell[rows * g.columns], &g.cell[i * g.columns],
			    g.columns * sizeof *g.cell);
		}
	t = arena_alloc(r->arena, sizeof *t);
	*t = (struct intake_table){ .title = table_title(r, table),
		.columns = g.columns,
		.rows = rows,
		.column = g.cell,
		.cell = g.cell + g.columns };
	if (r->result->last_table != NULL)
		r->result->last_table->next = t;
	else
		r->result->tables = t;
	r->result->last_table = t;
	return true;
}
