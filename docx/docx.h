/* What the command line asks of the Word library about a file: read it as something,
 * copy it.  Everything else goes through package.h, model.h and template.h. */
#ifndef DOCX_DOCX_H
#define DOCX_DOCX_H

#include <stddef.h>

#include "docx/model.h"

struct buf;
struct diags;

enum form { FORM_TEXT, FORM_MARKDOWN, FORM_HTML, FORM_JSON, FORM_OUTLINE, FORM_COUNT };

/* By the names of the command line: "text", "markdown", "html", "json", "outline";
 * "accepted", "original", "marked".  NULL/false past the end or when it is none of them. */
const char *form_name(enum form);
bool form_read(const char *name, enum form *);
const char *form_extension(enum form); /* ".txt", ".md", ".html", ".json", ".outline.txt" */
const char *changes_name(enum changes);
bool changes_read(const char *name, enum changes *);

/* The Word file in 'bytes', rendered at the end of 'out', in UTF-8, ending in a newline.
 * 'file' is the name for messages.  0 or -1. */
int docx_render(const void *bytes, size_t size, const char *file, enum form, enum changes,
    struct buf *out, struct diags *);

/* Render a document that has been read. */
int document_render(const struct document *, enum form, struct buf *out, struct diags *);

/* Opened and saved: every part's name, order and inflated bytes the same.  0 or -1. */
int docx_copy(const void *bytes, size_t size, const char *file, struct buf *out, struct diags *);

#endif
