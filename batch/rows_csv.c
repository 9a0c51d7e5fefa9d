/* CSV: the first line names the fields, every other is a row. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "batch/messages.h"
#include "batch/rows_inside.h"

/* ---- Encoding ---- */

/* What the bytes outside ASCII are, line by line. */
struct look {
	size_t good; /* lines that have some, and are UTF-8 */
	unsigned bad_line;
	size_t bad_at; /* of the first line that is not: which character */
	bool foreign;  /* a byte that cp1252 lacks, too */
};

static void
look_at(struct look *l, const char *text, size_t size, unsigned line)
{
	bool wide = false;
	size_t bad;

	for (size_t i = 0; i < size; i++)
		wide = wide || (unsigned char)text[i] >= 0x80 || text[i] == '\0';
	if (!wide)
		return;
	if (utf8_is_valid(text, size, &bad)) {
		l->good++;
		return;
	}
	if (l->bad_line == 0) {
		l->bad_line = line;
		for (size_t i = 0; i <= bad; i++)
			l->bad_at += ((unsigned char)text[i] & 0xC0) != 0x80 || i == bad;
	}
	for (size_t i = 0; i < size; i++)
		l->foreign = l->foreign || cp1252_letter((unsigned char)text[i]) == 0;
}

/* UTF-8, else cp1252 when no line shows that it was UTF-8 that was meant. */
static int
recognise(struct rows *r, struct diags *ds)
{
	struct look l = { 0 };
	const char *text;
	char number[24];
	size_t size;
	int more;

	while ((more = input_line(&r->in, true, &text, &size, ds)) > 0)
		look_at(&l, text, size, r->in.line - 1);
	if (more < 0)
		return -1;
	if (l.bad_line > 0 && (l.good > 0 || l.foreign)) {
		(void)snprintf(number, sizeof number, "%zu", l.bad_at);
		return diag_add(ds, &msg_batch_not_utf8,
		    &(struct place){
			.file = r->in.file, .line = l.bad_line, .column = (unsigned)l.bad_at },
		    number, NULL);
	}
	if (l.bad_line > 0)
		(void)diag_add(ds, &msg_batch_cp1252, &(struct place){ .file = r->in.file }, NULL);
	r->cp1252 = l.bad_line > 0;
	return input_rewind(&r->in, ds);
}

/* The line as UTF-8. */
static void
decode(struct rows *r, const char **text, size_t *size)
{
	if (!r->cp1252)
		return;
	buf_clear(&r->line);
	for (size_t i = 0; i < *size; i++) {
		char wide[4];
		const size_t n = utf8_put(cp1252_letter((unsigned char)(*text)[i]), wide);

		buf_add(&r->line, wide, n);
	}
	*text = r->line.text;
	*size = r->line.size;
}

/* ---- One row ---- */

/* The row that libcsv hands over, cell by cell. */
struct taking {
	struct row *row;
	bool whole;
	bool any; /* a cell that is not empty */
};

static void
take_cell(void *bytes, size_t size, void *user)
{
	struct taking *t = user;
	const char *text = bytes != NULL ? bytes : "";

	/* No text goes past a NUL. */
	if (bytes != NULL)
		buf_add(&t->row->text, text, strnlen(text, size));
	buf_add(&t->row->text, "", 1);
	t->any = t->any || size > 0;
	t->row->cells++;
}

static void
take_row(int end, void *user)
{
	struct taking *t = user;

	(void)end;
	t->whole = true;
}

static int
restart(struct rows *r)
{
	if (r->csv_open)
		csv_free(&r->csv);
	if (csv_init(&r->csv, CSV_STRICT | CSV_STRICT_FINI) != 0)
		memory_out();
	csv_set_delim(&r->csv, (unsigned char)r->separator);
	r->csv_open = true;
	return 0;
}

/* The last line ends without a line end, or the list in the middle of a cell. */
static int
finish(struct rows *r, struct taking *t, struct diags *ds)
{
	struct place place = row_place(r, t->row);

	place.column = (unsigned)t->row->cells + 1;
	if (csv_fini(&r->csv, take_cell, take_row, t) != 0)
		return diag_add(ds, &msg_batch_unclosed_quote, &place, NULL);
	return t->whole;
}

/* A row of any number of lines: 1, 0, -1. */
static int
take(struct rows *r, struct taking *t, struct diags *ds)
{
	const char *text;
	size_t size;

	while (!t->whole) {
		const bool inside = t->row->cells > 0 || r->csv.quoted;
		const unsigned line = r->in.line;
		const int more = input_line(&r->in, true, &text, &size, ds);

		if (!inside)
			t->row->line = line;
		if (more <= 0)
			return more < 0 ? -1 : finish(r, t, ds);
		decode(r, &text, &size);
		if (csv_parse(&r->csv, text, size, take_cell, take_row, t) != size) {
			t->row->wrong = &msg_batch_quote;
			t->row->column = (unsigned)t->row->cells + 1;
			return restart(r) == 0;
		}
		if (t->row->text.size > ROW_MAX) {
			const struct place place = row_place(r, t->row);

			return diag_add(ds, &msg_batch_row_too_large, &place, "32", NULL);
		}
	}
	return 1;
}

