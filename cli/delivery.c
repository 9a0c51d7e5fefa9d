/* kansli delivery: who has got part of a decision, and when. */
#include "engine/desk/delivery.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "cli/delivery.h"
#include "cli/table.h"

int
command_delivery_new(struct cli *c)
{
	struct desk_delivery new = { .name = c->operand[1] };
	struct desk_report report = { 0 };
	struct desk_given *all;

	if (cli_given(c, 2, &new.given, &new.count) != 0)
		return -1;
	all = arena_array(c->arena, new.count + 1, sizeof *all);
	if (new.count > 0)
		memcpy(all, new.given, new.count * sizeof *all);
	if (cli_has(c, OPTION_HOW))
		all[new.count++] = (struct desk_given){ "sätt", c->value[OPTION_HOW] };
	new.given = all;
	new.about = cli_matter(c, 0, STORE_WRITE);
	if (new.about == NULL || desk_delivery_new(c->desk, &new, &report, &c->diags) != 0)
		return -1;
	matter_made(c, &report);
	return 0;
}

/* Press an åtgärd of the delgivning that the operands name, with what was said. */
static int
press(struct cli *c, const struct matter_row *m, const char *action, const struct desk_given *given,
    size_t count)
{
	struct desk_given *said = arena_array(c->arena, count + 1, sizeof *said);
	struct desk_press p = { .action = action, .given = said };
	struct desk_report report = { 0 };

	for (size_t i = 0; i < count; i++)
		if (given[i].value != NULL)
			said[p.count++] = given[i];
	if (desk_do(c->desk, m, &p, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

static const struct matter_row *
delivery(struct cli *c)
{
	const struct matter_row *about = cli_matter(c, 0, STORE_WRITE);

	return about != NULL ? desk_delivery_find(c->desk, about, c->operand[1], &c->diags) : NULL;
}

int
command_delivery_sent(struct cli *c)
{
	const struct matter_row *m = delivery(c);
	struct desk_given given[] = { { "skickat", c->value[OPTION_ON] },
		{ "sätt", c->value[OPTION_HOW] } };
	char today[DATE_ISO_SIZE];

	if (m == NULL)
		return -1;
	if (!cli_has(c, OPTION_ON)) /* also when it is sent again */
		given[0].value = date_iso(desk_day(c->desk), today);
	return press(c, m, "skicka", given, 2);
}

int
command_delivery_receipt(struct cli *c)
{
	const struct matter_row *m = delivery(c);
	const struct desk_given receipt[] = { { "delgiven", c->value[OPTION_ON] },
		{ "sätt", c->value[OPTION_HOW] }, { "bevis", c->value[OPTION_PROOF] } };
	const struct desk_given control[] = { { "kontroll", c->value[OPTION_ON] } };
	const char *how = c->value[OPTION_HOW];

	if (m == NULL)
		return -1;
	if (how == NULL)
		how = desk_field(c->desk, m, "sätt");
	return text_same_word(how, "förenklad")
		   ? press(c, m, "anteckna-kontrollmeddelande", control, 1)
		   : press(c, m, "anteckna-kvitto", receipt, 3);
}

/* ---- The list ---- */

void
delivery_object(struct json *j, const struct desk_recipient *r)
{
	json_object(j);
	json_member(j, "name", r->name);
	json_member(j, "about", r->about);
	json_member(j, "matter", r->key);
	json_member(j, "how", r->method);
	json_member_day(j, "sent", r->sent);
	json_member_day(j, "control", r->control);
	json_member_day(j, "received", r->received);
	json_member_day(j, "last", r->last);
	json_member_bool(j, "begun", !date_is_none(r->last));
	json_member(j, "proof", r->proof);
	json_member(j, "status", r->status);
	json_object_end(j);
}

static const char *
day_cell(struct cli *c, const char *words, struct date day)
{
	char iso[DATE_ISO_SIZE];

	return date_is_none(day) ? "" : arena_printf(c->arena, "%s %s", words, date_iso(day, iso));
}

void
delivery_cells(struct cli *c, struct table *table, const struct desk_recipient *r)
{
	table_cell_add(table, r->about);
	table_cell_add(table, r->name);
	table_cell_add(table, r->method);
	table_cell_add(table, day_cell(c, "skickat", r->sent));
	table_cell_add(table, day_cell(c, "delgiven", r->received));
	table_cell_add(table,
	    date_is_none(r->last) ? "tiden har inte börjat" : day_cell(c, "sista dag", r->last));
	table_cell_add(table, r->status);
}

int
command_delivery_list(struct cli *c)
{
	const struct matter_row *m = NULL;
	const struct desk_recipient *r;
	struct table *table = table_new(c->arena, DELIVERY_COLUMNS);
	struct json j;
	size_t n;

	if (cli_desk(c, STORE_READ) == NULL ||
	    (c->operands > 0 && (m = cli_matter(c, 0, STORE_READ)) == NULL) ||
	    desk_recipients(c->desk, m, &r, &n, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		cli_trial_line(c);
		for (size_t i = 0; i < n; i++)
			delivery_cells(c, table, &r[i]);
		table_write(table, c->out);
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		delivery_object(&j, &r[i]);
	json_array_end(&j);
	json_end(&j);
	return 0;
}
