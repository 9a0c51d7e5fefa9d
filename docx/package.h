/* An Open Packaging container (ISO/IEC 29500-2): a zip file of named parts.
 *
 * Reading.  package_open() looks at every byte of the zip structure itself and refuses
 * whatever two readers could understand differently; then a part is inflated when
 * it is asked for, and its size and checksum must agree.  No name from the file is ever
 * opened on disk.  The limits stand in docx/limits.h.
 *
 * Writing.  A 'struct package_out' begins from a package, or from nothing; parts are put
 * in, and the rest is carried over as it is, still compressed.  The same input gives the
 * same bytes: no clock, no names of machines, a fixed order. */
#ifndef DOCX_PACKAGE_H
#define DOCX_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct buf;

struct package;

/* One part.  Directory entries of the zip are no parts and are dropped. */
struct part {
	const char *name;         /* "word/document.xml": UTF-8, no slash first */
	const char *content_type; /* without parameters; NULL if none is declared */
	size_t size;              /* inflated, as declared; part_bytes() verifies it */
};

/* The package in 'bytes', which must live as long as the package does; everything else
 * lives in 'arena'.  'file' is the name for messages.  NULL when the bytes are no sound
 * package or hold no Word document: msg_docx_empty, msg_docx_not_word,
 * msg_docx_encrypted, msg_docx_old_doc, msg_docx_truncated and their neighbours in
 * docx/messages.def. */
struct package *package_open(
    struct arena *arena, const void *bytes, size_t size, const char *file, struct diags *);

/* The same without asking that it is a Word document: any container of parts. */
struct package *package_open_any(
    struct arena *arena, const void *bytes, size_t size, const char *file, struct diags *);

/* The parts in the order of the file. */
size_t package_count(const struct package *);
const struct part *package_at(const struct package *, size_t i);

/* A part by its name; a slash first and the case of ASCII letters do not matter.
 * NULL if there is none. */
const struct part *package_find(const struct package *, const char *name);

/* The Word document itself ("word/document.xml", as the relationships say).  Never NULL
 * for what package_open() gave. */
const struct part *package_main(const struct package *);

/* Are there macros: a macro-enabled content type or a VBA project? */
bool package_has_macros(const struct package *);

/* The file's name as given at opening, and a place for messages about a part. */
const char *package_file(const struct package *);
struct place package_place(const struct package *, const struct part *);

/* The inflated bytes in 'arena' with a NUL after them; *size (may be NULL) gets how many.
 * NULL when the part is damaged (msg_docx_part_damaged) or its sizes are false
 * (msg_docx_contradictory). */
char *part_bytes(
    const struct package *, const struct part *, struct arena *arena, size_t *size, struct diags *);

/* Relationships. */
struct relationship {
	const char *id;       /* "rId7" */
	const char *type;     /* the last piece of the URI: "header", "image", "styles" */
	const char *type_uri; /* the URI itself */
	const char *target;   /* a part's name, resolved; or the URL when 'external' */
	bool external;        /* TargetMode="External": shown, never fetched */
};

struct relationships {
	size_t count;
	const struct relationship *item; /* in the order of the file */
	const struct relationship *const *by_id;
};

/* The relationships of a part, or of the package when 'owner' is NULL; an empty list if
 * it has none.  Read at first use, kept in the package's arena.  NULL when they are
 * broken: msg_docx_relationship or an XML message. */
const struct relationships *package_relationships(
    struct package *, const struct part *owner, struct diags *);

/* The one with this id; the first of this type (as 'type' above); NULL if none. */
const struct relationship *relationship_by_id(const struct relationships *, const char *id);
const struct relationship *relationship_by_type(const struct relationships *, const char *type);

/* The part that 'owner' points at by this type; NULL if there is none (no error), also
 * when its relationships cannot be read. */
const struct part *package_related(struct package *, const struct part *owner, const char *type);

/* ---- Writing ---- */

struct package_out;

enum {
	PACKAGE_FAST = 1,  /* libdeflate's level for batches */
	PACKAGE_SMALL = 6, /* for everything else */
};

/* A package to be written, in 'arena'.  'base' (NULL: nothing) must live until it is
 * written; its parts are carried over in their order unless put or removed. */
struct package_out *package_out_new(struct arena *arena, struct package *base, int level);

/* Put a part: in the place of the base's part of that name, or after all others.  The
 * bytes are not copied and must live until package_write().  'content_type' may be NULL
 * when the package declares one already (the base's part, or its extension's); otherwise
 * a declaration is added to [Content_Types].xml when needed. */
void package_put(struct package_out *, const char *name, const char *content_type,
    const void *bytes, size_t size);

/* Put a part of another package, packed as it is there; that package's bytes must live until
 * package_write().  The caller has seen that it is sound (part_bytes()). */
void package_put_packed(struct package_out *, const char *name, const struct package *from,
    const struct part *part);

/* Leave out a part of the base, its declaration and its own relationships. */
void package_remove(struct package_out *, const char *name);

/* Add a relationship from 'owner' (a part's name; NULL: the package) and return its id,
 * one that the owner does not use ("rId12").  'type' is the last piece of the URI
 * ("image"); 'target' a part's name, or a URL when 'external'.  An equal relationship
 * that exists is used again.  NULL when the owner's relationships cannot be read. */
const char *package_relate(struct package_out *, const char *owner, const char *type,
    const char *target, bool external, struct diags *);

/* The whole file, at the end of 'out'.  With a base: its order, new parts last; without:
 * [Content_Types].xml first, then the order of putting.  0 or -1. */
int package_write(struct package_out *, struct buf *out, struct diags *);

/* ---- A folder of parts ---- */

/* Write every part as a file below 'folder', which must not exist or be empty.  The bytes
 * are the parts' own.  0 or -1. */
int package_unpack(const struct package *, const char *folder, struct diags *);

/* The files below 'folder', and those below 'common' (NULL: nothing) that 'folder' lacks, as
 * a package, at the end of 'out': [Content_Types].xml first, _rels/.rels second, the others
 * sorted by bytes.  What is not a part (a name that
 * ends in '~', a file beside [Content_Types].xml that no content type covers) is refused by the
 * gate, not skipped.  0 or -1. */
int package_pack(const char *folder, const char *common, struct buf *out, struct diags *);

#endif
