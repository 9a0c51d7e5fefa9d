/* kansli meeting agenda, item, messages, move: the list of a meeting before it. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/scan.h"
#include "cli/matter.h"
#include "cli/meeting.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/list.h"
#include "engine/law/calendar.h"
#include "engine/store/agenda.h"

/* ---- The list ---- */

static int
item_object(struct cli *c, struct json *j, const struct item_row *item, const char *time)
{
	const struct matter_row *m =
	    store_matter_by_id(desk_store(c->desk), c->arena, item->matter, &c->diags);
	const char *history;

	if (m == NULL)
		return -1;
	history = desk_item_history(c->desk, item, &c->diags);
	json_object(j);
	json_member_int(j, "point", item->point);
	if (item->paragraph > 0)
		json_member_int(j, "number", item->paragraph);
	json_member(j, "item", item->key);
	json_member(j, "matter", item->case_key);
	json_member(j, "title", item->title);
	json_member(j, "kind", item->kind);
	json_member(j, "status", desk_status(c->desk, m, &c->diags));
	json_member(j, "time", time);
	if (item->minutes > 0)
		json_member_int(j, "minutes", item->minutes);
	json_member(j, "speaker", item->speaker);
	if (item->late)
		json_member_bool(j, "late", true);
	json_member(j, "returns", *history != '\0' ? history : NULL);
	json_member(j, "proposal", item->outcome == NULL ? item->proposal : NULL);
	json_member(j, "outcome", item->outcome);
	json_member(j, "decision", item->decision);
	json_object_end(j);
	return c->diags.errors > 0 ? -1 : 0;
}

int
meeting_items_array(struct cli *c, struct json *j, const struct meeting_row *meeting)
{
	const char *const *time;
	struct item_row *item;
	size_t n;

	if (store_items(desk_store(c->desk), c->arena, meeting->matter, &item, &n, &c->diags) != 0)
		return -1;
	time = desk_item_times(c->desk, meeting, item, n);
	json_array(j);
	for (size_t i = 0; i < n; i++)
		if (item_object(c, j, &item[i], time[i]) != 0)
			return -1;
	json_array_end(j);
	return 0;
}

/* What a line says besides the title: why it comes back, tillkommande, the outcome. */
static const char *
remark(struct cli *c, const struct item_row *item)
{
	const char *history = desk_item_history(c->desk, item, &c->diags);

	if (item->outcome != NULL)
		return item->outcome;
	if (*history != '\0')
		return history;
	return item->late ? "tillkommande" : NULL;
}

int
meeting_items_table(struct cli *c, const struct meeting_row *meeting, bool times)
{
	struct table *table = table_new(c->arena, times ? 7 : 5);
	const char *const *time;
	struct item_row *item;
	size_t n;

	if (store_items(desk_store(c->desk), c->arena, meeting->matter, &item, &n, &c->diags) != 0)
		return -1;
	time = desk_item_times(c->desk, meeting, item, n);
	for (size_t i = 0; i < n; i++) {
		if (times)
			table_cell_add(table, time[i]);
		table_cell_add(table, arena_printf(c->arena, "%d", item[i].point));
		table_cell_add(table, item[i].paragraph > 0
					  ? arena_printf(c->arena, "§ %d", item[i].paragraph)
					  : NULL);
		table_cell_add(table, item[i].case_key);
		table_cell_add(table, item[i].title);
		if (times)
			table_cell_add(table, item[i].speaker);
		table_cell_add(table, remark(c, &item[i]));
	}
	table_write(table, c->out);
	return c->diags.errors > 0 ? -1 : 0;
}

static int
proposed_line(struct cli *c, const struct matter_row *m)
{
	const char *justerare, *instead;

	if (desk_proposed_signers(c->desk, m, &justerare, &instead, &c->diags) != 0)
		return -1;
	if (*justerare != '\0')
		buf_printf(c->out, "\nFörslag till justerare: %s%s%s\n", justerare,
		    *instead != '\0' ? ", ersättare " : "", instead);
	return 0;
}

