/* Showing a matter: what every kind of matter has in common. */
#include "cli/matter.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "cli/delivery.h"
#include "cli/papers.h"
#include "cli/table.h"
#include "engine/desk/void.h"

enum { REFERENCE_MAX = 400 };

static const char *const direction_names[] = {
	[DIRECTION_IN] = "in",
	[DIRECTION_OUT] = "out",
	[DIRECTION_MADE] = "made",
};

/* Handlingsnumret: "SN 2026/00001-3". */
static void
reference(struct buf *b, const struct document_row *document)
{
	buf_printf(b, "%s-%d", document->key, document->number);
}

static void
secrecy_members(struct json *j, const struct document_row *document)
{
	if (document->secret == NULL)
		return;
	json_member(j, "secrecy", document->secret);
	json_member_day(j, "secrecy_day", document->secret_day);
	json_member(j, "secrecy_authority", document->secret_by);
	json_member(j, "public_title", document->open_title);
}

void
document_object(struct json *j, const struct document_row *document)
{
	char hex[HASH_HEX_SIZE];
	struct buf text;

	buf_init(&text, REFERENCE_MAX);
	reference(&text, document);
	json_object(j);
	json_member_int(j, "id", document->id);
	json_member(j, "matter", document->key);
	json_member_int(j, "number", document->number);
	json_member(j, "reference", text.text);
	json_member_int(j, "version", document->version);
	json_member(j, "kind", document->kind);
	json_member(j, "title", document->title);
	json_member(j, "direction", direction_names[document->direction]);
	json_member(j, "party", document->party);
	json_member(j, "their_number", document->their_number);
	json_member_day(j, "day", document->day);
	json_member(j, "file", document->file_name);
	json_member_int(j, "size", document->size);
	json_member(j, "sha256", hash_hex(&document->content, hex));
	json_member(j, "by", document->actor);
	secrecy_members(j, document);
	json_object_end(j);
	buf_free(&text);
}

void
document_cells(struct cli *c, struct table *table, const struct document_row *document)
{
	char iso[DATE_ISO_SIZE];

	table_cell_add(table, arena_printf(c->arena, "%lld", (long long)document->id));
	table_cell_add(table, date_iso(document->day, iso));
	table_cell_add(table, document_direction(document));
	table_cell_add(table, document->version == 1 ? document->kind
						     : arena_printf(c->arena, "%s, version %d",
							   document->kind, document->version));
	table_cell_add(table, document->title);
	table_cell_add(table,
	    document->secret == NULL ? ""
				     : arena_printf(c->arena, "sekretess %s", document->secret));
}

void
matter_made(struct cli *c, const struct desk_report *report)
{
	struct json j;

	if (!cli_has(c, OPTION_JSON)) {
		buf_printf(c->out, "%s\n", report->key);
		return;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "matter", report->key);
	json_object_end(&j);
	json_end(&j);
}

/* "Rubrik      Remiss om …", a line of its own for each line of the value. */
static void
value_cells(struct cli *c, struct table *table, const char *title, const char *text)
{
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");

		table_cell_add(table, title);
		table_cell_add(table, arena_strn(c->arena, text, size));
		title = "";
		text += size + (text[size] == '\n');
	}
}

/* Why it is makulerat; "" if it is not. */
static const char *
why_void(struct cli *c, const struct matter_row *m)
{
	const char *why = desk_void_reason(c->desk, m, &c->diags);

	return why != NULL ? why : "";
}

static void
heading(struct cli *c, const struct matter_row *m, const char *status, const char *owner)
{
	struct table *table = table_new(c->arena, 2);
	char iso[DATE_ISO_SIZE];

	buf_printf(c->out, "%s  %s\n\n", m->key, m->title);
	value_cells(c, table, "Status",
	    owner[0] == '\0' ? status : arena_printf(c->arena, "%s (väntar på %s)", status, owner));
	value_cells(c, table, "Flöde", m->flow);
	value_cells(c, table, "Öppnat", arena_str(c->arena, date_iso(m->opened, iso)));
	if (!date_is_none(m->closed))
		value_cells(c, table, desk_is_void(m) ? "Makulerat" : "Avslutat",
		    arena_str(c->arena, date_iso(m->closed, iso)));
	value_cells(c, table, "Skäl", why_void(c, m));
	table_write(table, c->out);
}

