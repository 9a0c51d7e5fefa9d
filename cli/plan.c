/* kansli meeting plan and meeting list: which meetings there are, and by when each is prepared. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/plan.h"

enum { FILE_MAX = 64 << 20, MEETING_COLUMNS = 5 };

/* ---- The list of meetings ---- */

/* The days of --from and --until; without them all there are. */
static void
chosen_days(struct cli *c, struct date *from, struct date *to)
{
	*from =
	    cli_has(c, OPTION_FROM_DAY) ? date_read(c->value[OPTION_FROM_DAY]) : date_of(1, 1, 1);
	*to = cli_has(c, OPTION_UNTIL) ? date_read(c->value[OPTION_UNTIL]) : date_of(9999, 12, 31);
}

static void
meeting_members(struct json *j, const struct meeting_row *row, const char *status)
{
	json_member(j, "meeting", row->key);
	json_member(j, "body", row->body);
	json_member_day(j, "day", row->day);
	json_member(j, "time", row->from);
	json_member(j, "to", row->to);
	json_member(j, "place", row->place);
	json_member(j, "status", status);
}

int
command_meeting_list(struct cli *c)
{
	struct table *table = table_new(c->arena, MEETING_COLUMNS);
	struct meeting_row *row;
	struct date from, to;
	const char *body;
	struct json j;
	size_t n;

	chosen_days(c, &from, &to);
	if (cli_desk(c, STORE_READ) == NULL || cli_body(c, &body) != 0 ||
	    store_meetings(desk_store(c->desk), c->arena, body, from, to, &row, &n, &c->diags) != 0)
		return -1;
	json_init(&j, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&j);
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *m =
		    store_matter_by_id(desk_store(c->desk), c->arena, row[i].matter, &c->diags);
		const char *status = m != NULL ? desk_status(c->desk, m, &c->diags) : NULL;

		if (status == NULL)
			return -1;
		if (cli_has(c, OPTION_JSON)) {
			json_object(&j);
			meeting_members(&j, &row[i], status);
			json_member(&j, "title", m->title);
			json_object_end(&j);
			continue;
		}
		table_cell_add(table, row[i].key);
		table_cell_add(table, row[i].from);
		table_cell_add(table, m->title);
		table_cell_add(table, row[i].place);
		table_cell_add(table, status);
	}
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&j);
		json_end(&j);
	} else {
		cli_trial_line(c);
		table_write(table, c->out);
	}
	return 0;
}

/* ---- The plan ---- */

static int
clash_object(struct cli *c, struct json *j, const struct view_plan *p, const struct clash *clash)
{
	const char *const *name;
	size_t n;

	json_object(j);
	json_member(j, "kind", clash_names[clash->kind]);
	for (size_t i = 0; clash->kind != CLASH_DAY && i < p->count; i++)
		if (p->meeting[i].index == clash->other)
			json_member(j, "with", p->meeting[i].row->key);
	json_member(j, "text", clash->text);
	if (clash->persons > 0) {
		name = desk_clash_people(c->desk, clash, &n, &c->diags);
		if (name == NULL)
			return -1;
		json_key(j, "persons");
		json_array(j);
		for (size_t i = 0; i < n; i++)
			json_text(j, name[i]);
		json_array_end(j);
	}
	json_object_end(j);
	return 0;
}

static int
planned_object(
    struct cli *c, struct json *j, const struct view_plan *p, const struct view_planned *m)
{
	json_object(j);
	meeting_members(j, m->row, m->status);
	json_key(j, "days");
	json_array(j);
	for (size_t i = 0; i < m->days; i++) {
		json_object(j);
		json_member_day(j, "day", m->day[i].day);
		json_member(j, "what", m->day[i].name);
		json_member(j, "rule", m->day[i].rule);
		json_member(j, "why", *m->day[i].why != '\0' ? m->day[i].why : NULL);
		json_object_end(j);
	}
	json_array_end(j);
	json_key(j, "clashes");
	json_array(j);
	for (size_t i = 0; i < p->clashes; i++)
		if (p->clash[i].meeting == m->index && clash_object(c, j, p, &p->clash[i]) != 0)
			return -1;
	json_array_end(j);
	json_member(j, "lacks", m->lacks);
	json_object_end(j);
	return 0;
}

