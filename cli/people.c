/* kansli body and kansli person: who there is. */
#include <stdio.h>

#include "base/arena.h"
#include "cli/at_desk.h"
#include "cli/table.h"

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
