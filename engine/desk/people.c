/* People and mandates out of a CSV list.  Columns: docs/board.md. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/body.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/desk/sheet.h"

/* In the order in which the first line is best written. */
static const char *const columns[] = { "namn", "parti", "organ", "roll", "från", "till",
	"inkallelseordning", "personlig-för", "användare", "titel", "telefon", "e-post" };
enum { NAME, PARTY, BODY, ROLE, FROM, TO, ORDER, PERSONAL, USER, TITLE, PHONE, EMAIL, COLUMNS };
_Static_assert(sizeof columns / sizeof *columns == COLUMNS, "a name for each column");

/* The first line as it is best written. */
static const char *
header_line(struct arena *a)
{
	const char *line = columns[0];

	for (int c = 1; c < COLUMNS; c++)
		line = arena_printf(a, "%s;%s", line, columns[c]);
	return line;
}

/* Which cell each column stands in. */
static int
read_header(struct desk *d, const struct sheet_row *head, const char *file, int at[COLUMNS],
    struct diags *ds)
{
	const struct place first = { .file = file, .line = head->line, .column = 1 };
	const char *line = header_line(d->arena);

	for (int c = 0; c < COLUMNS; c++)
		at[c] = -1;
	for (size_t i = 0; i < head->count; i++) {
		int c = 0;

		while (c < COLUMNS && !text_same_word(columns[c], head->cell[i]))
			c++;
		if (c < COLUMNS) {
			at[c] = (int)i;
		} else {
			const char *near = text_nearest(d->arena, head->cell[i], columns, COLUMNS);

			(void)diag_add(ds, &msg_desk_csv_column, &first, head->cell[i],
			    near != NULL ? near : line, NULL);
		}
	}
	for (int c = NAME; c <= ROLE; c++)
		if (at[c] < 0 && c != PARTY && c != BODY)
			(void)diag_add(ds, &msg_desk_csv_header, &first, columns[c], line, NULL);
	return ds->errors > 0 ? -1 : 0;
}

static const char *
cell(const struct sheet_row *r, const int at[COLUMNS], int column)
{
	const char *s = at[column] >= 0 && (size_t)at[column] < r->count ? r->cell[at[column]] : "";

	return *s != '\0' ? s : NULL;
}

static int
bad(const struct sheet_row *r, const char *file, const int at[COLUMNS], int column,
    const char *hint, struct diags *ds)
{
	const struct place p = {
		.file = file, .line = r->line, .column = (unsigned)at[column] + 1
	};
	const char *s = cell(r, at, column);

	return diag_add(
	    ds, &msg_desk_csv_value, &p, s != NULL ? s : "\"\"", columns[column], hint, NULL);
}

/* A role of a body that is misspelt would take a seat away without a word.  What is near none
 * of these may be a role that only a flow has. */
static int
check_role(struct desk *d, const struct sheet_row *r, const char *file, const int at[COLUMNS],
    struct diags *ds)
{
	static const char *const roles[] = { "ordförande", "vice ordförande", "ledamot",
		"ersättare", "nämndsekreterare" };
	const char *role = cell(r, at, ROLE), *near;
	enum board_role known;

	if (role == NULL)
		return bad(r, file, at, ROLE,
		    DIAG_BOTH("Skriv en roll, till exempel ledamot.",
			"Write a role, for example ledamot."),
		    ds);
	if (cell(r, at, BODY) == NULL || board_role_read(role, &known))
		return 0;
	near = text_nearest(d->arena, role, roles, sizeof roles / sizeof *roles);
	if (near == NULL || strcmp(near, role) == 0)
		return 0;
	return bad(r, file, at, ROLE,
	    arena_printf(d->arena, DIAG_BOTH("Menade du %s?", "Did you mean %s?"), near, near), ds);
}

static int
check_row(struct desk *d, const struct sheet_row *r, const char *file, const int at[COLUMNS],
    struct diags *ds)
{
	unsigned before = ds->errors;
	struct body_row *b;

