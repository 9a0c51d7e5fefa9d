/* kansli batch yttrande: a yttrande for each row of a list, each of them registered. */
#include <libxml/tree.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/list.h"
#include "base/text.h"
#include "batch/batch.h"
#include "batch/folder.h"
#include "batch/manifest.h"
#include "batch/names.h"
#include "batch/record.h"
#include "batch/rows.h"
#include "cli/at_desk.h"
#include "cli/batch.h"
#include "cli/messages.h"
#include "cli/papers.h"
#include "engine/desk/messages.h"
#include "engine/desk/secrecy.h"
#include "engine/desk/statement.h"
#include "engine/view/node.h"

enum { PARTLY = 2 };

/* The column that names the case. */
#define CASE_COLUMN "ärende"

struct line {
	struct place place;
	struct desk_statement statement;
	const char *wrong; /* the first thing that is wrong with it, in Swedish; NULL: nothing */
};

struct running {
	struct cli *cli;
	const struct desk_given *shared; /* fields that are the same in all rows */
	size_t shared_count;
	struct list lines;
	struct hash basis;
	struct folder folder;
	struct manifest manifest;
	struct names *names;
	struct batch_count count;
};

/* ---- Reading and checking ---- */

static bool
has(const struct desk_given *g, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (text_same_word(g[i].name, name))
			return true;
	return false;
}

/* The row's own fields, and after them the shared ones that it lacks. */
static void
take_fields(struct running *r, struct line *l, xmlDocPtr tree)
{
	struct arena *a = r->cli->arena;
	struct list own = { 0 };

	for (xmlNodePtr n = xmlFirstElementChild(xmlDocGetRootElement(tree)); n != NULL;
	     n = xmlNextElementSibling(n)) {
		const char *name = arena_str(a, (const char *)n->name);
		const char *text = view_child_text(a, xmlDocGetRootElement(tree), name);

		if (strcmp(name, CASE_COLUMN) == 0)
			l->statement.matter = text;
		else if (!has(own.items, own.count, name))
			*(struct desk_given *)list_add(a, &own, sizeof(struct desk_given)) =
			    (struct desk_given){ name, text };
	}
	for (size_t i = 0; i < r->shared_count; i++)
		if (!has(own.items, own.count, r->shared[i].name))
			*(struct desk_given *)list_add(a, &own, sizeof(struct desk_given)) =
			    r->shared[i];
	l->statement.given = own.items;
	l->statement.count = own.count;
}

/* What the row asks for, whatever its number and its place in the list. */
static const char *
key_of(struct running *r, const struct desk_statement *s)
{
	struct arena *a = r->cli->arena;
	struct hash h = r->basis;

	if (s->matter != NULL)
		h = hash_of_pieces((const void *[]){ &h, s->matter },
		    (const size_t[]){ HASH_SIZE, strlen(s->matter) }, 2);
	for (size_t i = 0; i < s->count; i++)
		h = hash_of_pieces((const void *[]){ &h, s->given[i].name, s->given[i].value },
		    (const size_t[]){
			HASH_SIZE, strlen(s->given[i].name), strlen(s->given[i].value) },
		    3);
	return hash_hex(&h, arena_alloc(a, HASH_HEX_SIZE));
}

static void
tell(struct running *r, struct line *l, const struct message *m, unsigned column, const char *one,
    const char *two)
{
	struct place place = l->place;

	place.column = column;
	(void)diag_add(&r->cli->diags, m, &place, one, two, NULL);
	if (l->wrong == NULL)
		l->wrong = two != NULL ? arena_printf(r->cli->arena, "%s: %s", one, two) : one;
}

/* What was said about the row, at its line of the list. */
static void
tell_all(struct running *r, struct line *l, const struct diags *own)
{
	for (const struct diag *d = own->first; d != NULL; d = d->next) {
		struct buf b;

		(void)diag_add(
		    &r->cli->diags, d->message, &l->place, d->arg[0], d->arg[1], d->arg[2], NULL);
		buf_init(&b, CLI_OUT_MAX);
		diag_sentence(d, LANGUAGE_SV, &b);
		if (l->wrong == NULL && d->message->severity == SEVERITY_ERROR)
			l->wrong = arena_str(r->cli->arena, b.text);
		buf_free(&b);
	}
}

