/* kansli body and kansli person: who there is. */
#include <stdio.h>

#include "base/arena.h"
#include "base/csv.h"
#include "cli/at_desk.h"
#include "cli/table.h"

/* What the body's reglemente decides, as kommun.xml has it. */
static int
settings_object(struct cli *c, struct json *j, const struct body_row *body)
{
	const struct desk_given *setting;
	size_t n;

	if (desk_body_settings(c->desk, body, &setting, &n, &c->diags) != 0)
		return -1;
	json_key(j, "settings");
	json_object(j);
	for (size_t i = 0; i < n; i++)
		json_member(j, setting[i].name, setting[i].value);
	json_object_end(j);
	return 0;
}

int
command_body_list(struct cli *c)
{
	struct desk *desk = cli_desk(c, STORE_READ);
	struct table *table = table_new(c->arena, 5);
	struct body_row *body;
	size_t n;
	struct json j;

	if (desk == NULL || store_bodies(desk_store(desk), c->arena, &body, &n, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		for (size_t i = 0; i < n; i++) {
			table_cell_add(table, body[i].code);
			table_cell_add(table, body[i].name);
			table_cell_add(table, body[i].type);
			table_cell_add(table, arena_printf(c->arena, "%d platser", body[i].seats));
			table_cell_add(
			    table, body[i].parent == NULL
				       ? NULL
				       : arena_printf(c->arena, "under %s", body[i].parent));
		}
		table_write(table, c->out);
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++) {
		json_object(&j);
		json_member(&j, "body", body[i].code);
		json_member(&j, "name", body[i].name);
		json_member(&j, "type", body[i].type);
		json_member_int(&j, "seats", body[i].seats);
		json_member(&j, "parent", body[i].parent);
		if (settings_object(c, &j, &body[i]) != 0)
			return -1;
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
	return 0;
}

int
command_person_import(struct cli *c)
{
	struct desk_people people;
	size_t size;
	char *text = cli_file(c, c->operand[0], &size);
	struct desk *desk = text == NULL ? NULL : cli_desk(c, STORE_WRITE);
	struct json j;

	if (desk == NULL ||
	    desk_person_import(desk, c->operand[0], text, size, &people, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		if (people.matrix > 0)
			buf_printf(c->out, "%zu rader i inkallelseordningen\n", people.matrix);
		else
			buf_printf(
			    c->out, "%zu personer, %zu uppdrag\n", people.persons, people.mandates);
		return 0;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member_int(&j, "persons", (long long)people.persons);
	json_member_int(&j, "mandates", (long long)people.mandates);
	json_member_int(&j, "matrix", (long long)people.matrix);
	json_object_end(&j);
	json_end(&j);
	return 0;
}

/* ---- Export ---- */

static const char *
day_text(struct cli *c, struct date day)
{
	char iso[DATE_ISO_SIZE];

	return date_is_none(day) ? NULL : arena_str(c->arena, date_iso(day, iso));
}

static void
csv_line(struct cli *c, const struct mandate_row *m)
{
	csv_cell(c->out, m->who.name, ';');
	csv_cell(c->out, m->who.party, ';');
	csv_cell(c->out, m->body, ';');
	csv_cell(c->out, m->role, ';');
	csv_cell(c->out, day_text(c, m->from), ';');
	csv_cell(c->out, day_text(c, m->to), ';');
	csv_cell(c->out, m->order > 0 ? arena_printf(c->arena, "%d", m->order) : NULL, ';');
	csv_cell(c->out, m->personal_for, ';');
	csv_cell(c->out, m->who.user, ';');
	csv_cell(c->out, m->who.title, ';');
	csv_cell(c->out, m->who.phone, ';');
	csv_cell(c->out, m->who.email, '\n');
}

static void
mandate_object(struct json *j, const struct mandate_row *m)
{
	json_object(j);
	json_member(j, "name", m->who.name);
	json_member(j, "party", m->who.party);
	json_member(j, "body", m->body);
	json_member(j, "role", m->role);
	json_member_day(j, "from", m->from);
	json_member_day(j, "to", m->to);
	if (m->order > 0)
		json_member_int(j, "order", m->order);
	json_member(j, "personal_for", m->personal_for);
	json_member(j, "user", m->who.user);
	json_member(j, "title", m->who.title);
	json_object_end(j);
}

static int
export_body(struct cli *c, struct json *j, const char *body)
{
	struct mandate_row *m;
	size_t n;

	if (store_mandates(desk_store(c->desk), c->arena, body, DATE_NONE, &m, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (j != NULL)
			mandate_object(j, &m[i]);
		else
			csv_line(c, &m[i]);
	return 0;
}

/* One body's mandates, or those of all bodies and then those of no body. */
static int
export_all(struct cli *c, struct json *j)
{
	struct body_row *body;
	size_t n;

	if (c->value[OPTION_BODY] != NULL)
		return export_body(c, j, c->value[OPTION_BODY]);
	if (store_bodies(desk_store(c->desk), c->arena, &body, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (export_body(c, j, body[i].code) != 0)
			return -1;
	return export_body(c, j, NULL);
}

int
command_person_export(struct cli *c)
{
	struct desk *desk = cli_desk(c, STORE_READ);
	struct json j;

	if (desk == NULL)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		buf_str(c->out, "namn;parti;organ;roll;från;till;inkallelseordning;personlig-för;"
				"användare;titel;telefon;e-post\n");
		return export_all(c, NULL);
	}
	json_init(&j, c->out);
	json_array(&j);
	if (export_all(c, &j) != 0)
		return -1;
	json_array_end(&j);
	json_end(&j);
	return 0;
}
