/* What the commands share that work in a register. */
#ifndef CLI_AT_DESK_H
#define CLI_AT_DESK_H

#include <stddef.h>

#include "base/json.h"
#include "cli/cli.h"
#include "engine/desk/desk.h"
#include "engine/desk/outbox.h"

/* The register that the call is about: --register, else KANSLI_REGISTER, else kansli.db. */
const char *cli_register(const struct cli *);

bool cli_has_register(const struct cli *);

/* Who acts: --user, else KANSLI_USER, else the login name. */
const char *cli_user(struct cli *);

/* The name of that user, as lists have it; the id of one whom the register does not know. */
const char *cli_user_name(struct cli *);

/* The folder with the program's own workflows, templates and samples: KANSLI_DATA, else
 * above the program's folder (a checkout, or PREFIX/share/kansli), else /usr/share/kansli. */
const char *cli_data_folder(struct cli *);

/* The desk of the call, opened at the first use and closed when the call ends.  NULL on
 * failure. */
struct desk *cli_desk(struct cli *, enum store_mode);

/* The desk, and the matter that operand 'i' names.  NULL on failure. */
struct matter_row *cli_matter(struct cli *, size_t i, enum store_mode);

/* The officer of --officer as lists have him or her: by name, also when the user id was given.
 * *name is NULL without the option. */
int cli_officer(struct cli *, const char **name);

/* The code of the body of --body.  *code is NULL without the option; -1 if there is no such
 * body. */
int cli_body(struct cli *, const char **code);

/* The operands from number 'first' on, each of them FIELD=VALUE, and then the fields of
 * --form.  -1 on failure: msg_cli_not_a_field, and what the file has. */
int cli_given(struct cli *, size_t first, const struct desk_given **, size_t *count);

/* The whole contents of a file that the user named.  NULL on failure. */
char *cli_file(struct cli *, const char *path, size_t *size);

/* A number of 1-9999; 0 if the text is none. */
int cli_number(const char *text);

/* What a command did: a line each, the matter first; with --json an array of objects.  Words
 * are Swedish, as all data of a register. */
void cli_report(struct cli *, const struct desk_report *);

/* What a deadline says of its day that no rule gives. */
#define DEADLINE_NO_RULE "Dagen står i ärendet eller följer av ett villkor i dess flöde."

/* The table as the CSV file of --csv, with the names of its columns first.  -1 on failure. */
struct table;
int cli_csv(struct cli *, const struct table *, const char *const names[]);

/* Where mails and letters go: --spool, --print and --pdf; and what left that way, a line each. */
struct desk_ways cli_ways(const struct cli *);
void cli_left(struct cli *, const struct desk_ways *, const struct desk_left *);

/* "provregister, dagen är 2026-09-22", as the first line of an answer for people, if the
 * register was made for trial. */
void cli_trial_line(struct cli *);

/* The member, or nothing when there is no such day. */
void json_member_day(struct json *, const char *key, struct date);

#endif
