/* Word files made in memory for tests. */
#ifndef TESTS_DOCX_MAKE_H
#define TESTS_DOCX_MAKE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "docx/model.h"
#include "docx/package.h"

/* What a test works in; made_begin() and made_end() are a fixture. */
extern struct arena *arena;
extern struct diags ds;

void made_begin(void);
void made_end(void);

/* The parts of a document, NULL for none: what stands inside their root elements. */
struct made {
	const char *body;
	const char *styles, *numbering, *settings, *footnotes, *endnotes, *comments;
	const char *header, *footer;
	const char *document_attributes;
	const char *picture; /* the bytes of word/media/bild.png; the body's last relationship */
};

/* The Word file, in the arena. */
const char *made_docx(const struct made *, size_t *size);

/* Opened; read in this view; the test fails if that fails. */
struct package *made_package(const struct made *);
struct document *made_document(const struct made *, enum changes);

/* A document with only a body, rendered; in the arena. */
const char *made_text(const char *body, enum changes);

/* Exactly one error, and it is this one. */
void only_error(const struct message *);

#define P(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define R(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"

#endif
