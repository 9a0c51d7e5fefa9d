/* What was said, put to the meeting and voted on in one §. */
#include "engine/board/record.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/words.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

/* The last item before this one that made a proposal which still stands: a case that was returned
 * comes with a new one. */
static const struct item_row *
proposed(const struct item_row *before, size_t n, const struct item_row *item)
{
	const struct item_row *last = NULL;

	for (size_t i = 0; i < n && before[i].matter != item->matter; i++) {
		if (before[i].outcome == NULL || before[i].kind == NULL)
			continue;
		if (strcmp(before[i].outcome, "återremitteras") == 0)
			last = NULL;
		else if (strcmp(before[i].kind, "förslag") == 0 && before[i].decision != NULL)
			last = &before[i];
	}
	return last;
}

/* The body whose proposal the item rests on; NULL: none. */
static int
proposer(const struct view_source *v, const struct item_row *before, size_t n,
    const struct item_row *item, struct body_row **body, struct diags *ds)
{
	const struct item_row *last = proposed(before, n, item);
	struct meeting_row *m;

	*body = NULL;
	if (last == NULL)
		return 0;
	if (store_meeting_find(v->store, v->arena, last->meeting, &m, ds) != 0 ||
	    (*body = store_body_get(v->store, v->arena, m->body, ds)) == NULL)
		return -1;
	return 0;
}

/* What was put to the meeting: "arbetsutskottets förslag", "socialnämndens förslag", else the
 * förvaltning's; NULL if there is none. */
static int
proposal_name(const struct view_source *v, const struct item_row *before, size_t n,
    const struct item_row *item, const char **name, struct diags *ds)
{
	struct body_row *row;
	struct arena *a = v->arena;

	*name = NULL;
	if (item->proposal == NULL)
		return 0;
	if (proposer(v, before, n, item, &row, ds) != 0)
		return -1;
	*name = "förvaltningens förslag";
	if (row != NULL) {
		const struct body b = { .name = row->name };

		*name = arena_printf(
		    a, "%s förslag", text_small(a, words_genitive(a, body_subject(a, &b))));
	}
	return 0;
}

const struct record *
part_record(
    const struct view_source *v, const struct view_meeting *m, size_t index, struct diags *ds)
{
	const struct item_row *item = &m->item[index];
	struct item_row *before = NULL;
	const char *proposal;
	struct record *r;
	size_t n = 0;

	if (item->case_matter != 0 &&
	    store_items_of_case(v->store, v->arena, item->case_matter, &before, &n, ds) != 0)
		return NULL;
	if (proposal_name(v, before, n, item, &proposal, ds) != 0)
		return NULL;
	r = record_derive(v->arena, &m->board, m->presence, index, proposal, item->outcome);
	return part_attachments(v, m, index, r, ds) == 0 ? r : NULL;
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
