/* What a check found, as the answer of the command: an array of objects with --json, else
 * only the message lines on stderr.  Exit code 1 when an error is among them. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "base/json.h"
#include "cli/cli.h"

/* Writes one finding as an object. */
typedef void finding_function(struct cli *, struct json *, const struct diag *);

/* 0 or 1, the answer written; -1 if a file could not be read, which is no finding.  With
 * --json what was found does not stand on stderr as well. */
int findings_conclude(struct cli *, finding_function *);

/* The members that findings share.  Words are in the language of the call, because they are
 * the message itself. */
void finding_place(struct json *, const struct diag *, enum language);
void finding_words(struct json *, const struct diag *, enum language);

/* The names nearest to one that does not exist, as "a, b": the third argument of the messages
 * template-unknown-…, else what the hint calls "Nearest: {2}".  NULL if it has none. */
const char *finding_nearest(const struct diag *);

#endif
