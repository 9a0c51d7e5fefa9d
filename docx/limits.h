/* How much a Word file may hold.  Each limit stands well above every genuine file of a
 * corpus of 864 (largest values in brackets) and well below what would hurt.  Depth,
 * attributes and tags of XML are limited in base/xml.h. */
#ifndef DOCX_LIMITS_H
#define DOCX_LIMITS_H

#include <stddef.h>

#define MEGABYTE ((size_t)1 << 20)

/* The file: what mail and case systems let through. */
#define LIMIT_FILE (64 * MEGABYTE)

/* One part inflated, and all together.  XML parts: XML_MAX_BYTES (12.6 MB). */
#define LIMIT_PART (256 * MEGABYTE)
#define LIMIT_INFLATED (512 * MEGABYTE)

/* Inflated : packed, for parts over LIMIT_RATIO_FROM (XML 40:1, a picture in EMF 130:1). */
#define LIMIT_RATIO 200
#define LIMIT_RATIO_FROM MEGABYTE

/* What the deflate format can give at most: 258 bytes for 2 bits. */
#define DEFLATE_RATIO 1032

/* Entries of the zip (median 14, most 291). */
#define LIMIT_PARTS 2000

/* Bytes of a part's name (Windows paths end at 260). */
#define LIMIT_NAME 1024

/* Relationships of one part: a hyperlink each. */
#define LIMIT_RELATIONSHIPS 20000

/* Bytes after the end of the zip that are rubbish from a mail gateway, not an attack. */
#define LIMIT_TRAILING 1024

/* Text that one document renders to. */
#define LIMIT_RENDERED (512 * MEGABYTE)

/* A file inside of the document (w:altChunk). */
#define LIMIT_CHUNK (4 * MEGABYTE)

/* References to notes and comments. */
#define LIMIT_NOTES 20000

#endif
