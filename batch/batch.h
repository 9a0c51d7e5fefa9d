/* Batches: a document for each row of a list.
 *
 *   FOLDER/000001.docx …     or names made of the row's own fields
 *   FOLDER/manifest.jsonl    a line as each row is finished
 *   FOLDER/manifest.csv      when all are: row;file;sha256;result;message
 *
 * A document is written under a temporary name and renamed, so that there is never half a
 * document under its final name; it is not synced by itself, all are at the end.  A run that
 * was interrupted, in whatever way, is run again: a row is skipped when the manifest has its key
 * (template, row and name) and the file is still the one that was made.  A row that is wrong
 * does not hinder the others.
 *
 * Memory does not grow with the list but for two dozen bytes a row: where its line of the
 * manifest stands, and which names are taken. */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/date.h"

struct diags;

struct batch_count {
	size_t rows;    /* of the list */
	size_t made;    /* documents, or in a check: rows that would be */
	size_t skipped; /* done by an earlier run */
	size_t failed;
};

struct batch {
	const char *template_file; /* its name for messages */
	const void *template_bytes;
	size_t template_size;
	const char *list;   /* a file: see batch/rows.h */
	xmlDocPtr specimen; /* further names that the template may use; NULL; not changed */
	xmlDocPtr shared;   /* the same in all documents (batch/shared.h); NULL; not changed */
	const char *files;  /* folder of pictures; NULL */
	const char *folder; /* where documents go, made if it is not there; */
	const char *zip;    /* or this file: all of them or nothing; */
	bool check;         /* or nowhere: every row is tried and nothing is written */
	const char *name;   /* "{{ort}} {{namn}}"; NULL: the row's number in six digits */
	bool force;         /* make all again, and replace files that are in the way */
	unsigned jobs;      /* threads; 0: as many as the machine has cores */
	struct date day;    /* for the documents' properties; DATE_NONE */

	/* Asked between rows; true: finish what is begun and end.  NULL: never. */
	bool (*is_stopped)(void);
	/* Told as each row is finished, by one thread at a time.  NULL: nobody. */
	void (*progress)(void *user, const struct batch_count *);
	void *user;
};

/* 0: every row that was tried is made or was.  1: some are, and 'diags' has an ERROR for each of
 * the others (the first thousand), with its line in the list; also when the run was stopped
 * (msg_batch_interrupted).  -1: nothing was made: the list or the template cannot be
 * read, the folder cannot be written, all rows are wrong, or one of those that were to be in the
 * zip file.  Messages: batch/messages.def, docx/template_messages.def. */
int batch_run(const struct batch *, struct batch_count *, struct diags *);

#endif
