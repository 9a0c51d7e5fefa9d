/* Shell completion, read off the tables: what may follow each command, nothing that
 * must be asked of a register.
 *
 * bash and zsh share one function, _kansli_choose, in words that both understand; each has
 * its own way to offer words, files and folders. */
#include "cli/help.h"

#include <string.h>

#include "base/arena.h"

/* The length of the first word of command 'i', if no command before it has the same. */
static bool
begins_family(size_t i, size_t *size)
{
	*size = strcspn(command_table[i].words, " ");
	for (size_t j = 0; j < i; j++)
		if (strcspn(command_table[j].words, " ") == *size &&
		    strncmp(command_table[j].words, command_table[i].words, *size) == 0)
			return false;
	return true;
}

static void
add_first_words(struct buf *out)
{
	size_t size;

	for (size_t i = 0; i < command_count; i++)
		if (begins_family(i, &size))
			buf_printf(out, " %.*s", (int)size, command_table[i].words);
}

static void
add_long_options(struct buf *out, const struct command *command)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (command_takes(command, (enum option_id)i))
			buf_printf(out, " --%s", option_specs[i].name);
}

static bool
takes_files(const struct command *command)
{
	struct operand_spec spec;

	return operand_at(command->operands[LANGUAGE_EN], 0, &spec) && operand_is_file(&spec);
}

/* "sv|en" as " sv en". */
static void
add_words(struct buf *out, const char *words)
{
	buf_char(out, ' ');
	for (; *words != '\0'; words++)
		buf_char(out, *words == '|' ? ' ' : *words);
}

/* The option's spellings as a pattern: "-o|--output". */
static void
add_pattern(struct buf *out, const struct option_spec *spec)
{
	if (spec->letter != 0)
		buf_printf(out, "-%c|", spec->letter);
	buf_printf(out, "--%s", spec->name);
}

/* Has an earlier option the same name?  (Two commands may mean different things by it.) */
static bool
is_repeated(int i)
{
	for (int j = 0; j < i; j++)
		if (strcmp(option_specs[j].name, option_specs[i].name) == 0)
			return true;
	return false;
}

static void
add_value_cases(struct buf *out)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_spec *spec = &option_specs[i];

		if (is_repeated(i) || (spec->kind != VALUE_WORD && spec->kind != VALUE_FILE &&
					  spec->kind != VALUE_DIR))
			continue;
		buf_str(out, "\t\t");
		add_pattern(out, spec);
		if (spec->kind == VALUE_WORD) {
			buf_str(out, ") _kansli_words");
			add_words(out, spec->words);
		} else {
			buf_str(out,
			    spec->kind == VALUE_FILE ? ") _kansli_files" : ") _kansli_folders");
		}
		buf_str(out, " ;;\n");
	}
}

static void
add_command_case(struct buf *out, const struct command *command)
{
	if (strchr(command->words, ' ') != NULL)
		buf_printf(out, "\t'%s')", command->words);
	else
		buf_printf(out, "\t'%s '*)", command->words);
	buf_str(out, " case $1 in -*) _kansli_words");
	add_long_options(out, command);
	buf_str(out, takes_files(command) ? " ;; *) _kansli_files ;; esac ;;\n" : " ;; esac ;;\n");
}

static void
add_family_cases(struct cli *c)
{
	size_t size;

	for (size_t i = 0; i < command_count; i++) {
		if (!begins_family(i, &size) || command_table[i].words[size] == '\0')
			continue;
		const char *family = arena_strn(c->arena, command_table[i].words, size);

		buf_printf(c->out, "\t'%s ') _kansli_words %s ;;\n", family,
		    command_family(c->arena, family, " "));
	}
}

/* $@: the words after "kansli" up to the one that is being typed. */
static void
add_choose(struct cli *c)
{
	bool any = false;

	buf_str(c->out, "_kansli_choose()\n{\n"
			"\tlocal first='' second='' before='' value=''\n"
			"\twhile [ $# -gt 1 ]; do\n"
			"\t\tbefore=$1\n"
			"\t\tif [ -n \"$value\" ]; then value=''; shift; continue; fi\n"
			"\t\tcase $1 in\n\t\t");
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (option_specs[i].kind == VALUE_NONE || is_repeated(i))
			continue;
		if (any)
			buf_char(c->out, '|');
		add_pattern(c->out, &option_specs[i]);
		any = true;
	}
	buf_str(c->out, ") value=1 ;;\n"
			"\t\t-*) ;;\n"
			"\t\t*) if [ -z \"$first\" ]; then first=$1\n"
			"\t\t   elif [ -z \"$second\" ]; then second=$1; fi ;;\n"
			"\t\tesac\n\t\tshift\n\tdone\n"
			"\tif [ -n \"$value\" ]; then\n\t\tcase $before in\n");
	add_value_cases(c->out);
	buf_str(c->out, "\t\tesac\n\t\treturn\n\tfi\n\tcase \"$first $second\" in\n");
	for (size_t i = 0; i < command_count; i++)
		add_command_case(c->out, &command_table[i]);
	add_family_cases(c);
	buf_str(c->out, "\t' ') _kansli_words");
	add_first_words(c->out);
	add_long_options(c->out, NULL);
	buf_str(c->out, " ;;\n\tesac\n}\n");
}

