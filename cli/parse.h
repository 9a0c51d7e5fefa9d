/* The command line, read by the tables of command.h.
 *
 * GNU rules: options anywhere, "--name=value" or "--name value", "-o value" or "-ovalue",
 * several letters in one word, "--" ends them, "-" is an operand, the last one of a name
 * counts.  Names are not abbreviated: a script must not change its meaning when an option
 * is added. */
#ifndef CLI_PARSE_H
#define CLI_PARSE_H

#include "cli/cli.h"

/* Fill in 'c' (whose arena and diags are ready): language, command, operands, values, day.
 * -1 after adding every problem found.  With --help and --version nothing else is
 * asked of the line than that the command (or, for --help, its first word) exists; then
 * 'operand' still holds such a first word. */
int cli_parse(struct cli *, int argc, char *const argv[]);

/* The command that 'words' (n of them, at least 1) begin with, and how many of them name it.
 * NULL after saying what was probably meant. */
const struct command *cli_command(struct cli *, const char *const words[], size_t n, size_t *used);

#endif
