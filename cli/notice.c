/* kansli notice: what is, was or will be on the anslagstavla. */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/matter.h"
#include "cli/table.h"
#include "engine/desk/messages.h"
#include "engine/desk/notice.h"

/* What a notice has beside what every matter has. */
static void
notice_members(struct json *j, const struct notice_row *row)
{
	json_member(j, "notice", row->key);
	json_member(j, "announces", row->kind);
	json_member(j, "requester", row->requester);
	json_member(j, "by_law", row->reference);
	json_member(j, "signing_round", row->signing_key);
	json_member_day(j, "meeting_day", row->meeting_day);
	json_member_day(j, "signed", row->signed_on);
	json_member_day(j, "planned", row->planned);
	json_member_day(j, "posted", row->posted);
	json_member_day(j, "from", row->starts);
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

/* Up here, and not on all the boards of the other municipalities. */
static bool
is_waiting(const struct notice_row *row)
{
	return !date_is_none(row->posted) && date_is_none(row->starts) &&
	       (strcmp(row->kind, "protokoll") == 0 || strcmp(row->kind, "delegationsbeslut") == 0);
}

static void
notice_cells(struct cli *c, struct table *table, const struct notice_row *row)
{
	table_cell_add(table, row->key);
	table_cell_add(table, row->body);
	table_cell_add(table, row->kind);
	table_cell_add(
	    table, row->title != NULL ? row->title : day_cell(c, "sammanträde", row->meeting_day));
	table_cell_add(table, date_is_none(row->posted) ? day_cell(c, "planerat", row->planned)
							: day_cell(c, "uppe", row->posted));
	table_cell_add(
	    table, is_waiting(row) ? "tiden har inte börjat" : day_cell(c, "sista dag", row->last));
	table_cell_add(table, date_is_none(row->removed) ? day_cell(c, "tas ned", row->down)
							 : day_cell(c, "nedtaget", row->removed));
}

int
command_notice_list(struct cli *c)
{
	struct desk *desk = cli_desk(c, STORE_READ);
	struct table *table = table_new(c->arena, 7);
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
		json_member(&j, "title", row[i].title);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
	return 0;
}

/* The times that were broken off; "board" when it was down in another municipality. */
static void
broken_members(struct json *j, const struct view_notice *n)
{
	if (n->broken_count == 0)
		return;
	json_key(j, "interruptions");
	json_array(j);
	for (size_t i = 0; i < n->broken_count; i++) {
		json_object(j);
		json_member(j, "board", *n->broken[i].board != '\0' ? n->broken[i].board : NULL);
		json_member_day(j, "posted", n->broken[i].up);
		json_member_day(j, "down", n->broken[i].down);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
broken_lines(struct cli *c, const struct view_notice *n)
{
	char up[DATE_ISO_SIZE], down[DATE_ISO_SIZE];

	buf_str(c->out, n->broken_count > 0 ? "\nAvbrutna tider\n" : "");
	for (size_t i = 0; i < n->broken_count; i++)
		buf_printf(c->out, "%s  %s  nere %s\n", date_iso(n->broken[i].up, up),
		    *n->broken[i].board != '\0' ? n->broken[i].board : "vår anslagstavla",
		    date_iso(n->broken[i].down, down));
}

/* How the days are counted, as members of the object that is open. */
static void
derivation_members(struct json *j, const struct view_notice *n)
{
	json_member(j, "board", n->board);
	json_member(j, "kept", n->kept);
	json_key(j, "paragraphs");
	json_array(j);
	for (size_t i = 0; i < n->item_count; i++)
		json_int(j, n->item[i].row->paragraph);
	json_array_end(j);
	if (n->boards_wanted > 0) {
		json_key(j, "boards");
		json_array(j);
		for (size_t i = 0; i < n->board_count; i++) {
			json_object(j);
			json_member(j, "board", n->boards[i].board);
			json_member_day(j, "posted", n->boards[i].posted);
			json_object_end(j);
		}
		json_array_end(j);
	}
	broken_members(j, n);
	if (n->time == NULL)
		return;
	json_key(j, "derivation");
	json_array(j);
	for (size_t i = 0; i < n->time->step_count; i++) {
		json_object(j);
		json_member_day(j, "date", n->time->steps[i].date);
		json_member(j, "text", n->time->steps[i].text);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
derivation_lines(struct cli *c, const struct view_notice *n)
{
	char iso[DATE_ISO_SIZE];

	if (n->time == NULL)
		return;
	buf_str(c->out, "\nSå räknas tiden\n");
	for (size_t i = 0; i < n->time->step_count; i++)
		buf_printf(c->out, "%s  %s\n", date_iso(n->time->steps[i].date, iso),
		    n->time->steps[i].text);
}

int
command_notice_show(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	const struct view_notice *n = m != NULL ? desk_notice(c->desk, m, &c->diags) : NULL;
	struct json j;

	if (n == NULL)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		if (matter_show(c, m) != 0)
			return -1;
		broken_lines(c, n);
		derivation_lines(c, n);
		return 0;
	}
	json_init(&j, c->out);
	json_object(&j);
	notice_members(&j, n->row);
	derivation_members(&j, n);
	if (matter_members(c, &j, m) != 0)
		return -1;
	json_object_end(&j);
	json_end(&j);
	return 0;
}

/* A meeting, or a body by its code. */
static int
read_about(struct cli *c, struct desk_notice_new *new)
{
	const struct body_row *body;

	if (strchr(c->operand[1], '/') != NULL) {
		new->about = desk_matter(c->desk, c->operand[1], &c->diags);
		if (new->about == NULL)
			return -1;
		new->body = new->about->body;
		if (strcmp(new->about->kind, "sammanträde") == 0)
			return 0;
		return diag_add(&c->diags, &msg_desk_not_a, NULL, new->about->key,
		    "ett sammanträde", new->about->kind, NULL);
	}
	body = store_body_get(
	    desk_store(c->desk), c->arena, text_upper(c->arena, c->operand[1]), &c->diags);
	new->body = body != NULL ? body->code : NULL;
	return body != NULL ? 0 : -1;
}

int
command_notice_new(struct cli *c)
{
	struct desk_notice_new new = { .kind = c->operand[0] };
	struct desk_report report = { 0 };

	if (cli_given(c, 2, &new.given, &new.count) != 0 || cli_desk(c, STORE_WRITE) == NULL ||
	    read_about(c, &new) != 0 || desk_notice_new(c->desk, &new, &report, &c->diags) != 0)
		return -1;
	matter_made(c, &report);
	return 0;
}

/* ---- Posting, interrupting, taking down: åtgärder of the notice's flow ---- */

static int
press(struct cli *c, const char *action, const struct desk_given *given, size_t count)
{
	struct desk_press p = { .action = action, .given = given };
	struct desk_report report = { 0 };
	const struct matter_row *m = cli_matter(c, 0, STORE_WRITE);

	/* What was not said is not given: the flow has its own day. */
	struct desk_given *said = arena_array(c->arena, count + 1, sizeof *said);

	for (size_t i = 0; i < count; i++)
		if (given[i].value != NULL)
			said[p.count++] = given[i];
	p.given = said;
	if (strcmp(action, "sätt-upp") == 0)
		p.reason = c->value[OPTION_REASON];
	if (m == NULL || desk_notice(c->desk, m, &c->diags) == NULL ||
	    desk_do(c->desk, m, &p, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_notice_post(struct cli *c)
{
	const struct desk_given own[] = { { "anslagsdag", c->value[OPTION_ON] },
		{ "uppsatt-på", c->value[OPTION_WHERE] } };
	const struct desk_given other[] = { { "tavladag", c->value[OPTION_ON] },
		{ "tavla", c->value[OPTION_BOARD] } };

	return cli_has(c, OPTION_BOARD) ? press(c, "anteckna-tavla", other, 2)
					: press(c, "sätt-upp", own, 2);
}

int
command_notice_interrupt(struct cli *c)
{
	const struct desk_given own[] = { { "avbrottsdag", c->value[OPTION_ON] },
		{ "skäl", c->value[OPTION_REASON] } };
	const struct desk_given other[] = { { "tavlan-nere", c->value[OPTION_ON] },
		{ "skäl", c->value[OPTION_REASON] }, { "tavla", c->value[OPTION_BOARD] } };

	return cli_has(c, OPTION_BOARD) ? press(c, "anteckna-tavlas-avbrott", other, 3)
					: press(c, "anteckna-avbrott", own, 2);
}

int
command_notice_remove(struct cli *c)
{
	const struct desk_given given[] = { { "nedtagningsdag", c->value[OPTION_ON] } };

	return press(c, "ta-ned", given, 1);
}

/* ---- The proof ---- */

/* What happened to the notice, as the log has it. */
static int
history_members(struct cli *c, struct json *j, const struct matter_row *m)
{
	struct event_row *e;
	size_t n;

	if (store_events(desk_store(c->desk), c->arena, m->id, &e, &n, &c->diags) != 0)
		return -1;
	json_key(j, "history");
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		json_member_day(j, "day", e[i].day);
		json_member(j, "at", e[i].at);
		json_member(j, "event", e[i].name);
		json_member(j, "by", e[i].actor);
		json_member(j, "reason", e[i].reason);
		json_object_end(j);
	}
	json_array_end(j);
	return 0;
}

static int
proof_json(struct cli *c, const struct matter_row *m, const struct document_row *document)
{
	const struct view_notice *n = desk_notice(c->desk, m, &c->diags);
	struct json j;

	if (n == NULL)
		return -1;
	json_init(&j, c->out);
	json_object(&j);
	notice_members(&j, n->row);
	json_member(&j, "body", n->row->body);
	derivation_members(&j, n);
	if (history_members(c, &j, m) != 0)
		return -1;
	json_key(&j, "document");
	document_object(&j, document);
	json_object_end(&j);
	json_end(&j);
	return 0;
}

int
command_notice_proof(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	const struct document_row *document =
	    m != NULL ? desk_notice_proof(c->desk, m, &c->diags) : NULL;
	const char *bytes;
	size_t size;

	if (document == NULL)
		return -1;
	if (cli_has(c, OPTION_JSON))
		return proof_json(c, m, document);
	if (store_content_get(
		desk_store(c->desk), c->arena, &document->content, &bytes, &size, &c->diags) != 0)
		return -1;
	if (cli_has(c, OPTION_OUTPUT_FILE))
		return file_write(
		    c->value[OPTION_OUTPUT_FILE], bytes, size, cli_has(c, OPTION_FORCE), &c->diags);
	buf_add(c->out, bytes, size);
	return 0;
}