static void
completion_bash(struct cli *c)
{
	buf_str(c->out,
	    "_kansli_words() { COMPREPLY=($(compgen -W \"$*\" -- \"$_kansli_typed\")); }\n"
	    "_kansli_files() { COMPREPLY=($(compgen -f -- \"$_kansli_typed\")); }\n"
	    "_kansli_folders() { COMPREPLY=($(compgen -d -- \"$_kansli_typed\")); }\n");
	add_choose(c);
	buf_str(c->out, "_kansli()\n{\n"
			"\tlocal _kansli_typed=${COMP_WORDS[COMP_CWORD]}\n"
			"\tCOMPREPLY=()\n"
			"\t_kansli_choose \"${COMP_WORDS[@]:1:COMP_CWORD}\"\n"
			"}\n"
			"complete -o filenames -F _kansli kansli\n");
}

static void
completion_zsh(struct cli *c)
{
	buf_str(c->out, "#compdef kansli\n"
			"_kansli_words() { compadd -- \"$@\"; }\n"
			"_kansli_files() { _files; }\n"
			"_kansli_folders() { _files -/; }\n");
	add_choose(c);
	buf_str(c->out, "_kansli() { _kansli_choose \"${(@)words[2,CURRENT]}\"; }\n"
			"compdef _kansli kansli\n");
}

/* For fish: a text in single quotes. */
static void
add_quoted(struct buf *out, const char *s)
{
	buf_char(out, '\'');
	for (; *s != '\0'; s++) {
		if (*s == '\'' || *s == '\\')
			buf_char(out, '\\');
		buf_char(out, *s);
	}
	buf_char(out, '\'');
}

/* "complete -c kansli -n 'the first words are these'"; 'more': words may follow them. */
static void
fish_line(struct buf *out, const char *words, size_t size, bool more)
{
	buf_printf(out, "complete -c kansli -n '__kansli_at %s \"%.*s\"'", more ? "in" : "after",
	    (int)size, words);
}

static void
fish_option(struct buf *out, const struct option_spec *spec, enum language language)
{
	buf_printf(out, " -l %s", spec->name);
	if (spec->letter != 0)
		buf_printf(out, " -s %c", spec->letter);
	if (spec->kind == VALUE_FILE || spec->kind == VALUE_DIR)
		buf_str(out, " -rF");
	else if (spec->kind == VALUE_WORD) {
		buf_str(out, " -xa '");
		add_words(out, spec->words);
		buf_char(out, '\'');
	} else if (spec->kind != VALUE_NONE) {
		buf_str(out, " -x");
	}
	buf_str(out, " -d ");
	add_quoted(out, spec->help[language]);
	buf_char(out, '\n');
}

static void
fish_command(struct cli *c, const struct command *command)
{
	const char *second = strchr(command->words, ' ');

	if (second == NULL)
		buf_printf(c->out, "complete -c kansli -n '__kansli_at after \"\"' -a %s -d ",
		    command->words);
	else {
		fish_line(c->out, command->words, (size_t)(second - command->words), false);
		buf_printf(c->out, " -a %s -d ", second + 1);
	}
	add_quoted(c->out, command->line[c->language]);
	buf_char(c->out, '\n');
	if (takes_files(command)) {
		fish_line(c->out, command->words, strlen(command->words), true);
		buf_str(c->out, " -F\n");
	}
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (option_specs[i].everywhere || !command_takes(command, (enum option_id)i))
			continue;
		fish_line(c->out, command->words, strlen(command->words), true);
		fish_option(c->out, &option_specs[i], c->language);
	}
}

static void
completion_fish(struct cli *c)
{
	size_t size;

	/* The words typed so far but for options; their values count, which at worst offers
	 * nothing. */
	buf_str(c->out, "function __kansli_at\n"
			"\tset -l typed (commandline -opc | string match -rv '^-')\n"
			"\tset -e typed[1]\n"
			"\tset -l all (string join ' ' -- $typed)\n"
			"\ttest \"$all\" = $argv[2]; and return 0\n"
			"\ttest $argv[1] = in; and string match -q -- \"$argv[2] *\" \"$all\"\n"
			"end\n"
			"complete -c kansli -f\n");
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (!option_specs[i].everywhere)
			continue;
		buf_str(c->out, "complete -c kansli");
		fish_option(c->out, &option_specs[i], c->language);
	}
	for (size_t i = 0; i < command_count; i++) {
		if (begins_family(i, &size) && command_table[i].words[size] != '\0')
			buf_printf(c->out,
			    "complete -c kansli -n '__kansli_at after \"\"' -a %.*s\n", (int)size,
			    command_table[i].words);
		fish_command(c, &command_table[i]);
	}
}

void
completion_write(struct cli *c, const char *shell)
{
	if (strcmp(shell, "fish") == 0)
		completion_fish(c);
	else if (strcmp(shell, "zsh") == 0)
		completion_zsh(c);
	else
		completion_bash(c);
}
