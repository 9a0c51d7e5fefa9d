/* A remiss to many, put together: who has answered what, and when. */
#ifndef VIEW_REMISS_H
#define VIEW_REMISS_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "engine/view/view.h"

enum { VIEW_QUESTIONS_MAX = 200 };

/* One who was asked. */
struct view_asked {
	const struct matter_row *matter;
	const char *answer_by, *answered; /* days, ISO; "" if there is none */
	const char *position;             /* "synpunkter", "" */
	const char *status;               /* "Besvarad" */
	const char *extended, *reason;    /* when it got more time, and why; "" */
	const char *const *answer;        /* to each question, a paragraph a line; NULL: none */
	const char *other;                /* what answers no question; "" */
};

struct view_remiss {
	const char *const *question;
	size_t questions; /* at most VIEW_QUESTIONS_MAX */
	const struct view_asked *asked;
	size_t count;
	size_t answered;
};

/* Of a case and the matters of kind remiss below it, in the order in which they were sent.  The
 * answers are those of the field 'svar' (docs/remiss.md): "Fråga 2: …" begins one, "Övrigt: …" what
 * answers none.  NULL: what the store says. */
const struct view_remiss *view_remiss_read(
    const struct view_source *, const struct matter_row *cf, struct diags *);

/* The positions that an answer can take, and how people say them: "synpunkter", "Tillstyrker med
 * synpunkter".  The last is "" of one who has answered without it being clear. */
extern const char *const view_positions[][2];
enum { VIEW_POSITIONS = 5 };

/* How many have answered so. */
size_t view_remiss_count(const struct view_remiss *, const char *position);

/* The view of the kind remissammanställning: 'root' is <vy>. */
int view_remiss_summary(
    const struct view_source *, xmlNodePtr root, const struct matter_row *cf, struct diags *);

#endif
