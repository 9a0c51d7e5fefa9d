/* The parts of a package that are about the document: its properties, its settings.  Used
 * inside docx/template_*.c only. */
#ifndef DOCX_TEMPLATE_PROPS_H
#define DOCX_TEMPLATE_PROPS_H

#include "docx/template_emit.h"

/* Find the tags in title, subject and keywords. */
void props_prepare(struct compiler *);

/* Make programs for them; settings and their links without what is not carried along. */
void props_emit(struct compiler *, struct gathered *);

/* Programs for the properties' texts alone. */
void props_emit_text(struct compiler *, struct gathered *);

/* Run a compiled template without making a file, pictures not asked for: what filling would
 * say.  0 or -1. */
int template_try(const struct template *, xmlNodePtr context, struct diags *);

#endif
