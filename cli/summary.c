/* kansli remiss summary: who has answered what, as a Word file, CSV and JSON. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/file.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "engine/desk/remiss.h"
#include "engine/view/remiss.h"

enum { CSV_MAX = 64 << 20 };

/* ---- JSON ---- */

static void
positions_member(struct json *j, const struct view_remiss *r)
{
	json_key(j, "positions");
	json_array(j);
	for (size_t i = 0; i < VIEW_POSITIONS; i++) {
		const char *id = view_positions[i][0];

		json_object(j);
		json_member(j, "position", *id != '\0' ? id : "oklart");
		json_member_int(j, "count", (long long)view_remiss_count(r, id));
		json_object_end(j);
	}
	json_array_end(j);
}

static void
recipients_member(struct json *j, const struct view_remiss *r)
{
	json_key(j, "recipients");
	json_array(j);
	for (size_t i = 0; i < r->count; i++) {
		const struct view_asked *asked = &r->asked[i];

		json_object(j);
		json_member(j, "matter", asked->matter->key);
		json_member(j, "recipient", asked->matter->title);
		json_member(j, "answer_by", asked->answer_by);
		if (*asked->answered != '\0')
			json_member(j, "answered", asked->answered);
		if (*asked->position != '\0')
			json_member(j, "position", asked->position);
		json_member(j, "status", asked->status);
		if (*asked->extended != '\0') {
			json_member(j, "extended", asked->extended);
			json_member(j, "reason", asked->reason);
		}
		json_object_end(j);
	}
	json_array_end(j);
}

static void
said_object(struct json *j, const struct view_asked *asked, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	json_object(j);
	json_member(j, "recipient", asked->matter->title);
	json_member(j, "matter", asked->matter->key);
	json_member(j, "text", text);
	json_object_end(j);
}

static void
answers_members(struct json *j, const struct view_remiss *r)
{
	json_key(j, "questions");
	json_array(j);
	for (size_t q = 0; q < r->questions; q++) {
		json_object(j);
		json_member_int(j, "number", (long long)q + 1);
		json_member(j, "text", r->question[q]);
		json_key(j, "answers");
		json_array(j);
		for (size_t i = 0; i < r->count; i++)
			said_object(j, &r->asked[i], r->asked[i].answer[q]);
		json_array_end(j);
		json_object_end(j);
	}
	json_array_end(j);
	json_key(j, "other");
	json_array(j);
	for (size_t i = 0; i < r->count; i++)
		said_object(j, &r->asked[i], r->asked[i].other);
	json_array_end(j);
}

static void
write_json(struct cli *c, const struct matter_row *cf, const struct view_remiss *r)
{
	struct json j;

	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "case", cf->key);
	json_member(&j, "title", cf->title);
	json_member_int(&j, "sent", (long long)r->count);
	json_member_int(&j, "answered", (long long)r->answered);
	positions_member(&j, r);
	recipients_member(&j, r);
	answers_members(&j, r);
	json_object_end(&j);
	json_end(&j);
}

/* ---- CSV ---- */

static void
csv_line(struct buf *b, const struct view_remiss *r, const struct view_asked *asked)
{
	csv_cell(b, asked->matter->key, ';');
	csv_cell(b, asked->matter->title, ';');
	csv_cell(b, asked->status, ';');
	csv_cell(b, asked->answer_by, ';');
	csv_cell(b, asked->answered, ';');
	csv_cell(b, asked->position, ';');
	csv_cell(b, asked->extended, ';');
	csv_cell(b, asked->reason, ';');
	for (size_t q = 0; q < r->questions; q++)
		csv_cell(b, asked->answer[q], ';');
	csv_cell(b, asked->other, '\n');
}

static int
write_csv(struct cli *c, const struct view_remiss *r)
{
	struct buf b;
	int result;

	buf_init(&b, CSV_MAX);
	buf_str(&b, CSV_MARK "ärende;remissinstans;status;svar senast;svaret kom in;"
			     "ställningstagande;anstånd;skäl;");
	for (size_t q = 0; q < r->questions; q++)
		csv_cell(&b, arena_printf(c->arena, "%zu. %s", q + 1, r->question[q]), ';');
	buf_str(&b, "övrigt\n");
	for (size_t i = 0; i < r->count; i++)
		csv_line(&b, r, &r->asked[i]);
	result =
	    file_write(c->value[OPTION_CSV], b.text, b.size, cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&b);
	return result;
}

/* ---- Word ---- */

static void
say_counts(struct cli *c, const struct view_remiss *r)
{
	buf_printf(c->out, "%zu %s, %zu %s\n", r->count, cli_say(c, "tillfrågade", "asked"),
	    r->answered, cli_say(c, "har svarat", "have answered"));
	for (size_t i = 0; i < VIEW_POSITIONS; i++)
		if (view_remiss_count(r, view_positions[i][0]) > 0)
			buf_printf(c->out, "  %s: %zu\n", view_positions[i][1],
			    view_remiss_count(r, view_positions[i][0]));
}

/* Made as a document of the case, and then fetched. */
static int
write_word(struct cli *c, const struct matter_row *cf)
{
	struct desk_report report = { 0 };
	struct document_row *made = NULL;
	const char *bytes;
	size_t size;

	if (desk_document_make(c->desk, cf, DESK_SUMMARY_KIND, EDITED_REFUSE, &report, &c->diags) !=
		0 ||
	    store_document_latest(
		desk_store(c->desk), c->arena, cf->id, DESK_SUMMARY_KIND, &made, &c->diags) != 0 ||
	    made == NULL)
		return -1;
	if (store_content_get(
		desk_store(c->desk), c->arena, &made->content, &bytes, &size, &c->diags) != 0)
		return -1;
	return file_write(
	    c->value[OPTION_OUTPUT_FILE], bytes, size, cli_has(c, OPTION_FORCE), &c->diags);
}

int
command_remiss_summary(struct cli *c)
{
	const bool word = cli_has(c, OPTION_OUTPUT_FILE);
	const struct matter_row *cf = cli_matter(c, 0, word ? STORE_WRITE : STORE_READ);
	const struct view_remiss *r = cf != NULL ? desk_remiss_read(c->desk, cf, &c->diags) : NULL;

	if (r == NULL || (cli_has(c, OPTION_CSV) && write_csv(c, r) != 0) ||
	    (word && write_word(c, cf) != 0))
		return -1;
	if (cli_has(c, OPTION_JSON))
		write_json(c, cf, r);
	else
		say_counts(c, r);
	return 0;
}
