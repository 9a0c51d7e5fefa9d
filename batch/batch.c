/* A batch from beginning to end. */
#include "batch/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "batch/messages.h"
#include "batch/record.h"
#include "batch/shared.h"
#include "batch/work.h"
#include "docx/template.h"

enum { JOBS_MAX = 256 };

/* ---- List and templates ---- */

/* The names that the rows, what they share and the caller's specimen have together. */
static xmlDocPtr
survey(struct work *w)
{
	const xmlDocPtr given = w->batch->specimen;
	xmlDocPtr all = given != NULL ? xmlCopyDoc(given, 1) : xmlNewDoc(BAD_CAST "1.0");

	if (all == NULL)
		memory_out();
	if (rows_survey(w->rows, all, &w->count.rows, w->ds) == 0) {
		shared_add(all, w->batch->shared);
		return all;
	}
	xmlFreeDoc(all);
	return NULL;
}

/* All that decides what a document becomes but the row and its name. */
static struct hash
basis_of(const struct work *w)
{
	char day[DATE_ISO_SIZE] = "";
	size_t headings;
	const char *text = rows_headings(w->rows, &headings);
	const char *shared =
	    w->batch->shared != NULL ? xml_text(w->ds->arena, w->batch->shared) : "";
	const void *const pieces[] = { w->batch->template_bytes, text, day, shared };
	size_t sizes[] = { w->batch->template_size, headings, 0, strlen(shared) };

	if (!date_is_none(w->batch->day))
		sizes[2] = strlen(date_iso(w->batch->day, day));
	return hash_of_pieces(pieces, sizes, 4);
}

static int
prepare(struct work *w)
{
	const struct batch *b = w->batch;
	const struct place name = { .file = "--name" };
	xmlDocPtr all;

	w->rows = rows_open(b->list, w->ds);
	all = w->rows != NULL ? survey(w) : NULL;
	if (all == NULL)
		return -1;
	w->template = template_compile_strictly(
	    b->template_bytes, b->template_size, b->template_file, all, w->ds);
	if (b->name != NULL)
		w->name = template_compile_text(b->name, &name, all, w->ds);
	if (w->name != NULL || b->zip != NULL)
		w->names = names_new(w->count.rows);
	w->basis = basis_of(w);
	xmlFreeDoc(all);
	return w->template == NULL || (b->name != NULL && w->name == NULL) ? -1 : 0;
}

static void
release(struct work *w)
{
	template_free(w->template);
	template_free(w->name);
	names_free(w->names);
	rows_close(w->rows);
}

/* ---- Threads ---- */

struct worker {
	struct work *work;
	unsigned number;
	pthread_t thread;
};

static void *
begin(void *user)
{
	struct worker *worker = user;

	work_rows(worker->work, worker->number);
	return NULL;
}

static unsigned
jobs_of(const struct work *w)
{
	unsigned jobs = w->batch->jobs;
	cpu_set_t cores;

	if (jobs == 0)
		jobs = sched_getaffinity(0, sizeof cores, &cores) == 0 ? (unsigned)CPU_COUNT(&cores)
								       : 1;
	if (jobs > w->count.rows)
		jobs = (unsigned)w->count.rows;
	return jobs < JOBS_MAX ? jobs : JOBS_MAX;
}

/* The caller's thread is the first; where no more can be had, fewer do it. */
static void
work_side_by_side(struct work *w)
{
	struct worker worker[JOBS_MAX];
	const unsigned jobs = jobs_of(w);
	unsigned started = 1;

	for (; started < jobs; started++) {
		worker[started] = (struct worker){ .work = w, .number = started };
		if (pthread_create(&worker[started].thread, NULL, begin, &worker[started]) != 0)
			break;
	}
	work_rows(w, 0);
	while (--started > 0)
		(void)pthread_join(worker[started].thread, NULL); /* cannot fail: it is ours */
}

static size_t
finished(const struct work *w)
{
	return w->count.made + w->count.skipped + w->count.failed;
}

/* All rows; what is said afterwards. */
static void
work_all(struct work *w)
{
	char done[24], all[24];

	w->turn = 1;
	(void)pthread_mutex_init(&w->lock, NULL); /* on Linux these cannot fail */
	(void)pthread_cond_init(&w->turned, NULL);
	work_side_by_side(w);
	(void)pthread_cond_destroy(&w->turned);
	(void)pthread_mutex_destroy(&w->lock);
	(void)snprintf(done, sizeof done, "%zu", finished(w));
	(void)snprintf(all, sizeof all, "%zu", w->count.rows);
	if (!w->broken && finished(w) < w->count.rows)
		(void)diag_add(w->ds, &msg_batch_interrupted, NULL, done, all, NULL);
	if (w->told > 1000) {
		(void)snprintf(done, sizeof done, "%zu", w->told - 1000);
		(void)diag_add(w->ds, &msg_batch_more_rows, NULL, done, NULL);
	}
}

