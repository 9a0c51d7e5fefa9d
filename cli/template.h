/* What the commands share that take a template. */
#ifndef CLI_TEMPLATE_H
#define CLI_TEMPLATE_H

#include <stddef.h>

#include <libxml/tree.h>

struct cli;

/* The Word file that is named: itself, or a folder of its parts (with those of --common that the
 * folder lacks) packed.  NULL on failure. */
const char *cli_template_bytes(struct cli *, const char *path, size_t *size);

/* An XML file as a document; NULL on failure. */
xmlDocPtr cli_xml(struct cli *, const char *path);

/* The specimen of --specimen; without the option it is NULL, and that is no failure. */
int cli_specimen(struct cli *, xmlDocPtr *specimen);

#endif
