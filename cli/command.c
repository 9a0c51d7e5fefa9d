/* The two tables, and looking things up in them. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

#define OPTION(id, name, letter, kind, everywhere, words, sv_value, en_value, sv, en)              \
	{ name, letter, VALUE_##kind, everywhere, words, { sv_value, en_value }, { sv, en } },
const struct option_spec option_specs[OPTION_COUNT] = {
#include "cli/options.def"
};
#undef OPTION

_Static_assert(OPTION_COUNT <= 128, "struct command keeps its options in 128 bits");

#define TAKES(id) ((option_set)1 << OPTION_##id)
#define COMMAND(                                                                                   \
    id, words, group, sv_operands, en_operands, options, sv, en, sv_details, en_details, examples) \
	{ words, command_##id, GROUP_##group, { sv_operands, en_operands }, options, { sv, en },   \
		{ sv_details, en_details }, examples },
const struct command command_table[] = {
#include "cli/commands.def"
};
#undef COMMAND

const size_t command_count = sizeof(command_table) / sizeof(command_table[0]);

const char *const command_group_titles[GROUP_COUNT][2] = {
	[GROUP_DESK] = { "Varje dag", "Every day" },
	[GROUP_CASE] = { "Ärenden och handlingar", "Cases and documents" },
	[GROUP_MEETING] = { "Sammanträden och anslag", "Meetings and notices" },
	[GROUP_REGISTER] = { "Registret", "The register" },
	[GROUP_WORD] = { "Word-filer och mallar", "Word files and templates" },
	[GROUP_FLOW] = { "Flöden", "Flows" },
	[GROUP_DATE] = { "Datum och frister", "Dates and time limits" },
	[GROUP_HELP] = { "Hjälp", "Help" },
};

bool
command_takes(const struct command *command, enum option_id id)
{
	if (option_specs[id].everywhere)
		return true;
	return command != NULL && (command->options & ((option_set)1 << id)) != 0;
}

/* How many of 'words' spell out the command; 0 if they don't. */
static size_t
words_match(const struct command *command, const char *const words[], size_t n)
{
	const char *at = command->words;

	for (size_t i = 0; i < n; i++) {
		size_t size = strcspn(at, " ");

		if (strlen(words[i]) != size || strncmp(at, words[i], size) != 0)
			return 0;
		at += size;
		if (*at == '\0')
			return i + 1;
		at++;
	}
	return 0;
}

const struct command *
command_find(const char *const words[], size_t n, size_t *used)
{
	const struct command *found = NULL;

	*used = 0;
	for (size_t i = 0; i < command_count; i++) { /* "expedite list" goes before "expedite" */
		const size_t words_used = words_match(&command_table[i], words, n);

		if (words_used > *used) {
			*used = words_used;
			found = &command_table[i];
		}
	}
	return found;
}

/* The command's second word if its first one is 'word', else NULL. */
static const char *
second_word(const struct command *command, const char *word)
{
	const char *blank = strchr(command->words, ' ');

	if (blank == NULL || (size_t)(blank - command->words) != strlen(word) ||
	    strncmp(command->words, word, strlen(word)) != 0)
		return NULL;
	return blank + 1;
}

const char *
command_family(struct arena *arena, const char *word, const char *between)
{
	const char *list = NULL;

	for (size_t i = 0; i < command_count; i++) {
		const char *second = second_word(&command_table[i], word);

		if (second == NULL)
			continue;
		list = list == NULL ? arena_str(arena, second)
				    : arena_printf(arena, "%s%s%s", list, between, second);
	}
	return list;
}

/* "case new, case show". */
static const char *
listed(struct arena *arena, const char *const found[], size_t n)
{
	const char *list = NULL;

	for (size_t i = 0; i < n; i++)
		list = list == NULL ? arena_printf(arena, "%s", found[i])
				    : arena_printf(arena, "%s, %s", list, found[i]);
	return list;
}

const char *
command_nearest(struct arena *arena, const char *const words[], size_t n)
{
	const char **names = arena_array(arena, command_count, sizeof(*names));
	const char *found[3];
	size_t count;

	for (size_t i = 0; i < command_count; i++)
		names[i] = command_table[i].words;
	if (n >= 2) {
		const char *both = arena_printf(arena, "%s %s", words[0], words[1]);

		count = text_nearest_list(both, names, command_count, found);
		if (count > 0 || command_family(arena, words[0], " ") != NULL)
			return listed(arena, found, count);
	}
	count = text_nearest_list(words[0], names, command_count, found);
	if (count > 0)
		return listed(arena, found, count);
	for (size_t i = 0; i < command_count; i++)
		names[i] = arena_strn(arena, names[i], strcspn(names[i], " "));
	count = text_nearest_list(words[0], names, command_count, found);
	for (size_t i = 1; i < count; i++) /* the words of one family are one suggestion */
		if (strcmp(found[i], found[0]) == 0)
			count = i;
	return listed(arena, found, count);
}

static bool
name_ends(const char *name, size_t size, const char *end)
{
	size_t n = strlen(end);

	return size >= n && memcmp(name + size - n, end, n) == 0;
}

/* The operand that begins at 'list', and what follows it. */
static const char *
operand_read(const char *list, struct operand_spec *spec)
{
	size_t size = strcspn(list, " ");

	spec->name = list;
	spec->size = size;
	spec->optional = list[0] == '[';
	if (spec->optional) {
		spec->name++;
		spec->size -= 2;
	}
	spec->repeated = name_ends(spec->name, spec->size, "…");
	if (spec->repeated)
		spec->size -= strlen("…");
	list += size;
	return *list == ' ' ? list + 1 : list;
}

bool
operand_at(const char *list, size_t i, struct operand_spec *spec)
{
	for (size_t place = 0; *list != '\0'; place++) {
		list = operand_read(list, spec);
		spec->place = place;
		if (i == place || spec->repeated)
			return true;
	}
	return false;
}

bool
operand_is_file(const struct operand_spec *spec)
{
	static const char *const words[] = { "FILE", "DIR", "IN", "OUT", "TEMPLATE", "DATA",
		"LIST" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == spec->size && memcmp(words[i], spec->name, spec->size) == 0)
			return true;
	return false;
}
