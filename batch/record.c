#include "batch/record.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/diag.h"
#include "batch/folder.h"
#include "batch/manifest.h"
#include "batch/messages.h"

int
record_open(const struct folder *f, struct manifest *m, size_t rows, struct diags *ds)
{
	const int fd =
	    openat(f->fd, "manifest.jsonl", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);

	if (fd < 0)
		return folder_problem(f, "manifest.jsonl", ds);
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		(void)diag_add(ds, &msg_batch_busy, &(struct place){ .file = f->path }, NULL);
	} else if (manifest_open(m, fd, rows) == 0) {
		return 0;
	} else {
		(void)folder_problem(f, "manifest.jsonl", ds);
	}
	(void)close(fd); /* nothing was written */
	return -1;
}

static int
temporary(const struct folder *f, const char *name, struct diags *ds)
{
	const int fd =
	    openat(f->fd, name, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);

	if (fd < 0)
		(void)folder_problem(f, name, ds);
	return fd;
}

int
record_conclude(const struct folder *f, const struct manifest *m, struct diags *ds)
{
	static const char *const temporaries[] = { ".kansli-batch-jsonl", ".kansli-batch-csv" };
	static const char *const names[] = { "manifest.jsonl", "manifest.csv" };
	const int lines = temporary(f, temporaries[0], ds), csv = temporary(f, temporaries[1], ds);
	int result = -1;

	if (lines >= 0 && csv >= 0) {
		result = 0;
		if (manifest_conclude(m, lines, csv) != 0 || syncfs(f->fd) != 0)
			result = folder_problem(f, names[0], ds);
		for (int i = 0; i < 2 && result == 0; i++)
			if (renameat(f->fd, temporaries[i], f->fd, names[i]) != 0)
				result = folder_problem(f, names[i], ds);
	}
	for (int i = 0; i < 2 && result != 0; i++)
		(void)unlinkat(f->fd, temporaries[i], 0); /* the failure has been told */
	if (lines >= 0)
		(void)close(lines); /* synced */
	if (csv >= 0)
		(void)close(csv);
	return result;
}
