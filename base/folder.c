/* Flat folders of files, put in place whole. */
#include "base/folder.h"

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

static int
write_failed(const char *path, int error, struct diags *ds)
{
	struct place place = { .file = path };

	return diag_add(ds, &msg_file_cannot_write, &place, reason_of(error), NULL);
}

const char *
folder_real(struct arena *a, const char *path)
{
	char *real = realpath(path, NULL), *copy;
	size_t n = strlen(path);

	if (real != NULL) {
		copy = arena_str(a, real);
		free(real);
		return copy;
	}
	while (n > 1 && path[n - 1] == '/')
		n--;
	return arena_strn(a, path, n);
}

static bool
exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* "DIR" of "DIR/NAME", "." of "NAME". */
static const char *
parent_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	return slash == path ? "/" : arena_strn(a, path, (size_t)(slash - path));
}

char *
folder_temporary(struct arena *a, const char *path, struct diags *ds)
{
	char *name = file_join(a, parent_of(a, path), ".kansli-XXXXXX");

	if (mkdtemp(name) == NULL || chmod(name, 0755) != 0) {
		(void)write_failed(path, errno, ds);
		return NULL;
	}
	return name;
}

void
folder_remove(const char *path)
{
	DIR *dir = opendir(path);
	const struct dirent *e;

	while (dir != NULL && (e = readdir(dir)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			(void)unlinkat(dirfd(dir), e->d_name, 0); /* else the folder stays too */
	if (dir != NULL)
		(void)closedir(dir);
	(void)rmdir(path);
}

/* That the new names stay after a power cut. */
static int
sync_folder(const char *path)
{
	const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const int result = fd < 0 ? -1 : fsync(fd);

	if (fd >= 0)
		(void)close(fd); /* nothing was written through it */
	return result;
}

int
folder_publish(const char *temporary, const char *path, struct diags *ds)
{
	struct place place = { .file = path };
	const bool there = exists(path);
	int error = 0;

	if (sync_folder(temporary) != 0 || renameat2(AT_FDCWD, temporary, AT_FDCWD, path,
					       there ? RENAME_EXCHANGE : RENAME_NOREPLACE) != 0)
		error = errno;
	if (error != 0 || there)
		folder_remove(temporary); /* what could not be put there, or what stood there */
	if (error == EINVAL || error == ENOSYS)
		return diag_add(ds, &msg_folder_no_exchange, &place, NULL);
	if (error != 0)
		return write_failed(path, error, ds);
	return sync_folder(parent_of(ds->arena, path)) == 0 ? 0 : write_failed(path, errno, ds);
}
