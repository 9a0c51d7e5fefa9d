/* Whole files in and out: capped when read, synced and renamed when written. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/messages.h"
#include "base/reason.h"
#include "base/text.h"

static int
fail(const struct message *m, const char *path, int error, struct diags *ds)
{
	return diag_add(ds, m, &(struct place){ .file = path }, reason_of(error), NULL);
}

int
file_open(const char *path, struct diags *ds)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd < 0)
		return fail(&msg_file_cannot_read, path, errno, ds);
	if (fstat(fd, &st) != 0)
		(void)fail(&msg_file_cannot_read, path, errno, ds);
	else if (!S_ISREG(st.st_mode))
		(void)diag_add(ds, &msg_file_not_regular, &(struct place){ .file = path }, NULL);
	else
		return fd;
	(void)close(fd); /* nothing has been read */
	return -1;
}

static int
check_size(int fd, const char *path, size_t limit, size_t *size, struct diags *ds)
{
	struct stat st;
	char megabytes[24];

	if (fstat(fd, &st) != 0)
		return fail(&msg_file_cannot_read, path, errno, ds);
	if ((unsigned long long)st.st_size > limit) {
		(void)snprintf(megabytes, sizeof megabytes, "%zu", limit >> 20);
		return diag_add(
		    ds, &msg_file_too_large, &(struct place){ .file = path }, megabytes, NULL);
	}
	*size = (size_t)st.st_size;
	return 0;
}

/* A file that shrinks while it is read gives what there was; one that grows, its first
 * part. */
static ssize_t
read_all(int fd, char *to, size_t size)
{
	size_t got = 0;

	while (got < size) {
		ssize_t n = read(fd, to + got, size - got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		got += (size_t)n;
	}
	return (ssize_t)got;
}

char *
file_read(struct arena *a, const char *path, size_t limit, size_t *size, struct diags *ds)
{
	const int fd = file_open(path, ds);
	char *bytes = NULL;
	ssize_t got;

	*size = 0;
	if (fd < 0)
		return NULL;
	if (check_size(fd, path, limit, size, ds) != 0)
		goto out;
	bytes = arena_alloc(a, *size + 1);
	got = read_all(fd, bytes, *size);
	if (got < 0) {
		(void)fail(&msg_file_cannot_read, path, errno, ds);
		bytes = NULL;
	} else {
		*size = (size_t)got;
		bytes[got] = '\0';
	}
out:
	(void)close(fd); /* only read from */
	return bytes;
}

char *
file_join(struct arena *a, const char *folder, const char *name)
{
	return arena_printf(a, "%s%s%s", folder, text_ends(folder, "/") ? "" : "/", name);
}

static int
write_all(int fd, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t n = write(fd, bytes, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes += n;
		size -= (size_t)n;
	}
	return 0;
}

static char *
folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return arena_str(a, ".");
	return slash == path ? arena_str(a, "/") : arena_strn(a, path, (size_t)(slash - path));
}

static int
sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int result;

	if (fd < 0)
		return -1;
	result = fsync(fd);
	return close(fd) != 0 ? -1 : result;
}

/* rename that replaces, or link that does not: both atomic. */
static int
put_in_place(const char *temporary, const char *path, bool force)
{
	if (force)
		return rename(temporary, path);
	if (link(temporary, path) != 0)
		return -1;
	return unlink(temporary);
}

static int
write_failed(const char *path, int error, struct diags *ds)
{
	if (error == ENOENT) /* the file is what is to be made: its folder is missing */
		return diag_add(ds, &msg_file_cannot_write, &(struct place){ .file = path },
		    DIAG_BOTH("mappen finns inte", "the folder does not exist"), NULL);
	return fail(error == ENOSPC || error == EDQUOT ? &msg_file_no_space
		    : error == EEXIST                  ? &msg_file_exists
						       : &msg_file_cannot_write,
	    path, error, ds);
}

