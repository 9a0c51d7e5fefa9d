/* Small Word files for tests, written as text:
 *
 *   # Rubrik      heading 1; ##, ### likewise       ^ Text      a paragraph of the page header
 *   * Punkt       bullet; + Punkt  numbered, ++ below |A|B|       a table row; rows in a run are a
 * table
 *   **Text**      a bold paragraph                  ~           between paragraphs of a cell
 *   \t  \n        tab, line break                   --          a table ends, another may begin
 *
 * Anything else is a plain paragraph.  Blank lines are passed over. */
#ifndef TESTS_INTAKE_SMALL_H
#define TESTS_INTAKE_SMALL_H

#include <stddef.h>

struct arena;
struct diags;
struct document;
struct intake;
struct intake_patterns;

/* The document that the text describes, written as a Word file and read by document_read. */
struct document *small_document(struct arena *, const char *text, struct diags *);

/* The shipped patterns, compiled once; never NULL (a failure ends the test). */
struct intake_patterns *shipped_patterns(void);

/* Frees the shipped patterns, at the end of the program. */
void shipped_patterns_free(void);

/* What was read, a line a fact:
 *   protokoll                 the kind
 *   organ=Socialnämnden       a field
 *   §52 Budget                a §, its fields with a blank before them
 *   [Titel] A|B : 2           a table and its number of rows
 *   ?tid (which)              a question and its message; in a § "?§ 52 beslut (…)" */
char *small_dump(struct arena *, const struct intake *);

#endif
