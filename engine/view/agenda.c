/* The list of a meeting: whose turn it is to sign, times, why a case comes back, papers. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/store/agenda.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"
#include "engine/view/summons.h"

/* ---- Whose turn it is to justera ---- */

static bool
is_absent(const struct absence_row *row, size_t count, long long person)
{
	for (size_t i = 0; i < count; i++)
		if (row[i].called == 0 && row[i].member == person)
			return true;
	return false;
}

static struct date
last_of(const struct signed_row *row, size_t count, long long person)
{
	for (size_t i = 0; i < count; i++)
		if (row[i].person == person)
			return row[i].day;
	return DATE_NONE;
}

/* Is the party among "S, C, V"? */
static bool
is_named(struct arena *a, const char *parties, const char *party)
{
	char *text = arena_str(a, parties), *save = NULL;

	for (char *p = strtok_r(text, " ,", &save); party != NULL && p != NULL;
	     p = strtok_r(NULL, " ,", &save))
		if (strcmp(p, party) == 0)
			return true;
	return false;
}

/* Who will lead: the first of the presidium who comes. */
static const struct board_person *
leader(const struct view_meeting *m, const struct absence_row *absence, size_t absences)
{
	const struct board_person *found = NULL;

	for (size_t i = 0; i < m->people_count; i++)
		if (m->people[i].role < BOARD_MEMBER &&
		    !is_absent(absence, absences, m->people[i].id) &&
		    (found == NULL || m->people[i].role < found->role))
			found = &m->people[i];
	return found;
}

int
view_next_signers(
    const struct view_source *v, const struct view_meeting *m, struct rotation *r, struct diags *ds)
{
	const char *govern = view_setting(v->arena, m, "styrande");
	struct rotation_person *p = arena_array(v->arena, m->people_count + 1, sizeof *p);
	const struct board_person *leads;
	struct absence_row *absence;
	struct signed_row *last;
	size_t absences, lasts;

	if (store_absences(v->store, v->arena, m->row->matter, &absence, &absences, ds) != 0 ||
	    store_signed_last(v->store, v->arena, m->row->body, &last, &lasts, ds) != 0)
		return -1;
	leads = leader(m, absence, absences);
	for (size_t i = 0; i < m->people_count; i++)
		p[i] = (struct rotation_person){ .person = &m->people[i],
			.last = last_of(last, lasts, m->people[i].id),
			.absent = is_absent(absence, absences, m->people[i].id),
			.chair = &m->people[i] == leads,
			.outside = !is_named(v->arena, govern, m->people[i].party) };
	*r = rotation_next(p, m->people_count,
	    *govern != '\0' &&
		strcmp(view_setting(v->arena, m, "justerare-från"), "andra-sidan") == 0);
	return 0;
}

/* ---- Times ---- */

/* Minutes after midnight of "13:15"; -1 if it is no time. */
static int
minutes_of(const char *clock)
{
	if (clock == NULL || strlen(clock) != 5)
		return -1;
	return (int)(strtol(clock, NULL, 10) * 60 + strtol(clock + 3, NULL, 10));
}

const char *const *
view_item_times(
    struct arena *a, const struct meeting_row *meeting, const struct item_row *item, size_t count)
{
	const char **time = arena_array(a, count + 1, sizeof *time);
	int now = minutes_of(meeting->from);
	bool planned = false;

	for (size_t i = 0; i < count; i++)
		planned = planned || item[i].minutes > 0;
	for (size_t i = 0; planned && i < count; i++) {
		if (now >= 0 && now < 24 * 60)
			time[i] = arena_printf(a, "%02d:%02d", now / 60, now % 60);
		now = now >= 0 && item[i].minutes > 0 ? now + item[i].minutes : -1;
	}
	return time;
}

/* ---- Why a case comes back ---- */

const char *
view_item_history(const struct view_source *v, const struct item_row *item, struct diags *ds)
{
	const struct item_row *last = NULL;
	char words[DATE_WORDS_SIZE];
	struct item_row *before;
	struct meeting_row *m;
	size_t n;

	if (item->case_matter == 0 ||
	    store_items_of_case(v->store, v->arena, item->case_matter, &before, &n, ds) != 0)
		return "";
	for (size_t i = 0; i < n && before[i].matter != item->matter; i++)
		if (before[i].paragraph > 0 && before[i].outcome != NULL)
			last = &before[i];
	if (last == NULL || (strcmp(last->outcome, "bordläggs") != 0 &&
				strcmp(last->outcome, "återremitteras") != 0))
		return "";
	if (store_meeting_find(v->store, v->arena, last->meeting, &m, ds) != 0)
		return "";
	return arena_printf(v->arena, "Återkommande ärende, %s §\xC2\xA0%d den %s",
	    strcmp(last->outcome, "bordläggs") == 0 ? "bordlagt" : "återremitterat",
	    last->paragraph, date_words_sv(m->day, words));
}

/* ---- Groups and papers ---- */

static const struct group {
	const char *kind, *title;
} groups[] = {
	{ "öppnande", "Sammanträdets öppnande" },
	{ "beslut", "Beslutsärenden" },
	{ "förslag", "Beslutsärenden" },
	{ "delegation", "Beslutsärenden" },
	{ "val", "Val" },
	{ "information", "Information" },
	{ "anmälan", "Anmälan av delegationsbeslut" },
	{ "meddelanden", "Meddelanden" },
};

const char *
view_item_group(const struct item_row *item)
{
	if (item->late)
		return "Tillkommande ärenden";
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (item->kind != NULL && strcmp(groups[i].kind, item->kind) == 0)
			return groups[i].title;
	return "Beslutsärenden";
}

int
view_item_papers(const struct view_source *v, const struct item_row *item,
    struct document_row **paper, size_t *count, struct diags *ds)
{
	struct document_row *doc;
	size_t n;

	*count = 0;
	*paper = NULL;
	if (item->case_matter == 0)
		return 0;
	if (store_documents(v->store, v->arena, item->case_matter, &doc, &n, ds) != 0)
		return -1;
	*paper = doc;
	for (size_t i = 0; i < n; i++)
		if ((i + 1 == n || doc[i + 1].number != doc[i].number) &&
		    doc[i].direction != DIRECTION_OUT)
			(*paper)[(*count)++] = doc[i];
	return 0;
}
