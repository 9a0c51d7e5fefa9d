/* The parts of a template that can hold tags.  Used inside docx/template_*.c only. */
#ifndef DOCX_TEMPLATE_PARTS_H
#define DOCX_TEMPLATE_PARTS_H

#include "docx/template_emit.h"

enum part_kind {
	PART_BODY,
	PART_HEADER,
	PART_FOOTER,
	PART_FOOTNOTES,
	PART_ENDNOTES,
	PART_COMMENTS
};

struct template_part {
	enum part_kind kind;
	const char *name;
	unsigned number; /* of headers and footers, from 1 in the order of the document */
	xmlDocPtr doc;
	bool changed; /* it has tags, so it is made anew each time */
};

/* Read them: the body first, then headers and footers, then notes and comments.  Problems go
 * to the compiler's diags. */
void parts_read(struct compiler *, struct list *parts);
void parts_free(struct list *parts);

/* A part's tree without what only disturbs: blanks between elements, smart tags. */
xmlDocPtr part_tree(struct compiler *, const struct part *);

/* Find and pair the tags of a part. */
void part_prepare(struct compiler *, struct template_part *);

/* All parts that changed become programs; lists, notes and custom XML parts too. */
void parts_emit(struct compiler *, struct list *parts, struct gathered *);

/* numbering.xml with room for lists that loops begin anew; what such lists say. */
void numbering_emit(struct compiler *, struct gathered *);

/* A part's program from its tree. */
void program_emit(struct compiler *, struct gathered *, const char *part, xmlDocPtr);

/* A program of no part, from text with values in it (values_encode); 'root' is any element. */
const struct program *program_of_text(
    struct compiler *, struct gathered *, const char *text, const xmlNode *root);

/* An emitter for a part, and its program when the tree has been emitted. */
void emitter_begin(
    struct emitter *, struct compiler *, struct gathered *, const char *part, const xmlNode *root);
struct program *emitter_end(struct emitter *);

#endif