	if (cell(r, at, NAME) == NULL)
		(void)bad(r, file, at, NAME,
		    DIAG_BOTH("Skriv personens namn.", "Write the person's name."), ds);
	(void)check_role(d, r, file, at, ds);
	for (int c = FROM; c <= TO; c++)
		if (cell(r, at, c) != NULL && date_is_none(date_read(cell(r, at, c))))
			(void)bad(r, file, at, c,
			    DIAG_BOTH("Skriv en dag som finns, till exempel 2026-09-22.",
				"Write a day that exists, for example 2026-09-22."),
			    ds);
	if (cell(r, at, ORDER) != NULL &&
	    strspn(cell(r, at, ORDER), "0123456789") != strlen(cell(r, at, ORDER)))
		(void)bad(r, file, at, ORDER,
		    DIAG_BOTH("Skriv ett heltal.", "Write a whole number."), ds);
	if (cell(r, at, BODY) != NULL) {
		if (store_body_find(d->store, d->arena, cell(r, at, BODY), &b, ds) != 0)
			return -1;
		if (b == NULL)
			(void)bad(r, file, at, BODY,
			    DIAG_BOTH("Skriv koden för ett organ i kommun.xml.",
				"Write the code of a body of kommun.xml."),
			    ds);
	}
	return ds->errors > before ? -1 : 0;
}

/* The person of a row: by user id, else by name and party; made if there is none. */
static int
person_of(struct desk *d, const struct sheet_row *r, const int at[COLUMNS],
    struct person_row **person, struct desk_people *count, struct diags *ds)
{
	const char *party = cell(r, at, PARTY), *user = cell(r, at, USER);
	struct person_row *named, *p = NULL;
	size_t n;

	if (user != NULL && store_person_by_user(d->store, d->arena, user, &p, ds) != 0)
		return -1;
	if (p == NULL &&
	    store_persons_named(d->store, d->arena, cell(r, at, NAME), &named, &n, ds) != 0)
		return -1;
	for (size_t i = 0; p == NULL && i < n; i++)
		if ((named[i].party == NULL) == (party == NULL) &&
		    (party == NULL || strcmp(named[i].party, party) == 0))
			p = &named[i];
	if (p == NULL) {
		p = arena_alloc(d->arena, sizeof *p);
		count->persons++;
	}
	p->name = cell(r, at, NAME);
	p->party = party;
	if (user != NULL)
		p->user = user;
	if (cell(r, at, TITLE) != NULL)
		p->title = cell(r, at, TITLE);
	if (cell(r, at, PHONE) != NULL)
		p->phone = cell(r, at, PHONE);
	if (cell(r, at, EMAIL) != NULL)
		p->email = cell(r, at, EMAIL);
	*person = p;
	return store_person_put(d->store, p, ds);
}

static struct date
day_of(const struct sheet_row *r, const int at[COLUMNS], int column)
{
	const char *s = cell(r, at, column);

	return s != NULL ? date_read(s) : DATE_NONE;
}

static int
write_row(struct desk *d, const struct sheet_row *r, const int at[COLUMNS],
    struct desk_people *count, struct diags *ds)
{
	struct person_row *p;
	struct mandate_row m = { .body = cell(r, at, BODY),
		.role = cell(r, at, ROLE),
		.from = day_of(r, at, FROM),
		.to = day_of(r, at, TO) };
	const char *order = cell(r, at, ORDER);

	if (person_of(d, r, at, &p, count, ds) != 0)
		return -1;
	m.person = p->id;
	m.order = order != NULL ? (int)strtol(order, NULL, 10) : 0;
	m.personal_for = cell(r, at, PERSONAL);
	count->mandates++;
	return store_mandate_put(d->store, &m, ds);
}

int
desk_people_write(struct desk *d, const char *file, const char *text, size_t size,
    struct desk_people *count, struct diags *ds)
{
	const struct sheet *s = sheet_read(d->arena, file, text, size, header_line(d->arena), ds);
	int at[COLUMNS];

	*count = (struct desk_people){ 0 };
	if (s == NULL)
		return -1;
	if (desk_is_matrix(s))
		return desk_matrix_write(d, file, s, count, ds);
	if (read_header(d, &s->row[0], file, at, ds) != 0)
		return -1;
	for (size_t i = 1; i < s->count; i++)
		(void)check_row(d, &s->row[i], file, at, ds);
	for (size_t i = 1; i < s->count && ds->errors == 0; i++)
		(void)write_row(d, &s->row[i], at, count, ds);
	return ds->errors > 0 ? -1 : 0;
}

int
desk_person_import(struct desk *d, const char *file, const char *text, size_t size,
    struct desk_people *count, struct diags *ds)
{
	const char *const *roles;
	size_t n;

	if (desk_roles(d, NULL, &roles, &n, ds) != 0 || store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, desk_people_write(d, file, text, size, count, ds), ds);
}
