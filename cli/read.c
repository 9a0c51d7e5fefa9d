/* kansli read and kansli docx: Word files as text and as fields. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/reason.h"
#include "base/text.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "docx/docx.h"
#include "docx/package.h"
#include "engine/intake/intake.h"
#include "engine/intake/patterns.h"

/* What is asked of each file. */
struct reading {
	enum form form;
	enum changes changes;
	struct intake_patterns *patterns; /* NULL: the text, not the fields */
};

/* The file's fields, at the end of 'out'. */
static int
read_fields(struct cli *c, struct arena *arena, const struct reading *reading, const char *bytes,
    size_t size, const char *path, struct buf *out)
{
	struct package *package = package_open(arena, bytes, size, path, &c->diags);
	struct document *document =
	    package == NULL ? NULL : document_read(arena, package, reading->changes, &c->diags);
	const struct intake *found =
	    document == NULL ? NULL : intake_read(arena, document, reading->patterns, &c->diags);
	struct json j;

	if (found == NULL)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		intake_text(found, c->language, out);
		return 0;
	}
	json_init(&j, out);
	intake_json(found, &j);
	json_end(&j);
	return 0;
}

static int
read_one(struct cli *c, const struct reading *reading, const char *path, struct buf *out)
{
	struct arena *arena = arena_new();
	size_t size;
	char *bytes = file_read(arena, path, CLI_FILE_MAX, &size, &c->diags);
	int result = -1;

	if (bytes != NULL && reading->patterns != NULL)
		result = read_fields(c, arena, reading, bytes, size, path, out);
	else if (bytes != NULL)
		result =
		    docx_render(bytes, size, path, reading->form, reading->changes, out, &c->diags);
	arena_free(arena);
	return result;
}

/* DIR/NAME.EXT for a file. */
static const char *
output_path(struct cli *c, const struct reading *reading, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
	const char *dot = strrchr(name, '.');
	const char *extension = form_extension(reading->form);

	if (reading->patterns != NULL)
		extension = cli_has(c, OPTION_JSON) ? ".json" : ".txt";
	name = arena_printf(c->arena, "%.*s%s", dot == NULL ? (int)strlen(name) : (int)(dot - name),
	    name, extension);
	return file_join(c->arena, c->value[OPTION_OUTPUT_DIR], name);
}

/* The file that each answer becomes; NULL when two would become the same. */
static const char **
output_paths(struct cli *c, const struct reading *reading)
{
	const char **path = arena_array(c->arena, c->operands, sizeof(*path));

	for (size_t i = 0; i < c->operands; i++) {
		path[i] = output_path(c, reading, c->operand[i]);
		for (size_t k = 0; k < i; k++)
			if (strcmp(path[i], path[k]) == 0) {
				diag_add(&c->diags, &msg_cli_same_output, NULL, path[i], NULL);
				return NULL;
			}
	}
	return path;
}

/* "17/815", written over itself, while somebody looks on. */
static void
progress(const struct cli *c, size_t done)
{
	if (isatty(STDERR_FILENO) && !cli_has(c, OPTION_QUIET))
		(void)dprintf(STDERR_FILENO, "\r%zu/%zu%s", done, c->operands,
		    done == c->operands ? "\n" : ""); /* it is only for looking at */
}

/* Each file by itself: one that cannot be read does not hinder the others. */
static int
read_into_folder(struct cli *c, const struct reading *reading)
{
	const char *folder = c->value[OPTION_OUTPUT_DIR];
	const char **path = output_paths(c, reading);

	if (path == NULL)
		return -1;
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return diag_add(&c->diags, &msg_cli_cannot_make_folder,
		    &(struct place){ .file = folder }, reason_of(errno), NULL);
	for (size_t i = 0; i < c->operands; i++) {
		struct buf out;

		buf_init(&out, CLI_OUT_MAX);
		if (read_one(c, reading, c->operand[i], &out) == 0)
			(void)file_write(path[i], out.text, out.size, cli_has(c, OPTION_FORCE),
			    &c->diags); /* what failed is in the diags */
		buf_free(&out);
		progress(c, i + 1);
	}
	return c->diags.errors > 0 ? -1 : 0;
}

int
command_read(struct cli *c)
{
	struct reading reading = { .form = FORM_TEXT, .changes = CHANGES_ACCEPTED };
	int result = -1;

	if (c->operands > 1 && !cli_has(c, OPTION_OUTPUT_DIR))
		return diag_add(&c->diags, &msg_cli_folder_needed, NULL, NULL);
	if (cli_has(c, OPTION_AS))
		(void)form_read(
		    c->value[OPTION_AS], &reading.form); /* the parser knows the names */
	else if (cli_has(c, OPTION_JSON))
		reading.form = FORM_JSON;
	if (cli_has(c, OPTION_CHANGES))
		(void)changes_read(c->value[OPTION_CHANGES], &reading.changes);
	if (cli_has(c, OPTION_FIELDS)) {
		reading.patterns = intake_patterns_load(
		    file_join(c->arena, cli_data_folder(c), "workflows/intake"), &c->diags);
		if (reading.patterns == NULL)
			return -1;
	}
	if (cli_has(c, OPTION_OUTPUT_DIR))
		result = read_into_folder(c, &reading);
	else
		result = read_one(c, &reading, c->operand[0], c->out);
	intake_patterns_free(reading.patterns);
	return result;
}

int
command_docx_copy(struct cli *c)
{
	size_t size;
	char *bytes = cli_file(c, c->operand[0], &size);
	struct buf out;
	int result = -1;

	buf_init(&out, CLI_OUT_MAX);
	if (bytes != NULL && docx_copy(bytes, size, c->operand[0], &out, &c->diags) == 0)
		result = file_write(
		    c->operand[1], out.text, out.size, cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&out);
	return result;
}
