/* Word templates: an ordinary Word file with tags in it, compiled once, filled many times.
 *
 * ---- The language ----
 *
 * A tag is typed as text between {{ and }}, inside one paragraph.  Word may have cut it into
 * runs; it takes the look of its first character.  Curly quotes and hard blanks count as plain
 * ones.  The words för, om, annars, slut and the filters may begin with a capital.
 *
 *   {{rubrik}}  {{ledamot/namn}}      a value: XPath 1.0 over the view; {{.}} is the item itself
 *   {{datum | lång}}                  filters after a bar, carried out from left to right; a bar
 *                                     is never XPath's union
 *   {{infoga beslutstext}}            a Word file, or a range of one: see "Besides text"
 *   {{för yrkanden/yrkande}} … {{slut}}
 *   {{om jäv}} … {{annars om not(röster)}} … {{annars}} … {{slut}}
 *
 * {{slut för}} and {{slut om}} say the same as {{slut}}, and are checked.  XPath's boolean()
 * decides a condition: a path is true when it finds something; "om jäv" and "om not(jäv)" are
 * opposites.  {{annars}} belongs to {{om}} only.  A field that is called "slut" is written
 * {{./slut}}.  To have the braces themselves in the text: {{'{{'}}.
 *
 * Which level a bare name means: inside loops a name is looked for in the current item, then
 * in the item of the loop around it, and so on to the root of the view.  The innermost level at
 * which the specimen has the name is the one, for every item alike.  Without a specimen the
 * data is its own specimen.  Inside [ ] the node that is filtered comes first.  A path that
 * begins with / begins at the root of the document ("/vy/organ/namn").  position() and last()
 * count the items of the innermost loop: {{om position() = last()}}.  A name that neither
 * specimen nor data has is an error; a name that is known but absent is empty.
 *
 * A value must be one node, unless a filter takes several (uppräkning, rader, antal,
 * paragraf); an element that holds further elements is no value.  The filters stand in
 * docx/filters.def:
 *   lång       22 september 2026        kort        2026-09-22
 *   veckodag   tisdag                   år          2026
 *   kl         13.15 (of 13:15)         tal         1 234 567,5
 *   versal     NÄMNDEN                  stor        Nämnden
 *   paragraf   § 52, §§ 52–54           antal       3
 *   uppräkning a, b och c               rader       one on each line
 * A newline in a value is a line break.  An empty line makes a new paragraph with the same
 * properties (but its page break before); where a paragraph cannot be divided (inside a field,
 * a link, a control that stands in running text, or in the paragraph that ends a section) it is
 * two line breaks.  A tab is a tab.  Everything else in a value is text, whatever it looks
 * like.
 *
 * ---- What a loop or condition takes ----
 *
 * Where the two tags stand decides:
 *   in different cells of one row     the row
 *   in different rows of one table    the rows from the first to the second; a row that holds
 *                                     nothing but these tags vanishes
 *   in one paragraph                  the text between them; but when the loop is the whole of
 *                                     a list item, the list item; a condition that is the
 *                                     whole of a paragraph takes the paragraph, everywhere
 *   in different paragraphs of one    the paragraphs (and tables) from the one to the other.
 *   cell, list, body, header, note,   A paragraph that holds nothing but tags vanishes.  A tag
 *   text box or control               that shares its paragraph with text stands first in it
 *                                     ({{för}}, {{om}}) or last ({{slut}}); {{annars}} stands
 *                                     alone
 * Two tags that stand in different tables, controls or text boxes do not belong together: an
 * error.  A loop may stand in a loop, a condition anywhere.
 *
 * Numbered lists: a loop that takes just one list item continues its list.  Otherwise each
 * turn begins the lists in it from the start.  Headings and bullets are left alone.  A page
 * break that comes first or last in what is repeated stands between the turns: not before the
 * first, not after the last.  "Page break before" of paragraphs and styles stays.  A table all of
 * whose rows are gone is gone; a cell never loses its last paragraph.
 *
 * ---- Besides text ----
 *
 * Picture: a picture whose alternative text begins with a tag, {{kommun/logotyp}}.  The value
 * is the plain name of a PNG, JPEG or GIF file, fetched by the caller's 'picture'.  It takes
 * the place of the picture in the template and is as large as fits in there with its own
 * proportions.  What follows the tag is the alternative text in the document, and may have
 * values: "{{logotyp}} Vapen för {{ort}}".  No value: no picture.
 * File: {{infoga text}} alone in a paragraph of the body.  The value is the plain name of a Word
 * file, fetched by the caller's 'picture', and perhaps a range of it after a #:
 * "beslut.docx#rubrik=Förslag till beslut" (the ranges of docx/compose.h).  What it means takes the
 * place of the paragraph, with its styles, lists, tables, pictures and notes; tracked changes
 * are accepted, comments left out.  No value: the paragraph is gone.
 * MERGEFIELD rubrik is the same as {{rubrik}}; the switches \* Upper and \* FirstCap are versal
 * and stor.
 * Content control with the tag "kansli:rubrik": its text becomes the value, the control stays, so
 * that people can edit it; if it is bound to a custom XML part, the part gets the value too.
 * The empty value leaves the control's prompt.
 *
 * Tags work in body, tables, lists, headers, footers, footnotes, endnotes, comments, text boxes and
 * content controls, and in the title, subject and keywords of the document's properties.  A
 * note or comment whose mark stands in a loop is made anew for each turn and sees the turn's item.
 *
 * ---- What comes out ----
 *
 * A .docx (also from a .dotx): the template's parts, changed where there were tags, with ids that
 * are unique, numbers and relationships for what was added.  The same template, data and day give
 * the same bytes.  The template's author, its times, its link to another template and its
 * mail-merge source are not carried along. */
