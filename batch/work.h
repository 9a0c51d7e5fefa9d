/* A batch while it runs.  Used inside batch/ only. */
#ifndef BATCH_WORK_H
#define BATCH_WORK_H

#include <pthread.h>

#include "base/diag.h"
#include "base/hash.h"
#include "batch/batch.h"
#include "batch/folder.h"
#include "batch/manifest.h"
#include "batch/names.h"
#include "batch/rows.h"
#include "batch/zip_out.h"

struct template;

struct work {
	const struct batch *batch;
	struct template *template;
	struct template *name; /* of --name; NULL */
	struct hash basis;     /* what all keys have in common */

	/* Below: behind the lock while threads run. */
	pthread_mutex_t lock;
	pthread_cond_t turned;
	size_t turn; /* the row whose name is chosen next */
	struct rows *rows;
	struct names *names; /* NULL: the names are numbers */
	struct folder folder;
	struct manifest manifest;
	struct zip_out zip;
	struct batch_count count;
	size_t told; /* rows whose fault is among the messages */
	bool ended;  /* no further row is begun */
	bool broken; /* nothing more can be written or read */
	struct diags *ds;
};

/* Take rows and make documents until there are no more; 'worker' numbers the threads. */
void work_rows(struct work *, unsigned worker);

#endif
