/* What documents are called when they are taken out of the register. */
#ifndef CLI_PAPERS_H
#define CLI_PAPERS_H

#include <stdbool.h>

#include "engine/store/content.h"

struct arena;
struct cli;

/* A safe name without its ending: "Protokoll SN 2026-09-22" of what Kansli made, of others with the
 * number in the case, "SN 2026-00001-3 Svar"; with 'numbered' also of what Kansli made in a case.
 * A later version says so.  Of what is secret the name tells the number and the kind alone. */
const char *document_name(struct arena *, const struct document_row *, bool numbered, bool secret);

/* ".docx": how its file's name ends, if that is an ending that any system takes; else "". */
const char *document_ending(const struct document_row *);

/* "inkommen", "utgående", "upprättad". */
const char *document_direction(const struct document_row *);

/* All documents of the matter that the first operand names as a zip file with a list, for anyone
 * with --public.  0 or -1; 'path' NULL: msg_cli_option_missing. */
int cli_export(struct cli *, const char *path);

#endif
