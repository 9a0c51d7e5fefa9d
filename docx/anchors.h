/* The fields that people edit in a document that Kansli made, and finding them again.
 *
 * A field is a value in a plain-text content control with the tag "kansli:PATH", bound to the
 * document's custom XML part; or a block of paragraphs in a control with the tag
 * "kansli-block:PATH".  PATH is where the view has it ("ärende/rubrik").  Around each stands a
 * bookmark whose name begins with "kansli_", and the paragraphs of a block have styles of their
 * own, whose names begin with "Kansli ".  The custom XML part:
 *
 *	<dokument xmlns="urn:kansli:dokument" slag="tjänsteskrivelse" ärende="SN 2026/00002"
 *	    mall="HASH" vy="HASH">
 *	  <rubrik fält="rubrik">Öppettider</rubrik>            a value, and the case's field
 *	  <block namn="ärende/förslag" fält="förslag" hash="HASH"/>
 *	</dokument>
 *
 * Programs lose these things, one after the other: LibreOffice 7.4 drops tags, renumbers
 * controls and keeps only their first paragraph, and at its second save drops the part.  So a
 * value is looked for by tag, by the path of its binding, by alias, by bookmark, and in the
 * part; a block by tag, by bookmark (from its first start to its last end), by style, and under
 * its heading.  What is seen in the document goes before what the part says. */
#ifndef DOCX_ANCHORS_H
#define DOCX_ANCHORS_H

#include <stdbool.h>
#include <stddef.h>

#include "docx/model.h"

struct buf;

#define ANCHORS_NAMESPACE "urn:kansli:dokument"
#define ANCHOR_BOOKMARK "kansli_"

struct anchor {
	const char *name;  /* "ärende/rubrik" */
	const char *field; /* the case's; NULL: it has none */
	bool block;
	/* How it can be found. */
	const char *alias, *bookmark, *xpath;
	const char *heading;         /* of a block: the heading above it */
	const char *const *style;    /* of a block: the names of its own styles */
	size_t styles;
	/* What was found. */
	/* Of a block a paragraph a line, without empty ones and tables; NULL: not found. */
	const char *text;
	const char *stored; /* what the part says, when that is something else; NULL */
	/* "tag", "binding", "alias", "bookmark", "store", "style", "heading". */
	const char *found_by;
	bool has_more;        /* of a block: tables, pictures or notes, which text is not */
	const char *hash;     /* of a block: that of its text as it was made, by the part; NULL */
	bool as_made;         /* … and the text that was found has it */
};

/* A paragraph, or a row of a table, that belongs to no field. */
struct anchor_rest {
	const char *text;
	const char *key; /* the text as it is compared: numbers of pages left out */
	const struct node *node;
};

struct anchored {
	/* Which document it is; NULL: it does not say. */
	const char *matter, *kind, *template_hash, *view_hash;
	struct anchor *item;
	size_t count;
	const struct anchor_rest *rest;
	size_t rests;
};

/* The fields of a document that is just as Kansli made it. */
struct anchored *anchors_read(
    struct arena *, struct package *, const struct document *, struct diags *);

/* The fields of 'sent' in a document that people and programs have changed. */
struct anchored *anchors_find(struct arena *, struct package *, const struct document *,
    const struct anchored *sent, struct diags *);

/* Which document a file says that it is: its part, else its properties.  All NULL: it does not
 * say. */
struct anchored *anchors_identity(
    struct arena *, struct package *, const struct document *, struct diags *);

/* ---- Writing ---- */

struct anchor_stamp {
	const char *matter, *kind, *template_hash, *view_hash;
};

/* The document in 'bytes', filled from a template, with the custom XML part that says which one it
 * is and a hash of each block, at the end of 'out'.  The part's id is the same for all documents of
 * a kind.  The same input gives the same bytes.  0 or -1. */
int anchors_stamp(const void *bytes, size_t size, const char *file, const struct anchor_stamp *,
    struct buf *out, struct diags *);

#endif
