/* What is due: the deadlines of the register as people see them. */
#ifndef DESK_DUE_H
#define DESK_DUE_H

#include "base/buf.h"
#include "engine/desk/desk.h"

/* When it is due, seen from the legal day.  A week ends with its Sunday. */
enum desk_when { WHEN_LATE, WHEN_TODAY, WHEN_WEEK, WHEN_LATER, WHEN_COUNT };

/* "late", and "Försenat". */
extern const char *const desk_when_names[WHEN_COUNT];
extern const char *const desk_when_titles[WHEN_COUNT];

struct desk_due {
	const struct deadline_row *row;
	enum desk_when             when;
	const char                *action; /* the åtgärd that meets it; "" if the flow names none */
	int64_t                    changes; /* events of its matter so far */
	const char                *changed_at;
};

/* All that a filter finds, by day; 'after' and 'limit' are not looked at.  What has passed and
 * asks nothing of people, only of desk_tick(), is left out.  Returns 0 or -1. */
int desk_due(struct desk *, const struct due_filter *, const struct desk_due **, size_t *count,
    struct diags *);

/* What its matter is called in what leaves the register (calendars, mails); "" if it is secret. */
const char *desk_due_title(struct desk *, const struct desk_due *);

/* The deadlines that a matter holds, by day, with the åtgärd that meets each (NULL: none).
 * Returns 0 or -1. */
struct desk_held {
	const struct deadline_row *row;
	const char                *action;
};
int desk_held(struct desk *, const struct matter_row *, const struct desk_held **, size_t *count,
    struct diags *);

/* What desk_due() finds as a calendar (base/ics.h) by the name 'name'.  An entry has the same UID
 * as long as the deadline is held, a SEQUENCE that rises when its matter changes, and is gone
 * when it is met. */
int desk_due_calendar(struct desk *, const char *name, const struct desk_due *, size_t count,
    struct buf *, struct diags *);

/* Reminders: one mail for each person who has something late, or due in the coming seven days, put
 * into the outbox with the key DAY-PERSON; desk_deliver() (outbox.h) sends them.  A deadline goes
 * to its matter's officer; where there is none, to those who have the role that the matter waits
 * for.  One mail per person and legal day, never two.  A person without an address is said
 * (msg_desk_no_address). */
int desk_remind(struct desk *, struct diags *);

/* Does kommun.xml say from which address reminders are mailed (påminnelser-från)? */
bool desk_can_mail(struct desk *, struct diags *);

/* Texts that were announced at meetings and have not come in, as rows without a flow's deadline:
 * their officer is the one who is to hand it in. */
struct list;
int desk_texts_due(struct desk *, const struct due_filter *, struct list *rows, struct diags *);

#endif
