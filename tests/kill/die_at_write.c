/* Preloaded into a program: ends it with SIGKILL just before its n-th writing system call,
 * n being $DIE_AT.  Without that it counts, and leaves the count in the file $DIE_COUNT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static void
count(void)
{
	const char *at = getenv("DIE_AT");

	calls++;
	if (at != NULL && calls == atol(at))
		raise(SIGKILL);
}

__attribute__((destructor)) static void
report(void)
{
	const char *path = getenv("DIE_COUNT");
	FILE *f = path == NULL ? NULL : fopen(path, "w");

	if (f != NULL) {
		fprintf(f, "%ld\n", calls);
		fclose(f);
	}
}

#define REAL(type, name, parameters)                                                               \
	static type(*real) parameters;                                                             \
	if (real == NULL)                                                                          \
		real = (type(*) parameters)dlsym(RTLD_NEXT, #name);                                \
	count()

ssize_t
pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
	REAL(ssize_t, pwrite64, (int, const void *, size_t, off64_t));
	return real(fd, bytes, size, at);
}

ssize_t
pwrite(int fd, const void *bytes, size_t size, off_t at)
{
	REAL(ssize_t, pwrite, (int, const void *, size_t, off_t));
	return real(fd, bytes, size, at);
}

int
fsync(int fd)
{
	REAL(int, fsync, (int));
	return real(fd);
}

int
fdatasync(int fd)
{
	REAL(int, fdatasync, (int));
	return real(fd);
}

int
ftruncate64(int fd, off64_t size)
{
	REAL(int, ftruncate64, (int, off64_t));
	return real(fd, size);
}

int
rename(const char *from, const char *to)
{
	REAL(int, rename, (const char *, const char *));
	return real(from, to);
}

int
link(const char *from, const char *to)
{
	REAL(int, link, (const char *, const char *));
	return real(from, to);
}

int
unlink(const char *path)
{
	REAL(int, unlink, (const char *));
	return real(path);
}
