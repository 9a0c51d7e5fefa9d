/* A zip file that is written from front to back: of any number of files and any size (zip64),
 * without holding them.  The files are stored as they are: documents are packed already. */
#ifndef BATCH_ZIP_OUT_H
#define BATCH_ZIP_OUT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct zip_out {
	int fd;
	int list; /* the directory, until it is written at the end */
	uint64_t at, count;
	struct buf pending; /* of the directory */
};

/* Write to 'fd'; 'list' is an empty file to keep the directory in.  Both stay the caller's. */
void zip_out_open(struct zip_out *, int fd, int list);
void zip_out_close(struct zip_out *);

/* Add a file (name: UTF-8; at most 4 GB).  0, or -1 with errno. */
int zip_out_add(struct zip_out *, const char *name, const void *bytes, size_t size);

/* Add the contents of an open file from its beginning. */
int zip_out_add_file(struct zip_out *, const char *name, int fd);

/* The directory: nothing can be added after it. */
int zip_out_finish(struct zip_out *);

#endif
