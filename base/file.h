/* Whole files in and out, safely. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;

/* A regular file opened for reading; its descriptor, closed by the caller.  Never waits on a FIFO
 * or device.  -1 on failure: msg_file_cannot_read or msg_file_not_regular. */
int file_open(const char *path, struct diags *);

/* The contents of a regular file of at most 'limit' bytes, in 'arena', with a NUL after
 * them; *size gets the size.  Never waits on a FIFO or device.  NULL on failure:
 * msg_file_cannot_read, msg_file_not_regular or msg_file_too_large. */
char *file_read(struct arena *, const char *path, size_t limit, size_t *size, struct diags *);

/* Write under a temporary name in the same folder, sync, rename, sync the folder.  An
 * existing file is replaced only with 'force'.  On failure nothing is left:
 * msg_file_exists, msg_file_cannot_write, msg_file_no_space. */
int file_write(const char *path, const void *bytes, size_t size, bool force, struct diags *);

/* The two halves of it, for what is written by others.  An empty private file with a name
 * of its own in the folder of 'path'; and synced and put in place of 'path', or removed
 * when that fails. */
char *file_temporary(struct arena *, const char *path, struct diags *);
int file_publish(const char *temporary, const char *path, bool force, struct diags *);

/* Names in a folder that end in 'suffix' (NULL: all), sorted by bytes, hidden ones left
 * out; *count gets how many.  NULL on failure, msg_file_cannot_read. */
const char *const *file_list(struct arena *, const char *folder, const char *suffix, size_t *count,
    struct diags *);

/* "DIR/NAME" */
char *file_join(struct arena *, const char *folder, const char *name);

#endif
