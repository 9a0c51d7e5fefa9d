/* kansli flow simulate: press the åtgärder of a flow and move the clock, in no register. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "base/xml.h"
#include "cli/flow_file.h"
#include "cli/messages.h"
#include "engine/chart/simulate.h"

enum { LINE_MAX_INPUT = 4000, SPECIMEN_MAX = 1 << 20, DAYS_MAX = 36500 };

struct session {
	struct cli *cli;
	const struct chart *chart;
	struct simulation *run;
	bool terminal; /* somebody sits there: what is awaited is shown */
	bool over;
};

static void
flush(struct session *s)
{
	(void)fwrite(s->cli->out->text, 1, s->cli->out->size, stdout); /* seen at the end */
	(void)fflush(stdout);
	buf_clear(s->cli->out);
}

/* The next line, squeezed; NULL at the end. */
static const char *
next_line(struct session *s, const char *prompt)
{
	char line[LINE_MAX_INPUT];

	if (s->terminal)
		buf_str(s->cli->out, prompt);
	flush(s);
	if (fgets(line, sizeof line, stdin) == NULL) {
		s->over = true;
		return NULL;
	}
	return text_squeeze(s->cli->arena, line, strlen(line));
}

/* ---- What is shown ---- */

static void
show_action(struct session *s, const struct chart_answer *a, size_t number)
{
	struct buf *out = s->cli->out;

	if (a->open)
		buf_printf(out, "  %zu  %s  %s (", number, a->action->id, a->action->title);
	else
		buf_printf(out, "  -  %s  %s (", a->action->id, a->action->title);
	for (size_t i = 0; i < a->action->role_count; i++)
		buf_printf(out, "%s%s", i > 0 ? ", " : "", a->action->roles[i]);
	buf_str(out, ")\n");
	for (size_t i = 0; i < a->reason_count; i++)
		buf_printf(out, "       %s: %s%s%s%s\n",
		    a->reasons[i].strength == STRENGTH_WARNING ? "varning" : "stopp",
		    a->reasons[i].text, *a->reasons[i].law != '\0' ? " (" : "", a->reasons[i].law,
		    *a->reasons[i].law != '\0' ? ")" : "");
}

static void
show(struct session *s)
{
	const struct chart_answers *all = simulation_answers(s->run, &s->cli->diags);
	const struct step_deadline *deadline;
	struct buf *out = s->cli->out;
	char iso[DATE_ISO_SIZE];
	const char *did;
	size_t n;

	for (size_t i = 0; (did = simulation_did(s->run, i)) != NULL; i++)
		buf_printf(out, "  gjort: %s\n", did);
	buf_printf(out, "\n%s  Status: %s\n", date_iso(simulation_day(s->run), iso),
	    simulation_status(s->run));
	if (simulation_deadlines(s->run, &deadline, &n, &s->cli->diags) == 0)
		for (size_t i = 0; i < n; i++)
			buf_printf(out, "  frist %s  %s  %s%s\n", date_iso(deadline[i].day, iso),
			    deadline[i].id, deadline[i].title,
			    deadline[i].day.n < simulation_day(s->run).n ? "  (har passerat)" : "");
	for (size_t i = 0; all != NULL && i < all->count; i++)
		if (all->items[i].here && !simulation_ended(s->run))
			show_action(s, &all->items[i], i + 1);
}

/* ---- What is typed ---- */

static const struct chart_action *
pressed(struct session *s, const char *word)
{
	const struct chart_answers *all = simulation_answers(s->run, &s->cli->diags);
	size_t number = strspn(word, "0123456789") == strlen(word) && strlen(word) < 4
			    ? strtoul(word, NULL, 10)
			    : 0;

	for (size_t i = 0; all != NULL && i < all->count; i++)
		if (all->items[i].here &&
		    (i + 1 == number ||
			(number == 0 && text_same_word(all->items[i].action->id, word))))
			return all->items[i].action;
	return NULL;
}

/* The form's required fields that were not given, one line each. */
static const char *
ask(struct session *s, const struct chart_action *a, const char *given)
{
	const char *more = "";

	for (size_t i = 0; i < a->form_count; i++) {
		const struct chart_field *f = &s->chart->fields[a->form[i].field];
		const char *value;

		if (!a->form[i].required || a->form[i].otherwise.text != NULL ||
		    simulation_has(s->run, f->name) ||
		    strstr(given, arena_printf(s->cli->arena, "%s=", f->name)) != NULL)
			continue;
		value = next_line(s, arena_printf(s->cli->arena, "  %s%s%s: ", f->title,
					 *f->help != '\0' ? " – " : "", f->help));
		if (value == NULL)
			break;
		if (*value != '\0')
			more = arena_printf(s->cli->arena, "%s %s=\"%s\"", more, f->name, value);
	}
	return more;
}

