/* What was said, put to the meeting and voted on in one §. */
#include "engine/board/record.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

/* What was put to the meeting: the utskott's proposal if it has one, else the
 * förvaltning's. */
static const char *
proposal_name(const struct item_row *before, size_t n, const struct item_row *item)
{
	if (item->proposal == NULL)
		return NULL;
	for (size_t i = 0; i < n && before[i].matter != item->matter; i++)
		if (before[i].outcome != NULL && before[i].decision != NULL)
			return "arbetsutskottets förslag";
	return "förvaltningens förslag";
}

const struct record *
part_record(
    const struct view_source *v, const struct view_meeting *m, size_t index, struct diags *ds)
{
	const struct item_row *item = &m->item[index];
	struct item_row *before = NULL;
	size_t n = 0;

	if (item->case_matter != 0 &&
	    store_items_of_case(v->store, v->arena, item->case_matter, &before, &n, ds) != 0)
		return NULL;
	return record_derive(
	    v->arena, &m->board, m->presence, index, proposal_name(before, n, item), item->outcome);
}

const struct record *
view_record(
    const struct view_source *v, const struct view_meeting *m, size_t index, struct diags *ds)
{
	return part_record(v, m, index, ds);
}

void
part_texts(xmlNodePtr n, const char *name, const char *own, const char *const *text, size_t count)
{
	xmlNodePtr list;

	if (*own != '\0') {
		view_lines(n, name, "stycke", own);
		return;
	}
	list = view_element(n, name);
	for (size_t i = 0; i < count; i++)
		view_text(list, "stycke", text[i]);
	view_prune(list);
}

/* ---- Votes ---- */

static const char *const answers[VOTE_ANSWERS] = { "ja", "nej", "avstår" };

/* Those who served, each with a cross under the answer, in the order of the first page. */
static void
vote_list(xmlNodePtr vote, const struct record *r, const struct record_vote *v)
{
	xmlNodePtr list = view_element(vote, "röster");

	for (size_t i = 0; i < r->attendance->count; i++) {
		const struct attendee *at = &r->attendance->attendee[i];
		const enum vote_answer answer =
		    at->person == NULL ? VOTE_ANSWERS : record_answer(v, at->person);
		xmlNodePtr one;

		if (answer == VOTE_ANSWERS)
			continue;
		one = view_element(list, "röst");
		view_text(one, "namn", at->person->name);
		view_text(one, "parti", at->person->party);
		view_text(one, answers[answer], "X");
	}
	view_prune(list);
}

void
part_votes(const struct view_source *v, xmlNodePtr n, const struct record *r)
{
	xmlNodePtr list = view_element(n, "omröstningar");

	for (size_t i = 0; i < r->vote_count; i++) {
		xmlNodePtr vote = view_element(list, "omröstning"), sums;

		view_text(vote, "proposition",
		    record_vote_proposition(v->phrases, v->arena, r, &r->vote[i]));
		vote_list(vote, r, &r->vote[i]);
		sums = view_element(vote, "summa");
		for (int k = 0; k < VOTE_ANSWERS; k++)
			view_text(sums, answers[k],
			    arena_printf(v->arena, "%zu", r->vote[i].answers[k].count));
		view_text(
		    vote, "resultat", record_vote_result(v->phrases, v->arena, r, &r->vote[i]));
	}
	view_prune(list);
}
