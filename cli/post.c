/* kansli document post: the postlista of a day or a week. */
#include "base/arena.h"
#include "cli/matter.h"
#include "cli/table.h"

static void
post_object(struct json *j, const struct desk_post *post)
{
	const struct document_row *d = post->document;

	json_object(j);
	json_member_day(j, "day", d->day);
	json_member(j, "direction", d->direction == DIRECTION_IN ? "in" : "out");
	json_member(j, "matter", d->key);
	json_member_int(j, "number", d->number);
	json_member(j, "case", post->title);
	json_member(j, "title", d->title);
	json_member(j, "party", d->party);
	json_member_bool(j, "secret", post->secret);
	json_object_end(j);
}

static void
post_cells(struct cli *c, struct table *table, const struct desk_post *post)
{
	const struct document_row *d = post->document;
	char iso[DATE_ISO_SIZE];

	table_cell_add(table, date_iso(d->day, iso));
	table_cell_add(table, d->direction == DIRECTION_IN ? "in" : "ut");
	table_cell_add(table, arena_printf(c->arena, "%s-%d", d->key, d->number));
	table_cell_add(table, d->party);
	table_cell_add(table, d->title);
	table_cell_add(table, post->title);
}

/* The day, or its week from Monday to Sunday. */
static void
span_of_post(const struct cli *c, struct date *first, struct date *last)
{
	*first = cli_has(c, OPTION_ON) ? date_read(c->value[OPTION_ON]) : desk_day(c->desk);
	if (cli_has(c, OPTION_WEEK))
		*first = date_add_days(*first, -(int)date_weekday(*first));
	*last = date_add_days(*first, cli_has(c, OPTION_WEEK) ? SUNDAY : 0);
}

int
command_document_post(struct cli *c)
{
	static const char *const names[] = { "dag", "riktning", "handling",
		"avsändare eller mottagare", "rubrik", "ärende" };
	struct desk *desk = cli_desk(c, STORE_READ);
	struct table *table = table_new(c->arena, sizeof names / sizeof *names);
	struct desk_post *post;
	struct date first, last;
	struct json j;
	size_t n;

	if (desk == NULL)
		return -1;
	span_of_post(c, &first, &last);
	if (desk_post_list(desk, first, last, c->value[OPTION_BODY], cli_has(c, OPTION_PUBLIC),
		&post, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		post_cells(c, table, &post[i]);
	if (cli_has(c, OPTION_CSV) && cli_csv(c, table, names) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		table_write(table, c->out);
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		post_object(&j, &post[i]);
	json_array_end(&j);
	json_end(&j);
	return 0;
}
