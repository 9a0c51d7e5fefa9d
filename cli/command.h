/* The commands and options of Kansli: two const tables (commands.def, options.def).  Parsing,
 * help, the manual page, shell completion and suggestions are all read off them. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct cli;

/* What follows an option.  A DAY is checked, a WORD is one of a closed list. */
enum value_kind { VALUE_NONE, VALUE_TEXT, VALUE_FILE, VALUE_DIR, VALUE_DAY, VALUE_WORD };

enum option_id {
#define OPTION(id, name, letter, kind, everywhere, words, sv_value, en_value, sv, en) OPTION_##id,
#include "cli/options.def"
#undef OPTION
	OPTION_COUNT
};

struct option_spec {
	const char *name; /* without its hyphens */
	char letter;      /* 0: none */
	enum value_kind kind;
	bool everywhere;      /* every command takes it */
	const char *words;    /* "sv|en" when kind is VALUE_WORD */
	const char *value[2]; /* the value's name, by enum language */
	const char *help[2];
};

/* A set of options: bit i is option i.  There are more than 64. */
__extension__ typedef unsigned __int128 option_set;

extern const struct option_spec option_specs[OPTION_COUNT];

enum command_group {
	GROUP_DESK,
	GROUP_CASE,
	GROUP_MEETING,
	GROUP_REGISTER,
	GROUP_WORD,
	GROUP_FLOW,
	GROUP_DATE,
	GROUP_HELP,
	GROUP_COUNT
};

/* The title of a group, by enum language. */
extern const char *const command_group_titles[GROUP_COUNT][2];

/* Carries a command out.  Returns 0 (done), 1 (a check found problems) or another exit code of
 * cli/exit.h, each with its answer printed, or -1 after adding an ERROR to the diags (nothing is
 * printed on stdout).  The answer is written to 'out' of struct cli, never to stdout itself. */
typedef int command_function(struct cli *);

#define COMMAND(id, ...) command_function command_##id;
#include "cli/commands.def"
#undef COMMAND

struct command {
	const char *words; /* "case new" */
	command_function *run;
	enum command_group group;
	const char *operands[2]; /* by enum language */
	option_set options;
	const char *line[2];     /* one line: what it does */
	const char *details[2];  /* paragraphs, or NULL */
	const char *examples;    /* one command per line */
};

extern const struct command command_table[];
extern const size_t command_count;

/* Does 'command' take the option?  NULL is 'kansli' alone, which takes those for every command. */
bool command_takes(const struct command *, enum option_id);

/* The command named by the first 'n' of 'words', and how many of them name it (1 or 2);
 * NULL if none does. */
const struct command *command_find(const char *const words[], size_t n, size_t *used);

/* The second words of the commands whose first word is 'word', with 'between' between them:
 * "new, show, list"; NULL if 'word' begins no command of two words. */
const char *command_family(struct arena *, const char *word, const char *between);

/* What was probably meant by 'words' (n of them, at least 1): "'case new', 'case show'";
 * NULL if nothing is near. */
const char *command_nearest(struct arena *, const char *const words[], size_t n);

/* One operand out of a list such as "BODY DAY [DNR…]". */
struct operand_spec {
	const char *name; /* not ended: 'size' bytes */
	size_t size;
	size_t place; /* in the list: 0, 1, … */
	bool optional, repeated;
};

/* Operand number 'i' of the list, counting a repeated one as often as needed; false past
 * the last one. */
bool operand_at(const char *list, size_t i, struct operand_spec *);

/* Is the operand, in English, the name of a file or folder?  Such words are bytes, not text. */
bool operand_is_file(const struct operand_spec *);

#endif
