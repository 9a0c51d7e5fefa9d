#include "cli/zip.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/messages.h"
#include "batch/zip_out.h"

static int
write_failed(struct cli *c, const char *path)
{
	return diag_add(&c->diags, &msg_file_cannot_write, &(struct place){ .file = path },
	    strerror(errno), NULL);
}

int
cli_zip_bytes(struct cli *c, struct zip_out *zip, const char *name, const void *bytes, size_t size)
{
	return zip_out_add(zip, name, bytes, size) == 0 ? 0 : write_failed(c, name);
}

int
cli_zip_content(struct cli *c, struct zip_out *zip, const char *name, const struct hash *content)
{
	struct arena *a = arena_new();
	const char *bytes;
	size_t size;
	int result = store_content_get(desk_store(c->desk), a, content, &bytes, &size, &c->diags);

	if (result == 0)
		result = cli_zip_bytes(c, zip, name, bytes, size);
	arena_free(a);
	return result;
}

/* A file that nobody sees and that is gone when it is closed. */
static int
hidden(struct cli *c, const char *beside)
{
	char *name = file_temporary(c->arena, beside, &c->diags);
	const int fd = name != NULL ? open(name, O_RDWR | O_CLOEXEC) : -1;

	if (name != NULL && fd < 0)
		(void)write_failed(c, beside);
	if (name != NULL)
		(void)unlink(name); /* it is there as long as it is open */
	return fd;
}

static int
write_zip(struct cli *c, const char *path, int fd, int spare,
    int (*fill)(struct cli *, struct zip_out *, void *), void *user)
{
	struct zip_out zip;
	int result;

	zip_out_open(&zip, fd, spare);
	result = fill(c, &zip, user);
	if (result == 0 && zip_out_finish(&zip) != 0)
		result = write_failed(c, path);
	zip_out_close(&zip);
	return result;
}

int
cli_zip(struct cli *c, const char *path, int (*fill)(struct cli *, struct zip_out *, void *),
    void *user)
{
	char *name = file_temporary(c->arena, path, &c->diags);
	const int fd = name != NULL ? open(name, O_WRONLY | O_CLOEXEC) : -1;
	const int spare = fd >= 0 ? hidden(c, path) : -1;
	int result = -1;

	if (name != NULL && fd < 0)
		(void)write_failed(c, path);
	if (spare >= 0) {
		result = write_zip(c, path, fd, spare, fill, user);
		(void)close(spare);
	}
	if (fd >= 0)
		(void)close(fd); /* synced when it is published */
	if (result == 0)
		return file_publish(name, path, cli_has(c, OPTION_FORCE), &c->diags);
	if (name != NULL)
		(void)unlink(name); /* the failure has been told */
	return -1;
}
