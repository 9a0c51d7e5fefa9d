/* The manual page in mdoc(7), read off the tables.  Section names are the ones that
 * man(1) expects, in English; the words are in the language of the call. */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"

/* As it stands, line by line; what mdoc would take as a request or an escape is disarmed. */
static void
literal(struct buf *out, const char *s)
{
	bool begins = true;

	for (; *s != '\0'; s++) {
		if (begins && (*s == '.' || *s == '\''))
			buf_str(out, "\\&");
		if (*s == '\\')
			buf_str(out, "\\e");
		else
			buf_char(out, *s);
		begins = *s == '\n';
	}
	buf_char(out, '\n');
}

/* How long roff takes a word to be: what is not ASCII is "\[u00E5]" to it. */
static size_t
roff_width(const char *s, size_t size)
{
	size_t width = 0;

	for (size_t i = 0; i < size; i++)
		width += (unsigned char)s[i] < 0x80 ? 1 : (unsigned char)s[i] < 0xc0 ? 0 : 8;
	return width;
}

/* Running text: short lines, and one for each sentence, as mdoc wants it. */
static void
text(struct cli *c, const char *s)
{
	enum { LINE = 72 };
	char *words = arena_str(c->arena, s);
	size_t column = 0;

	for (char *at = words; *at != '\0';) {
		char *blank = at + strcspn(at, " ");
		size_t size = (size_t)(blank - at);
		bool ends = size > 0 && strchr(".?:", blank[-1]) != NULL;

		column += roff_width(at, size) + 1;
		if (*blank == '\0')
			break;
		if (ends || column + roff_width(blank + 1, strcspn(blank + 1, " ")) > LINE) {
			*blank = '\n';
			column = 0;
		}
		at = blank + 1;
	}
	literal(c->out, words);
}

/* One quoted argument on a request's line. */
static void
argument(struct buf *out, const char *s, size_t size)
{
	buf_str(out, " \"");
	for (size_t i = 0; i < size; i++) {
		if (s[i] == '"')
			buf_str(out, "\\(dq");
		else if (s[i] == '\\')
			buf_str(out, "\\e");
		else
			buf_char(out, s[i]);
	}
	buf_char(out, '"');
}

static void
option_items(struct cli *c, const struct command *command, bool everywhere)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_spec *spec = &option_specs[i];

		if (spec->everywhere != everywhere || !command_takes(command, (enum option_id)i))
			continue;
		buf_str(c->out, ".It");
		if (spec->letter != 0)
			buf_printf(c->out, " Fl %c , -%s", spec->letter, spec->name);
		else
			buf_printf(c->out, " Fl -%s", spec->name);
		if (spec->kind != VALUE_NONE) {
			buf_str(c->out, " Ar");
			argument(
			    c->out, spec->value[c->language], strlen(spec->value[c->language]));
		}
		buf_char(c->out, '\n');
		text(c, spec->help[c->language]);
	}
}

static bool
has_options_of_its_own(const struct command *command)
{
	return command->options != 0;
}

static void
example_block(struct cli *c, const char *lines)
{
	buf_str(c->out, ".Bd -literal -offset indent\n");
	literal(c->out, lines);
	buf_str(c->out, ".Ed\n");
}

static void
command_item(struct cli *c, const struct command *command)
{
	const char *operands = command->operands[c->language];
	const char *details = command->details[c->language];

	buf_str(c->out, ".It Cm");
	argument(c->out, command->words, strlen(command->words));
	if (operands[0] != '\0') {
		buf_str(c->out, " Ar");
		argument(c->out, operands, strlen(operands));
	}
	buf_char(c->out, '\n');
	text(c, arena_printf(c->arena, "%s.", command->line[c->language]));
	while (details != NULL && *details != '\0') {
		size_t size = strcspn(details, "\n");

		buf_str(c->out, ".Pp\n");
		text(c, arena_strn(c->arena, details, size));
		details += size + (details[size] == '\n');
	}
	if (has_options_of_its_own(command)) {
		buf_str(c->out, ".Bl -tag -width Ds\n");
		option_items(c, command, false);
		buf_str(c->out, ".El\n");
	}
	example_block(c, command->examples);
}

static void
commands(struct cli *c)
{
	for (int group = 0; group < GROUP_COUNT; group++) {
		bool any = false;

		for (size_t i = 0; i < command_count; i++) {
			if ((int)command_table[i].group != group)
				continue;
			if (!any)
				buf_printf(c->out, ".Ss %s\n.Bl -tag -width Ds\n",
				    command_group_titles[group][c->language]);
			any = true;
			command_item(c, &command_table[i]);
		}
		if (any)
			buf_str(c->out, ".El\n");
	}
}

