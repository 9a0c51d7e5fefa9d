/* kansli-docx: Word files read, filled from templates, opened and written.
 *
 *     cc letter.c $(pkg-config --cflags --libs kansli-docx)
 *
 * This header is the manual.  It goes from top to bottom: problems, bytes, reading, templates,
 * parts.  It needs nothing but the C library; what the functions do needs no network, no
 * other program, and writes nothing but what it is told to.
 *
 * Everywhere: text is UTF-8.  A function that can fail returns 0 or -1, or a pointer or NULL; it
 * fails if and only if it has added a problem that is an error.  'name' is what the file is
 * called in messages (any text).  What a function gives out is freed by the one that is named
 * beside it; all of these take NULL.  Functions may be called by several threads at the same
 * time, each with problems of its own; a compiled template may be shared by them, all else may
 * not.  When there is no memory the program ends with exit code 71 (see kdocx_out_of_memory()).
 *
 * Files from outside are looked at before they are read: zip bombs, files that two programs would
 * read differently, DOCTYPE, too deep or too much XML are refused with a message of their own.
 * The limits: a file 64 MB, 2 000 parts, a part of XML 64 MB, another 256 MB. */
#ifndef KANSLI_DOCX_H
#define KANSLI_DOCX_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- 1. Problems ----
 *
 * What went wrong, and where, in Word's own terms ("tabell 2, rad 3, kolumn 1").  All problems of
 * a file are told, not the first one. */

enum kdocx_language { KDOCX_SWEDISH, KDOCX_ENGLISH };

/* A list that grows; the same one may be given to call after call. */
struct kdocx_problems;
struct kdocx_problems *kdocx_problems_new(void);
void kdocx_problems_free(struct kdocx_problems *);

size_t kdocx_problems_count(const struct kdocx_problems *); /* errors and warnings */
bool   kdocx_problem_is_error(const struct kdocx_problems *, size_t i);

/* "brev.docx: stycke 2: fältet »rubrk« i {{rubrk}} finns inte. Fält som finns där: rubrik.
 * [template-unknown-field]"; and only the name in brackets, for programs.  They live as long as
 * the list. */
const char *kdocx_problem_text(struct kdocx_problems *, size_t i, enum kdocx_language);
const char *kdocx_problem_name(const struct kdocx_problems *, size_t i);

/* What is done when there is no memory, instead of ending with exit code 71: a function that must
 * not return. */
void kdocx_out_of_memory(void (*)(void));

/* ---- 2. Bytes ----
 *
 * What the library gives out: 'size' bytes, and a zero byte after them. */

struct kdocx_bytes {
	char  *data;
	size_t size;
};

void kdocx_bytes_free(struct kdocx_bytes *);

/* A whole file (not larger than 256 MB).  Written under another name in its folder, synced and
 * renamed: there is never half of it.  One that is there already is an error unless 'replace'. */
int kdocx_file_read(const char *path, struct kdocx_bytes *, struct kdocx_problems *);
int kdocx_file_write(const char *path, const void *data, size_t size, bool replace,
    struct kdocx_problems *);

/* ---- 3. Reading ----
 *
 * A Word file as text (a line for each block, with the numbers of lists as Word shows them; cells
 * divided by tabs), Markdown, HTML, JSON, or its headings alone.  Tracked changes as if all had
 * been accepted, as if none had been made, or marked: [-deleted-]{+inserted+}. */

enum kdocx_form { KDOCX_TEXT, KDOCX_MARKDOWN, KDOCX_HTML, KDOCX_JSON, KDOCX_OUTLINE };
enum kdocx_changes { KDOCX_ACCEPTED, KDOCX_ORIGINAL, KDOCX_MARKED };

int kdocx_read(const void *data, size_t size, const char *name, enum kdocx_form,
    enum kdocx_changes, struct kdocx_bytes *out, struct kdocx_problems *);

