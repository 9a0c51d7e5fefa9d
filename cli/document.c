/* kansli document: the files that are registered with a matter. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/matter.h"
#include "cli/messages.h"
#include "cli/table.h"

static const char *
name_of_file(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

int
command_document_add(struct cli *c)
{
	const char *path = c->operand[1];
	struct desk_document document = { .kind = c->value[OPTION_KIND],
		.file_name = name_of_file(path),
		.direction = DIRECTION_MADE };
	struct desk_report report = { 0 };
	const struct matter_row *m;

	if (document.kind == NULL)
		return diag_add(
		    &c->diags, &msg_cli_option_missing, NULL, "--kind", cli_usage(c), NULL);
	if (cli_has(c, OPTION_IN) && cli_has(c, OPTION_OUT))
		return diag_add(&c->diags, &msg_cli_in_and_out, NULL, NULL);
	if (cli_has(c, OPTION_IN))
		document.direction = DIRECTION_IN;
	if (cli_has(c, OPTION_OUT))
		document.direction = DIRECTION_OUT;
	document.bytes = cli_file(c, path, &document.size);
	if (document.bytes == NULL)
		return -1;
	m = cli_matter(c, 0, STORE_WRITE);
	if (m == NULL || desk_document_add(c->desk, m, &document, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_document_list(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	struct table *table = table_new(c->arena, DOCUMENT_COLUMNS);
	struct document_row *row;
	size_t n;
	struct json j;

	if (m == NULL || desk_documents(c->desk, m, &row, &n, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		for (size_t i = 0; i < n; i++)
			document_cells(c, table, &row[i]);
		table_write(table, c->out);
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		document_object(&j, &row[i]);
	json_array_end(&j);
	json_end(&j);
	return 0;
}

int
command_document_get(struct cli *c)
{
	char *end;
	long long id;
	struct desk *desk;
	const struct document_row *row;
	const char *bytes;
	size_t size;

	errno = 0;
	id = strtoll(c->operand[0], &end, 10);
	if (errno != 0 || *end != '\0' || id < 1)
		return diag_add(&c->diags, &msg_cli_not_a_number, NULL, c->operand[0], NULL);
	desk = cli_desk(c, STORE_READ);
	row = desk == NULL ? NULL : store_document_get(desk_store(desk), c->arena, id, &c->diags);
	if (row == NULL || store_content_get(desk_store(desk), c->arena, &row->content, &bytes,
			       &size, &c->diags) != 0)
		return -1;
	if (cli_has(c, OPTION_OUTPUT_FILE))
		return file_write(
		    c->value[OPTION_OUTPUT_FILE], bytes, size, cli_has(c, OPTION_FORCE), &c->diags);
	buf_add(c->out, bytes, size);
	return 0;
}

int
command_document_make(struct cli *c)
{
	struct desk_report report = { 0 };
	const struct matter_row *m = cli_matter(c, 0, STORE_WRITE);

	if (m == NULL || desk_document_make(c->desk, m, c->operand[1], &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}
