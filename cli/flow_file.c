#include "cli/flow_file.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/at_desk.h"

enum { SOURCE_MAX = 1 << 20 };

const char *
flow_file_folder(struct cli *c, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	return slash == path ? "/" : arena_strn(c->arena, path, (size_t)(slash - path));
}

/* The folder whose files say what the flow may name: its own, or the program's when the
 * flow lies alone. */
static const char *
world_folder(struct cli *c, const char *path)
{
	const char *folder = flow_file_folder(c, path);
	size_t n;

	if (file_list(c->arena, folder, ".fält", &n, &c->diags) == NULL)
		return NULL;
	return n > 0 ? folder : file_join(c->arena, cli_data_folder(c), "workflows");
}

/* Free with flow_world_free(). */
static const struct flow_world *
read_world(struct cli *c, const char *folder)
{
	size_t n;
	const char *const *name = file_list(c->arena, folder, NULL, &n, &c->diags);
	struct flow_source *source = arena_array(c->arena, n + 1, sizeof(*source));
	size_t count = 0, errors = c->diags.errors;

	if (name == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (strchr(name[i], '.') == NULL)
			continue; /* a folder */
		source[count].name = name[i];
		source[count].text = file_read(c->arena, file_join(c->arena, folder, name[i]),
		    SOURCE_MAX, &source[count].size, &c->diags);
		count += source[count].text != NULL;
	}
	return c->diags.errors > errors ? NULL
					: flow_world_read(c->arena, source, count, &c->diags);
}

const struct chart *
flow_file_chart(struct cli *c, const char *path, const struct flow_world **world)
{
	size_t size;
	char *text = file_read(c->arena, path, FLOW_MAX_BYTES, &size, &c->diags);
	const char *folder = text == NULL ? NULL : world_folder(c, path);

	*world = folder == NULL ? NULL : read_world(c, folder);
	return *world == NULL ? NULL : flow_read(c->arena, *world, path, text, size, &c->diags);
}
