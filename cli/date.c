/* kansli date: the calendar and the statutory days, as engine/law gives them. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/calls.h"

static void
member_date(struct json *j, const char *key, struct date date)
{
	char iso[DATE_ISO_SIZE];

	if (!date_is_none(date))
		json_member(j, key, date_iso(date, iso));
}

static void
appeal_json(struct json *j, const struct law_appeal *appeal)
{
	json_object(j);
	member_date(j, "posted", appeal->posted);
	member_date(j, "raw", appeal->raw);
	member_date(j, "last", appeal->last);
	member_date(j, "down", appeal->down);
	json_member(j, "reason", appeal->reason);
	json_object_end(j);
}

static void
appeal_line(struct buf *out, const struct law_appeal *appeal)
{
	const struct date days[] = { appeal->posted, appeal->raw, appeal->last, appeal->down };
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		buf_str(out, i == 0 ? "" : "\t");
		buf_str(out, date_iso(days[i], iso));
	}
	buf_char(out, '\n');
}

int
command_date_appeal(struct cli *c)
{
	struct json j;

	json_init(&j, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&j);
	for (size_t i = 0; i < c->operands; i++) {
		struct date posted = calendar_date(c->operand[i], &c->diags);
		struct law_appeal appeal;

		if (date_is_none(posted) || law_appeal(posted, &appeal, &c->diags) != 0)
			continue;
		if (cli_has(c, OPTION_JSON))
			appeal_json(&j, &appeal);
		else
			appeal_line(c->out, &appeal);
	}
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&j);
		json_end(&j);
	}
	return c->diags.errors > 0 ? -1 : 0;
}

int
command_date_holidays(struct cli *c)
{
	/* The first day of the year names it to the calendar, which knows its own limits. */
	const char *first = arena_printf(c->arena, "%s-01-01", c->operand[0]);
	struct date day = date_read(first);
	struct holiday holidays[CALENDAR_YEAR_MAX];
	char iso[DATE_ISO_SIZE];
	struct json j;
	size_t n;

	if (date_is_none(day))
		return diag_add(&c->diags, &msg_cli_not_a_year, NULL, c->operand[0], NULL);
	if (date_is_none(calendar_date(first, &c->diags)))
		return -1;
	n = calendar_year(date_ymd(day).year, holidays);
	if (!cli_has(c, OPTION_JSON)) {
		for (size_t i = 0; i < n; i++)
			buf_printf(c->out, "%s\t%s\t%s\n", date_iso(holidays[i].date, iso),
			    holidays[i].name, holiday_kind_name(holidays[i].kind));
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++) {
		json_object(&j);
		json_member(&j, "date", date_iso(holidays[i].date, iso));
		json_member(&j, "name", holidays[i].name);
		json_member(&j, "kind", holiday_kind_name(holidays[i].kind));
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
	return 0;
}

static void
explain_json(struct buf *out, const struct law_result *result)
{
	char iso[DATE_ISO_SIZE];
	struct json j;

	json_init(&j, out);
	json_object(&j);
	json_member(&j, "rule", result->rule->id);
	json_member(&j, "law", result->law);
	json_key(&j, "input");
	json_array(&j);
	for (size_t i = 0; i < result->input_count; i++)
		json_text(&j, date_iso(result->inputs[i], iso));
	json_array_end(&j);
	json_key(&j, "steps");
	json_array(&j);
	for (size_t i = 0; i < result->step_count; i++) {
		json_object(&j);
		member_date(&j, "date", result->steps[i].date);
		json_member(&j, "text", result->steps[i].text);
		json_object_end(&j);
	}
	json_array_end(&j);
	member_date(&j, "strict", result->strict);
	member_date(&j, "result", result->result);
	json_object_end(&j);
	json_end(&j);
}