static int
fields(struct cli *c, const struct matter_row *m)
{
	struct table *table = table_new(c->arena, 2);
	const struct desk_value *value;
	size_t n;

	if (desk_fields(c->desk, m, &value, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		value_cells(c, table, value[i].title, value[i].text);
	if (n > 0)
		buf_char(c->out, '\n');
	table_write(table, c->out);
	return 0;
}

static int
deadlines(struct cli *c, const struct matter_row *m)
{
	struct table *table = table_new(c->arena, 3);
	struct deadline_row *row;
	size_t n, active = 0;
	char iso[DATE_ISO_SIZE];

	if (store_deadlines(desk_store(c->desk), c->arena, m->id, &row, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (row[i].state != DEADLINE_ACTIVE)
			continue;
		table_cell_add(table, date_iso(row[i].day, iso));
		table_cell_add(table, row[i].title);
		table_cell_add(table, row[i].rule);
		active++;
	}
	if (active > 0)
		buf_str(c->out, "\nFrister\n");
	table_write(table, c->out);
	return 0;
}

/* Who has got part of the decision: each has a time of his or her own. */
static int
recipients(struct cli *c, const struct matter_row *m)
{
	struct table *table = table_new(c->arena, DELIVERY_COLUMNS);
	const struct desk_recipient *r;
	size_t n;

	if (desk_recipients(c->desk, m, &r, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		delivery_cells(c, table, &r[i]);
	if (n > 0)
		buf_str(c->out, "\nDelgivning\n");
	table_write(table, c->out);
	return 0;
}

static int
recipient_members(struct cli *c, struct json *j, const struct matter_row *m)
{
	const struct desk_recipient *r;
	size_t n;

	if (desk_recipients(c->desk, m, &r, &n, &c->diags) != 0)
		return -1;
	if (n == 0)
		return 0;
	json_key(j, "deliveries");
	json_array(j);
	for (size_t i = 0; i < n; i++)
		delivery_object(j, &r[i]);
	json_array_end(j);
	return 0;
}

static int
documents(struct cli *c, const struct matter_row *m)
{
	struct table *table = table_new(c->arena, DOCUMENT_COLUMNS);
	struct document_row *row;
	size_t n;

	if (desk_documents(c->desk, m, &row, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		document_cells(c, table, &row[i]);
	if (n > 0)
		buf_str(c->out, "\nHandlingar\n");
	table_write(table, c->out);
	return 0;
}

static int
next_actions(struct cli *c, const struct matter_row *m)
{
	const struct chart_answers *answers = desk_why(c->desk, m, &c->diags);
	struct table *table = table_new(c->arena, 2);
	size_t n = 0;

	if (answers == NULL)
		return -1;
	for (size_t i = 0; i < answers->count; i++) {
		if (!answers->items[i].open)
			continue;
		table_cell_add(table, answers->items[i].action->id);
		table_cell_add(table, answers->items[i].action->title);
		n++;
	}
	if (n > 0)
		buf_str(c->out, "\nKan göras\n");
	table_write(table, c->out);
	return 0;
}

int
matter_show(struct cli *c, const struct matter_row *m)
{
	const char *status = desk_status(c->desk, m, &c->diags);
	const char *owner = desk_owner(c->desk, m, &c->diags);

	if (status == NULL || owner == NULL)
		return -1;
	cli_trial_line(c);
	heading(c, m, status, owner);
	if (fields(c, m) != 0 || deadlines(c, m) != 0 || recipients(c, m) != 0 ||
	    documents(c, m) != 0)
		return -1;
	return next_actions(c, m);
}

static int
field_members(struct cli *c, struct json *j, const struct matter_row *m)
{
	const struct desk_value *value;
	size_t n;

	if (desk_fields(c->desk, m, &value, &n, &c->diags) != 0)
		return -1;
	json_key(j, "fields");
	json_object(j);
	for (size_t i = 0; i < n; i++)
		json_member(j, value[i].name, value[i].text);
	json_object_end(j);
	return 0;
}

static int
deadline_members(struct cli *c, struct json *j, const struct matter_row *m)
{
	struct deadline_row *row;
	size_t n;

	if (store_deadlines(desk_store(c->desk), c->arena, m->id, &row, &n, &c->diags) != 0)
		return -1;
	json_key(j, "deadlines");
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		if (row[i].state != DEADLINE_ACTIVE)
			continue;
		json_object(j);
		json_member_day(j, "day", row[i].day);
		json_member(j, "what", row[i].title);
		json_member(j, "rule", row[i].rule);
		json_member(j, "derivation", row[i].derivation);
		json_object_end(j);
	}
	json_array_end(j);
	return 0;
}

static int
document_members(struct cli *c, struct json *j, const struct matter_row *m)
{
	struct document_row *row;
	size_t n;

	if (desk_documents(c->desk, m, &row, &n, &c->diags) != 0)
		return -1;
	json_key(j, "documents");
	json_array(j);
	for (size_t i = 0; i < n; i++)
		document_object(j, &row[i]);
	json_array_end(j);
	return 0;
}

int
matter_members(struct cli *c, struct json *j, const struct matter_row *m)
{
	json_member(j, "matter", m->key);
	json_member(j, "kind", m->kind);
	json_member(j, "title", m->title);
	json_member(j, "flow", m->flow);
	json_member(j, "status", desk_status(c->desk, m, &c->diags));
	json_member(j, "owner", desk_owner(c->desk, m, &c->diags));
	json_member(j, "body", m->body);
	json_member(j, "officer", m->officer);
	json_member_day(j, "opened", m->opened);
	json_member_day(j, "closed", m->closed);
	if (desk_is_void(m)) {
		json_member_day(j, "voided", m->closed);
		json_member(j, "void_reason", why_void(c, m));
	}
	if (c->diags.errors > 0 || field_members(c, j, m) != 0 || deadline_members(c, j, m) != 0 ||
	    recipient_members(c, j, m) != 0)
		return -1;
	return document_members(c, j, m);
}
