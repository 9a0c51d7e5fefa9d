/* kansli docx inspect: what a Word file holds besides what its pages show. */
#include "docx/inspect.h"

#include <string.h>

#include "cli/at_desk.h"
#include "cli/table.h"

enum { COLUMNS = 5 };

/* The kinds in words. */
static const char *
kind_words(const struct cli *c, const char *kind)
{
	static const struct {
		const char *kind, *sv, *en;
	} words[] = { { "hidden-text", "dold text", "hidden text" },
		{ "white-text", "text som inte syns", "text that is not seen" },
		{ "tracked-change", "spårad ändring", "tracked change" },
		{ "comment", "kommentar", "comment" }, { "property", "egenskap", "property" },
		{ "personnummer", "personnummer", "personnummer" } };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].kind, kind) == 0)
			return cli_say(c, words[i].sv, words[i].en);
	return kind;
}

static void
put(struct cli *c, struct json *j, struct table *table, const char *file, const struct finding *f)
{
	const char *place = f->en != NULL ? cli_say(c, f->sv, f->en) : f->sv;

	table_cell_add(table, file);
	table_cell_add(table, kind_words(c, f->kind));
	table_cell_add(table, place);
	table_cell_add(table, f->text);
	table_cell_add(table, f->who);
	if (!cli_has(c, OPTION_JSON))
		return;
	json_object(j);
	json_member(j, "file", file);
	json_member(j, "kind", f->kind);
	json_member(j, "place", place);
	json_member(j, "text", f->text);
	json_member(j, "who", f->who);
	json_object_end(j);
}

int
command_docx_inspect(struct cli *c)
{
	struct table *table = table_new(c->arena, COLUMNS);
	struct json j;
	size_t all = 0;

	json_init(&j, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&j);
	for (size_t i = 0; i < c->operands; i++) {
		const struct finding *found;
		size_t size, n;
		const char *bytes = cli_file(c, c->operand[i], &size);

		if (bytes == NULL || docx_inspect(c->arena, bytes, size, c->operand[i], &found, &n,
					 &c->diags) != 0)
			return -1;
		for (size_t k = 0; k < n; k++)
			put(c, &j, table, c->operand[i], &found[k]);
		all += n;
	}
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&j);
		json_end(&j);
	} else {
		table_write(table, c->out);
	}
	return all > 0 ? 1 : 0;
}