int
command_meeting_agenda(struct cli *c)
{
	const bool times = cli_has(c, OPTION_TIMES);
	struct meeting_row *row;
	const struct matter_row *m = meeting_of(c, STORE_READ, &row);
	struct json j;

	if (m == NULL)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		cli_trial_line(c);
		buf_printf(c->out, "%s  %s\n\n", m->key, m->title);
		if (meeting_items_table(c, row, times) != 0)
			return -1;
		return times ? proposed_line(c, m) : 0;
	}
	json_init(&j, c->out);
	if (meeting_items_array(c, &j, row) != 0)
		return -1;
	json_end(&j);
	return 0;
}

/* ---- One item ---- */

int
command_meeting_item(struct cli *c)
{
	const char *minutes = c->value[OPTION_MINUTES], *speaker = c->value[OPTION_SPEAKER];
	const int point = cli_number(c->operand[1]), length = minutes == NULL ? -1
							      : strcmp(minutes, "0") == 0
								  ? 0
								  : cli_number(minutes);
	struct meeting_row *row;
	const struct matter_row *m;

	if (point == 0 || (length == 0 && strcmp(minutes, "0") != 0))
		return diag_add(&c->diags, &msg_cli_not_a_number, NULL,
		    point == 0 ? c->operand[1] : minutes, NULL);
	m = meeting_of(c, STORE_WRITE, &row);
	if (m == NULL || desk_item_plan(c->desk, m, point, speaker, length, &c->diags) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		struct json j;

		json_init(&j, c->out);
		if (meeting_items_array(c, &j, row) != 0)
			return -1;
		json_end(&j);
		return 0;
	}
	return meeting_items_table(c, row, true);
}

/* ---- What the meeting is told of ---- */

static int
told_list(struct cli *c, const struct matter_row *m)
{
	struct table *table = table_new(c->arena, DOCUMENT_COLUMNS);
	struct document_row *doc;
	struct json j;
	size_t n;

	if (store_announcements(desk_store(c->desk), c->arena, m->id, &doc, &n, &c->diags) != 0)
		return -1;
	json_init(&j, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&j);
	for (size_t i = 0; i < n; i++)
		if (cli_has(c, OPTION_JSON))
			document_object(&j, &doc[i]);
		else
			document_cells(c, table, &doc[i]);
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&j);
		json_end(&j);
	} else {
		table_write(table, c->out);
	}
	return 0;
}

int
command_meeting_messages(struct cli *c)
{
	struct meeting_row *row;
	const struct matter_row *m = meeting_of(c, STORE_WRITE, &row);
	const size_t count = c->operands - 1;
	int64_t *id = arena_array(c->arena, count + 1, sizeof *id);
	size_t told;

	if (m == NULL)
		return -1;
	for (size_t i = 0; i < count; i++) {
		char *end;

		id[i] = strtoll(c->operand[i + 1], &end, 10);
		if (end == c->operand[i + 1] || *end != '\0')
			return diag_add(
			    &c->diags, &msg_cli_not_a_number, NULL, c->operand[i + 1], NULL);
	}
	if (desk_announce(c->desk, m, id, count, &told, &c->diags) != 0)
		return -1;
	return told_list(c, m);
}

/* ---- Another day ---- */

int
command_meeting_move(struct cli *c)
{
	const struct date day = calendar_date(c->operand[1], &c->diags);
	struct desk_report report = { 0 };
	struct meeting_row *row;
	const struct matter_row *m;

	if (date_is_none(day))
		return -1;
	m = meeting_of(c, STORE_WRITE, &row);
	if (m == NULL ||
	    desk_meeting_move(c->desk, m, day, c->value[OPTION_REASON], &report, &c->diags) != 0)
		return -1;
	matter_made(c, &report);
	return 0;
}