int
csv_next(struct rows *r, struct row *row, struct diags *ds)
{
	struct taking t;
	int more;

	do {
		t = (struct taking){ .row = row };
		buf_clear(&row->text);
		row->cells = 0;
		more = take(r, &t, ds);
	} while (more > 0 && !t.any && row->wrong == NULL);
	if (more > 0 && row->wrong == NULL && row->cells != r->columns && r->columns > 0) {
		row->wrong = &msg_batch_cells;
		row->column = (unsigned)(row->cells < r->columns ? row->cells : r->columns) + 1;
	}
	return more;
}

/* ---- Headings ---- */

/* ; if the line has one outside quotation marks, else , if it has. */
static char
separator_of(const char *text, size_t size)
{
	bool quoted = false, comma = false;

	for (size_t i = 0; i < size; i++) {
		quoted ^= text[i] == '"';
		if (!quoted && text[i] == ';')
			return ';';
		comma = comma || (!quoted && text[i] == ',');
	}
	return comma ? ',' : ';';
}

static void
read_heading(struct rows *r, struct place *place, const char *text, struct diags *ds)
{
	const char *name = element_name(r->arena, text, strlen(text));
	char number[24];

	(void)snprintf(number, sizeof number, "%u", place->column);
	if (text[strspn(text, " \t")] == '\0')
		(void)diag_add(ds, &msg_batch_column_missing, place, number, NULL);
	else if (name == NULL)
		(void)diag_add(ds, &msg_batch_column_name, place, text, NULL);
	for (size_t i = 0; name != NULL && i < r->columns; i++)
		if (r->column[i] != NULL && strcmp(r->column[i], name) == 0)
			(void)diag_add(ds, &msg_batch_column_twice, place, name, NULL);
	r->column[r->columns++] = name;
}

static int
read_headings(struct rows *r, struct row *row, struct diags *ds)
{
	struct place place = { .file = r->in.file, .line = row->line };
	const unsigned errors = ds->errors;
	const char *cell = row->text.text;

	if (row->wrong != NULL) {
		place.column = row->column;
		return diag_add(ds, row->wrong, &place, NULL);
	}
	if (row->cells > COLUMNS_MAX)
		return diag_add(ds, &msg_batch_too_many_columns, &place, "5000", NULL);
	r->column = arena_array(r->arena, row->cells, sizeof *r->column);
	for (size_t i = 0; i < row->cells; i++, cell += strlen(cell) + 1) {
		place.column = (unsigned)i + 1;
		read_heading(r, &place, cell, ds);
	}
	buf_add(&r->headings, row->text.text, row->text.size);
	return ds->errors == errors ? 0 : -1;
}

int
csv_begin(struct rows *r, struct diags *ds)
{
	const bool again = r->columns > 0;
	const char *text;
	struct row row;
	size_t size;
	int more;

	if (!again && recognise(r, ds) != 0)
		return -1;
	if (!again && input_line(&r->in, true, &text, &size, ds) > 0)
		r->separator = separator_of(text, size);
	if (!again && input_rewind(&r->in, ds) != 0)
		return -1;
	(void)restart(r);
	row_init(&row);
	r->columns = again ? r->columns : 0;
	more = csv_next(r, &row, ds);
	if (more == 0)
		more = diag_add(ds, &msg_batch_empty, &(struct place){ .file = r->in.file }, NULL);
	else if (more > 0 && !again)
		more = read_headings(r, &row, ds);
	row_free(&row);
	return more < 0 ? -1 : 0;
}

/* ---- A row as a document ---- */

static xmlDocPtr
wrong(const struct rows *r, const struct row *row, struct diags *ds)
{
	const struct place place = row_place(r, row);
	char has[24], wants[24];

	(void)snprintf(has, sizeof has, "%zu", row->cells);
	(void)snprintf(wants, sizeof wants, "%zu", r->columns);
	(void)diag_add(ds, row->wrong, &place, has, wants, NULL);
	return NULL;
}

xmlDocPtr
csv_tree(const struct rows *r, struct row *row, struct diags *ds)
{
	const char *cell = row->text.text;
	xmlDocPtr doc;

	if (row->wrong != NULL)
		return wrong(r, row, ds);
	doc = tree_new("rad");
	for (size_t i = 0; i < r->columns; i++) {
		const size_t size = strlen(cell);

		if (cell[strspn(cell, " \t\r\n")] != '\0')
			(void)tree_add(xmlDocGetRootElement(doc), r->column[i], cell, size);
		cell += size + 1;
	}
	return doc;
}