/* The rule S-3, of the body of --body. */
static const struct law_result *
explain_call(struct cli *c)
{
	struct law_rule *rule = arena_alloc(c->arena, sizeof *rule);
	const struct body_row *body;
	const char *code;

	if (cli_desk(c, STORE_READ) == NULL || cli_body(c, &code) != 0 ||
	    (body = store_body_get(desk_store(c->desk), c->arena, code, &c->diags)) == NULL ||
	    desk_call_rule(c->desk, body, rule, &c->diags) != 0)
		return NULL;
	return law_explain_term(c->arena, &(struct law_term){ rule, rule->count }, c->operand + 1,
	    c->operands - 1, &c->diags);
}

/* Is it the rule whose number the body's reglemente gives? */
static bool
is_call(const char *rule)
{
	return text_same_word(rule, "S-3") || text_same_word(rule, "call-body");
}

int
command_date_explain(struct cli *c)
{
	const struct law_result *result =
	    cli_has(c, OPTION_BODY) && is_call(c->operand[0])
		? explain_call(c)
		: law_explain(c->arena, c->operand[0], c->operand + 1, c->operands - 1, &c->diags);
	char iso[DATE_ISO_SIZE];

	if (result == NULL)
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		explain_json(c->out, result);
		return 0;
	}
	buf_printf(c->out, "%s  %s\n", result->rule->id, result->rule->title);
	for (size_t i = 0; i < result->step_count; i++)
		buf_printf(c->out, "%s  %s\n", date_iso(result->steps[i].date, iso),
		    result->steps[i].text);
	if (result->law[0] != '\0')
		buf_printf(c->out, "%s\n", result->law);
	return 0;
}

static void
day_rule_members(struct json *j, const struct law_rule *rule)
{
	json_object(j);
	json_member(j, "rule", rule->id);
	json_member(j, "name", rule->english);
	json_member(j, "title", rule->title);
	json_member(j, "law", rule->law);
	json_member(j, "room", "law");
	json_object_end(j);
}

static void
text_members(struct json *j, const struct law_text *t)
{
	json_object(j);
	json_member(j, "rule", t->id);
	json_member(j, "text", t->text);
	json_member(j, "law", t->law);
	json_member(j, "room", t->room);
	json_object_end(j);
}

/* The parts of Kansli that keep the rules, as people call them. */
static const char *
keeper(const char *room)
{
	static const char *const names[][2] = { { "law", "kalendern" }, { "board", "sammanträdet" },
		{ "view", "kommun.xml" }, { "desk", "flödena" } };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i][0], room) == 0)
			return names[i][1];
	return room;
}

static void
rules_json(struct cli *c)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; !cli_has(c, OPTION_TEXTS) && i < LAW_RULES; i++)
		day_rule_members(&j, &law_rules[i]);
	for (size_t i = 0; i < law_text_count; i++)
		text_members(&j, &law_texts[i]);
	json_array_end(&j);
	json_end(&j);
}

static void
rules_table(struct cli *c)
{
	struct table *days = table_new(c->arena, 3), *texts = table_new(c->arena, 3);

	for (size_t i = 0; i < LAW_RULES; i++) {
		table_cell_add(days, law_rules[i].id);
		table_cell_add(days, law_rules[i].english);
		table_cell_add(days, law_rules[i].title);
	}
	table_write(days, c->out);
	buf_str(c->out, "\nRegler som inte räknar någon dag: vad som bevakar dem, och lagen "
			"(kansli date rules --texts)\n");
	for (size_t i = 0; i < law_text_count; i++) {
		table_cell_add(texts, law_texts[i].id);
		table_cell_add(texts, keeper(law_texts[i].room));
		table_cell_add(texts, law_texts[i].law);
	}
	table_write(texts, c->out);
}

int
command_date_rules(struct cli *c)
{
	if (cli_has(c, OPTION_JSON)) {
		rules_json(c);
		return 0;
	}
	if (!cli_has(c, OPTION_TEXTS)) {
		rules_table(c);
		return 0;
	}
	for (size_t i = 0; i < law_text_count; i++)
		buf_printf(
		    c->out, "%s\t%s (%s)\n", law_texts[i].id, law_texts[i].text, law_texts[i].law);
	return 0;
}
