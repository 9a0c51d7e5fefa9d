/* kansli notice: what is, was or will be on the anslagstavla. */
#include "base/arena.h"
#include "cli/matter.h"
#include "cli/table.h"
#include "engine/desk/messages.h"

/* What a notice has beside what every matter has. */
static void
notice_members(struct json *j, const struct notice_row *row)
{
	json_member(j, "notice", row->key);
	json_member(j, "signing_round", row->signing_key);
	json_member_day(j, "meeting_day", row->meeting_day);
	json_member_day(j, "signed", row->signed_on);
	json_member_day(j, "planned", row->planned);
	json_member_day(j, "posted", row->posted);
	json_member_day(j, "last", row->last);
	json_member_day(j, "down", row->down);
	json_member_day(j, "removed", row->removed);
	json_member(j, "place", row->place);
}

static const char *
day_cell(struct cli *c, const char *words, struct date day)
{
	char iso[DATE_ISO_SIZE];

	return date_is_none(day) ? "" : arena_printf(c->arena, "%s %s", words, date_iso(day, iso));
}

static void
notice_cells(struct cli *c, struct table *table, const struct notice_row *row)
{
	table_cell_add(table, row->key);
	table_cell_add(table, row->body);
	table_cell_add(table, day_cell(c, "sammanträde", row->meeting_day));
	table_cell_add(table, day_cell(c, "uppe", row->posted));
	table_cell_add(table, day_cell(c, "sista dag", row->last));
	table_cell_add(table, date_is_none(row->removed) ? day_cell(c, "tas ned", row->down)
							 : day_cell(c, "nedtaget", row->removed));
}

int
command_notice_list(struct cli *c)
{
	struct desk *desk = cli_desk(c, STORE_READ);
	struct table *table = table_new(c->arena, 6);
	struct notice_row *row;
	const char *body;
	size_t n;
	struct json j;

	if (desk == NULL || cli_body(c, &body) != 0 ||
	    store_notices(
		desk_store(desk), c->arena, body, cli_has(c, OPTION_UP), &row, &n, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		cli_trial_line(c);
		for (size_t i = 0; i < n; i++)
			notice_cells(c, table, &row[i]);
		table_write(table, c->out);
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++) {
		json_object(&j);
		notice_members(&j, &row[i]);
		json_member(&j, "body", row[i].body);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
	return 0;
}

int
command_notice_show(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	struct notice_row *row;
	struct json j;

	if (m == NULL ||
	    store_notice_find(desk_store(c->desk), c->arena, m->id, &row, &c->diags) != 0)
		return -1;
	if (row == NULL)
		return diag_add(
		    &c->diags, &msg_desk_not_a, NULL, m->key, "ett anslag", m->kind, NULL);
	if (!cli_has(c, OPTION_JSON))
		return matter_show(c, m);
	json_init(&j, c->out);
	json_object(&j);
	notice_members(&j, row);
	if (matter_members(c, &j, m) != 0)
		return -1;
	json_object_end(&j);
	json_end(&j);
	return 0;
}
