/* The headers of a zip file (APPNOTE 6.3: sections 4.3.7, 4.3.12 to 4.3.16).
 *
 * A writer that knows every size before it writes needs nothing else: for each file its header, its
 * name and its bytes, then the directory, then the end.  Times are 1980-01-01, the earliest that a
 * zip can hold: the same files give the same bytes. */
#ifndef DOCX_ZIP_HEAD_H
#define DOCX_ZIP_HEAD_H

#include <stddef.h>
#include <stdint.h>

struct buf;

enum { METHOD_STORED = 0, METHOD_DEFLATE = 8 };

struct zip_head {
	const char *name; /* UTF-8, at most 65 535 bytes */
	uint32_t crc;     /* of the bytes before they were packed */
	uint32_t packed, size;
	int method; /* METHOD_STORED or METHOD_DEFLATE */
};

/* The header that stands before a file's name and bytes. */
enum { ZIP_HEAD_SIZE = 30 };
void zip_head_local(unsigned char to[ZIP_HEAD_SIZE], const struct zip_head *);

/* The file's entry in the directory, with its name; 'at' is where its header begins. */
void zip_head_entry(struct buf *, const struct zip_head *, uint64_t at);

/* The end of a directory of 'count' entries that begins at 'at' and has 'size' bytes. */
void zip_head_end(struct buf *, uint64_t count, uint64_t at, uint64_t size);

#endif
