/* The folder that documents are made in. */
#ifndef BATCH_FOLDER_H
#define BATCH_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"

struct diags;

struct folder {
	const char *path;
	int fd;
};

/* Open it, made if it is not there.  0 or -1. */
int folder_open(struct folder *, const char *path, struct diags *);
void folder_close(struct folder *);

/* Remove what runs that were killed have left under temporary names. */
void folder_clean(const struct folder *);

/* Write a file under a temporary name that belongs to 'worker', and rename it; without sync.  What
 * has the name already is replaced.  0; -1: what it was is told as a problem of the folder. */
int folder_put(const struct folder *, unsigned worker, const char *name, const void *bytes,
    size_t size, struct diags *);

/* The hash of a file in it; false if there is none that can be read. */
bool folder_hash(const struct folder *, const char *name, struct hash *);

/* A problem of the folder or of a file in it ('name'; NULL), with errno as the reason. */
int folder_problem(const struct folder *, const char *name, struct diags *);

/* All of 'bytes' to a descriptor: 0, or -1 with errno. */
int write_whole(int fd, const void *bytes, size_t size);

#endif
