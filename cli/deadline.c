/* kansli deadline: everything that is to be done, and by when. */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/at_desk.h"
#include "cli/table.h"
#include "engine/desk/due.h"

enum { CALENDAR_MAX = 64 << 20 };

static void
due_json(struct json *j, const struct desk_due *due)
{
	const struct deadline_row *row = due->row;

	json_object(j);
	json_member_day(j, "day", row->day);
	json_member(j, "when", desk_when_names[due->when]);
	json_member_bool(j, "late", due->when == WHEN_LATE);
	json_member(j, "matter", row->key);
	json_member(j, "title", row->matter_title);
	json_member(j, "what", row->title);
	json_member(j, "rule", row->rule);
	json_member(j, "action", due->action);
	json_member(j, "body", row->body);
	json_member(j, "officer", row->officer);
	json_member(j, "derivation", row->derivation);
	json_object_end(j);
}

static void
all_json(struct cli *c, const struct desk_due *due, size_t count)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < count; i++)
		due_json(&j, &due[i]);
	json_array_end(&j);
	json_end(&j);
}

static void
cells(struct table *table, const struct deadline_row *row, const char *action)
{
	char iso[DATE_ISO_SIZE];

	table_cell_add(table, date_iso(row->day, iso));
	table_cell_add(table, row->key);
	table_cell_add(table, row->title);
	table_cell_add(table, row->matter_title);
	table_cell_add(table, action);
}

/* The rows of one part of the list; with --why each followed by how its day was come to. */
static void
write_part(struct cli *c, const struct desk_due *due, size_t count, enum desk_when when)
{
	struct table *table = table_new(c->arena, 5);

	for (size_t i = 0; i < count; i++) {
		const char *why = due[i].row->derivation;

		if (due[i].when != when)
			continue;
		cells(table, due[i].row, due[i].action);
		if (!cli_has(c, OPTION_WHY))
			continue;
		table_write(table, c->out);
		buf_printf(c->out, "    %s\n",
		    why != NULL ? why : DEADLINE_NO_RULE);
		table = table_new(c->arena, 5);
	}
	table_write(table, c->out);
}

static void
write_list(struct cli *c, const struct desk_due *due, size_t count)
{
	bool any = false;

	cli_trial_line(c);
	for (int when = 0; when < WHEN_COUNT; when++) {
		bool here = false;

		for (size_t i = 0; i < count; i++)
			here = here || due[i].when == (enum desk_when)when;
		if (!here)
			continue;
		buf_printf(c->out, "%s%s\n", any ? "\n" : "", desk_when_titles[when]);
		write_part(c, due, count, (enum desk_when)when);
		any = true;
	}
	if (!any)
		buf_str(c->out, "Inga frister.\n");
}

static int
write_csv(struct cli *c, const struct desk_due *due, size_t count)
{
	static const char *const names[] = { "dag", "ärende", "frist", "rubrik", "åtgärd",
		"handläggare" };
	struct table *table = table_new(c->arena, sizeof names / sizeof *names);

	for (size_t i = 0; i < count; i++) {
		cells(table, due[i].row, due[i].action);
		table_cell_add(table, due[i].row->officer);
	}
	return cli_csv(c, table, names);
}

static const char *
calendar_name(struct cli *c, const struct due_filter *f)
{
	const char *whose = f->officer != NULL ? f->officer : f->body;

	return whose != NULL ? arena_printf(c->arena, "Frister, %s", whose) : "Frister";
}

static int
write_calendar(struct cli *c, const struct due_filter *f, const struct desk_due *due, size_t count)
{
	struct buf b;
	int result;

	buf_init(&b, CALENDAR_MAX);
	result = desk_due_calendar(c->desk, calendar_name(c, f), due, count, &b, &c->diags);
	if (result == 0)
		result = file_write(
		    c->value[OPTION_ICS], b.text, b.size, cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&b);
	return result;
}

/* What somebody else than the user is the officer of. */
static size_t
of_others(struct cli *c, const struct desk_due **due, size_t count)
{
	struct desk_due *kept = arena_array(c->arena, count + 1, sizeof *kept);
	const char *me = cli_user_name(c);
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		const char *officer = (*due)[i].row->officer;

		if (officer != NULL && strcmp(officer, me) != 0)
			kept[n++] = (*due)[i];
	}
	*due = kept;
	return n;
}

int
command_deadline_list(struct cli *c)
{
	struct due_filter f = { .until = DATE_NONE };
	const struct desk_due *due;
	size_t count;

	if (cli_has(c, OPTION_UNTIL))
		f.until = date_read(c->value[OPTION_UNTIL]);
	if (cli_desk(c, STORE_READ) == NULL || cli_body(c, &f.body) != 0 ||
	    cli_officer(c, &f.officer) != 0 || desk_due(c->desk, &f, &due, &count, &c->diags) != 0)
		return -1;
	if (cli_has(c, OPTION_OTHERS))
		count = of_others(c, &due, count);
	if (cli_has(c, OPTION_ICS) && write_calendar(c, &f, due, count) != 0)
		return -1;
	if (cli_has(c, OPTION_CSV) && write_csv(c, due, count) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON))
		all_json(c, due, count);
	else if (!cli_has(c, OPTION_ICS))
		write_list(c, due, count);
	return 0;
}