static void
check_cells(struct running *r, struct line *l, const struct rows *rows)
{
	for (size_t i = 0; i < l->statement.count; i++) {
		const struct desk_given *g = &l->statement.given[i];
		const char *why = desk_statement_wrong(r->cli->desk, g);

		if (why != NULL)
			tell(r, l, &msg_desk_statement_cell, rows_column(rows, g->name), g->name,
			    why);
	}
}

/* The same row twice would be one yttrande. */
static void
check_twice(struct running *r, struct line *l)
{
	const struct line *all = r->lines.items;

	for (size_t i = 0; i + 1 < r->lines.count; i++)
		if (l->statement.key != NULL && all[i].statement.key != NULL &&
		    strcmp(all[i].statement.key, l->statement.key) == 0) {
			tell(r, l, &msg_desk_statement_twice, 0,
			    arena_printf(r->cli->arena, "%zu", i + 1), NULL);
			return;
		}
}

static void
check_row(struct running *r, struct line *l)
{
	struct diags own;

	diags_init(&own, r->cli->arena);
	if (desk_statement_check(r->cli->desk, &l->statement, &own) == 0)
		return;
	tell_all(r, l, &own);
}

static void
add_row(struct running *r, const struct rows *rows, struct row *row)
{
	struct cli *c = r->cli;
	struct line *l = list_add(c->arena, &r->lines, sizeof *l);
	xmlDocPtr tree = row_tree(rows, row, &c->diags);

	*l = (struct line){ .place = { .file = c->operand[0], .line = row->line } };
	if (tree == NULL) {
		l->wrong = "raden går inte att läsa";
		return;
	}
	take_fields(r, l, tree);
	xmlFreeDoc(tree);
	l->statement.key = key_of(r, &l->statement);
	check_cells(r, l, rows);
	check_row(r, l);
	check_twice(r, l);
}

/* Every row; all that is wrong is told. */
static int
read_list(struct running *r)
{
	struct cli *c = r->cli;
	struct rows *rows = rows_open(c->operand[0], &c->diags);
	struct row row;
	int more = rows != NULL ? 1 : -1;

	row_init(&row);
	while (more > 0 && (more = rows_next(rows, &row, &c->diags)) > 0)
		add_row(r, rows, &row);
	row_free(&row);
	rows_close(rows);
	r->count.rows = r->lines.count;
	return more < 0 ? -1 : 0;
}

/* ---- Making ---- */

/* The document into the folder; *outcome gets its name and hash, in 'a'. */
static int
write_document(struct running *r, struct arena *a, int64_t id, struct outcome *outcome)
{
	struct cli *c = r->cli;
	struct store *store = desk_store(c->desk);
	const struct document_row *d = store_document_get(store, a, id, &c->diags);
	const struct matter_row *m =
	    d != NULL ? store_matter_by_id(store, a, d->matter, &c->diags) : NULL;
	const char *bytes, *name;
	size_t size;

	if (m == NULL || store_content_get(store, a, &d->content, &bytes, &size, &c->diags) != 0)
		return -1;
	name = document_name(a, d, false, desk_is_secret_document(c->desk, d, m));
	outcome->file = arena_printf(a, "%s%s", names_claim(r->names, a, name), document_ending(d));
	outcome->sha256 = hash_hex(&d->content, arena_alloc(a, HASH_HEX_SIZE));
	if (folder_write(&r->folder, 0, outcome->file, bytes, size, &c->diags) != 0)
		return -1;
	return folder_name(&r->folder, 0, outcome->file, false, &c->diags) < 0 ? -1 : 0;
}

/* Is it there as an earlier run left it? */
static bool
is_done(struct running *r, const struct line *l, size_t row)
{
	struct outcome before;
	struct hash h;
	char hex[HASH_HEX_SIZE];
	uint64_t at;

	if (!manifest_find(&r->manifest, l->statement.key, r->cli->arena, &before, &at) ||
	    before.file == NULL || before.sha256 == NULL ||
	    !folder_hash(&r->folder, before.file, &h) ||
	    strcmp(hash_hex(&h, hex), before.sha256) != 0)
		return false;
	manifest_keep(&r->manifest, row, at);
	return true;
}

