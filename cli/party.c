/* kansli case party, case parties: who a case concerns, and how they are reached. */
#include "engine/desk/parties.h"

#include "base/arena.h"
#include "cli/matter.h"
#include "cli/messages.h"
#include "cli/table.h"

int
command_case_party(struct cli *c)
{
	const struct party_row party = { .name = c->operand[1],
		.role = c->value[OPTION_PARTY_ROLE],
		.address = c->value[OPTION_ADDRESS],
		.channel = c->value[OPTION_CHANNEL] };
	struct desk_report report = { 0 };
	const struct matter_row *m = cli_matter(c, 0, STORE_WRITE);

	if (m == NULL || desk_party_put(c->desk, m, &party, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

static void
party_object(struct json *j, const struct party_row *p)
{
	json_object(j);
	json_member(j, "name", p->name);
	json_member(j, "role", p->role);
	json_member(j, "address", p->address);
	json_member(j, "channel", p->channel);
	json_member_int(j, "in", p->in);
	json_member_int(j, "out", p->out);
	json_member_bool(j, "recipient", p->recipient);
	json_object_end(j);
}

static void
party_cells(struct cli *c, struct table *table, const struct party_row *p)
{
	table_cell_add(table, p->name);
	table_cell_add(table, p->role);
	table_cell_add(table, p->channel);
	table_cell_add(table, p->address);
	table_cell_add(table, p->in > 0 ? arena_printf(c->arena, "%d in", p->in) : "");
	table_cell_add(table, p->out > 0 ? arena_printf(c->arena, "%d ut", p->out) : "");
	table_cell_add(table, p->recipient ? "får beslutet" : "");
}

int
command_case_parties(struct cli *c)
{
	static const char *const names[] = { "namn", "roll", "kanal", "adress", "in", "ut",
		"beslut" };
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	struct table *table = table_new(c->arena, sizeof names / sizeof *names);
	struct party_row *row;
	struct json j;
	size_t n;

	if (m == NULL || desk_parties(c->desk, m, &row, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		party_cells(c, table, &row[i]);
	if (cli_has(c, OPTION_CSV) && cli_csv(c, table, names) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		cli_trial_line(c);
		table_write(table, c->out);
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		party_object(&j, &row[i]);
	json_array_end(&j);
	json_end(&j);
	return 0;
}
