/* Texts in writing that were announced at meetings and have not come in (rule R-text). */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/board/record.h"
#include "engine/desk/due.h"
#include "engine/desk/inside.h"
#include "engine/view/meeting.h"

/* Has the meeting been held, and is its protocol not justerat? */
static bool
is_between(const struct matter_row *meeting)
{
	static const char *const states[] = { "pagar", "avslutat", "protokoll-skrivs",
		"ute-for-justering" };

	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (strstr(meeting->states, states[i]) != NULL)
			return true;
	return false;
}

static const char *
title_of(struct desk *d, const struct view_text_due *t, int paragraph)
{
	return arena_printf(d->arena, "Texten till %s från %s ska ha kommit in (§ %d)",
	    strcmp(t->kind, "reservation") == 0         ? "reservationen"
	    : strcmp(t->kind, "särskilt yttrande") == 0 ? "det särskilda yttrandet"
							: "protokollsanteckningen",
	    board_person_text(d->arena, t->person), paragraph);
}

static void
add_of_item(struct desk *d, const struct view_meeting *m, size_t index, const struct due_filter *f,
    struct list *rows, struct diags *ds)
{
	const struct record *r = desk_record(d, m, index, ds);
	size_t n = 0;
	const struct view_text_due *t = r != NULL ? desk_texts_of(d, m, r, &n, ds) : NULL;

	for (size_t i = 0; t != NULL && i < n; i++) {
		struct deadline_row row = { .matter = m->item[index].matter,
			.id = arena_printf(d->arena, "text-%zu", i + 1),
			.title = title_of(d, &t[i], m->board.items[index].number),
			.day = t[i].latest,
			.rule = "R-text",
			.derivation =
			    "Texten lämnas före justeringen. Kommer den inte in står den anmälda "
			    "reservationen kvar som den är.",
			.state = DEADLINE_ACTIVE,
			.key = m->item[index].key,
			.matter_title = m->item[index].title,
			.body = m->row->body,
			.officer = t[i].person->name };

		if (t[i].status != TEXT_AWAITED ||
		    (!date_is_none(f->until) && row.day.n > f->until.n) ||
		    (f->officer != NULL && !text_same_word(f->officer, row.officer)))
			continue;
		*(struct deadline_row *)list_add(d->arena, rows, sizeof row) = row;
	}
}

int
desk_texts_due(struct desk *d, const struct due_filter *f, struct list *rows, struct diags *ds)
{
	struct matter_row *meeting;
	struct diags quiet; /* notes that cannot be read hinder no other line */
	size_t n;

	if (store_matters_open(d->store, d->arena, "sammanträde", f->body, &meeting, &n, ds) != 0)
		return -1;
	diags_init(&quiet, d->arena);
	for (size_t i = 0; i < n; i++) {
		const struct view_meeting *m =
		    is_between(&meeting[i]) ? desk_meeting_read(d, &meeting[i], &quiet) : NULL;

		for (size_t k = 0; m != NULL && k < m->item_count; k++)
			if (m->item[k].paragraph > 0)
				add_of_item(d, m, k, f, rows, &quiet);
	}
	return 0;
}
