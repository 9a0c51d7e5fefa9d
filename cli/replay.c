/* kansli register replay: the log run again, and what differs. */
#include "engine/desk/replay.h"

#include <string.h>

#include "base/json.h"
#include "cli/at_desk.h"

static const struct {
	const char *rule, *words;
} rules[] = { { "refused", "nekas nu" }, { "states", "läge" }, { "data", "uppgift" },
	{ "deadline", "frist" } };

static const char *
rule_words(const char *rule)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].rule, rule) == 0)
			return rules[i].words;
	return rule;
}

static void
difference_line(struct cli *c, const struct desk_difference *d)
{
	buf_printf(c->out, "%s: %s", rule_words(d->rule), d->key);
	if (d->event != 0)
		buf_printf(c->out, " händelse %lld", (long long)d->event);
	buf_printf(c->out, " %s", d->name);
	if (*d->register_has != '\0')
		buf_printf(c->out, "; registret: %s", d->register_has);
	if (*d->replay_gives != '\0')
		buf_printf(c->out, "; omkört: %s", d->replay_gives);
	buf_char(c->out, '\n');
}

static void
difference_object(struct json *j, const struct desk_difference *d)
{
	json_object(j);
	json_member(j, "rule", d->rule);
	json_member(j, "matter", d->key);
	if (d->event != 0)
		json_member_int(j, "event", d->event);
	json_member(j, "name", d->name);
	json_member(j, "register", d->register_has);
	json_member(j, "replay", d->replay_gives);
	json_object_end(j);
}

int
command_register_replay(struct cli *c)
{
	struct desk *desk = cli_desk(c, STORE_READ);
	struct desk_replay replay;
	struct json j;

	if (desk == NULL || desk_replay(desk, &replay, &c->diags) != 0)
		return -1;
	json_init(&j, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&j);
	for (size_t i = 0; i < replay.count; i++)
		if (cli_has(c, OPTION_JSON))
			difference_object(&j, &replay.items[i]);
		else
			difference_line(c, &replay.items[i]);
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&j);
		json_end(&j);
	} else
		buf_printf(c->out,
		    "Händelser: %lld. Ärenden, sammanträden, punkter och anslag: %lld. "
		    "Skillnader: %zu.\n",
		    (long long)replay.events, (long long)replay.matters, replay.count);
	return replay.count > 0 ? 1 : 0;
}
