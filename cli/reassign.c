/* kansli case reassign: all that an officer has, to another. */
#include "engine/desk/reassign.h"

#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"

static void
answer(struct cli *c, const struct matter_row *row, size_t n, const char *to)
{
	struct table *table = table_new(c->arena, 3);
	struct json j;

	if (cli_has(c, OPTION_JSON)) {
		json_init(&j, c->out);
		json_array(&j);
		for (size_t i = 0; i < n; i++) {
			json_object(&j);
			json_member(&j, "matter", row[i].key);
			json_member(&j, "title", row[i].title);
			json_member(&j, "from", row[i].officer);
			json_member(&j, "to", to);
			json_object_end(&j);
		}
		json_array_end(&j);
		json_end(&j);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		table_cell_add(table, row[i].key);
		table_cell_add(table, row[i].officer);
		table_cell_add(table, row[i].title);
	}
	table_write(table, c->out);
}

int
command_case_reassign(struct cli *c)
{
	const bool look = cli_has(c, OPTION_DRY_RUN);
	const struct desk_reassign r = { .from = c->value[OPTION_FROM_OFFICER],
		.to = c->value[OPTION_TO_OFFICER],
		.reason = c->value[OPTION_REASON],
		.look = look };
	struct desk_report report = { 0 };
	struct matter_row *row;
	size_t n;

	if (r.from == NULL || r.to == NULL)
		return diag_add(&c->diags, &msg_cli_option_missing, NULL,
		    r.from == NULL ? "--from" : "--to", cli_usage(c), NULL);
	if (cli_desk(c, STORE_WRITE) == NULL ||
	    desk_reassign(c->desk, &r, &row, &n, &report, &c->diags) != 0)
		return -1;
	answer(c, row, n, r.to);
	return 0;
}