static int
plan_json(struct cli *c, const struct view_plan *p)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < p->count; i++)
		if (planned_object(c, &j, p, &p->meeting[i]) != 0)
			return -1;
	json_array_end(&j);
	json_end(&j);
	return 0;
}

static void
planned_text(struct cli *c, const struct view_plan *p, const struct view_planned *m)
{
	char words[DATE_WORDS_SIZE], iso[DATE_ISO_SIZE];

	buf_printf(c->out, "%s  %s den %s%s%s%s%s%s\n", m->row->key, m->body->name,
	    date_words_sv(m->row->day, words), m->row->from != NULL ? " kl. " : "",
	    m->row->from != NULL ? m->row->from : "", m->row->place != NULL ? ", " : "",
	    m->row->place != NULL ? m->row->place : "", m->held_off ? " (inställt)" : "");
	for (size_t i = 0; i < m->days; i++) {
		const struct prepared *day = &m->day[i];

		buf_printf(c->out, "  %s  %s%s%s\n", date_iso(day->day, iso), day->name,
		    cli_has(c, OPTION_WHY) && *day->why != '\0' ? ": " : "",
		    cli_has(c, OPTION_WHY) ? day->why : "");
	}
	for (size_t i = 0; i < p->clashes; i++)
		if (p->clash[i].meeting == m->index)
			buf_printf(c->out, "  Krock: %s\n", p->clash[i].text);
	if (m->lacks != NULL)
		buf_printf(c->out, "  Obs: %s sammanträder inte före.\n", m->lacks);
}

static void
plan_text(struct cli *c, const struct view_plan *p)
{
	cli_trial_line(c);
	if (p->count == 0)
		buf_str(c->out, "Inga sammanträden.\n");
	for (size_t i = 0; i < p->count; i++) {
		if (i > 0)
			buf_char(c->out, '\n');
		planned_text(c, p, &p->meeting[i]);
	}
}

/* A file that 'make' fills. */
static int
plan_file(struct cli *c, const struct view_plan *p, const char *path,
    int (*make)(struct desk *, const struct view_plan *, struct buf *, struct diags *))
{
	struct buf b;
	int result;

	buf_init(&b, FILE_MAX);
	result = make(c->desk, p, &b, &c->diags);
	if (result == 0)
		result = file_write(path, b.text, b.size, cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&b);
	return result;
}

static int
import(struct cli *c, const char *body, struct view_plan **p)
{
	const bool keep = !cli_has(c, OPTION_CHECK);
	struct desk_planned did;
	size_t size;
	const char *text = cli_file(c, c->operand[0], &size);

	if (text == NULL || desk_plan_import(c->desk, c->operand[0], text, size, keep, body, &did,
				p, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON))
		buf_printf(c->out, "%zu sammanträden %s, %zu fanns redan\n\n", did.made,
		    keep ? "upplagda" : "i listan är nya", did.before);
	return 0;
}

/* The year of --year, else that of the legal day. */
static int
read_year(struct cli *c, const char *body, struct view_plan **p)
{
	const char *text = c->value[OPTION_YEAR];
	const int year = text != NULL ? cli_number(text) : date_ymd(desk_day(c->desk)).year;

	if (year == 0)
		return diag_add(&c->diags, &msg_cli_not_a_year, NULL, text, NULL);
	*p = desk_plan_read(c->desk, body, date_of(year, 1, 1), date_of(year, 12, 31), &c->diags);
	return *p != NULL ? 0 : -1;
}

int
command_meeting_plan(struct cli *c)
{
	const bool imports = c->operands > 0;
	struct view_plan *p;
	const char *body;

	if (cli_desk(c, imports ? STORE_WRITE : STORE_READ) == NULL || cli_body(c, &body) != 0 ||
	    (imports ? import(c, body, &p) : read_year(c, body, &p)) != 0)
		return -1;
	if (cli_has(c, OPTION_ICS) &&
	    plan_file(c, p, c->value[OPTION_ICS], desk_plan_calendar) != 0)
		return -1;
	if (cli_has(c, OPTION_OUTPUT_FILE) &&
	    plan_file(c, p, c->value[OPTION_OUTPUT_FILE], desk_plan_page) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON))
		return plan_json(c, p);
	plan_text(c, p);
	return 0;
}
