/* One call of the program: language, parsing, the command, messages, exit code. */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/reason.h"
#include "base/text.h"
#include "cli/at_desk.h"
#include "cli/exit.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "cli/parse.h"
#include "engine/desk/desk.h"

/* KANSLI_LANG, else English if the locale's messages are, else Swedish. */
static enum language
language_of_environment(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *chosen = getenv("KANSLI_LANG");

	if (chosen != NULL && strcmp(chosen, "en") == 0)
		return LANGUAGE_EN;
	if (chosen != NULL && strcmp(chosen, "sv") == 0)
		return LANGUAGE_SV;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *locale = getenv(names[i]);

		if (locale != NULL && locale[0] != '\0')
			return text_starts(locale, "en") ? LANGUAGE_EN : LANGUAGE_SV;
	}
	return LANGUAGE_SV;
}

const char *
cli_usage(const struct cli *c)
{
	return command_usage(c->arena, c->command, c->language);
}

static int
run_command(struct cli *c)
{
	if (cli_has(c, OPTION_VERSION)) {
		buf_str(c->out, "kansli " KANSLI_VERSION "\n");
		return 0;
	}
	if (cli_has(c, OPTION_HELP)) {
		help_write(c);
		return 0;
	}
	if (c->command != NULL)
		return c->command->run(c);
	if (cli_has_register(c))
		return command_today(c);
	help_begin(c);
	return 0;
}

static int
exit_code_of_errors(const struct diags *ds)
{
	for (const struct diag *d = ds->first; d != NULL; d = d->next)
		if (d->message->severity == SEVERITY_ERROR)
			return exit_code_of(d->message);
	return EXIT_REFUSED;
}

/* The exit code of a call that ended with 'result'.  A failed one has no answer; the answer
 * of any other is delivered here, since that may fail as well. */
static int
conclude(struct cli *c, int result, int (*deliver)(const struct buf *))
{
	int error;

	if (result >= 0 && c->out->full) {
		diag_add(&c->diags, &msg_cli_output_too_large, NULL,
		    arena_printf(c->arena, "%d", CLI_OUT_MAX >> 20), NULL);
		result = -1;
	}
	if (result < 0) {
		buf_clear(c->out);
		return exit_code_of_errors(&c->diags);
	}
	error = deliver == NULL ? 0 : deliver(c->out);
	if (error == 0)
		return result;
	diag_add(&c->diags, &msg_cli_output_lost, NULL, reason_of(error), NULL);
	return exit_code_of(&msg_cli_output_lost);
}

static void
write_messages(const struct cli *c, struct buf *err)
{
	for (const struct diag *d = c->diags.first; d != NULL; d = d->next) {
		if (cli_has(c, OPTION_QUIET) && d->message->severity != SEVERITY_ERROR)
			continue;
		buf_str(err, "kansli: ");
		diag_line(d, c->language, err);
		buf_char(err, '\n');
	}
}

int
cli_run(int argc, char *const argv[], struct buf *out, struct buf *err,
    int (*deliver)(const struct buf *))
{
	struct cli c = {
		.arena = arena_new(), .out = out, .err = err, .language = language_of_environment()
	};
	int code;

	diags_init(&c.diags, c.arena);
	code = conclude(&c, cli_parse(&c, argc, argv) == 0 ? run_command(&c) : -1, deliver);
	write_messages(&c, err);
	desk_close(c.desk);
	arena_free(c.arena);
	return code;
}

int
cli_jobs(struct cli *c, unsigned *jobs)
{
	enum { JOBS_MOST = 256 };
	const char *text = c->value[OPTION_JOBS];
	char *end;
	unsigned long n;

	*jobs = 0;
	if (text == NULL)
		return 0;
	errno = 0;
	n = strtoul(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || n == 0 || n > JOBS_MOST)
		return diag_add(&c->diags, &msg_cli_not_a_number, NULL, text, NULL);
	*jobs = (unsigned)n;
	return 0;
}
