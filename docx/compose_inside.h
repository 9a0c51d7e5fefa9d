/* What composing keeps in hand.  Used inside docx/compose*.c only.
 *
 *   compose_space.c    namespaces: one prefix each in the result
 *   compose_part.c     relationships; pictures, charts and other parts
 *   compose_tree.c     a part of a source: parsed and cleaned
 *   compose_change.c   tracked changes settled
 *   compose_range.c    which blocks a range takes
 *   compose_find.c     blocks, headings and §§
 *   compose_named.c    bookmarks and content controls
 *   compose_mark.c     what must come in pairs: bookmarks, comments' extents, fields
 *   compose_style.c    styles by name
 *   compose_number.c   lists and their labels
 *   compose_write.c    elements on their way out: ids, names and numbers exchanged
 *   compose_paragraph.c  paragraphs with their numbers
 *   compose_put_in.c   files in the place of marks of the target
 *   compose_chunk.c    files inside of the document (altChunk)
 *   compose_note.c     footnotes, endnotes, comments
 *   compose_thread.c   which comment answers which
 *   compose_section.c  page setup, headers, footers
 *   compose_settings.c settings and properties
 *   compose.c          files opened, the result written
 *
 * The tree of a source is cleaned once and then only read: writing exchanges what must be
 * exchanged on the way.  In it an element's _private is a 'struct block' for paragraphs, tables
 * and wrappers, a 'struct range_mark' for what comes in pairs; 'extra' is not 0 where it is left
 * out. */
#ifndef DOCX_COMPOSE_INSIDE_H
#define DOCX_COMPOSE_INSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/hash.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/list.h"
#include "docx/compose.h"
#include "docx/numbering.h"
#include "docx/package.h"
#include "docx/styles.h"
#include "docx/tree.h"

/* ---- Namespaces ---- */

enum space_kind { SPACE_OTHER, SPACE_W, SPACE_R, SPACE_WP, SPACE_W14, SPACE_MC, SPACE_V, SPACE_O };

struct space {
	const char *prefix, *uri;
	enum space_kind kind;
	bool ignorable, used;
};

/* The one of a source's namespace; strict ones count as the transitional.  NULL for none. */
struct space *space_of(struct compose *, const xmlNs *);
/* Take note of what the root says can be ignored. */
void spaces_ignorable(struct compose *, const xmlNode *root);
/* "w14 wp14" as the result has them. */
void space_list(struct compose *, const xmlNode *at, const char *prefixes, struct buf *);
/* <w:NAME xmlns:…> with all that are used, after the XML declaration. */
void spaces_begin_root(struct compose *, const char *name, struct buf *);

/* ---- Parts ---- */

/* A part of the result that has relationships. */
struct owner {
	const char *name;
	struct buf rels;
	unsigned count;
	xmlHashTablePtr known; /* "type target" to id */
};

/* A part of a source as a tree. */
struct tree {
	struct compose_file *file;
	const struct part *part;
	const struct relationships *rels;
	xmlDocPtr doc;
	xmlHashTablePtr ids;     /* relationship ids of the source to those of the result */
	xmlHashTablePtr stories; /* notes and comments by id; NULL in others */
	struct tree *next;
};

struct owner *owner_new(struct compose *, const char *name);
const char *owner_relate(
    struct compose *, struct owner *, const char *type_uri, const char *target, bool external);
/* What a relationship of a source becomes; NULL when it does not come along. */
const char *relate_again(struct compose *, struct tree *, struct owner *, const char *id);
/* A part carried along with those it points at; its name in the result, NULL if it does not come.
 * 'name' is what it shall be called, NULL: as in the source, with a fresh number. */
const char *part_carry(
    struct compose *, struct compose_file *, const struct part *, const char *name);
void part_put(struct compose *, const char *name, const char *type, const void *bytes, size_t size);
/* The finished text of an owner, and its relationships. */
void owner_put(struct compose *, struct owner *, const char *type, struct buf *text);

/* A part parsed, cleaned and kept; NULL when there is none or it cannot be read. */
struct tree *tree_open(struct compose *, struct compose_file *, const struct part *);
struct tree *tree_related(struct compose *, struct compose_file *, const char *type);

/* ---- compose_tree.c, compose_change.c ---- */

void tree_clean(struct compose *, struct compose_file *, xmlDocPtr);
/* Settle tracked changes; true when there were any. */
bool changes_settle(xmlNodePtr root, enum changes);

/* ---- Blocks and ranges ---- */

struct count {
	int list, level; /* w:numId and its level from 0 */
	bool own;        /* the paragraph says so, not its style */
	const char *label;
	bool bullet;
	int value[LIST_LEVELS];
};

struct block {
	size_t first, last; /* of the body's blocks; a wrapper has several */
	bool placed;        /* 'first' and 'last' hold */
	const struct count *count;
};

/* A block of the body. */
struct body_block {
	xmlNodePtr node, top; /* itself; the child of the body that it is or stands in */
	unsigned heading;
	int paragraph;    /* the N of "§ N", or -1 */
	const char *text; /* folded; of headings */
	bool ends_section, is_empty;
};

