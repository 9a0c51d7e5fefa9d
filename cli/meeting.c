/* kansli meeting: meetings and their lists. */
#include <string.h>

#include "base/arena.h"
#include "cli/matter.h"
#include "cli/meeting.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/board/rules.h"
#include "engine/desk/list.h"
#include "engine/desk/messages.h"
#include "engine/law/calendar.h"

struct matter_row *
meeting_of(struct cli *c, enum store_mode mode, struct meeting_row **row)
{
	struct matter_row *m = cli_matter(c, 0, mode);

	if (m == NULL ||
	    store_meeting_find(desk_store(c->desk), c->arena, m->id, row, &c->diags) != 0)
		return NULL;
	if (*row != NULL)
		return m;
	diag_add(&c->diags, &msg_desk_not_a, NULL, m->key, "ett sammanträde", m->kind, NULL);
	return NULL;
}

int
command_meeting_new(struct cli *c)
{
	struct desk_meeting meeting = { .body = c->operand[0],
		.time = c->value[OPTION_TIME],
		.place = c->value[OPTION_PLACE],
		.extra = cli_has(c, OPTION_EXTRA) };
	struct desk_report report = { 0 };
	struct desk *desk;

	meeting.day = calendar_date(c->operand[1], &c->diags);
	if (date_is_none(meeting.day))
		return -1;
	desk = cli_desk(c, STORE_WRITE);
	if (desk == NULL || desk_meeting_new(desk, &meeting, &report, &c->diags) != 0)
		return -1;
	matter_made(c, &report);
	return 0;
}

/* The place that --at names, tried before anything is added; *point gets the punkt of the first
 * item that will be. */
static int
find_place(struct cli *c, const struct matter_row *m, int *place, int *point)
{
	const char *at = c->value[OPTION_AT];

	if (at == NULL)
		return 0;
	*place = cli_number(at);
	if (*place == 0)
		return diag_add(&c->diags, &msg_cli_not_a_number, NULL, at, NULL);
	if (store_item_next_point(desk_store(c->desk), m->id, point, &c->diags) != 0)
		return -1;
	return desk_meeting_place(c->desk, m, 0, *place, NULL, &c->diags);
}

