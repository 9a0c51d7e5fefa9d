/* Custom XML parts that content controls are bound to.
 *
 * When Word opens a document, the part's value overwrites what a bound control shows.  So the
 * part gets the same value as the control, or the control loses its binding.  ECMA-376 part
 * 1, 17.5.2.6 and 22.5.  Used inside docx/template_*.c only. */
#ifndef DOCX_TEMPLATE_STORE_H
#define DOCX_TEMPLATE_STORE_H

#include "docx/template_emit.h"

struct store {
	const char *part; /* "customXml/item1.xml" */
	const char *id;   /* ds:itemID */
	xmlDocPtr doc;
	bool changed; /* controls write to it */
};

struct stores {
	struct list item; /* struct store */
};

/* The custom XML parts that the main part points at; what cannot be read is none. */
struct stores *stores_read(struct compiler *);
void stores_free(struct stores *);

/* Let the part of a control's binding have the control's value too, or take the binding away:
 * when it is unsound, when the control stands in a loop, or when tags stand in it. */
void binding_settle(struct emitter *, xmlNodePtr control);

#endif
