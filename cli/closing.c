/* kansli meeting close, year close, handover: what is left to do. */
#include <string.h>

#include "base/arena.h"
#include "cli/meeting.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/closing.h"
#include "engine/desk/due.h"

enum { COLUMNS = 3, CASES_MAX = 10000 };

static void
left_array(struct json *j, const struct desk_hindrance *left, size_t count)
{
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_member(j, "kind", left[i].kind);
		json_member(j, "matter", left[i].matter);
		json_member_day(j, "day", left[i].day);
		json_member(j, "text", left[i].text);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
left_table(struct cli *c, const struct desk_hindrance *left, size_t count)
{
	struct table *table = table_new(c->arena, COLUMNS);
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < count; i++) {
		table_cell_add(table, date_is_none(left[i].day)
					  ? NULL
					  : arena_str(c->arena, date_iso(left[i].day, iso)));
		table_cell_add(table, left[i].matter);
		table_cell_add(table, left[i].text);
	}
	table_write(table, c->out);
}

/* Exit code 1 when something is left. */
static int
answer(struct cli *c, const struct desk_hindrance *left, size_t count, const char *nothing)
{
	struct json j;

	if (cli_has(c, OPTION_JSON)) {
		json_init(&j, c->out);
		left_array(&j, left, count);
		json_end(&j);
	} else if (count > 0) {
		left_table(c, left, count);
	} else {
		buf_printf(c->out, "%s\n", nothing);
	}
	return count > 0 ? 1 : 0;
}

int
command_meeting_close(struct cli *c)
{
	const struct desk_hindrance *left;
	struct meeting_row *row;
	const struct matter_row *m = meeting_of(c, STORE_READ, &row);
	size_t n;

	if (m == NULL || desk_left_of_meeting(c->desk, m, &left, &n, &c->diags) != 0)
		return -1;
	return answer(c, left, n, arena_printf(c->arena, "%s är klart.", m->key));
}

int
command_year_close(struct cli *c)
{
	const int year = cli_number(c->operand[0]);
	const bool applies = cli_has(c, OPTION_APPLY);
	const struct desk_hindrance *left;
	const char *body;
	size_t n;

	if (year == 0)
		return diag_add(&c->diags, &msg_cli_not_a_year, NULL, c->operand[0], NULL);
	if (cli_desk(c, applies ? STORE_WRITE : STORE_READ) == NULL || cli_body(c, &body) != 0 ||
	    desk_left(c->desk, body, date_of(year, 1, 1), date_of(year, 12, 31), &left, &n,
		&c->diags) != 0)
		return -1;
	if (applies && n == 0 && desk_year_close(c->desk, body, year, &c->diags) != 0)
		return -1;
	return answer(c, left, n,
	    arena_printf(c->arena, "Ingenting återstår av %d%s", year,
		applies ? "; det är antecknat i loggen." : ". --apply antecknar det i loggen."));
}

/* ---- For the one who inherits the desk ---- */

struct desk_things {
	const struct desk_due *due;
	const struct desk_hindrance *left;
	struct matter_row *cf;
	size_t dues, lefts, cases;
};

static int
read_all(struct cli *c, struct desk_things *t)
{
	struct due_filter f = { .until = DATE_NONE };
	struct case_filter cases = { .open_only = true };

	if (cli_desk(c, STORE_READ) == NULL || cli_body(c, &f.body) != 0 ||
	    cli_officer(c, &f.officer) != 0)
		return -1;
	cases.body = f.body;
	cases.officer = f.officer;
	if (desk_due(c->desk, &f, &t->due, &t->dues, &c->diags) != 0 ||
	    store_cases(desk_store(c->desk), c->arena, &cases, 0, CASES_MAX, &t->cf, &t->cases,
		&c->diags) != 0)
		return -1;
	return f.officer != NULL ? 0
				 : desk_left(c->desk, f.body, date_of(1990, 1, 1),
				       desk_day(c->desk), &t->left, &t->lefts, &c->diags);
}

static int
handover_json(struct cli *c, const struct desk_things *t)
{
	struct json j;

	json_init(&j, c->out);
	json_object(&j);
	json_key(&j, "deadlines");
	json_array(&j);
	for (size_t i = 0; i < t->dues; i++) {
		json_object(&j);
		json_member_day(&j, "day", t->due[i].row->day);
		json_member_bool(&j, "late", t->due[i].when == WHEN_LATE);
		json_member(&j, "matter", t->due[i].row->key);
		json_member(&j, "what", t->due[i].row->title);
		json_member(&j, "action", t->due[i].action);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_key(&j, "left");
	left_array(&j, t->left, t->lefts);
	json_key(&j, "cases");
	json_array(&j);
	for (size_t i = 0; i < t->cases; i++) {
		json_object(&j);
		json_member(&j, "matter", t->cf[i].key);
		json_member(&j, "title", t->cf[i].title);
		json_member(&j, "status", desk_status(c->desk, &t->cf[i], &c->diags));
		json_member(&j, "waits_for", desk_owner(c->desk, &t->cf[i], &c->diags));
		json_member(&j, "officer", t->cf[i].officer);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	json_end(&j);
	return c->diags.errors > 0 ? -1 : 0;
}

static void
handover_text(struct cli *c, const struct desk_things *t)
{
	struct table *due = table_new(c->arena, 4), *cases = table_new(c->arena, 5);
	char iso[DATE_ISO_SIZE];

	cli_trial_line(c);
	buf_printf(c->out, "Frister (%zu)\n", t->dues);
	for (size_t i = 0; i < t->dues; i++) {
		table_cell_add(due, arena_str(c->arena, date_iso(t->due[i].row->day, iso)));
		table_cell_add(due, t->due[i].when == WHEN_LATE ? "försenat" : NULL);
		table_cell_add(due, t->due[i].row->key);
		table_cell_add(due, t->due[i].row->title);
	}
	table_write(due, c->out);
	buf_printf(c->out, "\nDet som återstår av sammanträden och beslut (%zu)\n", t->lefts);
	left_table(c, t->left, t->lefts);
	buf_printf(c->out, "\nÖppna ärenden (%zu)\n", t->cases);
	for (size_t i = 0; i < t->cases; i++) {
		table_cell_add(cases, t->cf[i].key);
		table_cell_add(cases, t->cf[i].title);
		table_cell_add(cases, desk_status(c->desk, &t->cf[i], &c->diags));
		table_cell_add(cases, t->cf[i].officer);
		table_cell_add(cases, desk_owner(c->desk, &t->cf[i], &c->diags));
	}
	table_write(cases, c->out);
}

int
command_handover(struct cli *c)
{
	struct desk_things t = { 0 };

	if (read_all(c, &t) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON))
		return handover_json(c, &t);
	handover_text(c, &t);
	return c->diags.errors > 0 ? -1 : 0;
}
