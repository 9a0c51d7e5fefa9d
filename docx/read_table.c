/* Tables: rows, cells, and cells merged to the right and downwards.  ECMA-376 part 1, 17.4. */
#include <string.h>

#include "base/arena.h"
#include "docx/reader.h"

enum { MOST_COLUMNS = 1000 }; /* Word's own limit is 63 */

static struct table_state *
table_of(struct reader *r)
{
	return r->s->table;
}

void
read_table_start(struct sax *x, void *user)
{
	struct reader *r = user;
	struct table_state *t;
	struct table *table;

	(void)x;
	reader_end_paragraph(r);
	if (r->s->table == NULL)
		r->s->tables++;
	t = arena_alloc(r->arena, sizeof *t);
	t->node = reader_open(r, NODE_TABLE);
	t->outer = r->s->table;
	table = arena_alloc(r->arena, sizeof *table);
	t->node->as.table = table;
	table->spot = reader_spot(r);
	if (t->outer == NULL) {
		table->spot.paragraph = 0;
		table->spot.table = r->s->tables;
	}
	r->s->table = t;
}

void
read_table_end(struct sax *x, void *user)
{
	struct reader *r = user;
	struct table_state *t = table_of(r);

	(void)x;
	if (t == NULL)
		return;
	reader_end_paragraph(r);
	reader_close(r, t->node);
	r->s->table = t->outer;
}

static struct table *
table_open(struct reader *r)
{
	struct table_state *t = table_of(r);

	return t != NULL ? (struct table *)(uintptr_t)t->node->as.table : NULL; /* made above */
}

void
read_table_caption(struct sax *x, void *user)
{
	struct table *t = table_open(user);

	if (t != NULL && strcmp(sax_above(x, 1), "tblPr") == 0)
		t->title = reader_attribute(user, x, NS_W, "val");
}

void
read_grid_column(struct sax *x, void *user)
{
	struct table *t = table_open(user);

	(void)x;
	if (t != NULL && t->columns < MOST_COLUMNS)
		t->columns++;
}

/* ---- Rows ---- */

void
read_row_start(struct sax *x, void *user)
{
	struct reader *r = user;
	struct table_state *t = table_of(r);
	struct node *n;

	if (t == NULL || t->open_row != NULL) {
		sax_skip(x);
		return;
	}
	reader_end_paragraph(r);
	t->before_row = r->s->last;
	n = reader_open(r, NODE_ROW);
	t->open_row = arena_alloc(r->arena, sizeof *t->open_row);
	n->as.row = t->open_row;
	t->open_row->number = ++t->row;
	t->column = t->grid = 0;
	t->left_cell = NULL;
	t->row_is_dropped = false;
}

/* A row that is not in this view leaves the tree again. */
static void
drop_row(struct scope *s, struct table_state *t)
{
	if (t->before_row != NULL)
		t->before_row->next = NULL;
	else
		s->at->first = NULL;
	s->last = t->before_row;
	t->row--;
}

void
read_row_end(struct sax *x, void *user)
{
	struct reader *r = user;
	struct table_state *t = table_of(r);
	const struct node *row = r->s->at;

	(void)x;
	reader_end_paragraph(r);
	while (row != NULL && row->kind != NODE_ROW)
		row = row->parent;
	if (row != NULL)
		reader_close(r, row);
	t->open_row = NULL;
	if (t->row_is_dropped)
		drop_row(r->s, t);
}

void
reader_change_row(struct reader *r, bool is_insertion, const struct revision *v)
{
	struct table_state *t = table_of(r);

	if (t == NULL || t->open_row == NULL)
		return;
	if (is_insertion)
		t->open_row->inserted = v;
	else
		t->open_row->deleted = v;
	if (r->view == (is_insertion ? CHANGES_ORIGINAL : CHANGES_ACCEPTED))
		t->row_is_dropped = true;
}

void
read_grid_before(struct sax *x, void *user)
{
	struct table_state *t = table_of(user);

	if (t != NULL && t->open_row != NULL)
		t->grid = (unsigned)sax_number(x, NS_W, "val", 0, MOST_COLUMNS, 0);
}

void
read_row_header(struct sax *x, void *user)
{
	struct table_state *t = table_of(user);

	if (t != NULL && t->open_row != NULL)
		t->open_row->header = sax_val_on(x);
}

/* ---- Cells ---- */

