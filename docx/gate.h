/* The gate: every entry of a zip, or the reason why the file is refused.
 *
 * Two readers of one zip may see two different files (ambiguous ends, duplicate names,
 * local headers that differ from the directory).  The gate accepts only files that every reader
 * understands alike: one end record; a directory that fills the room before it; entries
 * that lie one after another without overlap; local headers that say what the directory says; names
 * that are unique without regard to case and percent signs.  Nothing is inflated here.
 *
 * Used inside docx/ only. */
#ifndef DOCX_GATE_H
#define DOCX_GATE_H

#include <stddef.h>
#include <stdint.h>

#include "docx/zip_head.h"

struct arena;
struct diags;

struct entry {
	const char *name;            /* as in the file, NUL-terminated, without NUL inside */
	const char *folded;          /* for comparing: percent signs decoded, ASCII in lower case */
	const unsigned char *packed; /* in the caller's bytes */
	size_t packed_size;
	size_t size; /* inflated, as declared; within docx/limits.h */
	uint32_t crc;
	int method; /* METHOD_STORED or METHOD_DEFLATE */
};

/* The entries in the order of the directory, without folders.  The list is in 'arena'.
 * 'file' is the name for messages.  NULL on failure. */
struct entry *gate_entries(struct arena *, const void *bytes, size_t size, const char *file,
    size_t *count, struct diags *);

/* Name rules, gate_name.c: the entry's 'folded' form, or NULL after msg_docx_part_name.
 * 'utf8': the zip says that the name is UTF-8. */
const char *gate_fold(struct arena *, const char *name, size_t n, const char *file, struct diags *);

/* A name as package_find() compares it. */
char *name_folded(struct arena *, const char *name, size_t n);

/* No two alike, or -1 after msg_docx_duplicate_part. */
int gate_unique(
    struct arena *, const struct entry *, size_t count, const char *file, struct diags *);

/* What the bytes are when they are no zip, sniff.c: always -1, with the message that
 * fits best. */
int sniff_refuse(const void *bytes, size_t size, const char *file, struct diags *);

#endif
