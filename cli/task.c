/* kansli uppdrag: what bodies have asked people to do. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "cli/at_desk.h"
#include "cli/matter.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/task.h"

enum { FILE_MAX = 64 << 20, COLUMNS = 6 };

int
command_uppdrag_new(struct cli *c)
{
	struct desk_task w = { 0 };
	struct desk_report report = { 0 };
	const struct body_row *body;

	if (cli_desk(c, STORE_WRITE) == NULL ||
	    (body = store_body_get(desk_store(c->desk), c->arena, c->operand[0], &c->diags)) ==
		NULL ||
	    cli_given(c, 1, &w.given, &w.count) != 0)
		return -1;
	w.body = body->code;
	if (desk_task_new(c->desk, &w, &report, &c->diags) != 0)
		return -1;
	matter_made(c, &report);
	return 0;
}

static void
tasks_json(struct cli *c, const struct view_task *t, size_t count)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < count; i++) {
		json_object(&j);
		json_member(&j, "matter", t[i].matter->key);
		json_member(&j, "case", t[i].matter->parent_key);
		json_member(&j, "body", t[i].matter->body);
		json_member(&j, "text", t[i].what);
		json_member(&j, "given", *t[i].given != '\0' ? t[i].given : NULL);
		json_member(&j, "responsible", *t[i].who != '\0' ? t[i].who : NULL);
		json_member(&j, "latest", *t[i].day != '\0' ? t[i].day : NULL);
		json_member(&j, "when", *t[i].when != '\0' ? t[i].when : NULL);
		json_member(&j, "status", t[i].status);
		json_member(&j, "answer", *t[i].answer != '\0' ? t[i].answer : NULL);
		json_member_bool(&j, "late",
		    date_is_none(t[i].matter->closed) && *t[i].day != '\0' &&
			date_read(t[i].day).n < desk_day(c->desk).n);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
}

static struct table *
tasks_table(struct cli *c, const struct view_task *t, size_t count)
{
	struct table *table = table_new(c->arena, COLUMNS);

	for (size_t i = 0; i < count; i++) {
		table_cell_add(table, t[i].day);
		table_cell_add(table, t[i].matter->key);
		table_cell_add(table, t[i].who);
		table_cell_add(table, t[i].what);
		table_cell_add(table, t[i].given);
		table_cell_add(table, t[i].status);
	}
	return table;
}

static int
write_word(struct cli *c, const char *body)
{
	struct buf b;
	int result;

	buf_init(&b, FILE_MAX);
	result = desk_tasks_page(c->desk, body, &b, &c->diags);
	if (result == 0)
		result = file_write(c->value[OPTION_OUTPUT_FILE], b.text, b.size,
		    cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&b);
	return result;
}

int
command_uppdrag_list(struct cli *c)
{
	static const char *const names[COLUMNS] = { "senast", "uppdrag", "ansvarig", "vad",
		"gett av", "status" };
	const struct view_task *t;
	const char *body;
	size_t n;

	if (cli_desk(c, STORE_READ) == NULL || cli_body(c, &body) != 0 ||
	    desk_tasks(c->desk, body, cli_has(c, OPTION_ALL), &t, &n, &c->diags) != 0)
		return -1;
	if ((cli_has(c, OPTION_CSV) && cli_csv(c, tasks_table(c, t, n), names) != 0) ||
	    (cli_has(c, OPTION_OUTPUT_FILE) && write_word(c, body) != 0))
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		tasks_json(c, t, n);
		return 0;
	}
	cli_trial_line(c);
	table_write(tasks_table(c, t, n), c->out);
	if (n == 0)
		buf_str(c->out, "Inga uppdrag.\n");
	return 0;
}
