/* kansli case: cases and what has happened to them. */
#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "cli/matter.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/due.h"
#include "engine/desk/void.h"
#include "engine/intake/intake.h"

enum { LIST_PAGE = 200 };

enum { SAID_MAX = 1 << 20 };

/* What was found in the file that a case began from, with its places, and what is not
 * certain in it. */
static void
say_what_was_read(struct cli *c, const struct intake *read, const char *file)
{
	struct buf text;

	if (read == NULL)
		return;
	buf_init(&text, SAID_MAX);
	intake_text(read, c->language, &text);
	buf_printf(c->err, "%s: %s", file, text.text);
	buf_free(&text);
}

int
command_case_new(struct cli *c)
{
	const char *file = c->value[OPTION_FROM_FILE];
	struct desk_case start = { .flow = c->value[OPTION_FLOW], .file_name = file };
	struct desk_report report = { 0 };
	const struct intake *read = NULL;
	struct desk *desk;

	if (start.flow == NULL)
		return diag_add(
		    &c->diags, &msg_cli_option_missing, NULL, "--flow", cli_usage(c), NULL);
	if (cli_given(c, 0, &start.given, &start.count) != 0)
		return -1;
	if (file != NULL) {
		start.file_bytes = cli_file(c, file, &start.file_size);
		if (start.file_bytes == NULL)
			return -1;
	}
	desk = cli_desk(c, STORE_WRITE);
	if (desk == NULL || desk_case_new(desk, &start, &report, &read, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_QUIET))
		say_what_was_read(c, read, file);
	matter_made(c, &report);
	return 0;
}

int
command_case_show(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	struct json j;

	if (m == NULL)
		return -1;
	if (!cli_has(c, OPTION_JSON))
		return matter_show(c, m);
	json_init(&j, c->out);
	json_object(&j);
	if (matter_members(c, &j, m) != 0)
		return -1;
	json_object_end(&j);
	json_end(&j);
	return 0;
}

static const char *
roles_of(struct cli *c, const struct chart_action *action)
{
	const char *list = "";

	for (size_t i = 0; i < action->role_count; i++)
		list = arena_printf(c->arena, "%s%s%s", list, i == 0 ? "" : ", ", action->roles[i]);
	return list;
}

static const char *
strength_name(enum strength strength)
{
	return strength == STRENGTH_STOP ? "stopp" : "varning";
}

static bool
is_met_by(const struct desk_held *held, const struct chart_action *action)
{
	return held->action != NULL && strcmp(held->action, action->id) == 0;
}

/* The deadlines that the åtgärd meets; left out if there are none. */
static void
met_members(
    struct json *j, const struct chart_action *action, const struct desk_held *held, size_t count)
{
	size_t met = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_met_by(&held[i], action))
			continue;
		if (met++ == 0) {
			json_key(j, "deadlines");
			json_array(j);
		}
		json_object(j);
		json_member_day(j, "day", held[i].row->day);
		json_member(j, "what", held[i].row->title);
		json_member(j, "rule", held[i].row->rule);
		json_member(j, "derivation", held[i].row->derivation);
		json_object_end(j);
	}
	if (met > 0)
		json_array_end(j);
}

static void
answer_object(struct cli *c, struct json *j, const struct chart_answer *answer,
    const struct desk_held *held, size_t count)
{
	json_object(j);
	json_member(j, "action", answer->action->id);
	json_member(j, "title", answer->action->title);
	json_member(j, "role", roles_of(c, answer->action));
	json_member_bool(j, "open", answer->open);
	json_key(j, "reasons");
	json_array(j);
	for (size_t i = 0; i < answer->reason_count; i++) {
		json_object(j);
		json_member(j, "text", answer->reasons[i].text);
		json_member(j, "law", answer->reasons[i].law);
		json_member(j, "strength", strength_name(answer->reasons[i].strength));
		json_object_end(j);
	}
	json_array_end(j);
	met_members(j, answer->action, held, count);
	json_object_end(j);
}

