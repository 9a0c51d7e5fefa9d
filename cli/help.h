/* Help, read off the table of commands. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/cli.h"

/* "kansli case new [FIELD=VALUE…]", in 'arena'; NULL is 'kansli' alone. */
const char *command_usage(struct arena *, const struct command *, enum language);

/* Help about c->command, example first; else about the commands whose first word is the
 * first operand; without either about all of them.  To c->out. */
void help_write(struct cli *);

/* What 'kansli' alone says where there is no register: how to begin. */
void help_begin(struct cli *);

/* The manual page, mdoc(7), with every command and option. */
void manual_write(struct cli *);

/* Completion for "bash", "zsh" or "fish". */
void completion_write(struct cli *, const char *shell);

#endif
