/* What hinders the protocol of a meeting: the rules of presence, decisions, numbers, justering. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/record.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/meeting.h"

/* The protocol is justerat at the latest fourteen days after the meeting (KL 5:69). */
enum { SIGNED_WITHIN = 14 };

/* The justering is announced at the latest on the second day after it (KL 8:12). */
enum { POSTED_WITHIN = 2 };

/* A decision that has no words of its own must be written (P-8). */
static bool
lacks_decision(const struct item_row *item, const struct record *r)
{
	if (item->paragraph == 0 || item->outcome == NULL || item->decision != NULL ||
	    !r->decided || record_note(r, NOTE_DECISION, NULL) != NULL)
		return false;
	return r->outcome <= OUTCOME_PASSED_ON;
}

/* Who is elected to an utskott is a member or an ersättare of its nämnd (KL 6:42). */
static int
check_utskott(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	struct mandate_row *row;
	size_t n;

	if (m->body_row->parent == NULL || strcmp(m->body_row->type, "utskott") != 0)
		return 0;
	if (store_mandates(d->store, d->arena, m->body_row->parent, m->row->day, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < m->people_count; i++) {
		enum board_role role;
		bool found = false;

		for (size_t k = 0; k < n && !found; k++)
			found =
			    row[k].person == m->people[i].id && board_role_read(row[k].role, &role);
		if (!found)
			(void)diag_add(ds, &msg_desk_not_of_parent, NULL,
			    board_person_text(d->arena, &m->people[i]), m->body.parent, NULL);
	}
	return 0;
}

/* Texts that were announced and have not come (R-text). */
static void
check_texts(struct desk *d, const struct view_meeting *m, size_t index, const struct record *r,
    struct diags *ds)
{
	size_t n;
	const struct view_text_due *due = desk_texts_of(d, m, r, &n, ds);
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; due != NULL && i < n; i++)
		if (due[i].status == TEXT_AWAITED)
			(void)diag_add(ds, &msg_desk_text_awaited, NULL,
			    arena_printf(d->arena, "%d", m->board.items[index].number),
			    arena_printf(d->arena, "%s, %s", due[i].kind,
				board_person_text(d->arena, due[i].person)),
			    date_iso(due[i].latest, iso), NULL);
}

/* The rules about motions, votes and reservations, § by §. */
static void
check_records(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	for (size_t i = 0; i < m->item_count; i++) {
		const struct record *r = desk_record(d, m, i, ds);

		if (r == NULL)
			return;
		(void)record_check(d->arena, r, ds); /* it has said what is wrong */
		if (lacks_decision(&m->item[i], r))
			(void)diag_add(ds, &msg_desk_decision_empty, NULL,
			    arena_printf(d->arena, "%d", m->item[i].paragraph), NULL);
		check_texts(d, m, i, r, ds);
	}
}

static void
check_items(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	for (size_t i = 0; i < m->item_count; i++) {
		const struct item_row *item = &m->item[i];

		if (item->paragraph == 0)
			(void)diag_add(ds, &msg_desk_not_taken_up, NULL, item->key, NULL);
		else if (item->outcome == NULL)
			(void)diag_add(ds, &msg_desk_no_decision, NULL,
			    arena_printf(d->arena, "%d", item->paragraph), item->key, NULL);
	}
}

static void
check_signers(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	size_t *item = arena_array(d->arena, m->item_count + 1, sizeof *item), n = 0, count;

	for (size_t i = 0; i < m->item_count; i++)
		if (m->item[i].paragraph > 0)
			item[n++] = i;
	if (n > 0)
		(void)presence_signers(d->arena, &m->board, m->presence, item, n, &count, ds);
}

/* Taking part from elsewhere is for the fullmäktige to allow (KL 6:24). */
static void
check_remote(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	if (strcmp(view_setting(d->arena, m, "distans"), "nej") != 0)
		return;
	for (size_t i = 0; i < m->presence->count; i++)
		for (size_t k = 0; k < m->presence->item[i].count; k++)
			if (m->presence->item[i].attendee[k].remote) {
				(void)diag_add(ds, &msg_desk_remote, NULL,
				    m->presence->item[i].attendee[k].name, m->body.name, NULL);
				return; /* once is enough */
			}
}