/* What became of the row, in 'a', and into the manifest. */
static int
make_in(struct running *r, struct arena *a, struct line *l, size_t row)
{
	struct cli *c = r->cli;
	struct outcome outcome = { .row = row, .key = l->statement.key };
	struct desk_stated made;
	struct diags own;

	diags_init(&own, a);
	if (l->wrong == NULL && desk_statement_make(c->desk, &l->statement, &made, &own) != 0)
		tell_all(r, l, &own);
	outcome.message = l->wrong;
	if (l->wrong == NULL && write_document(r, a, made.document, &outcome) != 0)
		return -1;
	if (l->wrong == NULL)
		r->count.made++;
	else
		r->count.failed++;
	return manifest_add(&r->manifest, &outcome) == 0
		   ? 0
		   : folder_problem(&r->folder, "manifest.jsonl", &c->diags);
}

/* -1: nothing more can be written. */
static int
make_row(struct running *r, struct line *l, size_t row)
{
	struct arena *a;
	int result;

	if (l->wrong == NULL && is_done(r, l, row)) {
		r->count.skipped++;
		return 0;
	}
	a = arena_new();
	result = make_in(r, a, l, row);
	arena_free(a);
	return result;
}

static int
make_all(struct running *r)
{
	struct line *l = r->lines.items;
	int result = 0;

	if (folder_open(&r->folder, r->cli->value[OPTION_OUTPUT_DIR], &r->cli->diags) != 0)
		return -1;
	if (record_open(&r->folder, &r->manifest, r->lines.count, &r->cli->diags) != 0) {
		folder_close(&r->folder);
		return -1;
	}
	folder_clean(&r->folder);
	r->names = names_new(r->lines.count);
	for (size_t i = 0; i < r->lines.count && result == 0; i++)
		result = make_row(r, &l[i], i + 1);
	if (result == 0)
		result = record_conclude(&r->folder, &r->manifest, &r->cli->diags);
	names_free(r->names);
	manifest_close(&r->manifest);
	folder_close(&r->folder);
	return result;
}

/* ---- The command ---- */

static size_t
bad_rows(const struct running *r)
{
	const struct line *l = r->lines.items;
	size_t bad = 0;

	for (size_t i = 0; i < r->lines.count; i++)
		bad += l[i].wrong != NULL;
	return bad;
}

static int
result_of(const struct running *r)
{
	if (r->count.failed == 0)
		return 0;
	return r->count.made + r->count.skipped > 0 ? PARTLY : -1;
}

/* Nothing is made while a row is wrong, unless those are to be left out. */
static int
run(struct running *r)
{
	struct cli *c = r->cli;
	const size_t bad = bad_rows(r);

	if (r->lines.count == 0)
		return diag_add(&c->diags, &msg_desk_no_recipients,
		    &(struct place){ .file = c->operand[0] }, NULL);
	if (cli_has(c, OPTION_CHECK)) {
		r->count.failed = bad;
		r->count.made = r->lines.count - bad;
	} else if (bad > 0 && !cli_has(c, OPTION_SKIP_BAD)) {
		return -1;
	} else if (make_all(r) != 0) {
		return -1;
	}
	if (result_of(r) >= 0)
		cli_batch_answer(c, &r->count);
	return result_of(r);
}

int
command_batch_yttrande(struct cli *c)
{
	const bool check = cli_has(c, OPTION_CHECK);
	struct running r = { .cli = c };

	if (!check && !cli_has(c, OPTION_OUTPUT_DIR))
		return diag_add(&c->diags, &msg_cli_option_missing, NULL, "-o", cli_usage(c), NULL);
	if (cli_given(c, 1, &r.shared, &r.shared_count) != 0 ||
	    cli_desk(c, check ? STORE_READ : STORE_WRITE) == NULL ||
	    desk_statement_basis(c->desk, &r.basis, &c->diags) != 0 || read_list(&r) != 0)
		return -1;
	return run(&r);
}
