/* The folder that documents are made in. */
#include "batch/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/messages.h"
#include "base/reason.h"
#include "base/text.h"
#include "batch/messages.h"

#define TEMPORARY ".kansli-batch-"
enum { TEMPORARY_SIZE = 40, LETTER_MAX = 512 << 20 };

int
folder_problem(const struct folder *f, const char *name, struct diags *ds)
{
	const int error = errno;
	const bool is_zip = f->path[0] == '\0'; /* then 'name' is the whole path */
	const char *path = name == NULL ? f->path
			   : is_zip     ? name
					: file_join(ds->arena, f->path, name);
	const struct place place = { .file = path };

	if (error == ENOSPC || error == EDQUOT)
		return diag_add(
		    ds, is_zip ? &msg_file_no_space : &msg_batch_disk_full, &place, NULL);
	if (name != NULL)
		return diag_add(ds, &msg_file_cannot_write, &place, reason_of(error), NULL);
	return diag_add(ds, &msg_batch_folder, &place, reason_of(error), NULL);
}

int
folder_open(struct folder *f, const char *path, struct diags *ds)
{
	f->path = path;
	f->fd = -1;
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		return folder_problem(f, NULL, ds);
	f->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->fd < 0)
		return folder_problem(f, NULL, ds);
	return 0;
}

void
folder_close(struct folder *f)
{
	if (f->fd >= 0)
		(void)close(f->fd); /* a folder: nothing was written to it */
	f->fd = -1;
}

void
folder_clean(const struct folder *f)
{
	DIR *dir = opendir(f->path);
	const struct dirent *e;

	while (dir != NULL && (e = readdir(dir)) != NULL)
		if (text_starts(e->d_name, TEMPORARY))
			(void)unlinkat(f->fd, e->d_name, 0); /* the run does without */
	if (dir != NULL)
		(void)closedir(dir); /* only read from */
}

int
write_whole(int fd, const void *bytes, size_t size)
{
	const char *at = bytes;

	while (size > 0) {
		const ssize_t n = write(fd, at, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		at += n;
		size -= (size_t)n;
	}
	return 0;
}

static const char *
temporary_of(unsigned worker, char name[TEMPORARY_SIZE])
{
	(void)snprintf(name, TEMPORARY_SIZE, TEMPORARY "%u", worker);
	return name;
}

void
folder_drop(const struct folder *f, unsigned worker)
{
	char temporary[TEMPORARY_SIZE];

	(void)unlinkat(f->fd, temporary_of(worker, temporary), 0); /* the next run removes it */
}

int
folder_write(const struct folder *f, unsigned worker, const char *name, const void *bytes,
    size_t size, struct diags *ds)
{
	char temporary[TEMPORARY_SIZE];
	const int fd = openat(f->fd, temporary_of(worker, temporary),
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	int error = 0;

	if (fd < 0)
		return folder_problem(f, name, ds);
	if (write_whole(fd, bytes, size) != 0)
		error = errno;
	if (close(fd) != 0 && error == 0)
		error = errno;
	if (error == 0)
		return 0;
	folder_drop(f, worker);
	errno = error;
	return folder_problem(f, name, ds);
}

/* Rename, but not over another file; errno is EEXIST when there is one.  Where the system cannot do
 * it in one step, in two. */
static int
rename_sparing(int fd, const char *from, const char *to)
{
	struct stat st;

	if (renameat2(fd, from, fd, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (fstatat(fd, to, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return renameat(fd, from, fd, to);
	errno = EEXIST;
	return -1;
}

int
folder_name(
    const struct folder *f, unsigned worker, const char *name, bool spared, struct diags *ds)
{
	char temporary[TEMPORARY_SIZE];
	int error;

	(void)temporary_of(worker, temporary);
	if (spared ? rename_sparing(f->fd, temporary, name) == 0
		   : renameat(f->fd, temporary, f->fd, name) == 0)
		return 0;
	if (spared && errno == EEXIST)
		return 1;
	error = errno;
	folder_drop(f, worker);
	errno = error;
	return folder_problem(f, name, ds);
}

bool
folder_hash(const struct folder *f, const char *name, struct hash *hash)
{
	const int fd = openat(f->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	char *bytes = NULL;
	size_t got = 0;
	ssize_t n = 1;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= LETTER_MAX)
		bytes = memory_new((size_t)st.st_size + 1);
	while (bytes != NULL && n > 0 && got < (size_t)st.st_size) {
		n = read(fd, bytes + got, (size_t)st.st_size - got);
		got += n > 0 ? (size_t)n : 0;
	}
	if (fd >= 0)
		(void)close(fd); /* only read from */
	if (bytes != NULL && n >= 0)
		*hash = hash_of(bytes, got);
	free(bytes);
	return bytes != NULL && n >= 0;
}