struct range {
	bool whole;
	size_t first, last;   /* blocks, when 'from' is NULL */
	xmlNodePtr from, to;  /* else: children of one parent */
	struct list left_out; /* xmlNodePtr whose 'extra' is set */
};

void blocks_index(struct compose *, struct compose_file *);
int range_find(struct compose *, struct compose_file *, const char *word, struct range *);
void range_forget(struct range *);
/* Each outermost element of the range, in order. */
void range_each(const struct compose_file *, const struct range *,
    void (*visit)(void *user, xmlNodePtr), void *user);
size_t range_last_block(const struct compose_file *, const struct range *);

/* ---- Styles and lists ---- */

struct definitions;

struct target_style {
	const char *id, *name, *type;
	struct target_style *base;
	const struct definitions *from;
	int list, level;
	const char *text; /* the definition but for its names */
};

struct source_style {
	const xmlNode *node;
	const char *id, *name, *type, *base;
	struct target_style *target;
	bool is_default;
};

struct source_num {
	const xmlNode *node, *abstract;
	int id;
	struct list_use *use;
	const struct list_definition *list;
	int body, note, style; /* what it is in the result; 0: nothing yet */
	const struct compose_file *body_of, *note_of;
};

/* The styles and lists of one or several sources that have them alike. */
struct definitions {
	struct tree *styles_tree, *numbering_tree;
	struct styles *styles;
	struct numbering *numbering;
	xmlHashTablePtr style;         /* by id */
	xmlHashTablePtr num;           /* by id */
	xmlHashTablePtr bullet;        /* picture bullets: by id, to the id in the result plus 1 */
	struct source_style *standard; /* the default paragraph style */
	bool is_target;
};

struct definitions *definitions_of(struct compose *, struct compose_file *);
struct source_style *style_source(const struct definitions *, const char *id);
/* The style in the result; NULL when the source has no such style. */
struct target_style *style_in_target(struct compose *, struct compose_file *, const char *id);
void styles_begin(struct compose *, struct compose_file *target);
void styles_put(struct compose *);
/* The list and level that a style of the result gives; 0 for none. */
int style_target_list(struct compose *, const struct target_style *, int *level);

/* The lists of a source, into its definitions. */
void numbering_index(struct compose *, struct definitions *);
void numbering_begin(struct compose *, struct compose_file *target);
void numbering_put(struct compose *);
/* The labels of the body's paragraphs, into their blocks. */
void paragraphs_count(struct compose *, struct compose_file *);
/* The number of a list in a note, header or style. */
int number_in_note(struct compose *, struct compose_file *, int id);
int number_in_style(struct compose *, struct compose_file *, int id);
/* The list that the next paragraph of the body must name; 0: in none; -1: what its style says. */
int number_in_body(
    struct compose *, struct compose_file *, const struct count *, const struct target_style *);
/* The style in the result that a level of a list belongs to; NULL for none. */
const char *number_style(struct compose *, struct compose_file *, const char *id);
int number_picture(struct compose *, struct compose_file *, int id);

/* ---- Writing ---- */

enum writing {
	WRITING_BODY,
	WRITING_NOTE,
	WRITING_HEADER,
	WRITING_STYLE,
	WRITING_LIST,
	WRITING_OTHER, /* the target's own styles, lists, settings: as they are */
};

/* One source added once. */
struct use {
	struct compose_file *file;
	xmlHashTablePtr names;    /* bookmarks: to the names in the result */
	xmlHashTablePtr comments; /* ids: to the ids in the result plus 1 */
	xmlHashTablePtr paragraphs; /* of its comments: ids to those in the result; or NULL */
	bool is_put_in;           /* where the target has a mark */
};

struct writer {
	struct compose *c;
	struct compose_file *file;
	struct tree *tree;
	struct owner *owner;
	struct use *use;
	struct buf *out;
	enum writing kind;
	bool in_fallback;
	size_t section_at;  /* in 'out': where the last paragraph's section would stand */
	bool section_alone; /* … with properties of its own around it */
};

void write_node(struct writer *, const xmlNode *);
void write_children(struct writer *, const xmlNode *);
void write_start(struct writer *, const xmlNode *, bool is_empty);
void write_end(struct writer *, const xmlNode *);
void write_attribute(struct writer *, const xmlAttr *, const char *value);
/* The element with one attribute exchanged. */
void write_with(struct writer *, const xmlNode *, const char *attribute, const char *value);
void write_paragraph(struct writer *, const xmlNode *);
void write_section(struct writer *, const xmlNode *);
/* The mark in a paragraph that is to become something else; NULL. */
const xmlNode *paragraph_mark(const struct writer *, const xmlNode *);
void write_put_in(struct writer *, const xmlNode *paragraph, const xmlNode *mark);
/* A range of another file where the writer is; 'is_put_in': of its fields only the text. */
void write_range(struct writer *, struct compose_file *, const struct range *, bool is_put_in);
/* Must a paragraph follow what has taken an element's place?  A cell must not end without one, nor
 * a table touch the next. */