static void
environment(struct cli *c)
{
	static const char *const rows[][3] = {
		{ "KANSLI_REGISTER", "registret, när --register inte är givet",
		    "the register, when --register is not given" },
		{ "KANSLI_USER", "vem som handlar, när --user inte är givet",
		    "who acts, when --user is not given" },
		{ "KANSLI_LANG",
		    "sv eller en, när --lang inte är givet; utan den är språket engelska "
		    "om LC_ALL, LC_MESSAGES eller LANG börjar på en, annars svenska",
		    "sv or en, when --lang is not given; without it the language is English if "
		    "LC_ALL, LC_MESSAGES or LANG begins with en, else Swedish" },
		{ "KANSLI_DATA", "mappen med flöden, mallar och exempel som följer med programmet",
		    "the folder of flows, templates and samples that comes with the program" },
	};

	buf_str(c->out, ".Sh ENVIRONMENT\n.Bl -tag -width Ds\n");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_printf(c->out, ".It Ev %s\n", rows[i][0]);
		text(c, cli_say(c, rows[i][1], rows[i][2]));
	}
	buf_str(c->out, ".El\n");
}

static void
exit_status(struct cli *c)
{
	static const char *const rows[][3] = {
		{ "0", "klart, kanske med varningar", "done, perhaps with warnings" },
		{ "1", "en kontroll fann fel", "a check found problems" },
		{ "64", "fel på kommandoraden", "an error on the command line" },
		{ "65", "underlaget är fel, eller steget får inte tas",
		    "the input is bad, or the step may not be taken" },
		{ "66", "en fil kan inte läsas", "a file cannot be read" },
		{ "69", "ett program som behövs saknas", "a needed program is missing" },
		{ "71", "minnet är slut", "out of memory" },
		{ "73", "en fil kan inte skrivas", "a file cannot be made" },
		{ "74", "fel vid läsning eller skrivning, disken full", "I/O error, disk full" },
		{ "75", "registret är upptaget eller har ändrats under tiden",
		    "the register is busy or was changed meanwhile" },
		{ "78", "fel i inställningarna", "an error in the configuration" },
		{ "130, 143", "avbrutet", "interrupted" },
	};

	buf_str(c->out, ".Sh EXIT STATUS\n.Bl -tag -width Ds\n");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_printf(c->out, ".It %s\n", rows[i][0]);
		text(c, cli_say(c, rows[i][1], rows[i][2]));
	}
	buf_str(c->out, ".El\n");
}

static void
description(struct cli *c)
{
	text(c, cli_say(c,
		    "Kansli för en nämnds ärenden från den inkomna remissen till det expedierade "
		    "beslutet "
		    "och skriver varje dokument på vägen som en Word-fil. "
		    "Svaret skrivs på standard ut, meddelanden på standard fel, "
		    "ett per rad med sitt namn sist inom hakparentes. "
		    "Ett kommando som misslyckas skriver inget svar.",
		    "Kansli takes the cases of a municipal board from the referral that comes in "
		    "to the "
		    "decision that goes out, and writes every document on the way as a Word file. "
		    "The answer goes to standard output, messages to standard error, "
		    "one on a line with its name last in square brackets. "
		    "A command that fails writes no answer."));
}

void
manual_write(struct cli *c)
{
	struct ymd day = date_ymd(date_read(KANSLI_VERSION_DAY));

	buf_printf(c->out, ".Dd %s %d, %d\n.Dt KANSLI 1\n.Os\n.Sh NAME\n.Nm kansli\n.Nd ",
	    month_name_en(day.month), day.day, day.year);
	text(c, cli_say(c, "nämndsekreterarens ärenden, sammanträden och dokument",
		    "cases, meetings and documents of a board secretary"));
	buf_str(c->out, ".Sh SYNOPSIS\n.Nm\n.Ar ");
	buf_str(c->out, cli_say(c, "kommando\n.Op Ar val ...\n", "command\n.Op Ar option ...\n"));
	buf_str(c->out, ".Sh DESCRIPTION\n");
	description(c);
	buf_str(c->out, ".Pp\n");
	text(c, cli_say(c, "Val som alla kommandon tar:", "Options of every command:"));
	buf_str(c->out, ".Bl -tag -width Ds\n");
	option_items(c, NULL, true);
	buf_str(c->out, ".El\n");
	commands(c);
	environment(c);
	exit_status(c);
}