/* "2026-11-03  Förslaget … (möts av klar)", then how the day was come to. */
static void
held_lines(struct cli *c, const struct desk_held *held, size_t count)
{
	char iso[DATE_ISO_SIZE];

	if (count > 0)
		buf_str(c->out, "\nFrister\n");
	for (size_t i = 0; i < count; i++) {
		const struct deadline_row *row = held[i].row;

		buf_printf(c->out, "%s  %s", date_iso(row->day, iso), row->title);
		if (held[i].action != NULL)
			buf_printf(c->out, " (möts av %s)", held[i].action);
		buf_char(c->out, '\n');
		if (row->derivation != NULL)
			buf_printf(c->out, "  %s\n", row->derivation);
	}
}

/* "fördela  Fördela ärendet  kan göras av kanslichef", then why not, a line a reason. */
static void
answer_lines(struct cli *c, const struct chart_answer *answer)
{
	const char *roles = roles_of(c, answer->action);

	buf_printf(c->out, "%s  %s: %s%s%s\n", answer->action->id, answer->action->title,
	    answer->open ? "kan göras" : "kan inte göras", roles[0] == '\0' ? "" : " av ", roles);
	for (size_t i = 0; i < answer->reason_count; i++) {
		const struct step_reason *reason = &answer->reasons[i];

		buf_printf(c->out, "  %s: %s", strength_name(reason->strength), reason->text);
		if (reason->law[0] != '\0')
			buf_printf(c->out, " (%s)", reason->law);
		buf_char(c->out, '\n');
	}
}

int
command_case_why(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	const struct chart_answers *answers = m == NULL ? NULL : desk_why(c->desk, m, &c->diags);
	const struct desk_held *held;
	size_t count;
	struct json j;

	if (answers == NULL || desk_held(c->desk, m, &held, &count, &c->diags) != 0)
		return -1;
	cli_trial_line(c);
	json_init(&j, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&j);
	for (size_t i = 0; i < answers->count; i++) {
		if (cli_has(c, OPTION_JSON))
			answer_object(c, &j, &answers->items[i], held, count);
		else if (answers->items[i].here)
			answer_lines(c, &answers->items[i]);
	}
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&j);
		json_end(&j);
	} else
		held_lines(c, held, count);
	return 0;
}

