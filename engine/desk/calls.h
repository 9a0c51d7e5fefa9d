/* By when a body is called to a meeting and when that is announced, and who is to be told: the
 * rules S-1 to S-5. */
#ifndef DESK_CALLS_H
#define DESK_CALLS_H

#include "engine/desk/desk.h"
#include "engine/law/law.h"

struct desk_calls {
	const struct meeting_row *meeting;
	const struct body_row    *body;
	bool                      council;  /* fullmäktige */
	bool                      papers;   /* the papers are to come with the kallelse */
	const struct law_result  *call;     /* the kallelse: S-1 of fullmäktige, else S-3 */
	const struct law_result  *announce; /* on the board: S-1; NULL: the law asks for none */
	const struct law_result  *urgent;   /* of an urgent case: S-2; NULL as above */
	const struct mandate_row *called;   /* who has a seat, by Swedish order of names */
	size_t                    called_count;
	const struct mandate_row *told;     /* the ersättare (S-4) */
	size_t                    told_count;
	const struct item_row    *unannounced; /* cases of fullmäktige, not on the board (S-5) */
	size_t                    unannounced_count;
};

/* NULL on failure: msg_desk_not_a for what is no meeting, msg_desk_summons when kommun.xml does not
 * say when the body is called, what the store and the rules say. */
struct desk_calls *desk_calls(struct desk *, const struct matter_row *, struct diags *);

/* By the same settings, the rule S-3 of a body.  -1: msg_desk_summons; msg_desk_calls_council, as
 * fullmäktige has S-1. */
int desk_call_rule(struct desk *, const struct body_row *, struct law_rule *, struct diags *);

#endif
