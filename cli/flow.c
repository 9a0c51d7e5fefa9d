/* kansli flow: are the flows right, and do they do what their scenarios say? */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/at_desk.h"
#include "cli/findings.h"
#include "engine/chart/flow.h"

enum { SOURCE_MAX = 1 << 20 };

static const char *
folder_of(struct cli *c, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? "." : arena_strn(c->arena, path, (size_t)(slash - path) + 1);
}

/* The folder whose files say what the flow may name: its own, or the program's when the
 * flow lies alone. */
static const char *
world_folder(struct cli *c, const char *path)
{
	const char *folder = folder_of(c, path);
	size_t      n;

	if (file_list(c->arena, folder, ".fält", &n, &c->diags) == NULL)
		return NULL;
	return n > 0 ? folder : file_join(c->arena, cli_data_folder(c), "workflows");
}

/* Free with flow_world_free(). */
static const struct flow_world *
read_world(struct cli *c, const char *folder)
{
	size_t              n;
	const char *const  *name = file_list(c->arena, folder, NULL, &n, &c->diags);
	struct flow_source *source = arena_array(c->arena, n + 1, sizeof(*source));
	size_t              count = 0;

	if (name == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (strchr(name[i], '.') == NULL)
			continue; /* a folder */
		source[count].name = name[i];
		source[count].text = file_read(c->arena, file_join(c->arena, folder, name[i]), SOURCE_MAX,
		    &source[count].size, &c->diags);
		count += source[count].text != NULL;
	}
	return c->diags.errors > 0 ? NULL : flow_world_read(c->arena, source, count, &c->diags);
}

static void
lint_one(struct cli *c, const char *path)
{
	const char              *folder = world_folder(c, path);
	const struct flow_world *world = folder == NULL ? NULL : read_world(c, folder);
	size_t                   size;
	char                    *text;

	if (world == NULL)
		return;
	text = file_read(c->arena, path, FLOW_MAX_BYTES, &size, &c->diags);
	if (text != NULL)
		chart_free(flow_read(c->arena, world, path, text, size, &c->diags));
	flow_world_free(world);
}

static void
finding(struct cli *c, struct json *j, const struct diag *d)
{
	json_object(j);
	json_member(j, "name", d->message->name);
	json_member(j, "severity", severity_name(d->message->severity));
	json_member(j, "file", d->place.file);
	if (d->place.line > 0)
		json_member_int(j, "line", d->place.line);
	if (d->place.column > 0)
		json_member_int(j, "column", d->place.column);
	finding_words(j, d, c->language);
	json_member(j, "nearest", finding_nearest(d));
	json_object_end(j);
}

int
command_flow_lint(struct cli *c)
{
	for (size_t i = 0; i < c->operands; i++)
		lint_one(c, c->operand[i]);
	return findings_conclude(c, finding);
}
