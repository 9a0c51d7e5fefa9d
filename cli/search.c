/* kansli search, and the index that it needs. */
#include "engine/desk/search.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"

/* More than the system lets a command line be. */
enum { ARGUMENTS_MAX = 16 << 20 };

enum { COLUMNS = 5 };

/* The words of the line with blanks between them. */
static const char *
words_of(struct cli *c)
{
	struct buf b;
	const char *words;

	buf_init(&b, ARGUMENTS_MAX);
	for (size_t i = 0; i < c->operands; i++)
		buf_printf(&b, "%s%s", i > 0 ? " " : "", c->operand[i]);
	words = arena_str(c->arena, b.size > 0 ? b.text : "");
	buf_free(&b);
	return words;
}

/* A number of 1-9999 of an option; 'otherwise' without it. */
static int
number_of(struct cli *c, enum option_id option, int otherwise)
{
	const char *text = c->value[option];
	int n;

	if (text == NULL)
		return otherwise;
	n = cli_number(text);
	if (n == 0)
		(void)diag_add(&c->diags,
		    option == OPTION_YEAR ? &msg_cli_not_a_year : &msg_cli_not_a_number, NULL, text,
		    NULL);
	return n;
}

static int
read_options(struct cli *c, struct desk_search *s)
{
	*s = (struct desk_search){ .words = words_of(c),
		.kind = c->value[OPTION_KIND],
		.year = number_of(c, OPTION_YEAR, 0),
		.page = number_of(c, OPTION_PAGE, 1),
		.for_anyone = cli_has(c, OPTION_PUBLIC) };
	if (cli_has(c, OPTION_OPEN) && cli_has(c, OPTION_CLOSED))
		return diag_add(&c->diags, &msg_cli_open_and_closed, NULL, NULL);
	if (cli_has(c, OPTION_OPEN))
		s->state = SEARCH_OPEN;
	if (cli_has(c, OPTION_CLOSED))
		s->state = SEARCH_CLOSED;
	return c->diags.errors > 0 ? -1 : 0;
}

/* "SN 2026/00017", "SN 2026/00017-3" for a document. */
static const char *
reference_of(struct cli *c, const struct search_row *row)
{
	return row->document == 0 ? row->key
				  : arena_printf(c->arena, "%s-%d", row->key, row->number);
}

static void
hit_object(struct cli *c, struct json *j, const struct search_row *row)
{
	json_object(j);
	json_member(j, "reference", reference_of(c, row));
	json_member(j, "matter", row->key);
	json_member(j, "case", row->case_key);
	json_member(j, "kind", row->kind);
	json_member(j, "title", row->title);
	if (row->document != 0) {
		json_member_int(j, "document", row->document);
		json_member_int(j, "number", row->number);
		json_member_int(j, "version", row->version);
		json_member(j, "matter_title", row->matter_title);
	}
	json_member(j, "body", row->body);
	json_member_day(j, "day", row->day);
	json_member_bool(j, "open", row->open);
	json_member(j, "snippet", text_squeeze(c->arena, row->snippet, strlen(row->snippet)));
	json_object_end(j);
}

static struct table *
table_of(struct cli *c, const struct desk_found *found)
{
	struct table *table = table_new(c->arena, COLUMNS);
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < found->count; i++) {
		const struct search_row *row = &found->row[i];

		table_cell_add(table, arena_str(c->arena, date_iso(row->day, iso)));
		table_cell_add(table, reference_of(c, row));
		table_cell_add(table, row->kind);
		table_cell_add(table, row->title);
		table_cell_add(table, row->snippet);
	}
	return table;
}

/* "Träff 51-100 av 123; --page 3 visar fler." */
static void
foot(struct cli *c, const struct desk_search *s, const struct desk_found *found)
{
	const int first = (s->page - 1) * SEARCH_PAGE + 1;

	if (found->count == 0) {
		buf_str(c->out, "Inga träffar.\n");
		return;
	}
	buf_printf(c->out, "\nTräff %d–%zu", first, (size_t)first + found->count - 1);
	if (found->hits >= SEARCH_RANKED)
		buf_printf(c->out, " av minst %lld, de nyaste först", found->hits);
	else if (found->hits >= 0)
		buf_printf(c->out, " av %lld", found->hits);
	if (found->more)
		buf_printf(c->out, "; --page %d visar fler", s->page + 1);
	buf_str(c->out, ".\n");
}

int
command_search(struct cli *c)
{
	static const char *const names[COLUMNS] = { "dag", "beteckning", "slag", "rubrik", "text" };
	struct desk *desk = NULL;
	struct desk_search s;
	struct desk_found found;
	struct json j;

	if (read_options(c, &s) == 0)
		desk = cli_desk(c, STORE_READ);
	if (desk == NULL || cli_body(c, &s.body) != 0 ||
	    desk_search(desk, &s, &found, &c->diags) != 0)
		return -1;
	if (cli_has(c, OPTION_CSV) && cli_csv(c, table_of(c, &found), names) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		cli_trial_line(c);
		table_write(table_of(c, &found), c->out);
		foot(c, &s, &found);
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < found.count; i++)
		hit_object(c, &j, &found.row[i]);
	json_array_end(&j);
	json_end(&j);
	return 0;
}

int
command_register_reindex(struct cli *c)
{
	struct desk *desk = cli_desk(c, STORE_WRITE);
	size_t documents;
	struct json j;

	if (desk == NULL || desk_reindex(desk, &documents, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		buf_printf(c->out, "%s: sökregistret är gjort om; %zu Word-filer lästes.\n",
		    cli_register(c), documents);
		return 0;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "register", cli_register(c));
	json_member_int(&j, "documents", (long long)documents);
	json_object_end(&j);
	json_end(&j);
	return 0;
}
