/* kansli meeting calls: by when a body is called, and who is to be told. */
#include "base/arena.h"
#include "cli/at_desk.h"
#include "cli/table.h"
#include "engine/desk/calls.h"

static void
steps(struct buf *out, const struct law_result *r)
{
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < r->step_count; i++)
		buf_printf(out, "%s  %s\n", date_iso(r->steps[i].date, iso), r->steps[i].text);
}

static void
rule_lines(struct buf *out, const char *what, const struct law_result *r)
{
	if (r == NULL)
		return;
	buf_printf(out, "\n%s, regel %s\n", what, r->rule->id);
	steps(out, r);
}

static const char *
person(struct cli *c, const struct mandate_row *m)
{
	return m->who.party != NULL && *m->who.party != '\0'
		   ? arena_printf(c->arena, "%s (%s)", m->who.name, m->who.party)
		   : m->who.name;
}

static void
people_lines(struct cli *c, const char *what, const struct mandate_row *m, size_t n)
{
	struct table *table = table_new(c->arena, 3);

	buf_printf(c->out, "\n%s\n", what);
	for (size_t i = 0; i < n; i++) {
		table_cell_add(table, person(c, &m[i]));
		table_cell_add(table, m[i].role);
		table_cell_add(table,
		    m[i].who.email != NULL ? m[i].who.email : "saknar e-postadress i registret");
	}
	table_write(table, c->out);
}

static void
show(struct cli *c, const struct desk_calls *calls)
{
	char words[DATE_WORDS_SIZE];

	buf_printf(c->out, "%s, %s\n", calls->body->name,
	    date_weekday_words_sv(calls->meeting->day, words));
	rule_lines(c->out,
	    calls->council ? "Kallelsen skickas och sammanträdet tillkännages"
			   : "Kallelsen skickas",
	    calls->call);
	if (calls->papers)
		buf_str(c->out, "Handlingarna ska följa med kallelsen.\n");
	rule_lines(c->out, "Ett brådskande ärende tillkännages", calls->urgent);
	people_lines(c, "Kallas", calls->called, calls->called_count);
	people_lines(c, "Underrättas, regel S-4", calls->told, calls->told_count);
	if (!calls->council) {
		buf_str(c->out, "\nAtt ärendet står i kallelsen är för en nämnd ingen fråga för "
				"kommunallagen, se reglementet (regel S-5).\n");
		return;
	}
	if (calls->unannounced_count > 0)
		buf_str(c->out,
		    "\nInte tillkännagivna: avgörs bara om alla närvarande ledamöter beslutar det, "
		    "regel S-5\n");
	for (size_t i = 0; i < calls->unannounced_count; i++)
		buf_printf(
		    c->out, "%d. %s\n", calls->unannounced[i].point, calls->unannounced[i].title);
}

static void
rule_member(struct json *j, const char *key, const struct law_result *r)
{
	if (r == NULL)
		return;
	json_key(j, key);
	json_object(j);
	json_member(j, "rule", r->rule->id);
	json_member(j, "law", r->law);
	json_member_day(j, "strict", r->strict);
	json_member_day(j, "result", r->result);
	json_key(j, "steps");
	json_array(j);
	for (size_t i = 0; i < r->step_count; i++) {
		json_object(j);
		json_member_day(j, "date", r->steps[i].date);
		json_member(j, "text", r->steps[i].text);
		json_object_end(j);
	}
	json_array_end(j);
	json_object_end(j);
}

static void
people_member(struct cli *c, struct json *j, const char *key, const struct mandate_row *m, size_t n)
{
	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		json_member(j, "name", person(c, &m[i]));
		json_member(j, "role", m[i].role);
		json_member(j, "email", m[i].who.email);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
show_json(struct cli *c, const struct desk_calls *calls)
{
	struct json j;

	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "meeting", calls->meeting->key);
	json_member(&j, "body", calls->body->code);
	json_member_day(&j, "day", calls->meeting->day);
	rule_member(&j, "call", calls->call);
	rule_member(&j, "announce", calls->announce);
	rule_member(&j, "urgent", calls->urgent);
	json_member_bool(&j, "papers", calls->papers);
	people_member(c, &j, "called", calls->called, calls->called_count);
	people_member(c, &j, "told", calls->told, calls->told_count);
	json_key(&j, "unannounced");
	json_array(&j);
	for (size_t i = 0; i < calls->unannounced_count; i++)
		json_text(&j, calls->unannounced[i].key);
	json_array_end(&j);
	json_object_end(&j);
	json_end(&j);
}

int
command_meeting_calls(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	const struct desk_calls *calls = m != NULL ? desk_calls(c->desk, m, &c->diags) : NULL;

	if (calls == NULL)
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		show_json(c, calls);
		return 0;
	}
	cli_trial_line(c);
	show(c, calls);
	return 0;
}