char *
file_temporary(struct arena *a, const char *path, struct diags *ds)
{
	char *name = file_join(a, folder_of(a, path), ".kansli-XXXXXX");
	const int fd = mkostemp(name, O_CLOEXEC);

	if (fd < 0) {
		(void)write_failed(path, errno, ds);
		return NULL;
	}
	(void)close(fd); /* nothing has been written */
	return name;
}

static int
sync_file(const char *path)
{
	const int fd = open(path, O_WRONLY | O_CLOEXEC);
	int result;

	if (fd < 0)
		return -1;
	result = fsync(fd);
	return close(fd) != 0 ? -1 : result;
}

int
file_publish(const char *temporary, const char *path, bool force, struct diags *ds)
{
	int error = 0;

	if (sync_file(temporary) != 0 || put_in_place(temporary, path, force) != 0)
		error = errno;
	if (error != 0) {
		(void)unlink(temporary); /* best effort: the failure is reported already */
		return write_failed(path, error, ds);
	}
	return sync_folder(folder_of(ds->arena, path)) == 0 ? 0 : write_failed(path, errno, ds);
}

/* Give the temporary file, which is private, the mode of an ordinary one, and write it. */
static int
fill(const char *temporary, const void *bytes, size_t size)
{
	const int fd = open(temporary, O_WRONLY | O_CLOEXEC);
	const mode_t mask = umask(0);
	int error = 0;

	(void)umask(mask); /* the only way to read it */
	if (fd < 0)
		return errno;
	if (write_all(fd, bytes, size) != 0 || fchmod(fd, 0666 & ~mask) != 0)
		error = errno;
	if (close(fd) != 0 && error == 0)
		error = errno;
	return error;
}

static int
write_whole(const char *path, const void *bytes, size_t size, bool force, struct diags *ds)
{
	char *temporary;
	int error;

	if (!force && access(path, F_OK) == 0)
		return write_failed(path, EEXIST, ds);
	temporary = file_temporary(ds->arena, path, ds);
	if (temporary == NULL)
		return -1;
	error = fill(temporary, bytes, size);
	if (error != 0) {
		(void)unlink(temporary); /* best effort: the failure is reported already */
		return write_failed(path, error, ds);
	}
	return file_publish(temporary, path, force, ds);
}

/* An interruption waits until the file is in its place, so that no temporary one is left. */
int
file_write(const char *path, const void *bytes, size_t size, bool force, struct diags *ds)
{
	static const int stops[] = { SIGHUP, SIGINT, SIGTERM };
	sigset_t stop, before;
	int result;

	(void)sigemptyset(&stop); /* these fail only for signals that do not exist */
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		(void)sigaddset(&stop, stops[i]);
	(void)sigprocmask(SIG_BLOCK, &stop, &before);
	result = write_whole(path, bytes, size, force, ds);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return result;
}

static int
by_bytes(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

const char *const *
file_list(struct arena *a, const char *folder, const char *suffix, size_t *count, struct diags *ds)
{
	DIR *dir = opendir(folder);
	const struct dirent *e;
	const char **name = NULL;
	size_t room = 0;

	*count = 0;
	if (dir == NULL) {
		(void)fail(&msg_file_cannot_read, folder, errno, ds);
		return NULL;
	}
	while ((e = readdir(dir)) != NULL) {
		if (e->d_name[0] == '.' || (suffix != NULL && !text_ends(e->d_name, suffix)))
			continue;
		if (*count == room) {
			const char **more = arena_array(a, room = room * 2 + 16, sizeof *more);

			if (*count > 0)
				memcpy(more, name, *count * sizeof *more);
			name = more;
		}
		name[(*count)++] = arena_str(a, e->d_name);
	}
	(void)closedir(dir); /* only read from */
	if (*count > 0)
		qsort(name, *count, sizeof *name, by_bytes);
	return name != NULL ? name : arena_array(a, 1, sizeof *name);
}
