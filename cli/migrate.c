/* kansli flow migrate: open matters moved to the newest version of their flow. */
#include "engine/desk/migrate.h"

#include "base/arena.h"
#include "base/json.h"
#include "cli/at_desk.h"

static void
ids_member(struct json *j, const char *name, const char *const id[], size_t count)
{
	json_key(j, name);
	json_array(j);
	for (size_t i = 0; i < count; i++)
		json_text(j, id[i]);
	json_array_end(j);
}

static void
matter_object(struct json *j, const struct desk_migration *m)
{
	json_object(j);
	json_member(j, "matter", m->key);
	json_member(j, "title", m->title);
	json_member_int(j, "from", m->from);
	json_member_int(j, "to", m->to);
	json_member_bool(j, "movable", m->hinders == NULL);
	json_member_bool(j, "moved", m->moved);
	json_member(j, "reason", m->hinders);
	json_member(j, "status_before", m->before);
	json_member(j, "status_after", m->after);
	ids_member(j, "actions_gained", m->gained, m->gained_count);
	ids_member(j, "actions_lost", m->lost, m->lost_count);
	json_key(j, "deadlines");
	json_array(j);
	for (size_t i = 0; i < m->deadline_count; i++) {
		json_object(j);
		json_member(j, "what", m->deadlines[i].title);
		json_member_day(j, "before", m->deadlines[i].before);
		json_member_day(j, "after", m->deadlines[i].after);
		json_object_end(j);
	}
	json_array_end(j);
	json_object_end(j);
}

static void
ids_line(struct cli *c, const char *what, const char *const id[], size_t count)
{
	if (count > 0)
		buf_printf(c->out, "  %s: ", what);
	for (size_t i = 0; i < count; i++)
		buf_printf(c->out, "%s%s", id[i], i + 1 < count ? ", " : "\n");
}

static const char *
day_words(struct cli *c, struct date day)
{
	char iso[DATE_ISO_SIZE];

	return date_is_none(day) ? "ingen" : arena_str(c->arena, date_iso(day, iso));
}

static void
matter_lines(struct cli *c, const struct desk_migration *m)
{
	buf_printf(c->out, "%s  %s\n", m->key, m->title);
	if (m->hinders != NULL) {
		buf_printf(c->out, "  kan inte flyttas: %s\n", m->hinders);
		return;
	}
	buf_printf(c->out, "  %s från version %d till %d\n", m->moved ? "flyttat" : "kan flyttas",
	    m->from, m->to);
	buf_printf(c->out, "  status: %s → %s\n", m->before, m->after);
	ids_line(c, "åtgärder som tillkommer", m->gained, m->gained_count);
	ids_line(c, "åtgärder som försvinner", m->lost, m->lost_count);
	for (size_t i = 0; i < m->deadline_count; i++)
		buf_printf(c->out, "  frist %s: %s → %s\n", m->deadlines[i].title,
		    day_words(c, m->deadlines[i].before), day_words(c, m->deadlines[i].after));
}

int
command_flow_migrate(struct cli *c)
{
	bool apply = cli_has(c, OPTION_APPLY) && !cli_has(c, OPTION_DRY_RUN);
	struct desk *desk = cli_desk(c, STORE_WRITE);
	const struct desk_migration *m;
	size_t count, hindered = 0;
	struct json j;

	if (desk == NULL || desk_migrate(desk, c->operand[0], apply, &m, &count, &c->diags) != 0)
		return -1;
	json_init(&j, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&j);
	else
		cli_trial_line(c);
	for (size_t i = 0; i < count; i++) {
		hindered += m[i].hinders != NULL;
		if (cli_has(c, OPTION_JSON))
			matter_object(&j, &m[i]);
		else
			matter_lines(c, &m[i]);
	}
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&j);
		json_end(&j);
	} else
		buf_printf(c->out, "Ärenden på äldre version: %zu. Kan inte flyttas: %zu.\n", count,
		    hindered);
	return hindered == 0 ? 0 : apply ? 2 : 1;
}
