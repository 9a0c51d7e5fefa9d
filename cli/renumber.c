/* kansli meeting renumber: which § each item of a meeting has and would get. */
#include <string.h>

#include "base/arena.h"
#include "base/scan.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/renumber.h"

static void
rows_array(struct cli *c, const struct desk_renumbered *item, size_t count)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < count; i++) {
		json_object(&j);
		if (item[i].from > 0)
			json_member_int(&j, "from", item[i].from);
		json_member_int(&j, "to", item[i].to);
		json_member(&j, "title", item[i].title);
		json_member_int(&j, "point", item[i].point);
		json_member(&j, "item", item[i].key);
		json_member_bool(&j, "frozen", item[i].frozen);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
}

static void
rows_table(struct cli *c, const struct desk_renumbered *item, size_t count)
{
	struct table *table = table_new(c->arena, 4);

	for (size_t i = 0; i < count; i++) {
		const bool same = item[i].from == item[i].to;

		table_cell_add(table, item[i].from > 0
					  ? arena_printf(c->arena, "§ %d", item[i].from)
					  : arena_printf(c->arena, "punkt %d", item[i].point));
		table_cell_add(table, same ? NULL : arena_printf(c->arena, "→ § %d", item[i].to));
		table_cell_add(table, item[i].title);
		table_cell_add(table, item[i].frozen ? "ligger fast" : NULL);
	}
	table_write(table, c->out);
}

static int
first_wanted(struct cli *c, int *first)
{
	const char *next = c->value[OPTION_NEXT];
	struct scan s;
	uint32_t n;

	*first = 0;
	if (next == NULL)
		return 0;
	s = scan_of(next, strlen(next));
	if (!scan_number(&s, 1, 4, &n) || s.p != s.end || n == 0)
		return diag_add(&c->diags, &msg_cli_not_a_number, NULL, next, NULL);
	*first = (int)n;
	return 0;
}

int
command_meeting_renumber(struct cli *c)
{
	struct desk_renumbering wish = { .order = c->value[OPTION_ORDER],
		.apply = cli_has(c, OPTION_APPLY),
		.reason = c->value[OPTION_REASON] };
	struct desk_report report = { 0 };
	const struct desk_renumbered *item;
	const struct matter_row *m;
	size_t count;

	if (first_wanted(c, &wish.first) != 0)
		return -1;
	if (wish.apply && wish.reason == NULL)
		return diag_add(&c->diags, &msg_cli_reason_missing, NULL, NULL);
	m = cli_matter(c, 0, wish.apply ? STORE_WRITE : STORE_READ);
	item = m == NULL ? NULL : desk_renumber(c->desk, m, &wish, &count, &report, &c->diags);
	if (item == NULL)
		return -1;
	if (cli_has(c, OPTION_JSON))
		rows_array(c, item, count);
	else
		rows_table(c, item, count);
	return 0;
}
