/* kansli meeting fees: what arvoden are paid by, a line for each person and meeting. */
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "cli/at_desk.h"
#include "cli/table.h"
#include "engine/board/notes.h"
#include "engine/view/meeting.h"

enum { COLUMNS = 9 };

/* What somebody did at a meeting. */
struct fee {
	const struct board_person *person;
	const struct view_meeting *meeting;
	int minutes;           /* from when the first item with him or her began; -1: not known */
	size_t served, waited; /* items in which he or she served, and did not */
	bool remote;
};

/* When the item began: at its mark in the notes, the first one when the meeting was opened. */
static int
begins(const struct view_meeting *m, size_t i)
{
	if (i == 0 && m->presence->opens >= 0)
		return m->presence->opens;
	return m->mark[i] >= 0 ? m->board.notes->note[m->mark[i]].from : -1;
}

/* Its minutes, up to the next one or the end; -1: a time is lacking. */
static int
minutes_of(const struct view_meeting *m, size_t i)
{
	const int from = begins(m, i),
		  to = i + 1 < m->presence->count ? begins(m, i + 1) : m->presence->closes;

	return from >= 0 && to >= from ? to - from : -1;
}

static struct fee *
fee_of(struct cli *c, struct list *all, size_t first, const struct view_meeting *m,
    const struct board_person *p)
{
	struct fee *f = all->items;

	for (size_t i = first; i < all->count; i++)
		if (f[i].person == p)
			return &f[i];
	f = list_add(c->arena, all, sizeof *f);
	f->person = p;
	f->meeting = m;
	return f;
}

static void
collect(struct cli *c, struct list *all, const struct view_meeting *m)
{
	const size_t first = all->count;

	for (size_t i = 0; i < m->presence->count; i++) {
		const struct attendance *a = &m->presence->item[i];
		const int minutes = minutes_of(m, i);

		for (size_t k = 0; k < a->count; k++) {
			const struct attendee *one = &a->attendee[k];
			struct fee *f;

			if (one->person == NULL || one->kind == ATTENDS_DISQUALIFIED)
				continue;
			f = fee_of(c, all, first, m, one->person);
			f->served += one->kind == ATTENDS_SERVING;
			f->waited += one->kind != ATTENDS_SERVING;
			f->remote = f->remote || one->remote;
			f->minutes = minutes < 0 || f->minutes < 0 ? -1 : f->minutes + minutes;
		}
	}
}

static const char *
whole(struct cli *c, size_t n)
{
	return arena_printf(c->arena, "%zu", n);
}

static struct table *
fees_table(struct cli *c, const struct fee *f, size_t count)
{
	struct table *table = table_new(c->arena, COLUMNS);
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < count; i++) {
		table_cell_add(table, f[i].person->name);
		table_cell_add(table, f[i].person->party);
		table_cell_add(table, f[i].meeting->row->body);
		table_cell_add(table, arena_str(c->arena, date_iso(f[i].meeting->row->day, iso)));
		table_cell_add(table, f[i].person->role_name);
		table_cell_add(
		    table, f[i].minutes < 0 ? NULL : arena_printf(c->arena, "%d", f[i].minutes));
		table_cell_add(table, whole(c, f[i].served));
		table_cell_add(table, whole(c, f[i].waited));
		table_cell_add(table, f[i].remote ? "ja" : NULL);
	}
	return table;
}

static void
fees_json(struct cli *c, const struct fee *f, size_t count)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < count; i++) {
		json_object(&j);
		json_member(&j, "person", f[i].person->name);
		json_member(&j, "party", f[i].person->party);
		json_member(&j, "body", f[i].meeting->row->body);
		json_member(&j, "meeting", f[i].meeting->row->key);
		json_member_day(&j, "day", f[i].meeting->row->day);
		json_member(&j, "role", f[i].person->role_name);
		if (f[i].minutes >= 0)
			json_member_int(&j, "minutes", f[i].minutes);
		json_member_int(&j, "served", (long long)f[i].served);
		json_member_int(&j, "not_serving", (long long)f[i].waited);
		json_member_bool(&j, "remote", f[i].remote);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
}

/* Meetings that were held have notes. */
static int
read_fees(struct cli *c, struct list *all)
{
	const struct date from = cli_has(c, OPTION_FROM_DAY) ? date_read(c->value[OPTION_FROM_DAY])
							     : date_of(1, 1, 1),
			  to = cli_has(c, OPTION_UNTIL) ? date_read(c->value[OPTION_UNTIL])
							: date_of(9999, 12, 31);
	struct meeting_row *row;
	const char *body;
	size_t n;

	if (cli_desk(c, STORE_READ) == NULL || cli_body(c, &body) != 0 ||
	    store_meetings(desk_store(c->desk), c->arena, body, from, to, &row, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *m =
		    store_matter_by_id(desk_store(c->desk), c->arena, row[i].matter, &c->diags);
		const struct view_meeting *v =
		    m != NULL ? desk_meeting_read(c->desk, m, &c->diags) : NULL;

		if (v == NULL)
			return -1;
		if (v->noted)
			collect(c, all, v);
	}
	return 0;
}

int
command_meeting_fees(struct cli *c)
{
	static const char *const names[COLUMNS] = { "namn", "parti", "organ", "dag", "roll",
		"minuter", "tjänstgjort", "ej tjänstgörande", "distans" };
	struct list all = { 0 };

	if (read_fees(c, &all) != 0)
		return -1;
	if (cli_has(c, OPTION_CSV) && cli_csv(c, fees_table(c, all.items, all.count), names) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON))
		fees_json(c, all.items, all.count);
	else
		table_write(fees_table(c, all.items, all.count), c->out);
	return 0;
}
