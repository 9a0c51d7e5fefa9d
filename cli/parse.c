/* The command line, read by the tables of command.h. */
#include "cli/parse.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "cli/messages.h"
#include "engine/law/calendar.h"

/* An option as it stood on the line. */
struct given {
	const char *shown; /* "--as" or "-o" */
	const char *name;  /* "as" or "o" */
	const char *value; /* NULL: none */
	bool glued;        /* the value stood in the same word */
};

struct line {
	struct given *given;
	size_t count;
};

static bool
has_name(const struct option_spec *spec, const struct given *g)
{
	if (text_starts(g->shown, "--"))
		return strcmp(spec->name, g->name) == 0;
	return spec->letter != 0 && spec->letter == g->name[0];
}

/* Any option of that name; only for knowing whether a value follows. */
static const struct option_spec *
option_of_any_command(const struct given *g)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (has_name(&option_specs[i], g))
			return &option_specs[i];
	return NULL;
}

static bool
takes_value(const struct given *g)
{
	const struct option_spec *spec = option_of_any_command(g);

	return spec != NULL && spec->kind != VALUE_NONE;
}

/* "--name" or "--name=value"; returns how many of the words at 'argv' it took. */
static int
read_long(struct cli *c, struct line *line, char *const argv[])
{
	struct given *g = &line->given[line->count++];
	size_t size = strcspn(argv[0], "=");

	g->shown = arena_strn(c->arena, argv[0], size);
	g->name = g->shown + 2;
	if (argv[0][size] == '=') {
		g->value = argv[0] + size + 1;
		g->glued = true;
		return 1;
	}
	if (!takes_value(g) || argv[1] == NULL)
		return 1;
	g->value = argv[1];
	return 2;
}

/* "-q", "-qh", "-oFILE", "-o FILE". */
static int
read_letters(struct cli *c, struct line *line, char *const argv[])
{
	for (const char *at = argv[0] + 1; *at != '\0'; at++) {
		struct given *g = &line->given[line->count++];

		g->shown = arena_printf(c->arena, "-%c", *at);
		g->name = g->shown + 1;
		if (!takes_value(g))
			continue;
		if (at[1] != '\0') {
			g->value = at + 1;
			g->glued = true;
			return 1;
		}
		g->value = argv[1];
		return argv[1] != NULL ? 2 : 1;
	}
	return 1;
}

/* Part the line in options and operands. */
static void
read_line(struct cli *c, struct line *line, int argc, char *const argv[])
{
	size_t letters = 0;

	for (int i = 1; i < argc; i++)
		letters += strlen(argv[i]);
	line->given = arena_array(c->arena, letters + 1, sizeof(*line->given));
	c->operand = arena_array(c->arena, (size_t)argc + 1, sizeof(*c->operand));
	for (int i = 1; i < argc;) {
		const char *word = argv[i];

		if (strcmp(word, "--") == 0) {
			while (++i < argc)
				c->operand[c->operands++] = argv[i];
		} else if (text_starts(word, "--")) {
			i += read_long(c, line, argv + i);
		} else if (word[0] == '-' && word[1] != '\0') {
			i += read_letters(c, line, argv + i);
		} else {
			c->operand[c->operands++] = argv[i++];
		}
	}
}

/* --lang is looked for first, so that what is said about the rest is in that language. */
static void
choose_language(struct cli *c, const struct line *line)
{
	for (size_t i = 0; i < line->count; i++) {
		const struct given *g = &line->given[i];

		if (!has_name(&option_specs[OPTION_LANG], g) || g->value == NULL)
			continue;
		if (strcmp(g->value, "en") == 0)
			c->language = LANGUAGE_EN;
		else if (strcmp(g->value, "sv") == 0)
			c->language = LANGUAGE_SV;
	}
}

/* Names of files may be any bytes; all other words must be text. */
static bool
is_text(struct cli *c, const char *word)
{
	if (utf8_is_valid(word, strlen(word), NULL))
		return true;
	diag_add(&c->diags, &msg_cli_not_utf8, NULL, NULL);
	return false;
}

const struct command *
cli_command(struct cli *c, const char *const words[], size_t n, size_t *used)
{
	const struct command *command = command_find(words, n, used);
	const char *typed, *nearest, *family;

	if (command != NULL)
		return command;
	for (size_t i = 0; i < n && i < 2; i++)
		if (!is_text(c, words[i]))
			return NULL;
	family = command_family(c->arena, words[0], ", ");
	if (family != NULL && n == 1) {
		diag_add(&c->diags, &msg_cli_incomplete_command, NULL, words[0], family, NULL);
		return NULL;
	}
	typed = family == NULL ? words[0] : arena_printf(c->arena, "%s %s", words[0], words[1]);
	nearest = command_nearest(c->arena, words, n);
	if (nearest != NULL)
		diag_add(&c->diags, &msg_cli_misspelt_command, NULL, typed, nearest, NULL);
	else if (family != NULL)
		diag_add(&c->diags, &msg_cli_incomplete_command, NULL, words[0], family, NULL);
	else
		diag_add(&c->diags, &msg_cli_unknown_command, NULL, typed, NULL);
	return NULL;
}

/* Is help about a first word asked for that is no command itself, such as "kansli case --help"? */
static bool
asks_about_family(struct cli *c, const struct line *line)
{
	bool help = false;
	size_t used;

	for (size_t i = 0; i < line->count; i++)
		help = help || has_name(&option_specs[OPTION_HELP], &line->given[i]);
	return help && c->operands == 1 && command_find(c->operand, 1, &used) == NULL &&
	       command_family(c->arena, c->operand[0], " ") != NULL;
}

