/* Answers for people: rows of text in columns. */
#include "cli/table.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/text.h"

struct cell {
	const char *text;
	struct cell *next;
};

struct table {
	struct arena *arena;
	size_t columns, cells;
	size_t *width;
	struct cell *first, **last;
};

struct table *
table_new(struct arena *arena, size_t columns)
{
	struct table *t = arena_alloc(arena, sizeof(*t));

	t->arena = arena;
	t->columns = columns;
	t->width = arena_array(arena, columns, sizeof(*t->width));
	t->last = &t->first;
	return t;
}

void
table_cell_add(struct table *t, const char *text)
{
	struct cell *cell = arena_alloc(t->arena, sizeof(*cell));
	size_t width;

	cell->text = text == NULL ? "" : text_squeeze(t->arena, text, strlen(text));
	*t->last = cell;
	t->last = &cell->next;
	width = utf8_length(cell->text);
	if (width > t->width[t->cells % t->columns])
		t->width[t->cells % t->columns] = width;
	t->cells++;
}

void
table_write(const struct table *t, struct buf *out)
{
	size_t column = 0, blanks = 0;

	for (const struct cell *cell = t->first; cell != NULL; cell = cell->next) {
		if (cell->text[0] != '\0') {
			while (blanks > 0) {
				buf_char(out, ' ');
				blanks--;
			}
			buf_str(out, cell->text);
		}
		blanks += t->width[column] - utf8_length(cell->text);
		blanks += t->width[column] > 0 ? 2 : 0;
		if (++column < t->columns && cell->next != NULL)
			continue;
		buf_char(out, '\n');
		column = blanks = 0;
	}
}

void
table_csv(const struct table *t, const char *const names[], struct buf *out)
{
	size_t column = 0;

	buf_str(out, CSV_MARK);
	for (size_t i = 0; i < t->columns; i++)
		csv_cell(out, names[i], i + 1 < t->columns ? ';' : '\n');
	for (const struct cell *cell = t->first; cell != NULL; cell = cell->next) {
		column = (column + 1) % t->columns;
		csv_cell(out, cell->text, column == 0 ? '\n' : ';');
	}
}
