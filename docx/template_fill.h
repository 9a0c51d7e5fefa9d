/* One filling of a template.  Used inside docx/template_*.c only. */
#ifndef DOCX_TEMPLATE_FILL_H
#define DOCX_TEMPLATE_FILL_H

#include <libxml/xpath.h>

#include "base/buf.h"
#include "base/list.h"
#include "docx/template.h"
#include "docx/template_filter.h"
#include "docx/template_program.h"

/* The item of a level, and which of how many it is. */
struct frame {
	xmlNodePtr node;
	size_t position, count;
};

/* A picture that has been put in. */
struct medium {
	const char *name; /* as the data has it */
	const char *part; /* "word/media/kansli1.png" */
	const char *type; /* "image/png" */
	const void *bytes;
	size_t size;
	uint32_t width, height; /* in its own dots */
};

/* A Word file to be put in. */
struct insert {
	const char *name, *range; /* "beslut.docx", "rubrik=Förslag till beslut"; NULL: all of it */
	const void *bytes;
	size_t size;
};

/* The picture in hand. */
struct shown_picture {
	const char *relationship; /* NULL: none yet */
	const char *name;         /* without its ending, for the alternative text */
	uint32_t cx, cy;
};

/* The children of the view's element by name, when they are very many. */
struct crowd {
	bool looked;       /* it is known whether they are */
	struct list names; /* struct crowd_name; none: they are not */
};

struct fill {
	const struct template *t;
	const struct template_data *data;
	const struct binding *binding;
	struct arena *arena;
	struct diags *ds;
	struct package_out *package; /* NULL: only trying, pictures are not asked for */

	const struct program *program; /* what is being carried out, and where its bytes go */
	struct buf *out;
	struct frame frame[LEVELS];
	unsigned level;
	xmlXPathContextPtr xpath; /* NULL until an expression needs it */
	struct crowd crowd;
	struct buf made;   /* the bytes of all parts */
	struct list parts; /* struct made: where each of them stands */

	bool *reported; /* per expression: its problem has been told */
	uint32_t *id;   /* per id: the number given last */
	bool *id_used;  /* per id: its own number has been given */
	uint32_t next_id[ID_SPACES];
	size_t inside; /* where STEP_INSIDE of the innermost STEP_WHOLE began and ended */
	bool inside_empty;
	uint32_t *num; /* per list: its number in this turn; 0: not given yet */
	uint32_t next_num;
	struct buf lists; /* the w:num elements made */
	uint32_t *note;   /* per note: the number given last */
	bool *note_used;  /* per note: its own number has been given */
	uint32_t next_note[NOTE_KINDS];
	struct buf notes[NOTE_KINDS];
	struct list media;    /* struct medium */
	struct list inserts;  /* struct insert */
	unsigned last_medium; /* the number of the last one */
	struct shown_picture picture;
};

/* template_value.c: expressions.  What fails has been told (once per expression). */

/* The values of an expression after its filters; 0 or -1.  Text of nodes may be theirs. */
int fill_values(struct fill *, uint32_t expression, struct values *);
/* Its one value, "" for none; NULL on failure. */
const char *fill_value(struct fill *, uint32_t expression);
/* Its nodes in document order; 0 or -1. */
int fill_nodes(struct fill *, uint32_t expression, xmlNodePtr **node, size_t *count);
bool fill_is_true(struct fill *, uint32_t expression);
/* Tell a problem of an expression. */
int fill_problem(struct fill *, uint32_t expression, const struct message *, const char *what,
    const char *names);

/* template_text.c: values as text of a document. */

/* A value inside w:t; the steps from "division" to "end" divide the paragraph. */
void fill_text(struct fill *, uint32_t expression, size_t division, size_t end);
/* A value in an attribute or a text of no run. */
void fill_plain(struct fill *, uint32_t expression);

/* template_run.c: steps. */
void fill_run(struct fill *, size_t from, size_t to);
/* A whole program, into a buffer of the caller's. */
void fill_program(struct fill *, const struct program *, struct buf *out);

/* template_media.c: the picture that an expression names becomes the one in hand.  False: it
 * has no value, or a problem has been told. */
bool fill_picture(struct fill *, uint32_t expression, const struct template_picture_box *);
/* Is it the name of a file and nothing else: no folder, no URL? */
bool fill_is_plain_name(const char *);
/* template_insert.c: the mark of a file in the paragraph whose place it takes. */
void fill_insert(struct fill *, uint32_t expression);
/* The filled document with the files put in.  0 or -1. */
int fill_put_inserts(struct fill *, const struct buf *filled, struct buf *out);
/* All pictures into the package. */
void fill_put_media(struct fill *);

#endif
