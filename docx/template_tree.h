/* A part's tree while a template is compiled: tags become nodes, loops and conditions nodes
 * around what they take.  Used inside docx/template_*.c only.
 *
 * The phases, each over one part:
 *   template_field.c    merge fields become value nodes
 *   template_control.c  content controls get their value nodes
 *   template_find.c     {{tags}} in text become nodes; runs are cut there
 *   template_pair.c     loops and conditions are paired and put around what they take
 *   template_break.c    page breaks between turns are marked
 *   template_emit*.c    the tree becomes steps (template_program.h) */
#ifndef DOCX_TEMPLATE_TREE_H
#define DOCX_TEMPLATE_TREE_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/list.h"
#include "docx/place.h"
#include "docx/template_program.h"
#include "docx/tree.h"

struct lists;

/* What a node of ours is; node->_private.  Elements of the part have NULL there. */
enum mark_kind {
	MARK_CONTROL, /* för, om, annars om, annars, slut: gone after pairing */
	MARK_VALUE,   /* a value in a run, or as the text of another element */
	MARK_LOOP,    /* around what is repeated */
	MARK_IF,      /* around branches */
	MARK_BRANCH,  /* around what is shown */
	MARK_BREAK,   /* around a page break */
	MARK_PICTURE, /* around a drawing */
	MARK_GONE,    /* an element of the part itself: a paragraph or row of tags, not shown */
};

struct chain;

struct mark {
	enum mark_kind kind;
	size_t expression; /* of VALUE, LOOP, BRANCH, PICTURE and CONTROL; SIZE_MAX: else, slut */
	unsigned detail;   /* BRANCH_*, BREAK_* */
	xmlNodePtr node;
	xmlNodePtr paragraph; /* of CONTROL: where it stands */
	struct tag tag;       /* of CONTROL and LOOP */
	struct chain *chain;  /* of CONTROL, while pairing */
};

/* The control tags and values of one story (a text box is one of its own), in their order. */
struct story_marks {
	struct list item; /* struct mark * */
};

struct compiler {
	struct arena *arena;
	struct template *template;
	struct diags *ds;
	struct lists *lists;

	const char *property[PROPERTIES]; /* the template's, encoded (values_encode); NULL */

	/* Not NULL: paragraphs are only shown to it, with their places; nothing is changed. */
	void (*visit)(void *user, xmlNodePtr paragraph, const struct place *);
	void *visitor;

	/* The part in hand. */
	const char *part;
	unsigned textboxes;

	/* Everything so far. */
	struct list expressions; /* struct expression */
	struct list
	    scopes; /* struct scope; by order of tags while finding, by tree while emitting */
	struct list programs; /* struct program * */
};

/* ---- Trees ---- */

/* A deep copy in the same document, standing nowhere, with our marks. */
xmlNodePtr tree_copy(struct compiler *, const xmlNode *);

struct mark *mark_of(const xmlNode *);
bool is_mark(const xmlNode *, enum mark_kind);
/* A new node of ours, standing nowhere. */
xmlNodePtr mark_new(struct compiler *, const xmlNode *near, enum mark_kind, size_t expression);

/* An element of the part shall not be shown. */
void mark_gone(struct compiler *, xmlNodePtr);

/* ---- Phases ---- */

/* Record an expression for a tag, a scope for a loop; its index. */
size_t expression_add(struct compiler *, const struct tag *);
size_t scope_add(struct compiler *, size_t parent, size_t expression);

struct paragraph_look paragraph_look(const xmlNode *paragraph);

/* All of a story ('root': body, hdr, ftr, footnote, comment …): find, pair.  Problems go to the
 * compiler's diags. */
void story_prepare(struct compiler *, xmlNodePtr root, struct spot spot);

/* One paragraph's tags, in the order of the text, added to 'marks'. */
void find_in_paragraph(
    struct compiler *, xmlNodePtr paragraph, const struct place *, struct story_marks *);
/* Cut the run that holds 'child' before it; the new run that begins with 'child'. */
xmlNodePtr run_cut_before(xmlNodePtr child);

/* Merge fields of one paragraph. */
void fields_in_paragraph(struct compiler *, xmlNodePtr paragraph, const struct place *);

/* A content control: nothing if it is not one of ours.  Those in one paragraph. */
void control_prepare(struct compiler *, xmlNodePtr control, const struct place *);
void controls_in_paragraph(struct compiler *, xmlNodePtr paragraph, const struct place *);

/* Text with value tags outside runs (alternative texts, properties): each tag becomes
 * VALUE_BEGIN, its expression's number and VALUE_END, which XML itself cannot hold.  In the
 * compiler's arena. */
#define VALUE_BEGIN '\1'
#define VALUE_END '\2'
#define VALUE_PICTURE_NAME "\3"
const char *values_encode(struct compiler *, const char *text, const struct place *);

/* Pictures and alternative texts in one paragraph. */
void drawings_in_paragraph(struct compiler *, xmlNodePtr paragraph, const struct place *);

/* Pair the control tags of a story and put loops and conditions around what they take. */
void pair_story(struct compiler *, struct story_marks *);

/* Mark page breaks that come first or last in loops below 'root'. */
void breaks_mark(struct compiler *, xmlNodePtr root);

#endif