/* What the head of the protocol must have: who was there, when and where, and §§ (P-2 to P-4). */
static void
check_head(const struct view_meeting *m, struct diags *ds)
{
	if (!m->noted)
		(void)diag_add(ds, &msg_desk_no_presence, NULL, m->row->key, NULL);
	if (m->row->place == NULL)
		(void)diag_add(ds, &msg_desk_no_meeting_place, NULL, m->row->key, NULL);
	if (m->presence->opens < 0 || m->presence->closes < 0)
		(void)diag_add(ds, &msg_desk_no_hours, NULL, m->row->key, NULL);
	if (m->item_count == 0)
		(void)diag_add(ds, &msg_desk_no_items, NULL, m->row->key, NULL);
}

/* The §§ follow on each other, unless the series was set to go on higher up (P-4). */
static int
check_numbers(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	const int year = date_ymd(m->row->day).year;

	for (size_t i = 0; i < m->item_count; i++) {
		const int number = m->item[i].paragraph;
		struct item_row *before = NULL;
		bool was_set = false;

		if (number <= 1 || (i > 0 && m->item[i - 1].paragraph == number - 1))
			continue;
		if (store_item_numbered(
			d->store, d->arena, m->row->body, year, number - 1, &before, ds) != 0 ||
		    store_paragraph_set(d->store, m->row->body, year, number, &was_set, ds) != 0)
			return -1;
		if (before == NULL && !was_set)
			(void)diag_add(ds, &msg_desk_number_gap, NULL,
			    arena_printf(d->arena, "%d", number),
			    arena_printf(d->arena, "%d", number - 1), NULL);
	}
	return 0;
}

/* The days of a round: justerat within fourteen days (J-1), announced (J-2, P-12). */
static int
check_round(
    struct desk *d, const struct view_meeting *m, const struct signing_row *round, struct diags *ds)
{
	const struct date latest = date_add_days(m->row->day, SIGNED_WITHIN);
	const struct date days = date_is_none(round->signed_on) ? d->day : round->signed_on;
	struct matter_row *notice;
	char iso[DATE_ISO_SIZE];
	size_t n;

	if (days.n > latest.n)
		(void)diag_add(
		    ds, &msg_desk_signed_late, NULL, round->key, date_iso(latest, iso), NULL);
	if (date_is_none(round->signed_on))
		return 0;
	if (store_matter_children(d->store, d->arena, round->matter, "anslag", &notice, &n, ds) !=
	    0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct notice_row *row;

		if (store_notice_find(d->store, d->arena, notice[i].id, &row, ds) != 0)
			return -1;
		if (date_is_none(row->posted) && d->day.n > round->signed_on.n + POSTED_WITHIN)
			(void)diag_add(ds, &msg_desk_not_posted, NULL, round->key, row->key, NULL);
	}
	return 0;
}

/* Every § is signed in one round (J-4); one that was declared omedelbart justerad, in one of its
 * own.  Asked once there are rounds. */
static int
check_rounds(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	struct signing_row *round, *of;
	bool whole = false;
	size_t n;

	if (store_signings(d->store, d->arena, m->row->matter, &round, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *r =
		    store_matter_by_id(d->store, d->arena, round[i].matter, ds);

		if (r == NULL || check_round(d, m, &round[i], ds) != 0)
			return -1;
		whole = whole || *desk_field(d, r, "paragrafer") == '\0';
	}
	for (size_t i = 0; whole && i < m->item_count; i++) {
		if (store_signing_of_item(d->store, d->arena, m->item[i].matter, &of, ds) != 0)
			return -1;
		if (of == NULL && m->item[i].paragraph > 0)
			(void)diag_add(ds, &msg_desk_not_in_round, NULL,
			    arena_printf(d->arena, "%d", m->item[i].paragraph), NULL);
	}
	return 0;
}

int
desk_meeting_check(struct desk *d, const struct matter_row *matter, struct diags *ds)
{
	const struct view_meeting *m = desk_meeting_read(d, matter, ds);

	if (m == NULL)
		return -1;
	check_head(m, ds);
	check_remote(d, m, ds);
	(void)presence_check(d->arena, &m->board, m->presence, ds);
	check_signers(d, m, ds);
	check_items(d, m, ds);
	check_records(d, m, ds);
	if (check_numbers(d, m, ds) != 0 || check_rounds(d, m, ds) != 0 ||
	    check_utskott(d, m, ds) != 0)
		return -1;
	return ds->errors > 0 ? -1 : 0;
}
