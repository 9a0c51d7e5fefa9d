/* Help, read off the table of commands. */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "cli/parse.h"

enum { HELP_WIDTH = 88 };

const char *
command_usage(struct arena *arena, const struct command *command, enum language language)
{
	if (command == NULL)
		return language == LANGUAGE_EN ? "kansli COMMAND [OPTION…]"
					       : "kansli KOMMANDO [VAL…]";
	if (command->operands[language][0] == '\0')
		return arena_printf(arena, "kansli %s", command->words);
	return arena_printf(arena, "kansli %s %s", command->words, command->operands[language]);
}

static void
blanks(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_char(out, ' ');
}

/* 'text' with lines broken to fit; the first begins in column 'at', the others in 'indent'. */
static void
wrapped(struct buf *out, const char *text, size_t at, size_t indent)
{
	while (*text != '\0') {
		size_t size = strcspn(text, " ");
		char word[128];
		size_t width;

		(void)snprintf(word, sizeof(word), "%.*s", (int)size, text);
		width = utf8_length(word);
		if (at > indent && at + 1 + width > HELP_WIDTH) {
			buf_char(out, '\n');
			blanks(out, indent);
			at = indent;
		} else if (at > indent) {
			buf_char(out, ' ');
			at++;
		}
		buf_add(out, text, size);
		at += width;
		text += size + (text[size] == ' ');
	}
	buf_char(out, '\n');
}

/* A name in a column 'column' wide, then its text. */
static void
entry(struct buf *out, const char *name, size_t column, const char *text)
{
	size_t width = utf8_length(name);

	buf_str(out, "  ");
	buf_str(out, name);
	if (width + 2 > column) {
		buf_char(out, '\n');
		width = 0;
		blanks(out, 2);
	}
	blanks(out, column - width);
	wrapped(out, text, 2 + column, 2 + column);
}

static const char *
option_shown(struct arena *arena, const struct option_spec *spec, enum language language)
{
	const char *name = spec->letter == 0
			       ? arena_printf(arena, "    --%s", spec->name)
			       : arena_printf(arena, "-%c, --%s", spec->letter, spec->name);

	return spec->kind == VALUE_NONE ? name
					: arena_printf(arena, "%s %s", name, spec->value[language]);
}

/* The options of one kind: those of the command, or those of all commands. */
static void
options(struct cli *c, const struct command *command, bool everywhere, const char *title)
{
	bool any = false;

	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_spec *spec = &option_specs[i];

		if (spec->everywhere != everywhere || !command_takes(command, (enum option_id)i))
			continue;
		if (!any)
			buf_printf(c->out, "\n%s\n", title);
		any = true;
		entry(
		    c->out, option_shown(c->arena, spec, c->language), 26, spec->help[c->language]);
	}
}

static void
examples(struct cli *c, const char *lines)
{
	while (*lines != '\0') {
		size_t size = strcspn(lines, "\n");

		buf_str(c->out, "  ");
		buf_add(c->out, lines, size);
		buf_char(c->out, '\n');
		lines += size + (lines[size] == '\n');
	}
}

static void
paragraphs(struct buf *out, struct arena *arena, const char *text)
{
	while (text != NULL && *text != '\0') {
		size_t size = strcspn(text, "\n");

		buf_char(out, '\n');
		wrapped(out, arena_strn(arena, text, size), 0, 0);
		text += size + (text[size] == '\n');
	}
}

static bool
in_family(const struct command *command, const char *family)
{
	return text_starts(command->words, family) && command->words[strlen(family)] == ' ';
}

/* The commands of one group with its title, or, when it is not NULL, those whose first word is
 * 'family'. */
static void
list_of_commands(struct cli *c, enum command_group group, const char *family)
{
	bool any = false;

	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];

		if (family != NULL ? !in_family(command, family) : command->group != group)
			continue;
		if (!any && family == NULL)
			buf_printf(c->out, "\n%s\n", command_group_titles[group][c->language]);
		any = true;
		entry(c->out, command->words, 20, command->line[c->language]);
	}
}

