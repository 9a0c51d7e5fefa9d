/* The order in which parties' ersättare step in for each other, out of a CSV list.  Columns:
 * docs/board.md. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

static const char *const columns[] = { "organ", "parti", "ordning", "från", "till" };
enum { BODY, PARTY, ORDER, FROM, TO, COLUMNS };

static int
column_of(const struct sheet *s, const char *name)
{
	for (size_t i = 0; i < s->row[0].count; i++)
		if (text_same_word(s->row[0].cell[i], name))
			return (int)i;
	return -1;
}

bool
desk_is_matrix(const struct sheet *s)
{
	return column_of(s, columns[ORDER]) >= 0 && column_of(s, "namn") < 0;
}

static const char *
cell(const struct sheet_row *r, int column)
{
	const char *s = column >= 0 && (size_t)column < r->count ? r->cell[column] : "";

	return *s != '\0' ? s : NULL;
}

static int
bad(const char *file, const struct sheet_row *r, const int at[COLUMNS], int column,
    const char *hint, struct diags *ds)
{
	const struct place p = {
		.file = file, .line = r->line, .column = (unsigned)at[column] + 1
	};
	const char *s = cell(r, at[column]);

	return diag_add(
	    ds, &msg_desk_csv_value, &p, s != NULL ? s : "\"\"", columns[column], hint, NULL);
}

/* "S, V, C", "S V C" and "S>V>C": the parties with blanks between. */
static const char *
parties(struct arena *a, const char *text)
{
	char *all = arena_str(a, text);

	for (char *p = all; *p != '\0'; p++)
		if (strchr(",>/", *p) != NULL)
			*p = ' ';
	return text_squeeze(a, all, strlen(all));
}

static struct date
day_of(const char *file, const struct sheet_row *r, const int at[COLUMNS], int column,
    struct diags *ds)
{
	const char *s = cell(r, at[column]);
	const struct date day = s != NULL ? date_read(s) : DATE_NONE;

	if (s != NULL && date_is_none(day))
		(void)bad(file, r, at, column,
		    DIAG_BOTH("Skriv en dag som finns, till exempel 2026-09-22.",
			"Write a day that exists, for example 2026-09-22."),
		    ds);
	return day;
}

static int
write_row(struct desk *d, const char *file, const struct sheet_row *r, const int at[COLUMNS],
    struct diags *ds)
{
	struct calling_line line = { .body = cell(r, at[BODY]), .party = cell(r, at[PARTY]) };
	const unsigned before = ds->errors;
	struct body_row *b = NULL;

	if (line.body != NULL && store_body_find(d->store, d->arena, line.body, &b, ds) != 0)
		return -1;
	if (b == NULL)
		(void)bad(file, r, at, BODY,
		    DIAG_BOTH("Skriv koden för ett organ i kommun.xml.",
			"Write the code of a body of kommun.xml."),
		    ds);
	if (line.party == NULL)
		(void)bad(file, r, at, PARTY,
		    DIAG_BOTH("Skriv partiet vars ledamöter raden gäller.",
			"Write the party whose members the line is about."),
		    ds);
	if (cell(r, at[ORDER]) == NULL)
		(void)bad(file, r, at, ORDER,
		    DIAG_BOTH("Skriv partierna i den ordning de kallas in, till exempel S, V, C.",
			"Write the parties in the order in which they are called in, such as S, V, "
			"C."),
		    ds);
	line.from = day_of(file, r, at, FROM, ds);
	line.to = day_of(file, r, at, TO, ds);
	if (ds->errors > before)
		return -1;
	line.parties = parties(d->arena, cell(r, at[ORDER]));
	return store_calling_put(d->store, &line, ds);
}

int
desk_matrix_write(struct desk *d, const char *file, const struct sheet *s,
    struct desk_people *count, struct diags *ds)
{
	const struct place first = { .file = file, .line = 1, .column = 1 };
	int at[COLUMNS];

	for (int c = 0; c < COLUMNS; c++)
		at[c] = column_of(s, columns[c]);
	for (int c = BODY; c <= ORDER; c++)
		if (at[c] < 0)
			return diag_add(ds, &msg_desk_csv_header, &first, columns[c],
			    "organ;parti;ordning;från;till", NULL);
	for (size_t i = 1; i < s->count; i++)
		if (write_row(d, file, &s->row[i], at, ds) == 0)
			count->matrix++;
	return ds->errors > 0 ? -1 : 0;
}
