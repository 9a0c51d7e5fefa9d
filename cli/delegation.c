/* kansli delegation list: the register of delegationsbeslut. */
#include "base/arena.h"
#include "cli/at_desk.h"
#include "cli/table.h"
#include "engine/desk/delegated.h"

enum { COLUMNS = 7 };

static struct table *
register_table(struct cli *c, const struct view_delegated *d, size_t count)
{
	struct table *table = table_new(c->arena, COLUMNS);

	for (size_t i = 0; i < count; i++) {
		table_cell_add(table, d[i].matter->key);
		table_cell_add(table, d[i].day);
		table_cell_add(table, d[i].urgent ? "ordförandebeslut" : d[i].point);
		table_cell_add(table, d[i].who);
		table_cell_add(table, d[i].matter->title);
		table_cell_add(table, d[i].where);
		table_cell_add(table, d[i].status);
	}
	return table;
}

static void
register_json(struct cli *c, const struct view_delegated *d, size_t count)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < count; i++) {
		json_object(&j);
		json_member(&j, "matter", d[i].matter->key);
		json_member(&j, "case", d[i].matter->parent_key);
		json_member(&j, "day", d[i].day);
		json_member(&j, "point", *d[i].point != '\0' ? d[i].point : NULL);
		json_member_bool(&j, "urgent", d[i].urgent);
		json_member(&j, "decided_by", d[i].who);
		json_member(&j, "title", d[i].matter->title);
		json_member(&j, "decision", d[i].text);
		json_member(&j, "appeal", *d[i].regime != '\0' ? d[i].regime : NULL);
		json_member(&j, "reported", *d[i].where != '\0' ? d[i].where : NULL);
		json_member(&j, "status", d[i].status);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
}

int
command_delegation_list(struct cli *c)
{
	static const char *const names[COLUMNS] = { "delegationsbeslut", "dag", "punkt",
		"beslutat av", "rubrik", "anmält", "status" };
	const struct view_delegated *d;
	const char *body;
	size_t n;

	if (cli_desk(c, STORE_READ) == NULL || cli_body(c, &body) != 0 ||
	    desk_delegated(c->desk, body, cli_has(c, OPTION_ALL), &d, &n, &c->diags) != 0)
		return -1;
	if (cli_has(c, OPTION_CSV) && cli_csv(c, register_table(c, d, n), names) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		register_json(c, d, n);
		return 0;
	}
	cli_trial_line(c);
	table_write(register_table(c, d, n), c->out);
	if (n == 0)
		buf_str(c->out, "Inga delegationsbeslut väntar på att anmälas.\n");
	return 0;
}