static void
help_of_command(struct cli *c, const struct command *command)
{
	buf_str(c->out, cli_say(c, "Exempel:\n", "Example:\n"));
	examples(c, command->examples);
	buf_printf(c->out, "\n%s %s %s\n", cli_say(c, "Så här:", "Usage:"),
	    command_usage(c->arena, command, c->language), cli_say(c, "[VAL…]", "[OPTION…]"));
	paragraphs(c->out, c->arena,
	    arena_printf(c->arena, "kansli %s: %s.", command->words, command->line[c->language]));
	paragraphs(c->out, c->arena, command->details[c->language]);
	options(c, command, false, cli_say(c, "Val:", "Options:"));
	options(c, command, true,
	    cli_say(c, "Val som alla kommandon tar:", "Options of every command:"));
	if (command_family(c->arena, command->words, " ") != NULL) {
		buf_printf(c->out, "\n%s\n", cli_say(c, "Hör hit:", "Related:"));
		list_of_commands(c, GROUP_COUNT, command->words);
	}
}

/* Where to read on; 'family' is "" or "case ". */
static void
more_about(struct cli *c, const char *family)
{
	buf_printf(c->out, "\n'kansli %s%s\n", family,
	    cli_say(c, "KOMMANDO --help' berättar mer, med exempel.",
		"COMMAND --help' tells more, with examples."));
}

static void
help_of_all(struct cli *c)
{
	buf_str(c->out, cli_say(c, "Exempel:\n", "Example:\n"));
	buf_str(c->out, "  kansli case new --flow remiss --from remiss.docx\n"
			"  kansli today\n"
			"  kansli date appeal 2026-09-29\n");
	buf_printf(c->out, "\n%s %s\n", cli_say(c, "Så här:", "Usage:"),
	    command_usage(c->arena, NULL, c->language));
	for (int group = 0; group < GROUP_COUNT; group++)
		list_of_commands(c, (enum command_group)group, NULL);
	options(
	    c, NULL, true, cli_say(c, "Val som alla kommandon tar:", "Options of every command:"));
	more_about(c, "");
}

static void
help_of_family(struct cli *c, const char *family)
{
	buf_printf(c->out, "kansli %s …\n\n", family);
	list_of_commands(c, GROUP_COUNT, family);
	more_about(c, arena_printf(c->arena, "%s ", family));
}

void
help_write(struct cli *c)
{
	if (c->command != NULL)
		help_of_command(c, c->command);
	else if (c->operands > 0)
		help_of_family(c, c->operand[0]);
	else
		help_of_all(c);
}

void
help_begin(struct cli *c)
{
	buf_str(
	    c->out, cli_say(c,
			"Kansli: från inkommen remiss till expedierat beslut.\n"
			"Det finns inget register här. Så här börjar du:\n\n",
			"Kansli: from the referral that comes in to the decision that goes out.\n"
			"There is no register here. To begin:\n\n"));
	entry(c->out, "kansli register init --trial", 38,
	    cli_say(c, "prova med exempelkommunen", "try it with the sample municipality"));
	entry(c->out, "kansli register init --from DIR", 38,
	    cli_say(c, "ett register för er kommun", "a register for your municipality"));
	entry(c->out, "kansli case new --help", 38, cli_say(c, "öppna ett ärende", "open a case"));
	entry(c->out, "kansli help", 38, cli_say(c, "alla kommandon", "all commands"));
}

int
command_help(struct cli *c)
{
	size_t used;

	if (cli_has(c, OPTION_MAN)) {
		manual_write(c);
		return 0;
	}
	if (cli_has(c, OPTION_COMPLETION)) {
		completion_write(c, c->value[OPTION_COMPLETION]);
		return 0;
	}
	c->command = NULL;
	if (c->operands > 0 &&
	    !(c->operands == 1 && command_find(c->operand, 1, &used) == NULL &&
		command_family(c->arena, c->operand[0], " ") != NULL)) {
		c->command = cli_command(c, c->operand, c->operands, &used);
		if (c->command == NULL)
			return -1;
	}
	help_write(c);
	return 0;
}
