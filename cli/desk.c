/* kansli do, today, tick: the everyday of the desk. */
#include <string.h>

#include "base/arena.h"
#include "cli/at_desk.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/due.h"

int
command_do(struct cli *c)
{
	struct desk_press press = { .action = c->operand[1], .reason = c->value[OPTION_REASON] };
	struct desk_report report = { 0 };
	const struct matter_row *m;

	if (cli_given(c, 2, &press.given, &press.count) != 0)
		return -1;
	m = cli_matter(c, 0, STORE_WRITE);
	if (m == NULL || desk_do(c->desk, m, &press, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_tick(struct cli *c)
{
	struct desk_report report = { 0 };
	struct desk *desk = cli_desk(c, STORE_WRITE);
	const struct desk_ways ways = cli_ways(c);
	struct desk_left left;
	size_t fired;

	if (desk == NULL || desk_tick(desk, &report, &fired, &c->diags) != 0)
		return -1;
	if ((ways.spool != NULL || desk_can_mail(desk, &c->diags)) &&
	    desk_remind(desk, &c->diags) != 0)
		return -1;
	if (desk_deliver(desk, &ways, &left, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	if (!cli_has(c, OPTION_JSON))
		cli_left(c, &ways, &left);
	return 0;
}

/* ---- today ---- */

enum { TODAY_AHEAD = 7, TODAY_COLUMNS = 5 };

/* The parts of the list, in order; a row belongs to the first whose last day it reaches. */
static const struct {
	const char *title;
	int last; /* days from today */
} today_parts[] = {
	{ "Försenat", -1 },
	{ "I dag", 0 },
	{ "De närmaste sju dagarna", TODAY_AHEAD },
};

struct today {
	struct json json;
	struct table *table[3];
	const char *why[3]; /* the same with the derivations, for --why */
	size_t count[3];
};

static void
today_cells(struct table *table, const struct deadline_row *row, const char *action)
{
	char iso[DATE_ISO_SIZE];

	table_cell_add(table, date_iso(row->day, iso));
	table_cell_add(table, row->key);
	table_cell_add(table, row->title);
	table_cell_add(table, row->matter_title);
	table_cell_add(table, action);
}

/* With --why each row is followed by how its day was come to. */
static const char *
today_why(struct cli *c, const char *before, const struct deadline_row *row, const char *action)
{
	struct table *one = table_new(c->arena, TODAY_COLUMNS);
	struct buf b;
	const char *text;

	buf_init(&b, CLI_OUT_MAX);
	today_cells(one, row, action);
	table_write(one, &b);
	text = arena_printf(c->arena, "%s%s    %s\n", before, b.text,
	    row->derivation != NULL ? row->derivation : DEADLINE_NO_RULE);
	buf_free(&b);
	return text;
}

static void
today_row(struct cli *c, struct today *t, const struct deadline_row *row, const char *action)
{
	struct date today = desk_day(c->desk);
	size_t part = 0;

	while (row->day.n - today.n > today_parts[part].last)
		part++;
	t->count[part]++;
	if (!cli_has(c, OPTION_JSON)) {
		today_cells(t->table[part], row, action);
		if (cli_has(c, OPTION_WHY))
			t->why[part] = today_why(c, t->why[part], row, action);
		return;
	}
	json_object(&t->json);
	json_member_day(&t->json, "day", row->day);
	json_member_bool(&t->json, "late", row->day.n < today.n);
	json_member(&t->json, "matter", row->key);
	json_member(&t->json, "what", row->title);
	json_member(&t->json, "rule", row->rule);
	json_member(&t->json, "action", action);
	if (cli_has(c, OPTION_WHY))
		json_member(&t->json, "derivation", row->derivation);
	json_object_end(&t->json);
}

static int
today_csv(struct cli *c, const struct desk_due *due, size_t n)
{
	static const char *const names[] = { "dag", "ärende", "frist", "rubrik", "åtgärd" };
	struct table *table = table_new(c->arena, TODAY_COLUMNS);

	for (size_t i = 0; i < n; i++)
		today_cells(table, due[i].row, due[i].action);
	return cli_csv(c, table, names);
}

static int
today_rows(struct cli *c, struct today *t)
{
	struct due_filter filter = { .until = date_add_days(desk_day(c->desk), TODAY_AHEAD) };
	const struct desk_due *due;
	size_t n;

	if (cli_body(c, &filter.body) != 0 || cli_officer(c, &filter.officer) != 0 ||
	    desk_due(c->desk, &filter, &due, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		today_row(c, t, due[i].row, due[i].action);
	return cli_has(c, OPTION_CSV) ? today_csv(c, due, n) : 0;
}

static void
today_write(struct cli *c, const struct today *t)
{
	bool any = false;

	cli_trial_line(c);
	for (size_t i = 0; i < sizeof(today_parts) / sizeof(today_parts[0]); i++) {
		if (t->count[i] == 0)
			continue;
		buf_printf(c->out, "%s%s\n", any ? "\n" : "", today_parts[i].title);
		if (cli_has(c, OPTION_WHY))
			buf_str(c->out, t->why[i]);
		else
			table_write(t->table[i], c->out);
		any = true;
	}
	if (!any)
		buf_str(c->out, "Inget att göra den närmaste veckan.\n");
}

int
command_today(struct cli *c)
{
	struct today t;

	if (cli_desk(c, STORE_READ) == NULL)
		return -1;
	memset(&t, 0, sizeof(t));
	for (size_t i = 0; i < sizeof(t.table) / sizeof(t.table[0]); i++) {
		t.table[i] = table_new(c->arena, TODAY_COLUMNS);
		t.why[i] = "";
	}
	json_init(&t.json, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&t.json);
	if (today_rows(c, &t) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&t.json);
		json_end(&t.json);
	} else {
		today_write(c, &t);
	}
	return 0;
}
