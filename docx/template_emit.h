/* From a part's tree to its steps.  Used inside docx/template_*.c only. */
#ifndef DOCX_TEMPLATE_EMIT_H
#define DOCX_TEMPLATE_EMIT_H

#include <libxml/hash.h>

#include "base/buf.h"
#include "docx/template_tree.h"

/* A loop around what is being emitted. */
struct around {
	struct around *outer;
	const xmlNode *node;
	bool restarts;    /* lists in it begin anew in each turn */
	struct list nums; /* uint32_t */
};

/* What is gathered over all parts. */
struct gathered {
	struct list ids;            /* struct id */
	struct list own[ID_SPACES]; /* uint32_t: all that stand in the template */
	struct list loops;          /* struct loop */
	struct list nums;           /* struct num */
	struct list notes;          /* struct note_mark */
	struct list pictures;       /* struct template_picture_box */
	struct stores *stores;
};

/* A note whose mark stands in a loop. */
struct note_mark {
	struct note note;
	size_t scope;
};

struct emitter {
	struct compiler *c;
	struct gathered *all;
	struct program *program;
	const char *prefix; /* "w:", or "" */
	struct buf bytes;
	size_t flushed;    /* how many of them are in steps */
	struct list steps; /* struct step */
	size_t scope;
	struct around *loop; /* the innermost; NULL */
	bool in_loop;        /* also for notes whose mark stands in one */
	const xmlNode *paragraph;
	uint32_t num;        /* of the paragraph; NOTHING */
	int fields;          /* complex fields that are open */
	uint32_t picture;    /* the picture that we are in; NOTHING */
	uint32_t note;       /* the note that is being made for a mark in a loop; NOTHING */
	xmlHashTablePtr ids; /* "kind number" -> index of struct id, plus one */
};

/* template_emit.c: nodes and steps. */
void emit_node(struct emitter *, xmlNodePtr);
void emit_children(struct emitter *, const xmlNode *);
void emit_text(struct emitter *, const char *);
void emit_start_tag(struct emitter *, const xmlNode *);
void emit_end_tag(struct emitter *, const xmlNode *);
size_t step_add(struct emitter *, enum step_kind, uint32_t a, uint32_t b);
/* What follows is inside the step; until step_end(). */
size_t step_begin(struct emitter *, enum step_kind, uint32_t a, uint32_t b);
void step_end(struct emitter *, size_t step);
void emit_value(struct emitter *, enum step_kind, size_t expression);

/* template_emit_word.c: elements that are more than their bytes.  False: an ordinary one. */
bool emit_word(struct emitter *, xmlNodePtr);
void emit_mark(struct emitter *, xmlNodePtr);

/* template_emit_id.c: attributes that are more than their bytes.  False: an ordinary one.
 * The name and the opening quote have been written. */
bool emit_attribute_value(struct emitter *, const xmlNode *, const xmlAttr *);
/* An element that must not be shown, or not again. */
bool is_dropped(struct emitter *, const xmlNode *);
/* Take note of the numbers that the part has; mark ranges gone that begin in one loop or
 * condition and end in another. */
void ids_gather(struct compiler *, struct gathered *, xmlNodePtr root);

#endif
