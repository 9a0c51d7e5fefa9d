/* kansli remiss: one case, one list, a letter and an answer for each. */
#include "engine/desk/remiss.h"

#include <libxml/tree.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "batch/rows.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/messages.h"
#include "engine/view/node.h"

/* ---- The list ---- */

/* The cell of a column; NULL if it is empty. */
static const char *
cell(struct cli *c, xmlDocPtr row, const char *name)
{
	const char *text = view_child_text(c->arena, xmlDocGetRootElement(row), name);

	return *text != '\0' ? text : NULL;
}

static void
add_recipient(struct cli *c, struct list *all, xmlDocPtr row, unsigned line)
{
	struct desk_recipient *to = list_add(c->arena, all, sizeof *to);

	*to = (struct desk_recipient){ .name = cell(c, row, "mottagare"),
		.address = cell(c, row, "adress"),
		.postcode = cell(c, row, "postnummer"),
		.town = cell(c, row, "ort"),
		.email = cell(c, row, "e-post"),
		.line = line };
}

static const char *const columns[] = { "mottagare", "adress", "postnummer", "ort", "e-post" };
enum { COLUMNS = sizeof columns / sizeof *columns, EMAIL = 4 };

static bool
is_column(const char *name)
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (strcmp(columns[i], name) == 0)
			return true;
	return false;
}

/* Where the columns of a CSV list stand; one that is nearly called as it should is told. */
static int
read_headings(struct cli *c, const struct rows *rows, struct desk_remiss *r)
{
	const struct place place = { .file = r->list, .line = 1 };
	const char *all = "", *text, *near;
	unsigned at = 0;
	size_t size;

	text = rows_headings(rows, &size);
	for (const char *s = text; s < text + size; s += strlen(s) + 1) {
		const char *name = text_squeeze(c->arena, s, strlen(s));

		at++;
		all = arena_printf(c->arena, "%s%s%s", all, at > 1 ? ", " : "", name);
		if (strcmp(name, columns[0]) == 0)
			r->name_column = at;
		else if (strcmp(name, columns[EMAIL]) == 0)
			r->email_column = at;
		else if (!is_column(name) &&
			 (near = text_nearest(c->arena, name, columns, COLUMNS)) != NULL)
			(void)diag_add(
			    &c->diags, &msg_desk_recipient_heading, &place, name, near, NULL);
	}
	if (at > 0 && r->name_column == 0)
		return diag_add(&c->diags, &msg_desk_recipient_column, &place, all, NULL);
	return 0;
}

/* Every row that can be read; what is wrong with the others is told. */
static int
read_list(struct cli *c, struct desk_remiss *r, struct list *all)
{
	const char *path = r->list;
	struct rows *rows = rows_open(path, &c->diags);
	struct row row;
	int more = rows != NULL ? 1 : -1;

	row_init(&row);
	if (rows != NULL && read_headings(c, rows, r) != 0)
		more = -1;
	while (more > 0 && (more = rows_next(rows, &row, &c->diags)) > 0) {
		xmlDocPtr tree = row_tree(rows, &row, &c->diags);

		if (tree != NULL)
			add_recipient(c, all, tree, row.line);
		xmlFreeDoc(tree);
	}
	row_free(&row);
	rows_close(rows);
	return more < 0 ? -1 : 0;
}

/* Those whose lines have nothing wrong; what is wrong stays told, as warnings would. */
static void
leave_out_bad(struct cli *c, struct list *all)
{
	struct desk_recipient *to = all->items;
	size_t kept = 0;

	for (size_t i = 0; i < all->count; i++) {
		bool bad = to[i].name == NULL;

		for (const struct diag *d = c->diags.first; d != NULL; d = d->next)
			bad = bad || (d->message->severity == SEVERITY_ERROR &&
					 d->place.line == to[i].line);
		if (!bad)
			to[kept++] = to[i];
	}
	all->count = kept;
}

/* ---- Sending ---- */

/* On a terminal, how far it has come. */
static bool
progress(void *user, size_t done, size_t all)
{
	const struct cli *c = user;

	if (isatty(STDERR_FILENO) == 1 && !cli_has(c, OPTION_QUIET) &&
	    (done % 50 == 0 || done == all))
		dprintf(STDERR_FILENO, "\r%zu/%zu%s", done, all, done == all ? "\n" : "");
	return true;
}

