/* The manifest: what became of each row.  See CONTRACT of manifest.jsonl in docs/batch.md. */
#ifndef BATCH_MANIFEST_H
#define BATCH_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

struct buf;
struct diags;
struct arena;

/* What became of a row. */
struct outcome {
	size_t row;
	const char *file;   /* NULL: no document */
	const char *sha256; /* of the document */
	const char *message; /* what is wrong, in Swedish; NULL: nothing */
	const char *key;
};

/* What a line of manifest.jsonl says; strings in 'arena'.  False if it says nothing of the kind. */
bool manifest_read(struct arena *, const char *line, size_t size, struct outcome *);

struct manifest {
	int fd;       /* lines as they are finished */
	uint64_t end; /* where the next goes */
	uint64_t *at; /* per row: where its line stands, plus one; 0: nowhere */
	size_t rows;
	struct known *known; /* by key and by file: the lines of earlier runs */
	size_t room;
};

/* Lines are added to 'fd', which becomes the manifest's; those that it has already are remembered
 * (one that was cut off is removed).  0, or -1 with errno. */
int manifest_open(struct manifest *, int fd, size_t rows);
void manifest_close(struct manifest *);

/* The line of an earlier run with this key; its strings in 'arena'.  False: there is none.  Threads
 * may ask at the same time. */
bool manifest_find(
    const struct manifest *, const char *key, struct arena *, struct outcome *, uint64_t *at);

/* Was a file of this name made by an earlier run? */
bool manifest_made(const struct manifest *, const char *file);

/* The row is what that line says; or what this outcome says.  0, or -1 with errno. */
void manifest_keep(struct manifest *, size_t row, uint64_t at);
int manifest_add(struct manifest *, const struct outcome *);

/* Every row's line, in the order of the list, to 'lines' as JSON and to 'csv' for spreadsheets.
 * 0, or -1 with errno. */
int manifest_conclude(const struct manifest *, int lines, int csv);

#endif
