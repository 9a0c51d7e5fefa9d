/* kansli meeting absence: who cannot come, and who is called in. */
#include <string.h>

#include "base/arena.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/view/meeting.h"

static const struct board_person *
person_by_id(const struct view_meeting *m, int64_t id)
{
	for (size_t i = 0; i < m->people_count; i++)
		if (m->people[i].id == id)
			return &m->people[i];
	return NULL;
}

/* Who will serve for the member; NULL: nobody is left to ask. */
static const struct attendee *
stands_in(const struct view_meeting *m, const struct board_person *member)
{
	const struct attendance *a = &m->presence->item[0];

	for (size_t i = 0; i < a->count; i++)
		if (a->attendee[i].serves_for == member)
			return &a->attendee[i];
	return NULL;
}

static const char *
name(struct cli *c, const struct board_person *p)
{
	return p == NULL ? NULL : board_person_text(c->arena, p);
}

static void
declined_array(struct cli *c, struct json *j, const struct view_meeting *m,
    const struct absence_row *row, size_t n, int64_t member)
{
	json_key(j, "declined");
	json_array(j);
	for (size_t i = 0; i < n; i++)
		if (row[i].member == member && row[i].answer != NULL &&
		    strcmp(row[i].answer, "nej") == 0)
			json_text(j, name(c, person_by_id(m, row[i].called)));
	json_array_end(j);
}

static void
absence_json(struct cli *c, const struct view_meeting *m, const struct absence_row *row, size_t n)
{
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++) {
		const struct board_person *member = person_by_id(m, row[i].member);
		const struct attendee *in = member == NULL ? NULL : stands_in(m, member);

		if (row[i].called != 0 || member == NULL)
			continue;
		json_object(&j);
		json_member(&j, "absent", name(c, member));
		json_member_day(&j, "day", row[i].day);
		json_member(&j, "called", in == NULL ? NULL : name(c, in->person));
		json_member_bool(&j, "accepted", in != NULL && in->path == NULL);
		json_member(&j, "path", in == NULL ? NULL : in->path);
		declined_array(c, &j, m, row, n, row[i].member);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
}

static void
absence_table(struct cli *c, const struct view_meeting *m, const struct absence_row *row, size_t n)
{
	struct table *table = table_new(c->arena, 3);

	for (size_t i = 0; i < n; i++) {
		const struct board_person *member = person_by_id(m, row[i].member);
		const struct attendee *in = member == NULL ? NULL : stands_in(m, member);

		if (row[i].called != 0 || member == NULL)
			continue;
		table_cell_add(table, name(c, member));
		table_cell_add(
		    table, in == NULL ? "ingen ersättare återstår"
			   : in->path == NULL
			       ? arena_printf(c->arena, "%s tjänstgör", name(c, in->person))
			       : arena_printf(c->arena, "kalla in %s", name(c, in->person)));
		table_cell_add(table, in == NULL ? NULL : in->path);
	}
	table_write(table, c->out);
}

int
command_meeting_absence(struct cli *c)
{
	const char *accept = c->value[OPTION_ACCEPT], *decline = c->value[OPTION_DECLINE];
	const bool writes = c->operands > 1;
	const struct matter_row *m = cli_matter(c, 0, writes ? STORE_WRITE : STORE_READ);
	const struct view_meeting *meeting;
	struct absence_row *row;
	size_t n;

	if (m == NULL)
		return -1;
	if (writes) {
		const struct desk_absence w = { .member = c->operand[1],
			.called = accept != NULL ? accept : decline,
			.accepts = accept != NULL };

		if (desk_meeting_absence(c->desk, m, &w, &c->diags) != 0)
			return -1;
	}
	meeting = desk_meeting_expected(c->desk, m, &c->diags);
	if (meeting == NULL ||
	    store_absences(desk_store(c->desk), c->arena, m->id, &row, &n, &c->diags) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON))
		absence_json(c, meeting, row, n);
	else
		absence_table(c, meeting, row, n);
	return 0;
}