/* ---- 4. Templates ----
 *
 * An ordinary Word file (.docx or .dotx) with tags typed in it, filled with XML:
 *
 *   {{rubrik}} {{ledamot/namn}}          a value: XPath 1.0 from the root element of the data
 *   {{datum | lång}}                     filters: lång 22 september 2026, kort 2026-09-22,
 *                                        veckodag, år, kl 13.15, tal 1 234,5, versal, stor,
 *                                        antal, paragraf, uppräkning (a, b och c),
 *                                        rader (one on each line)
 *   {{för ledamot}} … {{slut}}           what stands between, once for each
 *   {{om jäv}} … {{annars om …}} … {{annars}} … {{slut}}     boolean()
 *   «rubrik»                             a merge field is the same as {{rubrik}}
 *
 * Where the two tags of a pair stand decides what is taken: in one paragraph the text between; in
 * different cells of a row the row; in rows of their own the rows between; each alone in its
 * paragraph all that is between, and the two paragraphs vanish.  Inside a loop a name is looked
 * for in the item first, then outside.  Lists that stand in a loop begin anew in each turn,
 * unless the list item is all that is repeated.  A picture whose alternative text is {{logotyp}}
 * is changed for the one that the value names, in the same place.  The text of a content control
 * with the tag "kansli:rubrik" becomes the value.  Tags work in body, tables, headers, footers,
 * notes, comments, text boxes, controls.
 *
 * Values are text, whatever they look like; a newline is a line break, an empty line a new
 * paragraph. A name that does not exist is an error with the nearest names; one that exists and
 * is absent is empty.  Which names exist is what the specimen says, a full example of the data;
 * without one the data themselves.
 *
 * The same template, data and day give the same bytes.  All ids are unique, content types and
 * relationships are those that Word expects. */

struct kdocx_template;

/* Compile once, fill many times: filling parses nothing of the template.  'specimen' is XML
 * (NULL: none; 'specimen_size' bytes), and needed only during the call. */
struct kdocx_template *kdocx_template_compile(const void *data, size_t size, const char *name,
    const char *specimen, size_t specimen_size, struct kdocx_problems *);
void kdocx_template_free(struct kdocx_template *);

/* Everything that is wrong with a template, all at once. */
int kdocx_template_check(const void *data, size_t size, const char *name, const char *specimen,
    size_t specimen_size, struct kdocx_problems *);

/* A picture (PNG, JPEG, GIF) by the plain name that the data has: its bytes, which stay the
 * caller's until the filling is done; NULL if there is none. */
typedef const void *kdocx_picture(void *user, const char *name, size_t *size);

/* How a document is to be made; all zero is a good beginning. */
struct kdocx_filling {
	kdocx_picture *picture; /* NULL: no pictures */
	void          *user;    /* for 'picture' */
	const char    *title;   /* of the document's properties; NULL: as in the template */
	const char    *author;  /* NULL: nobody */
	const char    *day;     /* "2026-09-22", when it was made; NULL: not said */
	bool           fast;    /* packed less tightly, in a third of the time */
};

/* The document, in 'out'.  'filling' may be NULL. */
int kdocx_template_fill(const struct kdocx_template *, const char *xml, size_t xml_size,
    const struct kdocx_filling *filling, struct kdocx_bytes *out, struct kdocx_problems *);

/* ---- 5. Parts ----
 *
 * A Word file is a zip of parts.  What is not put is carried over byte for byte. */

struct kdocx_package;

/* The bytes are copied. */
struct kdocx_package *kdocx_package_open(
    const void *data, size_t size, const char *name, struct kdocx_problems *);
void kdocx_package_free(struct kdocx_package *);

/* Its parts as it was opened, in the order of the file: "[Content_Types].xml",
 * "word/document.xml"; NULL past the last one.  Their bytes. */
const char *kdocx_package_part(const struct kdocx_package *, size_t i);
int kdocx_package_read(const struct kdocx_package *, const char *part, struct kdocx_bytes *,
    struct kdocx_problems *);

/* Put a part in the place of one, or after all others; the bytes are copied.  A part of a kind
 * that the package has no content type for needs one ("image/png"); else NULL. */
void kdocx_package_put(struct kdocx_package *, const char *part, const char *content_type,
    const void *data, size_t size);

/* The whole file. */
int kdocx_package_write(struct kdocx_package *, struct kdocx_bytes *out, struct kdocx_problems *);

#ifdef __cplusplus
}
#endif

#endif
