/* Documents of the register as a zip file, all or nothing. */
#ifndef CLI_ZIP_H
#define CLI_ZIP_H

#include <stddef.h>

#include "base/hash.h"
#include "cli/at_desk.h"

struct zip_out;

/* Put the file 'path' together: 'fill' adds the parts and returns 0 or -1.  The zip is finished
 * after it and published under its name; nothing is left of it on failure. */
int cli_zip(struct cli *, const char *path,
    int (*fill)(struct cli *, struct zip_out *, void *user), void *user);

/* Add the bytes of a content of the register; some bytes.  0 or -1. */
int cli_zip_content(struct cli *, struct zip_out *, const char *name, const struct hash *content);
int cli_zip_bytes(struct cli *, struct zip_out *, const char *name, const void *bytes, size_t size);

#endif