void
read_cell_start(struct sax *x, void *user)
{
	struct reader *r = user;
	struct table_state *t = table_of(r);
	struct node *n;

	if (t == NULL || t->open_row == NULL || t->open_cell != NULL || t->row_is_dropped) {
		sax_skip(x);
		return;
	}
	reader_end_paragraph(r);
	t->before_cell = r->s->last;
	t->cell_is_dropped = false;
	n = reader_open(r, NODE_CELL);
	t->column++;
	t->vertical = MERGE_NONE;
	t->goes_on_from_left = false;
	t->open_cell = arena_alloc(r->arena, sizeof *t->open_cell);
	*t->open_cell = (struct cell){ .grid = t->grid + 1, .columns = 1, .rows = 1 };
	t->open_cell->spot = reader_spot(r);
	n->as.cell = t->open_cell;
}

void
read_cell_span(struct sax *x, void *user)
{
	struct table_state *t = table_of(user);

	if (t != NULL && t->open_cell != NULL && strcmp(sax_above(x, 1), "tcPr") == 0)
		t->open_cell->columns = (unsigned)sax_number(x, NS_W, "val", 1, MOST_COLUMNS, 1);
}

void
read_cell_merge(struct sax *x, void *user)
{
	struct table_state *t = table_of(user);
	bool restart = sax_val(x) != NULL && strcmp(sax_val(x), "restart") == 0;

	if (t == NULL || t->open_cell == NULL || strcmp(sax_above(x, 1), "tcPr") != 0)
		return;
	if (strcmp(sax_above(x, 0), "vMerge") == 0)
		t->vertical = restart ? MERGE_RESTART : MERGE_CONTINUE;
	else
		t->goes_on_from_left = !restart;
}

void
read_cell_change(struct sax *x, void *user)
{
	struct reader *r = user;
	struct table_state *t = table_of(r);
	bool is_insertion = strcmp(sax_above(x, 0), "cellIns") == 0;
	const struct revision *v = reader_revision(r, x);

	if (t == NULL || t->open_cell == NULL || strcmp(sax_above(x, 1), "tcPr") != 0)
		return;
	if (is_insertion)
		t->open_cell->inserted = v;
	else
		t->open_cell->deleted = v;
	if (r->view == (is_insertion ? CHANGES_ORIGINAL : CHANGES_ACCEPTED))
		t->cell_is_dropped = true;
}

/* A cell that is not in this view leaves the tree again. */
static void
drop_cell(struct scope *s, struct table_state *t)
{
	if (t->before_cell != NULL)
		t->before_cell->next = NULL;
	else
		s->at->first = NULL;
	s->last = t->before_cell;
	t->column--;
}

static void
make_room(struct reader *r, struct table_state *t, unsigned columns)
{
	struct cell **more;

	if (columns <= t->above_room)
		return;
	more = arena_array(r->arena, columns + 16, sizeof *more);
	if (t->above_room > 0)
		memcpy(more, t->above, t->above_room * sizeof *more);
	t->above = more;
	t->above_room = columns + 16;
}

/* Merging downwards goes by the grid: the cell above that begins in the same column. */
static void
settle_merge(struct reader *r, struct table_state *t, struct cell *c)
{
	struct cell *above, *below = NULL;

	if (c->grid + c->columns > 2 * MOST_COLUMNS)
		return;
	make_room(r, t, c->grid + c->columns);
	above = t->above[c->grid - 1];
	if (t->vertical == MERGE_CONTINUE && above != NULL && above->grid == c->grid) {
		c->covered = true;
		above->rows++;
		below = above;
	} else if (t->vertical == MERGE_RESTART) {
		below = c;
	}
	for (unsigned i = 0; i < c->columns; i++)
		t->above[c->grid - 1 + i] = below;
}

void
read_cell_end(struct sax *x, void *user)
{
	struct reader *r = user;
	struct table_state *t = table_of(r);
	struct cell *c = t->open_cell;
	const struct node *n = r->s->at;

	(void)x;
	reader_end_paragraph(r);
	reader_drop_fields(r);
	while (n != NULL && n->kind != NODE_CELL)
		n = n->parent;
	if (n != NULL)
		reader_close(r, n);
	t->open_cell = NULL;
	if (t->cell_is_dropped) {
		drop_cell(r->s, t);
		return;
	}
	if (t->grid < MOST_COLUMNS)
		t->grid += c->columns;
	if (t->goes_on_from_left && t->left_cell != NULL) {
		t->left_cell->columns += c->columns;
		c->covered = true;
		return;
	}
	settle_merge(r, t, c);
	t->left_cell = c;
}