static const char *
press(struct session *s, const struct chart_action *a, const char *rest)
{
	const char *fields = ask(s, a, rest);
	/* Fields come before "skäl". */
	const char *reason = strstr(rest, "skäl \"");
	size_t before = reason != NULL ? (size_t)(reason - rest) : strlen(rest);

	return arena_printf(s->cli->arena, "åtgärd %s%s%s%s%.*s%s%s", a->id,
	    a->role_count > 0 ? " av " : "", a->role_count > 0 ? a->roles[0] : "",
	    *rest != '\0' ? " " : "", (int)before, rest, fields,
	    reason != NULL ? arena_printf(s->cli->arena, " %s", reason) : "");
}

static void
say_problems(struct session *s, struct diags *found)
{
	for (const struct diag *d = found->first; d != NULL; d = d->next) {
		buf_str(s->cli->out, "  ");
		diag_sentence(d, s->cli->language, s->cli->out);
		buf_char(s->cli->out, '\n');
	}
}

static void
do_line(struct session *s, const char *line)
{
	struct diags found;

	diags_init(&found, s->cli->arena);
	if (simulation_do(s->run, line, &found) != 0)
		say_problems(s, &found);
}

/* "+5", "2026-10-01": the clock. */
static bool
is_clock(struct session *s, const char *line, const char **day)
{
	char iso[DATE_ISO_SIZE];
	struct date to = date_read(line);

	if (*line == '+' && strspn(line + 1, "0123456789") == strlen(line + 1) && line[1] != '\0' &&
	    strlen(line) < 7 && strtol(line + 1, NULL, 10) <= DAYS_MAX)
		to = date_add_days(simulation_day(s->run), (int)strtol(line + 1, NULL, 10));
	if (date_is_none(to))
		return false;
	*day = arena_printf(s->cli->arena, "dag %s", date_iso(to, iso));
	return true;
}

static bool
is_event(const char *line)
{
	static const char *const words[] = { "åtgärd ", "händelse ", "frist ", "vy ", "dag " };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_starts(line, words[i]))
			return true;
	return false;
}

static void
answer(struct session *s, const char *line)
{
	const char *word = arena_strn(s->cli->arena, line, strcspn(line, " "));
	const char *rest = line + strlen(word) + (line[strlen(word)] == ' '), *day;
	const struct chart_action *a;

	if (text_same_word(line, "sluta"))
		s->over = true;
	else if (text_same_word(line, "ångra")) {
		if (!simulation_undo(s->run))
			buf_str(s->cli->out, "  det finns inget att ångra\n");
	} else if (text_same_word(line, "prov"))
		simulation_write(s->run, "Provat för hand", s->cli->out);
	else if (is_clock(s, line, &day))
		do_line(s, day);
	else if (is_event(line))
		do_line(s, line);
	else if ((a = pressed(s, word)) != NULL)
		do_line(s, press(s, a, rest));
	else
		buf_printf(s->cli->out,
		    "  »%s« förstås inte. Skriv en åtgärds nummer eller namn, +5 eller en dag, "
		    "händelse NAMN, "
		    "frist NAMN, vy …, ångra, prov eller sluta.\n",
		    line);
}

static xmlDocPtr
specimen_of(struct cli *c)
{
	size_t size;
	const char *path = c->value[OPTION_SPECIMEN];
	const char *text = file_read(c->arena, path, SPECIMEN_MAX, &size, &c->diags);
	struct place at = { .file = path };

	return text != NULL ? xml_parse(text, size, &at, &c->diags) : NULL;
}

static void
converse(struct session *s)
{
	const char *start = next_line(s, "Fält från början (NAMN=VÄRDE …): ");

	do_line(s, arena_printf(s->cli->arena, "början %s", start != NULL ? start : ""));
	while (!s->over) {
		const char *line;

		show(s);
		line = next_line(s, "> ");
		if (line != NULL && *line != '\0')
			answer(s, line);
	}
	flush(s);
}

int
command_flow_simulate(struct cli *c)
{
	const struct flow_world *world;
	const struct chart *chart = flow_file_chart(c, c->operand[0], &world);
	xmlDocPtr specimen = chart != NULL && cli_has(c, OPTION_SPECIMEN) ? specimen_of(c) : NULL;
	struct session s = { .cli = c, .chart = chart, .terminal = isatty(STDIN_FILENO) != 0 };
	int result = -1;

	if (chart != NULL && (specimen != NULL || !cli_has(c, OPTION_SPECIMEN))) {
		s.run = simulation_open(c->arena, chart, specimen, c->day);
		converse(&s);
		simulation_close(s.run);
		result = 0;
	}
	xmlFreeDoc(specimen);
	chart_free(chart);
	flow_world_free(world);
	return result;
}
