#include "engine/desk/sheet.h"

#include <stdbool.h>
#include <string.h>

#include <csv.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/desk/messages.h"

/* The whole list, as the parser hands it over. */
struct parsing {
	struct arena *arena;
	struct list rows;
	struct sheet_row row;
	unsigned line;
	bool too_large;
};

static void
one_cell(void *bytes, size_t size, void *user)
{
	struct parsing *s = user;

	if (s->row.count < SHEET_FIELDS)
		s->row.cell[s->row.count++] =
		    text_nfc(s->arena, text_squeeze(s->arena, bytes != NULL ? bytes : "", size));
}

static void
one_row(int end, void *user)
{
	struct parsing *s = user;

	(void)end;
	s->row.line = ++s->line;
	if (s->rows.count < SHEET_ROWS)
		*(struct sheet_row *)list_add(s->arena, &s->rows, sizeof s->row) = s->row;
	else
		s->too_large = true;
	s->row = (struct sheet_row){ .count = 0 };
}

/* Where a byte of the file stands. */
static struct place
place_at(struct arena *a, const char *file, const char *text, size_t at)
{
	struct place place = { .file = file, .line = 1 };
	const char *line = text;

	for (const char *p = text; p < text + at; p++)
		if (*p == '\n') {
			place.line++;
			line = p + 1;
		}
	place.column = (unsigned)utf8_length(arena_strn(a, line, (size_t)(text + at - line))) + 1;
	return place;
}

/* What is wrong with the list as such; 'whole' says that the parser took it to its end. */
static int
look_at(const struct parsing *s, const char *file, bool whole, struct diags *ds)
{
	const struct sheet_row *first = s->rows.items;
	const struct place here = { .file = file, .line = s->line + 1 };
	const struct place top = { .file = file, .line = 1, .column = 1 };

	if (!whole)
		return diag_add(ds, &msg_desk_csv_quote, &here, NULL);
	if (s->too_large || s->rows.count == 0)
		return diag_add(ds, &msg_desk_csv_broken, &(struct place){ .file = file }, NULL);
	if (first->count == 1 && strchr(first->cell[0], ',') != NULL)
		return diag_add(ds, &msg_desk_csv_separator, &top, NULL);
	return 0;
}

const struct sheet *
sheet_read(struct arena *a, const char *file, const char *text, size_t size, const char *header,
    struct diags *ds)
{
	const size_t skip = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	struct parsing s = { .arena = a };
	struct sheet *sheet = arena_alloc(a, sizeof *sheet);
	struct csv_parser p;
	struct place place = { .file = file };
	size_t bad;
	bool whole;

	text += skip;
	size -= skip;
	if (size == 0) {
		diag_add(ds, &msg_desk_csv_empty, &place, header, NULL);
		return NULL;
	}
	if (!utf8_is_valid(text, size, &bad)) {
		place = place_at(a, file, text, bad);
		diag_add(ds, &msg_desk_csv_encoding, &place, NULL);
		return NULL;
	}
	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0)
		memory_out(); /* it can fail for a NULL parser only */
	csv_set_delim(&p, ';');
	whole = csv_parse(&p, text, size, one_cell, one_row, &s) == size &&
		csv_fini(&p, one_cell, one_row, &s) == 0;
	csv_free(&p);
	*sheet = (struct sheet){ s.rows.items, s.rows.count };
	return look_at(&s, file, whole, ds) == 0 ? sheet : NULL;
}
