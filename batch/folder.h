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

/* Write a file under a temporary name that belongs to 'worker', without sync. */
int folder_write(const struct folder *, unsigned worker, const char *name, const void *bytes,
    size_t size, struct diags *);

/* Give it its name.  What has the name already is replaced, or, when it is to be 'spared', stays:
 * 1, and the file is as it was.  0; -1: what it was is told as a problem of the folder. */
int folder_name(
    const struct folder *, unsigned worker, const char *name, bool spared, struct diags *);

/* The written file is not wanted. */
void folder_drop(const struct folder *, unsigned worker);

/* The hash of a file in it; false if there is none that can be read. */
bool folder_hash(const struct folder *, const char *name, struct hash *);

/* A problem of the folder or of a file in it ('name'; NULL), with errno as the reason. */
int folder_problem(const struct folder *, const char *name, struct diags *);

/* All of 'bytes' to a descriptor: 0, or -1 with errno. */
int write_whole(int fd, const void *bytes, size_t size);

#endif
