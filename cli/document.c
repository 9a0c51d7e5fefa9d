/* kansli document: the files that are registered with a matter. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/matter.h"
#include "cli/messages.h"
#include "cli/papers.h"
#include "cli/table.h"
#include "engine/desk/secrecy.h"

static const char *
name_of_file(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* --in --from, --out --to, or made here. */
static int
direction_and_party(struct cli *c, struct desk_document *document)
{
	const bool in = cli_has(c, OPTION_IN), out = cli_has(c, OPTION_OUT);

	if (in && out)
		return diag_add(&c->diags, &msg_cli_in_and_out, NULL, NULL);
	if ((cli_has(c, OPTION_FROM_PARTY) && !in) || (cli_has(c, OPTION_TO_PARTY) && !out))
		return diag_add(&c->diags, &msg_cli_party, NULL, NULL);
	document->direction = in ? DIRECTION_IN : out ? DIRECTION_OUT : DIRECTION_MADE;
	document->party = c->value[in ? OPTION_FROM_PARTY : OPTION_TO_PARTY];
	if (document->party == NULL && (cli_has(c, OPTION_ADDRESS) || cli_has(c, OPTION_CHANNEL)))
		return diag_add(&c->diags, &msg_cli_address, NULL, NULL);
	return 0;
}

int
command_document_add(struct cli *c)
{
	const char *path = c->operand[1];
	struct desk_document document = { .kind = c->value[OPTION_KIND],
		.file_name = name_of_file(path),
		.direction = DIRECTION_MADE,
		.their_number = c->value[OPTION_THEIR_NUMBER],
		.title = c->value[OPTION_TITLE],
		.address = c->value[OPTION_ADDRESS],
		.channel = c->value[OPTION_CHANNEL],
		.morning_post = cli_has(c, OPTION_MORNING_POST),
		.day = cli_has(c, OPTION_DATE) ? date_read(c->value[OPTION_DATE]) : DATE_NONE };
	struct desk_report report = { 0 };
	const struct matter_row *m;

	if (document.kind == NULL)
		return diag_add(
		    &c->diags, &msg_cli_option_missing, NULL, "--kind", cli_usage(c), NULL);
	if (direction_and_party(c, &document) != 0)
		return -1;
	document.bytes = cli_file(c, path, &document.size);
	if (document.bytes == NULL)
		return -1;
	m = cli_matter(c, 0, STORE_WRITE);
	if (m == NULL || desk_document_add(c->desk, m, &document, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

/* All that is known of each, for a spreadsheet. */
static int
write_csv(struct cli *c, const struct document_row *row, size_t n)
{
	static const char *const names[] = { "id", "handling", "version", "dag", "riktning", "slag",
		"rubrik", "avsändare eller mottagare", "deras nummer", "fil", "storlek",
		"sekretess" };
	struct table *table = table_new(c->arena, sizeof names / sizeof *names);
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < n; i++) {
		table_cell_add(table, arena_printf(c->arena, "%lld", (long long)row[i].id));
		table_cell_add(table, arena_printf(c->arena, "%s-%d", row[i].key, row[i].number));
		table_cell_add(table, arena_printf(c->arena, "%d", row[i].version));
		table_cell_add(table, date_iso(row[i].day, iso));
		table_cell_add(table, document_direction(&row[i]));
		table_cell_add(table, row[i].kind);
		table_cell_add(table, row[i].title);
		table_cell_add(table, row[i].party);
		table_cell_add(table, row[i].their_number);
		table_cell_add(table, row[i].file_name);
		table_cell_add(table, arena_printf(c->arena, "%lld", (long long)row[i].size));
		table_cell_add(table, row[i].secret);
	}
	return cli_csv(c, table, names);
}

int
command_document_list(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);
	struct table *table = table_new(c->arena, DOCUMENT_COLUMNS);
	struct document_row *row;
	size_t n;
	struct json j;

	if (m == NULL || desk_documents(c->desk, m, &row, &n, &c->diags) != 0 ||
	    (cli_has(c, OPTION_CSV) && write_csv(c, row, n) != 0))
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

/* The newest version of number 'n' in the matter; NULL if it has no such document. */
static const struct document_row *
numbered(struct cli *c, const char *matter, long long n)
{
	struct document_row *row;
	struct diags quiet;
	const struct matter_row *m;
	size_t count;

	diags_init(&quiet, c->arena); /* the document is what is not found */
	m = desk_matter(c->desk, matter, &quiet);
	if (m == NULL ||
	    store_documents(desk_store(c->desk), c->arena, m->id, &row, &count, &quiet) != 0)
		return NULL;
	for (; count > 0; count--)
		if (row[count - 1].number == n)
			return &row[count - 1];
	return NULL;
}

const struct document_row *
cli_document(struct cli *c, size_t i, enum store_mode mode)
{
	const char *name = c->operand[i], *dash = strrchr(name, '-');
	const char *digits = dash != NULL ? dash + 1 : name;
	const struct document_row *row = NULL;
	long long n;
	char *end;
	bool good;

	errno = 0;
	n = strtoll(digits, &end, 10);
	good = errno == 0 && *end == '\0' && n > 0;
	if (cli_desk(c, mode) == NULL)
		return NULL;
	if (good && dash == NULL)
		return store_document_get(desk_store(c->desk), c->arena, n, &c->diags);
	if (good)
		row = numbered(c, arena_strn(c->arena, name, (size_t)(dash - name)), n);
	if (row == NULL)
		(void)diag_add(&c->diags, &msg_cli_no_such_document, NULL, name, NULL);
	return row;
}

/* The file, or in the folder that was named the one of the document's own name. */
static const char *
place_of(struct cli *c, const struct document_row *row)
{
	const char *to = c->value[OPTION_OUTPUT_PLACE];
	const struct matter_row *m;
	struct stat st;
	bool secret;

	if (!text_ends(to, "/") && (stat(to, &st) != 0 || !S_ISDIR(st.st_mode)))
		return to;
	m = store_matter_by_id(desk_store(c->desk), c->arena, row->matter, &c->diags);
	secret = m == NULL || desk_is_secret_document(c->desk, row, m);
	return file_join(c->arena, to,
	    arena_printf(c->arena, "%s%s", document_name(c->arena, row, false, secret),
		document_ending(row)));
}

int
command_document_get(struct cli *c)
{
	const struct document_row *row;
	const char *bytes, *to;
	size_t size;

	if (cli_has(c, OPTION_ALL_PAPERS))
		return cli_export(c, c->value[OPTION_OUTPUT_PLACE]);
	row = cli_document(c, 0, STORE_READ);
	if (row == NULL || store_content_get(desk_store(c->desk), c->arena, &row->content, &bytes,
			       &size, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_OUTPUT_PLACE)) {
		buf_add(c->out, bytes, size);
		return 0;
	}
	to = place_of(c, row);
	if (file_write(to, bytes, size, cli_has(c, OPTION_FORCE), &c->diags) != 0)
		return -1;
	if (to != c->value[OPTION_OUTPUT_PLACE])
		buf_printf(c->out, "%s\n", to);
	return 0;
}

/* What making it anew would change in the newest version, as a Word file. */
static int
compare(struct cli *c, const struct matter_row *m)
{
	struct buf out;
	int result = -1;

	buf_init(&out, CLI_OUT_MAX);
	if (desk_document_compare(c->desk, m, c->operand[1], &out, &c->diags) == 0)
		result = file_write(c->value[OPTION_COMPARE], out.text, out.size,
		    cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&out);
	return result;
}

int
command_document_make(struct cli *c)
{
	struct desk_report report = { 0 };
	const bool looking = cli_has(c, OPTION_COMPARE);
	const struct matter_row *m;
	enum desk_edited edited = EDITED_REFUSE;

	if (cli_has(c, OPTION_KEEP) + cli_has(c, OPTION_REPLACE) + looking > 1)
		return diag_add(&c->diags, &msg_cli_keep_or_replace, NULL, NULL);
	if (cli_has(c, OPTION_KEEP))
		edited = EDITED_KEEP;
	else if (cli_has(c, OPTION_REPLACE))
		edited = EDITED_REPLACE;
	m = cli_matter(c, 0, looking ? STORE_READ : STORE_WRITE);
	if (m == NULL)
		return -1;
	if (looking)
		return compare(c, m);
	if (desk_document_make(c->desk, m, c->operand[1], edited, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}
