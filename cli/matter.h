/* Showing a matter: what every kind of matter has in common. */
#ifndef CLI_MATTER_H
#define CLI_MATTER_H

#include "cli/at_desk.h"

struct table;

/* The heading, the status, the fields, the deadlines, the documents and what can be done,
 * for people.  -1 on failure. */
int matter_show(struct cli *, const struct matter_row *);

/* The same as members of the object that is open. */
int matter_members(struct cli *, struct json *, const struct matter_row *);

/* One document as an object; as a row of cells. */
void document_object(struct json *, const struct document_row *);
void document_cells(struct cli *, struct table *, const struct document_row *);
enum { DOCUMENT_COLUMNS = 6 };

/* The document that operand 'i' names: by its id, or by its number in the case ("SN 2026/17-3"), of
 * which it is the newest version.  NULL: msg_cli_no_such_document. */
const struct document_row *cli_document(struct cli *, size_t i, enum store_mode);

/* What a command that makes a matter answers: its key alone, so that a script can take it. */
void matter_made(struct cli *, const struct desk_report *);

#endif
