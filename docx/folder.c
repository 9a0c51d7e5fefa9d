/* A package as a folder of files, one per part, and back. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/reason.h"
#include "base/text.h"
#include "docx/container.h"
#include "docx/limits.h"
#include "docx/messages.h"

enum { DEEPEST = 8 }; /* folders in folders */

static int
fail(const struct message *m, const char *path, const char *what, struct diags *ds)
{
	return diag_add(ds, m, &(struct place){ .file = path }, what, NULL);
}

/* ---- Out ---- */

/* The folders above 'path', from 'folder' on. */
static int
make_folders(struct arena *a, const char *folder, const char *name, struct diags *ds)
{
	for (const char *slash = strchr(name, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		const char *path = arena_printf(a, "%s/%.*s", folder, (int)(slash - name), name);

		if (mkdir(path, 0777) != 0 && errno != EEXIST)
			return fail(&msg_docx_folder_cannot_make, path, reason_of(errno), ds);
	}
	return 0;
}

static int
make_empty_folder(const char *folder, struct diags *ds)
{
	const struct dirent *e;
	bool empty = true;
	DIR *dir;

	if (mkdir(folder, 0777) == 0)
		return 0;
	if (errno != EEXIST || (dir = opendir(folder)) == NULL)
		return fail(&msg_docx_folder_cannot_make, folder, reason_of(errno), ds);
	while ((e = readdir(dir)) != NULL)
		empty = empty && (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0);
	(void)closedir(dir); /* only read from */
	return empty ? 0 : fail(&msg_docx_folder_not_empty, folder, NULL, ds);
}

static int
unpack_one(const struct package *p, const struct part *part, const char *folder, struct diags *ds)
{
	struct arena *a = arena_new();
	size_t size;
	char *bytes = part_bytes(p, part, a, &size, ds);
	int result = -1;

	if (bytes != NULL && make_folders(a, folder, part->name, ds) == 0)
		result = file_write(file_join(a, folder, part->name), bytes, size, false, ds);
	arena_free(a);
	return result;
}

int
package_unpack(const struct package *p, const char *folder, struct diags *ds)
{
	int result = make_empty_folder(folder, ds);

	for (size_t i = 0; result == 0 && i < package_count(p); i++)
		result = unpack_one(p, package_at(p, i), folder, ds);
	return result;
}

/* ---- In ---- */

struct source {
	const char *folder, *name;
};

struct names {
	struct arena *arena;
	const char *folder; /* the one that is being listed */
	struct source *item;
	size_t count, room;
	size_t own; /* of the first folder: these go before the other's */
	struct diags *ds;
};

static bool
is_own(const struct names *n, const char *name)
{
	for (size_t i = 0; i < n->own; i++)
		if (strcmp(n->item[i].name, name) == 0)
			return true;
	return false;
}

static int
add_name(struct names *n, const char *name)
{
	struct source *more;

	if (is_own(n, name))
		return 0;
	if (n->count == LIMIT_PARTS)
		return fail(&msg_docx_too_many_parts, n->folder, "> 2000", n->ds);
	if (n->count == n->room) {
		n->room = n->room * 2 + 32;
		more = arena_array(n->arena, n->room, sizeof *more);
		if (n->count > 0)
			memcpy(more, n->item, n->count * sizeof *more);
		n->item = more;
	}
	n->item[n->count++] = (struct source){ n->folder, name };
	return 0;
}

static int list_folder(struct names *, const char *below, int depth);

static int
list_one(struct names *n, const char *below, const char *leaf, int depth)
{
	const char *name =
	    below[0] != '\0' ? file_join(n->arena, below, leaf) : arena_str(n->arena, leaf);
	const char *path = file_join(n->arena, n->folder, name);
	struct stat st;

	if (stat(path, &st) != 0)
		return fail(&msg_docx_cannot_pack, path, reason_of(errno), n->ds);
	return S_ISDIR(st.st_mode) ? list_folder(n, name, depth + 1) : add_name(n, name);
}

static int
list_folder(struct names *n, const char *below, int depth)
{
	const char *path = below[0] != '\0' ? file_join(n->arena, n->folder, below) : n->folder;
	DIR *dir = depth <= DEEPEST ? opendir(path) : (errno = ELOOP, NULL);
	const struct dirent *e;
	int result = 0;

	if (dir == NULL)
		return fail(&msg_docx_cannot_pack, path, reason_of(errno), n->ds);
	while (result == 0 && (e = readdir(dir)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			result = list_one(n, below, e->d_name, depth);
	(void)closedir(dir); /* only read from */
	return result;
}

/* [Content_Types].xml, _rels/.rels, then by bytes. */
static int
rank(const char *name)
{
	return strcmp(name, CONTENT_TYPES) == 0 ? 0 : strcmp(name, ROOT_RELATIONSHIPS) == 0 ? 1 : 2;
}

static int
by_rank(const void *a, const void *b)
{
	const char *x = ((const struct source *)a)->name, *y = ((const struct source *)b)->name;

	return rank(x) != rank(y) ? rank(x) - rank(y) : strcmp(x, y);
}

static int
pack_names(struct names *n, struct buf *out)
{
	struct package_out *o = package_out_new(n->arena, NULL, PACKAGE_SMALL);
	size_t total = 0;

	for (size_t i = 0; i < n->count; i++) {
		const char *path = file_join(n->arena, n->item[i].folder, n->item[i].name);
		size_t size;
		char *bytes = file_read(n->arena, path, LIMIT_PART, &size, n->ds);

		if (bytes == NULL)
			return -1;
		total += size;
		if (total > LIMIT_INFLATED)
			return fail(&msg_docx_inflated_too_large, n->folder, "512", n->ds);
		package_put(o, n->item[i].name, NULL, bytes, size);
	}
	return package_write(o, out, n->ds);
}

int
package_pack(const char *folder, const char *common, struct buf *out, struct diags *ds)
{
	struct arena *a = arena_new();
	struct names n = { .arena = a, .folder = folder, .ds = ds };
	size_t before = out->size;
	int result = list_folder(&n, "", 0);

	n.own = n.count;
	n.folder = common;
	if (result == 0 && common != NULL)
		result = list_folder(&n, "", 0);
	n.folder = folder;
	if (result == 0) {
		qsort(n.item, n.count, sizeof *n.item, by_rank);
		result = pack_names(&n, out);
	}
	/* What goes out must be let in again. */
	if (result == 0 &&
	    package_open_any(a, out->text + before, out->size - before, folder, ds) == NULL)
		result = -1;
	arena_free(a);
	return result;
}
