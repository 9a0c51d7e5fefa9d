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

const struct sheet *
sheet_read(struct arena *a, const char *file, const char *text, size_t size, const char *header,
    struct diags *ds)
{
	const struct place whole = { .file = file };
	struct parsing s = { .arena = a };
	struct sheet *sheet = arena_alloc(a, sizeof *sheet);
	struct csv_parser p;
	size_t skip = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	bool good;

	if (size == skip) {
		diag_add(ds, &msg_desk_csv_empty, &whole, header, NULL);
		return NULL;
	}
	if (!utf8_is_valid(text + skip, size - skip, NULL) ||
	    csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0) {
		diag_add(ds, &msg_desk_csv_broken, &whole, NULL);
		return NULL;
	}
	csv_set_delim(&p, ';');
	good = csv_parse(&p, text + skip, size - skip, one_cell, one_row, &s) == size - skip &&
	       csv_fini(&p, one_cell, one_row, &s) == 0 && !s.too_large && s.rows.count > 0;
	csv_free(&p);
	*sheet = (struct sheet){ s.rows.items, s.rows.count };
	if (good)
		return sheet;
	diag_add(ds, &msg_desk_csv_broken, &whole, NULL);
	return NULL;
}
