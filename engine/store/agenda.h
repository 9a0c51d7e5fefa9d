/* What a meeting's list is prepared with: times, speakers, what is told of, whose turn it is to
 * sign. */
#ifndef ENGINE_STORE_AGENDA_H
#define ENGINE_STORE_AGENDA_H

#include "engine/store/content.h"

struct arena;
struct diags;
struct store;

/* Who presents the item (NULL: nobody) and how many minutes it is to take (0: not said). */
int store_item_plan(struct store *, int64_t matter, const char *speaker, int minutes,
    struct diags *);
/* It was put on the list when the kallelse was out. */
int store_item_late(struct store *, int64_t matter, struct diags *);
/* What the body is to decide, lines. */
int store_item_propose(struct store *, int64_t matter, const char *proposal, struct diags *);

/* A document that a meeting is told of, once.  Those of a meeting, by day. */
int store_announce(struct store *, int64_t meeting, int64_t document, struct diags *);
int store_announcements(struct store *, struct arena *, int64_t meeting, struct document_row **,
    size_t *count, struct diags *);
/* Documents of the kind "meddelande" in a body's matters that no meeting has been told of, by day,
 * at most a thousand. */
int store_announceable(struct store *, struct arena *, const char *body, struct document_row **,
    size_t *count, struct diags *);

/* When each person last was justerare in a body: the day of the meeting. */
struct signed_row {
	int64_t     person;
	struct date day;
};
int store_signed_last(struct store *, struct arena *, const char *body, struct signed_row **,
    size_t *count, struct diags *);

#endif