static int
result_of(const struct work *w)
{
	if (finished(w) == w->count.rows && w->count.failed == 0 && !w->broken)
		return 0;
	if (w->count.made + w->count.skipped == 0 && w->ds->errors > 0)
		return -1;
	return 1;
}

/* ---- Into a folder ---- */

static int
run_into_folder(struct work *w)
{
	int result = -1;

	if (folder_open(&w->folder, w->batch->folder, w->ds) != 0)
		return -1;
	if (record_open(&w->folder, &w->manifest, w->count.rows, w->ds) == 0) {
		folder_clean(&w->folder);
		work_all(w);
		result = result_of(w);
		if (!w->broken && finished(w) == w->count.rows &&
		    record_conclude(&w->folder, &w->manifest, w->ds) != 0)
			result = finished(w) > 0 ? 1 : -1;
		manifest_close(&w->manifest);
	}
	folder_close(&w->folder);
	return result;
}

/* ---- Into a zip file ---- */

/* A file that nobody sees, beside the one that is to be made. */
static int
hidden(const struct work *w)
{
	char *name = file_temporary(w->ds->arena, w->batch->zip, w->ds);
	const int fd = name != NULL ? open(name, O_RDWR | O_CLOEXEC) : -1;

	if (name != NULL)
		(void)unlink(name); /* it is there as long as it is open */
	if (name != NULL && fd < 0)
		(void)folder_problem(&w->folder, w->batch->zip, w->ds);
	return fd;
}

/* The manifests come last. */
static int
finish_zip(struct work *w, int lines, int csv)
{
	if (manifest_conclude(&w->manifest, lines, csv) != 0 ||
	    zip_out_add_file(&w->zip, "manifest.jsonl", lines) != 0 ||
	    zip_out_add_file(&w->zip, "manifest.csv", csv) != 0 || zip_out_finish(&w->zip) != 0)
		return folder_problem(&w->folder, w->batch->zip, w->ds);
	return 0;
}

static int
fill_zip(struct work *w, int fd, const int spare[4])
{
	char failed[24], all[24];
	int result;

	zip_out_open(&w->zip, fd, spare[0]);
	if (manifest_open(&w->manifest, spare[1], w->count.rows) != 0)
		return folder_problem(&w->folder, w->batch->zip, w->ds);
	work_all(w);
	(void)snprintf(failed, sizeof failed, "%zu", w->count.failed);
	(void)snprintf(all, sizeof all, "%zu", w->count.rows);
	if (w->count.failed > 0)
		(void)diag_add(w->ds, &msg_batch_nothing_zipped,
		    &(struct place){ .file = w->batch->zip }, failed, all, NULL);
	result = result_of(w);
	if (result == 0)
		result = finish_zip(w, spare[2], spare[3]);
	zip_out_close(&w->zip);
	free(w->manifest.at);
	free(w->manifest.known);
	return w->count.failed > 0 || w->broken ? -1 : result;
}

static int
run_into_zip(struct work *w)
{
	const char *path = w->batch->zip;
	char *name = NULL;
	int spare[4] = { -1, -1, -1, -1 }, fd = -1, result = -1;

	w->folder = (struct folder){ .path = "", .fd = -1 };
	if (!w->batch->force && access(path, F_OK) == 0) {
		errno = EEXIST;
		return folder_problem(&w->folder, path, w->ds);
	}
	name = file_temporary(w->ds->arena, path, w->ds);
	if (name == NULL)
		return -1;
	fd = open(name, O_WRONLY | O_CLOEXEC);
	for (size_t i = 0; i < 4 && (i == 0 || spare[i - 1] >= 0); i++)
		spare[i] = hidden(w);
	if (fd >= 0 && spare[3] >= 0)
		result = fill_zip(w, fd, spare);
	if (fd >= 0)
		(void)close(fd); /* synced when it is published */
	for (size_t i = 0; i < 4; i++)
		if (spare[i] >= 0)
			(void)close(spare[i]);
	if (result == 0)
		return file_publish(name, path, w->batch->force, w->ds);
	(void)unlink(name); /* nothing is what was promised */
	return result;
}

/* ---- All ---- */

static int
check(struct work *w)
{
	work_all(w);
	return result_of(w);
}

int
batch_run(const struct batch *b, struct batch_count *count, struct diags *ds)
{
	struct work w = { .batch = b, .ds = ds };
	int result = -1;

	w.folder.fd = -1;
	if (prepare(&w) == 0)
		result = b->check	   ? check(&w)
			 : b->zip != NULL ? run_into_zip(&w)
					  : run_into_folder(&w);
	*count = w.count;
	release(&w);
	return result;
}
