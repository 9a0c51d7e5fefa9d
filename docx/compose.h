/* Word files put together: ranges of documents, written one after another into one.
 *
 *	struct compose *c = compose_new(&options, &ds);
 *	struct compose_file *a = compose_open(c, bytes, size, "a.docx");
 *	struct compose_file *b = compose_open(c, …, "b.docx");
 *	if (a != NULL && b != NULL && compose_add(c, a, "paragraf=158") == 0 &&
 *	    compose_add(c, b, NULL) == 0)
 *		compose_write(c, &out);
 *	compose_free(c);
 *
 * The first file opened is the target: its styles, settings, properties, headers, footers and
 * page are the result's.  Its text is there only where it is added as a source.  Time and
 * memory grow with the sum of what is opened and added, however many the sources are.
 *
 * ---- Ranges ----
 *
 *   NULL or ""        the whole body
 *   rubrik=TEXT       the heading with this text and what follows it, to the next heading of
 *                     its level or a higher one
 *   under=TEXT        the same without the heading
 *   paragraf=158      the § of a protocol: from "§ 158" to the next "§ N", or to a heading of a
 *                     higher level than the first of them.  If headings are written "§ N" only
 *                     headings are looked at, otherwise all paragraphs in which hardly anything
 *                     else stands
 *   bokmärke=NAME     what lies between the ends of the bookmark; a bookmark that is there in
 *                     several pieces lasts from the first beginning to the last end
 *   fält=TAG          what stands in the content control with this tag, else with this title
 *   block=3-9         the blocks 3 to 9 (block=3: one): paragraphs and tables of the body as they
 *                     follow each other, from 1; what stands in a content control counts, what
 *                     stands in a table does not
 *
 * Headings are compared without regard to case, accents, white space and kind of dash; names
 * without regard to case.  If several headings are called the same the first is taken, with a
 * warning.  After rubrik, under and paragraf an empty end (empty paragraphs, a page break) is left
 * out.  A wrapper of which a range has a part only (a content control over several paragraphs)
 * is left out, its text is not; so is a bookmark, a comment's extent or a field that begins
 * inside and ends outside.
 *
 * ---- What comes along ----
 *
 * Styles by name, with what they are based on; the target's stands when both have it.  Lists,
 * with the labels that they have in their source; equal definitions are kept once.  Pictures,
 * once each; charts and diagrams with their parts; links, footnotes, endnotes, comments;
 * bookmarks, renamed when the name is taken, and what refers to them with them.  Ids are unique
 * in the result.  A strict document becomes a transitional one.
 *
 * What never comes along, each with a warning that names it: macros, embedded objects (their
 * picture stays), ActiveX controls, the link to a template, the mail-merge source, fields that
 * fetch or start something (their text stays), subdocuments.  A file within the file (altChunk)
 * becomes text where it stands: a Word file as a source does, HTML and plain text with paragraphs
 * and tables; one of another kind, or within such a file, is left out with a warning.
 * Data bindings come along from the target only: elsewhere they would show the target's data. */
#ifndef DOCX_COMPOSE_H
#define DOCX_COMPOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "docx/changes.h"

struct buf;
struct diags;

enum compose_sections {
	SECTIONS_TARGET,     /* one page setup, the target's; it keeps its own sections */
	SECTIONS_OWN,        /* each source its own pages, with headers and footers */
	SECTIONS_CONTINUOUS, /* its own margins and columns, on the same page */
};

struct compose_options {
	enum changes changes; /* CHANGES_MARKED: they stay as tracked changes */
	bool refuse_changes;  /* a source with tracked changes is an error */
	bool marks;           /* the target has some: compose_put_in() */
	bool drop_comments;
	bool keep_target_comments; /* … but those of the target stay */
	bool keep_styles;          /* a style that looks otherwise in the target is renamed */
	bool continue_lists;       /* equal lists of different sources are one */
	enum compose_sections sections;
	int level; /* PACKAGE_FAST or PACKAGE_SMALL; 0 is PACKAGE_SMALL */
};

struct compose;
struct compose_file;

/* 'diags' gets everything that is wrong, from all calls. */
struct compose *compose_new(const struct compose_options *, struct diags *);
void compose_free(struct compose *);

/* The Word file in 'bytes', which must live until compose_write(); 'file' is the name for
 * messages.  It can be added any number of times.  NULL on failure: the messages of
 * package_open() and xml_parse(), msg_compose_changes. */
struct compose_file *compose_open(
    struct compose *, const void *bytes, size_t size, const char *file);

/* It will not be added again: what it takes in memory is given back as far as can be. */
void compose_close(struct compose *, struct compose_file *);

/* Put a range at the end.  0, or -1: msg_compose_range_unknown, msg_compose_range_number,
 * msg_compose_not_found, msg_compose_misspelt, msg_compose_empty, msg_compose_blocks,
 * msg_compose_no_paragraph, msg_compose_no_paragraphs. */
int compose_add(struct compose *, struct compose_file *, const char *range);

/* Is 'word' ("rubrik=…") written like a range?  For telling FILE#RANGE from a name with #. */
bool compose_is_range(const char *word);

/* What a paragraph of the target becomes that holds the element 'infoga' of the namespace
 * COMPOSE_MARK with nr="0", "1" …: the file and range given first, second …  One without a
 * number becomes nothing.  Of content controls in what is put in only the text comes along.
 * Before the target is added. */
#define COMPOSE_MARK "urn:kansli:infoga"
void compose_put_in(struct compose *, struct compose_file *, const char *range);

/* The result, at the end of 'out'.  Once, last.  0 or -1. */
int compose_write(struct compose *, struct buf *out);

#endif