static int
choose_command(struct cli *c, const struct line *line)
{
	size_t used;

	if (c->operands == 0 || asks_about_family(c, line))
		return 0;
	c->command = cli_command(c, c->operand, c->operands, &used);
	if (c->command == NULL)
		return -1;
	c->operand += used;
	c->operands -= used;
	return 0;
}

static const char *
command_name(struct cli *c)
{
	return c->command == NULL ? "kansli"
				  : arena_printf(c->arena, "kansli %s", c->command->words);
}

static void
unknown_option(struct cli *c, const struct given *g)
{
	const char *names[OPTION_COUNT], *nearest = NULL;
	size_t n = 0;

	if (!is_text(c, g->shown))
		return;
	for (int i = 0; i < OPTION_COUNT; i++)
		if (command_takes(c->command, (enum option_id)i))
			names[n++] = arena_printf(c->arena, "--%s", option_specs[i].name);
	if (text_starts(g->shown, "--"))
		nearest = text_nearest(c->arena, g->shown, names, n);
	if (nearest == NULL)
		diag_add(&c->diags, &msg_cli_unknown_option, NULL, g->shown, command_name(c), NULL);
	else
		diag_add(&c->diags, &msg_cli_misspelt_option, NULL, g->shown, command_name(c),
		    nearest, NULL);
}

/* Is 'value' among "sv|en"?  If not, say which there are. */
static void
check_word(struct cli *c, const struct option_spec *spec, const struct given *g)
{
	const char *names[16];
	size_t n = 0;
	const char *list = NULL, *nearest;

	for (const char *at = spec->words; *at != '\0' && n < 16;) {
		size_t size = strcspn(at, "|");

		names[n] = arena_strn(c->arena, at, size);
		if (strcmp(names[n], g->value) == 0)
			return;
		list = list == NULL ? names[n] : arena_printf(c->arena, "%s, %s", list, names[n]);
		n++;
		at += size + (at[size] == '|');
	}
	nearest = text_nearest(c->arena, g->value, names, n);
	diag_add(&c->diags, nearest == NULL ? &msg_cli_option_value : &msg_cli_misspelt_value, NULL,
	    g->shown, g->value, nearest == NULL ? list : nearest, NULL);
}

static bool
is_file_value(enum value_kind kind)
{
	return kind == VALUE_FILE || kind == VALUE_DIR;
}

/* The legal day is kept as a day; of other options the day has been checked. */
static void
take_day(struct cli *c, enum option_id id, const char *value)
{
	const struct date day = calendar_date(value, &c->diags);

	if (id == OPTION_AS_OF)
		c->day = day;
}

static void
take_option(struct cli *c, enum option_id id, const struct given *g)
{
	const struct option_spec *spec = &option_specs[id];

	if (spec->kind == VALUE_NONE) {
		if (g->glued)
			diag_add(&c->diags, &msg_cli_option_takes_no_value, NULL, g->shown, NULL);
		c->value[id] = "";
		return;
	}
	if (g->value == NULL || (g->value[0] == '\0' && spec->kind != VALUE_TEXT)) {
		diag_add(&c->diags, &msg_cli_option_needs_value, NULL, g->shown,
		    spec->value[c->language], NULL);
		return;
	}
	c->value[id] = g->value;
	if (is_file_value(spec->kind) || !is_text(c, g->value))
		return;
	c->value[id] = text_nfc(c->arena, g->value);
	if (spec->kind == VALUE_WORD)
		check_word(c, spec, g);
	if (spec->kind == VALUE_DAY)
		take_day(c, id, g->value);
}

/* Hand every given option to the one of the command that has its name. */
static void
take_options(struct cli *c, const struct line *line)
{
	for (size_t i = 0; i < line->count; i++) {
		bool found = false;

		for (int id = 0; id < OPTION_COUNT && !found; id++) {
			found = command_takes(c->command, (enum option_id)id) &&
				has_name(&option_specs[id], &line->given[i]);
			if (found)
				take_option(c, (enum option_id)id, &line->given[i]);
		}
		if (!found)
			unknown_option(c, &line->given[i]);
	}
}

static int
check_operands(struct cli *c)
{
	const char *list[2] = { c->command->operands[0], c->command->operands[1] };
	struct operand_spec spec;

	for (size_t i = 0; i < c->operands; i++) {
		if (!operand_at(list[LANGUAGE_EN], i, &spec))
			return diag_add(&c->diags, &msg_cli_operand_extra, NULL, c->operand[i],
			    cli_usage(c), NULL);
		if (!operand_is_file(&spec) && is_text(c, c->operand[i]))
			c->operand[i] = text_nfc(c->arena, c->operand[i]);
	}
	if (operand_at(list[c->language], c->operands, &spec) && !spec.optional &&
	    spec.place == c->operands)
		return diag_add(&c->diags, &msg_cli_operand_missing, NULL,
		    arena_strn(c->arena, spec.name, spec.size), cli_usage(c), NULL);
	return 0;
}

int
cli_parse(struct cli *c, int argc, char *const argv[])
{
	struct line line = { 0 };

	c->day = DATE_NONE;
	read_line(c, &line, argc, argv);
	choose_language(c, &line);
	if (choose_command(c, &line) != 0)
		return -1;
	take_options(c, &line);
	if (c->command != NULL && !cli_has(c, OPTION_HELP) && !cli_has(c, OPTION_VERSION))
		check_operands(c);
	if (date_is_none(c->day))
		c->day = clock_today();
	return c->diags.errors > 0 ? -1 : 0;
}
