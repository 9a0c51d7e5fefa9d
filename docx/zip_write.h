/* Entries to a zip file.  Used inside docx/ only. */
#ifndef DOCX_ZIP_WRITE_H
#define DOCX_ZIP_WRITE_H

#include <stddef.h>

#include "docx/gate.h"

struct buf;
struct diags;

/* Pack 'size' bytes as an entry named 'name' whose packed bytes live in 'arena' (or are
 * 'bytes' themselves, when packing gains nothing). */
struct entry zip_packed(
    struct arena *, const char *name, const void *bytes, size_t size, int level);

/* The zip of these entries, in this order, at the end of 'out'.  Dates are 1980-01-01,
 * the earliest that a zip can hold: the same entries give the same bytes.  'file' is the
 * name for messages.  0 or -1. */
int zip_write(
    const struct entry *, size_t count, const char *file, struct buf *out, struct diags *);

#endif
