/* kansli meeting papers: the kallelse and what is decided on, as one zip file. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "batch/names.h"
#include "cli/meeting.h"
#include "cli/messages.h"
#include "cli/papers.h"
#include "cli/table.h"
#include "cli/zip.h"
#include "engine/desk/list.h"

enum { LIST_MAX = 16 << 20, COLUMNS = 6 };

struct packing {
	const struct matter_row *meeting;
	const struct desk_paper *paper;
	size_t count;
};

/* Is the paper among those that were asked for? */
static bool
is_chosen(const struct cli *c, const struct desk_paper *p)
{
	return p->secret == cli_has(c, OPTION_SECRET) &&
	       (!cli_has(c, OPTION_CHANGED) || p->changed);
}

/* "03-1 SN 2026-00001-2 Tjänsteskrivelse": the numbers of the list first, so that they stand in its
 * order. */
static const char *
name_of(struct cli *c, const struct desk_paper *p)
{
	return arena_printf(c->arena, "%02d-%d %s%s", p->item->point, p->number,
	    document_name(c->arena, p->document, true, p->secret), document_ending(p->document));
}

static int
add_summons(struct cli *c, struct zip_out *zip, const struct matter_row *meeting)
{
	struct document_row *doc;

	if (cli_has(c, OPTION_SECRET))
		return 0;
	if (store_document_latest(
		desk_store(c->desk), c->arena, meeting->id, "kallelse", &doc, &c->diags) != 0)
		return -1;
	return doc == NULL
		   ? 0
		   : cli_zip_content(c, zip,
			 arena_printf(c->arena, "00 %s%s",
			     document_name(c->arena, doc, true, false), document_ending(doc)),
			 &doc->content);
}

static void
list_line(struct cli *c, struct buf *list, const struct desk_paper *p, const char *file)
{
	csv_cell(list, arena_printf(c->arena, "%d.%d", p->item->point, p->number), ';');
	csv_cell(list, p->item->case_key, ';');
	csv_cell(list, p->item->title, ';');
	csv_cell(list, p->document->title, ';');
	csv_cell(list, p->document->kind, ';');
	csv_cell(list, file, '\n');
}

static int
fill(struct cli *c, struct zip_out *zip, void *user)
{
	const struct packing *k = user;
	int result = add_summons(c, zip, k->meeting);
	struct buf list;

	buf_init(&list, LIST_MAX);
	buf_str(&list, CSV_MARK "nummer;ärende;punkt;handling;slag;fil\n");
	for (size_t i = 0; i < k->count && result == 0; i++) {
		const char *name = name_of(c, &k->paper[i]);

		if (!is_chosen(c, &k->paper[i]))
			continue;
		result = cli_zip_content(c, zip, name, &k->paper[i].document->content);
		list_line(c, &list, &k->paper[i], name);
	}
	if (result == 0)
		result = cli_zip_bytes(c, zip, "Förteckning.csv", list.text, list.size);
	buf_free(&list);
	return result;
}

static void
papers_json(struct cli *c, const struct packing *k)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < k->count; i++) {
		const struct desk_paper *p = &k->paper[i];

		json_object(&j);
		json_member(
		    &j, "number", arena_printf(c->arena, "%d.%d", p->item->point, p->number));
		json_member(&j, "item", p->item->key);
		json_member(&j, "matter", p->item->case_key);
		json_member(&j, "kind", p->document->kind);
		json_member(&j, "title", p->document->title);
		json_member_int(&j, "document", p->document->id);
		json_member(&j, "file", name_of(c, p));
		json_member_bool(&j, "secret", p->secret);
		json_member_bool(&j, "changed", p->changed);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
}

static size_t
papers_text(struct cli *c, const struct packing *k, bool show)
{
	struct table *table = table_new(c->arena, COLUMNS);
	size_t chosen = 0;

	for (size_t i = 0; i < k->count; i++) {
		const struct desk_paper *p = &k->paper[i];

		chosen += is_chosen(c, p);
		table_cell_add(table, arena_printf(c->arena, "%d.%d", p->item->point, p->number));
		table_cell_add(table, p->item->case_key);
		table_cell_add(table, p->document->kind);
		table_cell_add(table, p->document->title);
		table_cell_add(table, p->secret ? "sekretess, skickas för sig" : NULL);
		table_cell_add(table, p->changed ? "ny" : NULL);
	}
	if (show)
		table_write(table, c->out);
	return chosen;
}

int
command_meeting_papers(struct cli *c)
{
	const bool packs = cli_has(c, OPTION_OUTPUT_FILE);
	struct packing k = { 0 };
	struct desk_paper *paper;
	struct meeting_row *row;
	size_t chosen;

	k.meeting = meeting_of(c, STORE_READ, &row);
	if (k.meeting == NULL || desk_papers(c->desk, k.meeting, &paper, &k.count, &c->diags) != 0)
		return -1;
	k.paper = paper;
	if (packs && cli_zip(c, c->value[OPTION_OUTPUT_FILE], fill, &k) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		papers_json(c, &k);
		return 0;
	}
	chosen = papers_text(c, &k, !packs);
	if (packs)
		buf_printf(c->out, "%s: %zu %s\n", c->value[OPTION_OUTPUT_FILE], chosen,
		    cli_say(c, chosen == 1 ? "handling" : "handlingar",
			chosen == 1 ? "document" : "documents"));
	return 0;
}
