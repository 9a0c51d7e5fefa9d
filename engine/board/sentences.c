#include "engine/board/sentences.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/board/words.h"

/* ---- Codes ---- */

/* Where 'name' stands among 'names'; -1 if it doesn't. */
static int
code(const char *name, const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return (int)i;
	return -1;
}

bool
decision_kind_read(const char *name, enum decision_kind *kind)
{
	static const char *const names[] = {
		[DECISION_OWN] = "beslut",
		[DECISION_PROPOSAL] = "förslag",
		[DECISION_DELEGATED] = "delegation",
		[DECISION_INFORMATION] = "information",
	};
	const int found = code(name, names, sizeof names / sizeof *names);

	if (found >= 0)
		*kind = (enum decision_kind)found;
	return found >= 0;
}

bool
outcome_read(const char *name, enum outcome *outcome)
{
	static const char *const names[] = {
		[OUTCOME_APPROVED] = "bifalls",
		[OUTCOME_PARTLY] = "delvis-bifall",
		[OUTCOME_REJECTED] = "avslås",
		[OUTCOME_SUPPORTED] = "tillstyrks",
		[OUTCOME_OPPOSED] = "avstyrks",
		[OUTCOME_PASSED_ON] = "överlämnas",
		[OUTCOME_RETURNED] = "återremitteras",
		[OUTCOME_TABLED] = "bordläggs",
		[OUTCOME_DROPPED] = "avskrivs",
		[OUTCOME_NOTED] = "antecknas",
		[OUTCOME_WITHDRAWN] = "utgår",
	};
	const int found = code(name, names, sizeof names / sizeof *names);

	if (found >= 0)
		*outcome = (enum outcome)found;
	return found >= 0;
}

/* ---- The decision ---- */

/* The body that a proposal goes to, inside a sentence: "socialnämnden". */
static const char *
receiver(struct arena *a, const struct body *b)
{
	return b->parent == NULL ? "nämnden" : text_small(a, b->parent);
}

const char *
sentence_heading(
    const struct phrases *ph, struct arena *a, const struct body *b, enum decision_kind kind)
{
	const char *subject = body_subject(a, b);

	switch (kind) {
	case DECISION_PROPOSAL:
		return phrase_say(ph, a, PHRASE_HEADING_PROPOSAL, "organets",
		    text_small(a, words_genitive(a, subject)), "mottagare", receiver(a, b), NULL);
	case DECISION_DELEGATED:
		return phrase_say(ph, a, PHRASE_HEADING_DELEGATED, "organets",
		    text_small(a, words_genitive(a, subject)), NULL);
	case DECISION_OWN:
	case DECISION_INFORMATION:
		break;
	}
	return phrase_say(ph, a, PHRASE_HEADING, "organ", text_small(a, subject), NULL);
}

const char *
sentence_outcome(const struct phrases *ph, struct arena *a, const struct body *b,
    enum outcome outcome, const char *task)
{
	const char *organ = text_small(a, body_subject(a, b));

	switch (outcome) {
	case OUTCOME_NOTED:
		return phrase_say(ph, a, PHRASE_NOTES, "organ", organ, NULL);
	case OUTCOME_TABLED:
		if (task != NULL && *task != '\0')
			return phrase_say(
			    ph, a, PHRASE_TABLES_TO, "organ", organ, "dag", task, NULL);
		return phrase_say(ph, a, PHRASE_TABLES, "organ", organ, NULL);
	case OUTCOME_DROPPED:
		return phrase_say(ph, a, PHRASE_DROPS, "organ", organ, NULL);
	case OUTCOME_RETURNED:
		if (task == NULL || *task == '\0')
			return phrase_say(ph, a, PHRASE_RETURNS, "organ", organ, NULL);
		return phrase_say(ph, a, PHRASE_RETURNS_WHY, "organ", organ, "skäl", task, NULL);
	default:
		return NULL;
	}
}

/* "på bifall till A, på bifall till B och på bifall till C" */
static const char *
propositions(const struct phrases *ph, struct arena *a, const char *const proposals[], size_t count)
{
	const char **each = arena_array(a, count, sizeof *each);

	for (size_t i = 0; i < count; i++)
		each[i] = phrase_say(ph, a, PHRASE_PROPOSITION_ON, "förslag", proposals[i], NULL);
	return words_list(a, each, count);
}

const char *
sentence_propositions(const struct phrases *ph, struct arena *a, const struct body *b,
    enum outcome outcome, const char *const proposals[], size_t count, size_t won)
{
	const char *organ = body_again(a, b);

	const char *formal =
	    phrase_say(ph, a, outcome == OUTCOME_TABLED ? PHRASE_TABLED : PHRASE_RETURNED, NULL);

	if (outcome == OUTCOME_RETURNED || outcome == OUTCOME_TABLED)
		return phrase_say(ph, a, PHRASE_TODAY_OR, "annars", formal, "utfall", formal, NULL);
	if (count > 1)
		return phrase_say(ph, a, PHRASE_SEVERAL_PROPOSALS, "förslagen",
		    propositions(ph, a, proposals, count), "organ", organ, "vinnande",
		    proposals[won], NULL);
	if (count == 0)
		return NULL;
	if (outcome == OUTCOME_APPROVED || outcome == OUTCOME_SUPPORTED)
		return phrase_say(
		    ph, a, PHRASE_ONE_PROPOSAL, "förslag", proposals[0], "organ", organ, NULL);
	if (outcome == OUTCOME_REJECTED || outcome == OUTCOME_OPPOSED)
		return phrase_say(
		    ph, a, PHRASE_ONE_PROPOSAL_LOST, "förslag", proposals[0], "organ", organ, NULL);
	return NULL;
}