#ifndef DOCX_TEMPLATE_H
#define DOCX_TEMPLATE_H

#include <stddef.h>

#include <libxml/tree.h>

#include "base/date.h"
#include "base/diag.h"

struct arena;
struct buf;
struct place;

/* A compiled template.  Nothing in it changes while it is filled, so threads may share it. */
struct template;

/* Compile the Word file in 'bytes' (copied).  'file' is the name for messages.  'specimen' (may be
 * NULL) is a full view: it decides which level a name belongs to.  It is needed only during
 * the call.  NULL on failure, with every problem of the structure and of the expressions in
 * 'diags', each with its place in Word's terms; fields that the specimen lacks are no
 * problem yet.  Messages: docx/template_messages.def; those of opening: docx/messages.def. */
struct template *template_compile(const void *bytes, size_t size, const char *file,
    xmlDocPtr specimen, struct diags *);

/* The same for filling many times: 'specimen' has every name that the data will have, and a field
 * that it lacks is a problem at once. */
struct template *template_compile_strictly(const void *bytes, size_t size, const char *file,
    xmlDocPtr specimen, struct diags *);

/* A template that is a line of text with values in it, "{{ort}} {{namn | versal}}": for
 * names of files.  No loops and conditions.  'what' is its place for messages.  Strictly, as
 * above. */
struct template *template_compile_text(
    const char *text, const struct place *what, xmlDocPtr specimen, struct diags *);

void template_free(struct template *);

/* Everything that can be wrong in a template, all at once: what template_compile() says, unknown
 * fields, and what filling it with the specimen itself would say (pictures are not
 * asked for).  Without a specimen: the structure and the expressions.  0, or -1.  In all messages
 * {1} is the tag as typed; in template-unknown-field and template-unknown-filter {3} is the
 * nearest names, divided by ", ". */
int template_check(const void *bytes, size_t size, const char *file, xmlDocPtr specimen,
    struct diags *);

/* A copy of the Word file with what was found in it (by template_check() and others, of the same
 * bytes) as Word comments by "Kansli", each at its tag; what stands where Word has no comments (in
 * headers, text boxes, notes) at the nearest place in the body, with the place in words.  At
 * the end of 'out'.  0 or -1. */
int template_annotate(const void *bytes, size_t size, const char *file, const struct diags *found,
    enum language, struct buf *out, struct diags *);

/* A picture or a Word file by its plain name (no folder, no URL): its bytes, in 'arena' or living
 * longer than the call that fills, and *size; NULL if there is none. */
typedef const void *template_picture(void *user, struct arena *arena, const char *name,
    size_t *size);

/* The one for pictures in a folder; 'user' is the folder's path (const char *). */
template_picture template_picture_in_folder;

struct template_data {
	xmlNodePtr        context;      /* the element that paths begin from; not changed */
	template_picture *picture;      /* NULL: there are none */
	void             *picture_user;
	const char       *title;        /* the document's properties; NULL: as in the template */
	const char       *subject;
	const char       *author;       /* NULL: nobody */
	const char       *company;      /* NULL: as in the template */
	struct date       day;          /* when it was made; DATE_NONE: not said */
	int               level;        /* PACKAGE_FAST or PACKAGE_SMALL; 0 is PACKAGE_SMALL */
	struct buf       *room;         /* for filling often: a buffer of the caller's that is
					 * worked in, and kept; NULL */
};

/* Fill the template: the new file at the end of 'out'.  0, or -1 with every problem in 'diags'
 * (unknown fields, several values where one is wanted, forbidden characters, missing
 * pictures …); 'out' is then as before. */
int template_fill(const struct template *, const struct template_data *, struct buf *out,
    struct diags *);

/* Fill a line of text, from 'context' on, at the end of 'out'.  0 or -1, as template_fill(). */
int template_fill_text(
    const struct template *, xmlNodePtr context, struct buf *out, struct diags *);

#endif
