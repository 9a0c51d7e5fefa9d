/* kansli expedite: decisions on their way to those who are to have them. */
#include "engine/desk/expedite.h"

#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"

/* ---- Sending ---- */

static void
sent_json(struct cli *c, const struct desk_expedited *x, size_t count)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < count; i++) {
		json_object(&j);
		json_member(&j, "recipient", x[i].name);
		json_member(&j, "channel", x[i].channel);
		json_member(&j, "sections", x[i].sections);
		json_member(&j, "matter", x[i].key);
		if (x[i].letter != 0)
			json_member_int(&j, "document", x[i].letter);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
}

static void
sent_lines(struct cli *c, const struct desk_expedited *x, size_t count)
{
	struct table *table = table_new(c->arena, 4);

	for (size_t i = 0; i < count; i++) {
		table_cell_add(table, x[i].sections);
		table_cell_add(table, x[i].name);
		table_cell_add(table, x[i].channel);
		table_cell_add(table, cli_has(c, OPTION_DRY_RUN) ? "skulle skickas" : "skickat");
	}
	if (count == 0)
		buf_str(c->out, "Inget att skicka.\n");
	table_write(table, c->out);
}

int
command_expedite(struct cli *c)
{
	const struct desk_expedite want = { .reason = c->value[OPTION_REASON],
		.dry_run = cli_has(c, OPTION_DRY_RUN) };
	const struct matter_row *m = cli_matter(c, 0, want.dry_run ? STORE_READ : STORE_WRITE);
	const struct desk_ways ways = cli_ways(c);
	struct desk_report report = { 0 };
	const struct desk_expedited *x;
	struct desk_left left = { 0 };
	size_t n;

	if (m == NULL || desk_expedite(c->desk, m, &want, &x, &n, &report, &c->diags) != 0 ||
	    (!want.dry_run && desk_deliver(c->desk, &ways, &left, &c->diags) != 0))
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		sent_json(c, x, n);
		return 0;
	}
	cli_trial_line(c);
	sent_lines(c, x, n);
	cli_left(c, &ways, &left);
	cli_report(c, &report);
	return 0;
}

/* ---- What has been sent ---- */

enum { COLUMNS = 9 };

static const char *const columns[COLUMNS] = { "punkt", "paragraf", "mottagare", "kanal", "syfte",
	"skickat", "kvitto", "kvitto senast", "status" };

static const char *
day_cell(struct cli *c, struct date day)
{
	char iso[DATE_ISO_SIZE];

	return date_is_none(day) ? "" : arena_str(c->arena, date_iso(day, iso));
}

static void
cells(struct cli *c, struct table *table, const struct desk_dispatch *x)
{
	table_cell_add(table, x->item->key);
	table_cell_add(table, arena_printf(c->arena, "§ %d", x->item->paragraph));
	table_cell_add(table, x->name);
	table_cell_add(table, x->post.channel);
	table_cell_add(table, x->post.purpose);
	table_cell_add(table, day_cell(c, x->sent));
	table_cell_add(table, day_cell(c, x->receipt));
	table_cell_add(table, day_cell(c, x->receipt_by));
	table_cell_add(table, x->status);
}

static void
object(struct json *j, const struct desk_dispatch *x)
{
	json_object(j);
	json_member(j, "item", x->item->key);
	json_member_int(j, "number", x->item->paragraph);
	json_member(j, "case", x->item->case_key);
	json_member(j, "recipient", x->name);
	json_member(j, "channel", x->post.channel);
	json_member(j, "purpose", x->post.purpose);
	json_member_bool(j, "internal", x->internal);
	json_member_bool(j, "secret", x->secret);
	json_member(j, "street", x->post.street);
	json_member(j, "postcode", x->post.postcode);
	json_member(j, "town", x->post.town);
	json_member(j, "email", x->post.email);
	json_member_day(j, "sent", x->sent);
	json_member_day(j, "receipt", x->receipt);
	json_member_day(j, "receipt_by", x->receipt_by);
	json_member(j, "proof", x->proof);
	json_member_bool(j, "missing", x->missing);
	if (x->letter != 0)
		json_member_int(j, "document", x->letter);
	json_member(j, "held", x->held);
	json_member(j, "status", x->status);
	json_object_end(j);
}

static void
list_json(struct cli *c, const struct desk_dispatch *const *x, size_t count)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < count; i++)
		object(&j, x[i]);
	json_array_end(&j);
	json_end(&j);
}

int
command_expedite_list(struct cli *c)
{
	const struct matter_row *m = NULL;
	const struct desk_dispatch *all, **x;
	struct table *table = table_new(c->arena, COLUMNS);
	size_t n, kept = 0;

	if (cli_desk(c, STORE_READ) == NULL ||
	    (c->operands > 0 && (m = cli_matter(c, 0, STORE_READ)) == NULL) ||
	    desk_dispatches(c->desk, m, &all, &n, &c->diags) != 0)
		return -1;
	x = arena_array(c->arena, n + 1, sizeof(const struct desk_dispatch *));
	for (size_t i = 0; i < n; i++)
		if (!cli_has(c, OPTION_MISSING) || all[i].missing)
			x[kept++] = &all[i];
	for (size_t i = 0; i < kept; i++)
		cells(c, table, x[i]);
	if (cli_has(c, OPTION_CSV) && cli_csv(c, table, columns) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		list_json(c, x, kept);
		return 0;
	}
	cli_trial_line(c);
	table_write(table, c->out);
	return 0;
}

/* ---- What is said of one recipient ---- */

int
command_expedite_set(struct cli *c)
{
	const struct matter_row *m;
	const struct desk_given *given;
	struct desk_report report = { 0 };
	size_t n;

	if (cli_given(c, 2, &given, &n) != 0)
		return -1;
	m = cli_matter(c, 0, STORE_WRITE);
	if (m == NULL || desk_dispatch_set(c->desk, m, c->operand[1], given, n, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_expedite_receipt(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_WRITE);
	struct desk_report report = { 0 };
	struct date day;

	if (m == NULL)
		return -1;
	day = cli_has(c, OPTION_ON) ? date_read(c->value[OPTION_ON]) : desk_day(c->desk);
	if (desk_dispatch_receipt(
		c->desk, m, c->operand[1], day, c->value[OPTION_PROOF], &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_expedite_addresses(struct cli *c)
{
	size_t size, n;
	char *text = cli_file(c, c->operand[0], &size);
	struct desk *desk = text == NULL ? NULL : cli_desk(c, STORE_WRITE);
	struct json j;

	if (desk == NULL ||
	    desk_addressees_import(desk, c->operand[0], text, size, &n, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		buf_printf(c->out, "%zu %s\n", n, cli_say(c, "adresser", "addresses"));
		return 0;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member_int(&j, "addresses", (long long)n);
	json_object_end(&j);
	json_end(&j);
	return 0;
}