bool needs_paragraph(const struct writer *, const xmlNode *replaced, bool filled);
bool ends_in_table(const struct buf *);
void write_chunk(struct writer *, const xmlNode *);
void write_note_reference(struct writer *, const xmlNode *);
void write_comment_mark(struct writer *, const xmlNode *);
void write_mark(struct writer *, const xmlNode *);
void write_field(struct writer *, const xmlNode *);
void write_link(struct writer *, const xmlNode *);
void write_plain(struct writer *, const xmlNode *);
void write_text_element(struct writer *, const xmlNode *, const char *text);
void write_with_two(struct writer *, const xmlNode *, const char *attribute, const char *value,
    const char *other, const char *other_value);

/* What comes in pairs, or not at all. */
struct range_mark {
	bool shown;
	unsigned id;
	const char *text; /* a bookmark's name, a field's code; NULL: as it is */
};

struct marks;
struct marks *marks_begin(struct compose *, struct use *);
void marks_look(struct marks *, xmlNodePtr root);
void marks_end(struct marks *);

void notes_begin(struct compose *, struct compose_file *target);
void notes_put(struct compose *);
/* Take note of the id that a comment's paragraph gets. */
void thread_note(struct writer *, const char *own, const char *made);
/* When a source has been written: how its comments answer each other. */
void threads_add(struct compose *, struct use *);
void threads_put(struct compose *);
bool comment_exists(struct compose *, struct compose_file *, const char *id);

/* The page setup that is in force where a source ends, kept until the next one begins. */
void section_after(struct compose *, struct compose_file *, const struct range *, struct use *,
    bool ends_with_paragraph);
void section_before(struct compose *);
void settings_put(struct compose *);
/* Warnings about what the settings point at. */
void settings_say(struct compose *, struct compose_file *);
void properties_carry(struct compose *);

/* ---- Everything ---- */

/* Notes or comments of the result. */
struct story_out {
	const char *part, *element, *root, *content_type;
	struct owner *owner;
	struct buf text;
	unsigned next;          /* the next free id */
	bool any;               /* there is a reason for the part */
	struct list separators; /* const char *: their ids */
};

struct compose_file {
	struct compose *compose;
	struct arena *arena;
	struct package *package;
	const char *name;
	struct tree *tree, *trees; /* the body's; all of them */
	xmlNodePtr body;
	struct definitions *definitions;
	struct body_block *block;
	size_t blocks;
	bool headings_known, names_known;
	bool is_inside; /* of another file: in it none is looked for */
	xmlHashTablePtr bookmark, control, control_title; /* struct named * by name, lower case */
	struct list bookmark_names, control_names;        /* const char * */
	xmlHashTablePtr carried; /* headers and footers: to their names in the result */
	struct list said;        /* messages of which one is enough */
	struct compose_file *next;
};

/* What takes the place of a mark in the target. */
struct put_in {
	struct compose_file *file;
	const char *range;
};

struct compose {
	struct arena *arena;
	struct diags *ds;
	struct compose_options options;
	unsigned errors; /* in the diags when it began */
	struct compose_file *target, *files;
	struct package_out *out;
	size_t parts;

	struct list put_in; /* struct put_in */
	bool target_is_whole;
	struct list texts;  /* struct buf *: finished parts */
	struct list owners; /* struct owner * */
	struct list spaces; /* struct space * */
	xmlHashTablePtr prefixes, uris;

	struct owner *document, *numbers;
	struct buf body;
	size_t section_at;
	bool section_alone, table_last, anything;
	const char *section;      /* to be put in before the next source; NULL for none */
	const char *last_section; /* what the body ends with */
	bool section_is_first;    /* of a source */

	struct story_out footnotes, endnotes, comments;
	struct buf threads;                           /* of comments */
	xmlHashTablePtr pictures;                     /* by hash */
	xmlHashTablePtr bookmarks;                    /* names that are taken, in lower case */
	xmlHashTablePtr controls, paragraphs, shapes; /* ids that are taken */
	xmlHashTablePtr stores;                       /* of data bindings, in lower case */
	unsigned next_id, next_drawing, next_control, next_paragraph, next_part, next_shape;

	xmlHashTablePtr definitions; /* by hash */
	xmlHashTablePtr style_by_name, style_by_id;
	struct buf styles;
	bool styles_changed;

	struct numbering *numbering;
	xmlHashTablePtr abstracts; /* text to the index of the list plus 1 */
	struct buf bullets, abstract_text, num_text;
	int next_num, next_abstract, next_bullet;
	bool numbering_changed;
};

struct place compose_place(const struct compose_file *);
/* Once per file and text. */
void compose_say(struct compose_file *, const struct message *, const char *about);
xmlHashTablePtr lookup_new(void);
void lookup_free(xmlHashTablePtr);
void *lookup_find(xmlHashTablePtr, const char *key);
void lookup_put(xmlHashTablePtr, const char *key, const void *value);

#endif
