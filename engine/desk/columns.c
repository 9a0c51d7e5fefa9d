#include "engine/desk/columns.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/desk/messages.h"

const char *
columns_line(struct arena *a, const char *const name[], size_t count)
{
	const char *line = name[0];

	for (size_t i = 1; i < count; i++)
		line = arena_printf(a, "%s;%s", line, name[i]);
	return line;
}

int
columns_read(struct arena *a, const char *file, const struct sheet *s, const char *const name[],
    size_t count, size_t needed, struct columns *c, struct diags *ds)
{
	const struct sheet_row *head = &s->row[0];
	const struct place first = { .file = file, .line = head->line, .column = 1 };
	const char *line = columns_line(a, name, count);

	*c = (struct columns){ .arena = a, .file = file, .name = name, .count = count };
	for (size_t k = 0; k < count; k++)
		c->at[k] = -1;
	for (size_t i = 0; i < head->count; i++) {
		size_t k = 0;
		const char *near;

		while (k < count && !text_same_word(name[k], head->cell[i]))
			k++;
		if (k < count) {
			c->at[k] = (int)i;
			continue;
		}
		near = text_nearest(a, head->cell[i], name, count);
		(void)diag_add(ds, &msg_desk_csv_column, &first, head->cell[i],
		    near != NULL ? near : line, NULL);
	}
	for (size_t k = 0; k < needed; k++)
		if (c->at[k] < 0)
			(void)diag_add(ds, &msg_desk_csv_header, &first, name[k], line, NULL);
	return ds->errors > 0 ? -1 : 0;
}

const char *
columns_cell(const struct columns *c, const struct sheet_row *r, size_t column)
{
	const int at = c->at[column];
	const char *s = at >= 0 && (size_t)at < r->count ? r->cell[at] : "";

	return *s != '\0' ? s : NULL;
}

int
columns_bad(const struct columns *c, const struct sheet_row *r, size_t column, const char *hint,
    struct diags *ds)
{
	const struct place p = {
		.file = c->file, .line = r->line, .column = (unsigned)(c->at[column] + 1)
	};
	const char *s = columns_cell(c, r, column);

	return diag_add(
	    ds, &msg_desk_csv_value, &p, s != NULL ? s : "\"\"", c->name[column], hint, NULL);
}

struct date
columns_day(const struct columns *c, const struct sheet_row *r, size_t column, struct diags *ds)
{
	const char *s = columns_cell(c, r, column);
	const struct date day = s != NULL ? date_read(s) : DATE_NONE;

	if (s != NULL && date_is_none(day))
		(void)columns_bad(c, r, column,
		    DIAG_BOTH("Skriv en dag som finns, till exempel 2026-09-22.",
			"Write a day that exists, for example 2026-09-22."),
		    ds);
	return day;
}