int
command_case_close(struct cli *c)
{
	struct desk_report report = { 0 };
	const struct matter_row *m = cli_matter(c, 0, STORE_WRITE);

	if (m == NULL ||
	    desk_case_close(c->desk, m, c->value[OPTION_REASON], &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_case_void(struct cli *c)
{
	struct desk_report report = { 0 };
	const struct matter_row *m;

	if (!cli_has(c, OPTION_REASON))
		return diag_add(&c->diags, &msg_cli_reason_missing, NULL, NULL);
	m = cli_matter(c, 0, STORE_WRITE);
	if (m == NULL ||
	    desk_case_void(c->desk, m, c->value[OPTION_REASON], &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_case_undo(struct cli *c)
{
	struct desk_report report = { 0 };
	const struct matter_row *m = cli_matter(c, 0, STORE_WRITE);

	if (m == NULL || desk_undo(c->desk, m, cli_has(c, OPTION_REDO), c->value[OPTION_REASON],
			     &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

static void
event_object(struct json *j, const struct event_row *event)
{
	json_object(j);
	json_member_int(j, "number", event->number);
	json_member_day(j, "day", event->day);
	json_member(j, "at", event->at);
	json_member(j, "event", event->name);
	json_member(j, "actor", event->actor);
	json_member(j, "role", event->role);
	json_member(j, "reason", event->reason);
	json_member(j, "before", event->states_before);
	json_member(j, "after", event->states_after);
	json_object_end(j);
}

/* The Status after an event. */
static const char *
status_after(struct cli *c, const struct matter_row *m, const struct event_row *event)
{
	struct matter_row then = *m;

	then.states = event->states_after;
	return desk_status(c->desk, &then, &c->diags);
}

static void
event_cells(
    struct cli *c, struct table *table, const struct matter_row *m, const struct event_row *event)
{
	char iso[DATE_ISO_SIZE];

	table_cell_add(table, date_iso(event->day, iso));
	table_cell_add(table, event->name);
	table_cell_add(table, event->role == NULL || event->role[0] == '\0'
				  ? event->actor
				  : arena_printf(c->arena, "%s (%s)", event->actor, event->role));
	table_cell_add(table, status_after(c, m, event));
	table_cell_add(table, event->reason);
}

int
command_case_log(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	struct table *table = table_new(c->arena, 5);
	struct event_row *event;
	size_t n;
	struct json j;

	if (m == NULL ||
	    store_events(desk_store(c->desk), c->arena, m->id, &event, &n, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		cli_trial_line(c);
		for (size_t i = 0; i < n; i++)
			event_cells(c, table, m, &event[i]);
		table_write(table, c->out);
		return c->diags.errors > 0 ? -1 : 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		event_object(&j, &event[i]);
	json_array_end(&j);
	json_end(&j);
	return 0;
}

/* Where the list begins and how much of it is asked for. */
struct list_part {
	int64_t before; /* the case that it goes on after, or 0 */
	int limit;      /* rows that may still come */
};

static int
list_part(struct cli *c, struct list_part *part)
{
	const char *limit = c->value[OPTION_LIMIT], *after = c->value[OPTION_AFTER];
	const struct matter_row *m = NULL;

	*part = (struct list_part){ 0, INT_MAX };
	if (limit != NULL && (part->limit = cli_number(limit)) == 0)
		return diag_add(&c->diags, &msg_cli_not_a_number, NULL, limit, NULL);
	if (after != NULL && (m = desk_matter(c->desk, after, &c->diags)) == NULL)
		return -1;
	part->before = m != NULL ? m->id : 0;
	return 0;
}

static int
list_page(struct cli *c, const struct case_filter *filter, struct json *j, struct table *table,
    struct list_part *part, size_t *n)
{
	const int most = part->limit < LIST_PAGE ? part->limit : LIST_PAGE;
	struct matter_row *row;
	char iso[DATE_ISO_SIZE];

	if (store_cases(desk_store(c->desk), c->arena, filter, part->before, most, &row, n,
		&c->diags) != 0)
		return -1;
	part->limit -= most;
	for (size_t i = 0; i < *n; i++) {
		const char *status = desk_status(c->desk, &row[i], &c->diags);

		if (status == NULL)
			return -1;
		part->before = row[i].id;
		table_cell_add(table, row[i].key);
		table_cell_add(table, date_iso(row[i].opened, iso));
		table_cell_add(table, status);
		table_cell_add(table, row[i].officer);
		table_cell_add(table, row[i].title);
		if (!cli_has(c, OPTION_JSON))
			continue;
		json_object(j);
		json_member(j, "matter", row[i].key);
		json_member(j, "title", row[i].title);
		json_member(j, "flow", row[i].flow);
		json_member(j, "status", status);
		json_member(j, "body", row[i].body);
		json_member(j, "officer", row[i].officer);
		json_member_day(j, "opened", row[i].opened);
		json_member_day(j, "closed", row[i].closed);
		json_object_end(j);
	}
	return 0;
}

int
command_case_list(struct cli *c)
{
	static const char *const names[] = { "ärende", "öppnat", "status", "handläggare",
		"rubrik" };
	struct case_filter filter = { .open_only = !cli_has(c, OPTION_ALL),
		.unassigned = cli_has(c, OPTION_UNASSIGNED) };
	bool json = cli_has(c, OPTION_JSON);
	struct table *table = table_new(c->arena, 5);
	struct list_part part;
	size_t n = LIST_PAGE;
	struct json j;

	if (cli_desk(c, STORE_READ) == NULL || cli_body(c, &filter.body) != 0 ||
	    cli_officer(c, &filter.officer) != 0 || list_part(c, &part) != 0)
		return -1;
	json_init(&j, c->out);
	if (json)
		json_array(&j);
	while (n == LIST_PAGE && part.limit > 0)
		if (list_page(c, &filter, &j, table, &part, &n) != 0)
			return -1;
	if (cli_has(c, OPTION_CSV) && cli_csv(c, table, names) != 0)
		return -1;
	if (json) {
		json_array_end(&j);
		json_end(&j);
		return 0;
	}
	cli_trial_line(c);
	table_write(table, c->out);
	return 0;
}