int
command_meeting_add(struct cli *c)
{
	const char *title = c->value[OPTION_TITLE];
	const struct desk_item what = { .title = title, .kind = c->value[OPTION_ITEM_KIND] };
	struct desk_report report = { 0 };
	struct meeting_row *row;
	const struct matter_row *m = meeting_of(c, STORE_WRITE, &row);
	size_t count = c->operands - 1;
	const struct matter_row **added = arena_array(c->arena, count + 1, sizeof *added);
	int place = 0, point = 0;

	if (m == NULL)
		return -1;
	if (count == 0 && title == NULL)
		return diag_add(&c->diags, &msg_cli_nothing_to_add, NULL, m->key, NULL);
	if (find_place(c, m, &place, &point) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if ((added[i] = cli_matter(c, i + 1, STORE_WRITE)) == NULL)
			return -1;
	if (count > 0 && desk_meeting_add(c->desk, m, added, count, &report, &c->diags) != 0)
		return -1;
	if (title != NULL && desk_meeting_add_item(c->desk, m, &what, &report, &c->diags) != 0)
		return -1;
	if (place > 0 && desk_meeting_place(c->desk, m, point, place, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

/* The meeting of the first operand, and the file of the second.  NULL if either fails. */
static const struct matter_row *
meeting_and_file(struct cli *c, const char **text, size_t *size)
{
	struct meeting_row *row;

	*text = cli_file(c, c->operand[1], size);
	return *text != NULL ? meeting_of(c, STORE_WRITE, &row) : NULL;
}

int
command_meeting_notes(struct cli *c)
{
	struct desk_report report = { 0 };
	size_t size;
	const char *text;
	const struct matter_row *m = meeting_and_file(c, &text, &size);

	if (m == NULL ||
	    desk_meeting_notes(c->desk, m, c->operand[1], text, size, &report, &c->diags) != 0)
		return -1;
	if (cli_has(c, OPTION_CARRY_OUT) &&
	    desk_meeting_carry_out(c->desk, m, c->value[OPTION_REASON], &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_meeting_sign_now(struct cli *c)
{
	struct desk_report report = { 0 };
	struct meeting_row *row;
	const struct matter_row *m = meeting_of(c, STORE_WRITE, &row);

	if (m == NULL || desk_sign_now(c->desk, m, c->operand[1], c->value[OPTION_REASON], &report,
			     &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_meeting_delegation(struct cli *c)
{
	struct desk_report report = { 0 };
	size_t size;
	const char *text;
	const struct matter_row *m = meeting_and_file(c, &text, &size);

	if (m == NULL ||
	    desk_meeting_delegation(c->desk, m, c->operand[1], text, size, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_meeting_rules(struct cli *c)
{
	size_t n;
	const struct board_rule *rule = board_rules(&n);
	struct json j;

	if (!cli_has(c, OPTION_JSON)) {
		for (size_t i = 0; i < n; i++)
			buf_printf(
			    c->out, "%-5s %s\n      %s\n", rule[i].id, rule[i].law, rule[i].text);
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++) {
		json_object(&j);
		json_member(&j, "rule", rule[i].id);
		json_member(&j, "law", rule[i].law);
		json_member(&j, "text", rule[i].text);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
	return 0;
}

int
command_number_set(struct cli *c)
{
	const char *next = c->value[OPTION_NEXT], *reason = c->value[OPTION_REASON];
	const int year = cli_number(c->operand[2]),
		  number = next == NULL ? 0 : cli_number(next);
	struct desk *desk;

	if (strcmp(c->operand[1], "§") != 0)
		return diag_add(&c->diags, &msg_cli_not_a_series, NULL, c->operand[1], NULL);
	if (year == 0 || number == 0)
		return diag_add(&c->diags, &msg_cli_not_a_number, NULL,
		    year == 0      ? c->operand[2]
		    : next == NULL ? "--next"
				   : next,
		    NULL);
	if (reason == NULL)
		return diag_add(&c->diags, &msg_cli_reason_missing, NULL, NULL);
	desk = cli_desk(c, STORE_WRITE);
	if (desk == NULL ||
	    desk_number_set(desk, c->operand[0], year, number, reason, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON))
		buf_printf(c->out, "%s § %d: nästa nummer är %d\n", c->operand[0], year, number);
	return 0;
}

/* Whose turn it is to justera. */
static int
proposed_members(struct cli *c, struct json *j, const struct matter_row *m)
{
	const char *justerare, *instead;

	if (desk_proposed_signers(c->desk, m, &justerare, &instead, &c->diags) != 0)
		return -1;
	json_member(j, "proposed_signer", *justerare != '\0' ? justerare : NULL);
	json_member(j, "proposed_substitute", *instead != '\0' ? instead : NULL);
	return 0;
}

int
command_meeting_show(struct cli *c)
{
	struct meeting_row *row;
	const struct matter_row *m = meeting_of(c, STORE_READ, &row);
	struct json j;

	if (m == NULL)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		if (matter_show(c, m) != 0)
			return -1;
		buf_str(c->out, "\nLista\n");
		return meeting_items_table(c, row, false);
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member_day(&j, "day", row->day);
	json_member(&j, "from", row->from);
	json_member(&j, "to", row->to);
	json_member(&j, "place", row->place);
	if (matter_members(c, &j, m) != 0 || proposed_members(c, &j, m) != 0)
		return -1;
	json_key(&j, "items");
	if (meeting_items_array(c, &j, row) != 0)
		return -1;
	json_object_end(&j);
	json_end(&j);
	return 0;
}