static void
answer(struct cli *c, const struct desk_remiss *r, const struct desk_remiss_count *n, size_t bad)
{
	const bool check = cli_has(c, OPTION_CHECK);
	struct json j;

	if (!cli_has(c, OPTION_JSON)) {
		buf_printf(c->out, "%zu %s: ", r->count, cli_say(c, "mottagare", "recipients"));
		if (check)
			buf_str(c->out,
			    cli_say(c, "inga fel, inget är sänt", "no errors, nothing is sent"));
		else
			buf_printf(c->out, "%zu %s, %zu %s", n->sent, cli_say(c, "sända", "sent"),
			    n->before, cli_say(c, "sända tidigare", "sent before"));
		if (bad > 0)
			buf_printf(c->out, ", %zu %s", bad, cli_say(c, "rader fel", "lines wrong"));
		buf_char(c->out, '\n');
		return;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member_int(&j, "recipients", (long long)r->count);
	json_member_int(&j, "sent", (long long)n->sent);
	json_member_int(&j, "before", (long long)n->before);
	json_member_int(&j, "bad", (long long)bad);
	json_object_end(&j);
	json_end(&j);
}

/* --template: a Word file, or the name of one of the register's. */
static int
take_template(struct cli *c, struct desk_remiss *r)
{
	r->template_name = c->value[OPTION_TEMPLATE];
	if (r->template_name == NULL || !text_ends(r->template_name, ".docx"))
		return 0;
	r->template_bytes = cli_file(c, r->template_name, &r->template_size);
	return r->template_bytes != NULL ? 0 : -1;
}

static int
post(struct cli *c, const struct desk_ways *ways, struct desk_left *left)
{
	*left = (struct desk_left){ 0 };
	return ways->spool == NULL && ways->print == NULL
		   ? 0
		   : desk_deliver(c->desk, ways, left, &c->diags);
}

/* ---- The list of letters ---- */

static const char *const manifest_columns[] = { "ärende", "mottagare", "skickad", "handling", "fil",
	"sha256" };

static int
manifest_row(struct cli *c, struct table *table, const struct matter_row *m)
{
	struct document_row *letter;
	char hex[HASH_HEX_SIZE];

	if (store_document_latest(
		desk_store(c->desk), c->arena, m->id, "remissmissiv", &letter, &c->diags) != 0)
		return -1;
	table_cell_add(table, m->key);
	table_cell_add(table, m->title);
	table_cell_add(table, desk_field(c->desk, m, "skickad"));
	table_cell_add(
	    table, letter != NULL ? arena_printf(c->arena, "%lld", (long long)letter->id) : NULL);
	table_cell_add(table, letter != NULL ? letter->file_name : NULL);
	table_cell_add(
	    table, letter != NULL ? arena_str(c->arena, hash_hex(&letter->content, hex)) : NULL);
	return 0;
}

/* Every letter of the case, so that nobody is forgotten when it was sent in parts. */
static int
manifest(struct cli *c, const struct matter_row *cf)
{
	struct table *table = table_new(c->arena, 6);
	struct matter_row *child;
	size_t n;

	if (store_matter_children(
		desk_store(c->desk), c->arena, cf->id, "remiss", &child, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (manifest_row(c, table, &child[i]) != 0)
			return -1;
	return cli_csv(c, table, manifest_columns);
}

/* Send, or only look. */
static int
send(struct cli *c, struct list *all, struct desk_remiss *r)
{
	const struct desk_ways ways = cli_ways(c);
	struct desk_left left;
	const bool skip = cli_has(c, OPTION_SKIP_BAD);
	struct desk_remiss_count n = { 0 };
	const struct matter_row *m =
	    cli_matter(c, 0, cli_has(c, OPTION_CHECK) ? STORE_READ : STORE_WRITE);
	const size_t rows = all->count;

	if (m == NULL)
		return -1;
	r->to = all->items;
	r->count = all->count;
	r->answer_by = date_read(c->value[OPTION_ANSWER_BY]);
	r->post = ways.spool != NULL || ways.print != NULL;
	r->progress = progress;
	r->user = c;
	if (take_template(c, r) != 0 || cli_jobs(c, &r->jobs) != 0)
		return -1;
	if (desk_remiss_check(c->desk, r, &c->diags) != 0 || c->diags.errors > 0) {
		if (!skip)
			return -1;
		leave_out_bad(c, all);
		r->count = all->count;
	}
	if (!cli_has(c, OPTION_CHECK) &&
	    (desk_remiss_send(c->desk, m, r, &n, &c->diags) != 0 || post(c, &ways, &left) != 0))
		return -1;
	if (cli_has(c, OPTION_CSV) && !cli_has(c, OPTION_CHECK) && manifest(c, m) != 0)
		return -1;
	answer(c, r, &n, rows - r->count);
	if (!cli_has(c, OPTION_CHECK) && !cli_has(c, OPTION_JSON))
		cli_left(c, &ways, &left);
	return rows > r->count ? 2 : 0;
}

int
command_remiss_send(struct cli *c)
{
	struct list all = { 0 };
	struct desk_remiss r = { .list = c->value[OPTION_TO_LIST] };

	if (!cli_has(c, OPTION_TO_LIST))
		return diag_add(
		    &c->diags, &msg_cli_option_missing, NULL, "--to", cli_usage(c), NULL);
	if (!cli_has(c, OPTION_ANSWER_BY))
		return diag_add(
		    &c->diags, &msg_cli_option_missing, NULL, "--answer-by", cli_usage(c), NULL);
	if (read_list(c, &r, &all) != 0)
		return -1;
	return send(c, &all, &r);
}
