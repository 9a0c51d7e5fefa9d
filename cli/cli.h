/* One call of the program: what was asked, and where the answer goes. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "cli/command.h"

struct arena;
struct desk;

#define KANSLI_VERSION "0.1.0"
#define KANSLI_VERSION_DAY "2026-11-21"

/* The largest answer on stdout, and the largest file that a command takes, in bytes. */
enum { CLI_OUT_MAX = 256 << 20, CLI_FILE_MAX = 64 << 20 };

struct cli {
	struct arena *arena; /* lives as long as the call */
	struct diags diags;  /* become lines on stderr */
	struct buf *out;     /* becomes stdout, if the command does not fail */
	struct buf *err;     /* what is said beside the answer: on stderr, before the messages */
	enum language language;
	const struct command *command; /* NULL: 'kansli' alone */
	const char **operand;          /* NFC text; names of files as they were given */
	size_t operands;
	const char *value[OPTION_COUNT]; /* NULL: not given; "" for one without value */
	struct date day;                 /* --as-of, else today */
	struct desk *desk;               /* of cli_desk(); NULL before */
};

static inline bool
cli_has(const struct cli *c, enum option_id id)
{
	return c->value[id] != NULL;
}

/* The whole program but for its file descriptors: reads the command line, carries the
 * command out, adds the answer to 'out' and the message lines to 'err' (both of them
 * initialized by the caller).  'deliver', if not NULL, is handed the finished answer
 * and returns 0 or the errno that kept it from its reader.  Returns the exit code.  Looks
 * at the environment. */
int cli_run(int argc, char *const argv[], struct buf *out, struct buf *err,
    int (*deliver)(const struct buf *));

/* The text in the language of the call. */
static inline const char *
cli_say(const struct cli *c, const char *sv, const char *en)
{
	return c->language == LANGUAGE_EN ? en : sv;
}

/* How the command is written: "kansli case new [FIELD=VALUE…]". */
const char *cli_usage(const struct cli *);

/* The number of --jobs; 0 without it.  -1: msg_cli_not_a_number. */
int cli_jobs(struct cli *, unsigned *jobs);

#endif
