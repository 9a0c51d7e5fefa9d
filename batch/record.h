/* The manifest of a folder while documents are made in it. */
#ifndef BATCH_RECORD_H
#define BATCH_RECORD_H

#include <stddef.h>

struct diags;
struct folder;
struct manifest;

/* Open the folder's manifest.jsonl, with what earlier runs have put down; nobody else may have it
 * open (msg_batch_busy).  0 or -1. */
int record_open(const struct folder *, struct manifest *, size_t rows, struct diags *);

/* The two manifests in their final form.  One sync, of everything, before they get their
 * names: what they say is true also after a power cut.  0 or -1. */
int record_conclude(const struct folder *, const struct manifest *, struct diags *);

#endif
