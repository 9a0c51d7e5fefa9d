/* The zip file of a package, into memory: parts that were packed before are copied as they are, the
 * others are packed to where they stand.  Used inside docx/ only. */
#ifndef DOCX_ZIP_WRITE_H
#define DOCX_ZIP_WRITE_H

#include <stddef.h>

#include "base/buf.h"
#include "docx/gate.h"

struct diags;

struct zip_write {
	struct buf *out;
	size_t begin;         /* where the file begins in 'out' */
	struct buf directory; /* until it is written, at the end */
	size_t count;
	int level; /* libdeflate's */
};

/* A zip file at the end of 'out'.  zip_end() must follow. */
void zip_begin(struct zip_write *, struct buf *out, int level);

/* Add a file: pack 'size' bytes, or take over what is packed already.  Stored when packing gains
 * nothing. */
void zip_pack(struct zip_write *, const char *name, const void *bytes, size_t size);
void zip_carry(struct zip_write *, const char *name, const struct entry *);

/* The directory.  0; -1 when the file has grown beyond what 'out' may hold or 4 GB.  'file' is the
 * name for messages. */
int zip_end(struct zip_write *, const char *file, struct diags *);

#endif
