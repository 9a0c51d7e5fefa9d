/* A meeting with everything around it: the body and its rules, its people on the day, the
 * notes, the items in the order handled, and the presence that follows from them. */
#ifndef VIEW_MEETING_H
#define VIEW_MEETING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libxml/tree.h>

#include "engine/board/body.h"
#include "engine/board/presence.h"
#include "engine/store/meeting.h"
#include "engine/store/people.h"

struct arena;
struct diags;
struct store;

/* The kind of document that a meeting's notes are kept as. */
#define MEETING_NOTES "sammanträdesanteckningar"

/* A case on the list that is marked secret: by which law, and the title that anyone may see. */
struct view_secret {
	int64_t     case_matter;
	const char *law, *title; /* title NULL: none is given */
};

struct view_meeting {
	struct meeting_row    *row;
	struct body_row       *body_row;
	xmlNodePtr             settings;  /* <organ> of kommun.xml; NULL if it has none */
	struct body            body;
	struct body            parent;    /* of an utskott; name NULL otherwise */
	struct board_person   *people;    /* ids are persons' */
	size_t                 people_count;
	const struct person_row *secretary; /* nämndsekreterare on the day, or NULL */
	struct item_row       *item;      /* in the order handled: by §, then by punkt */
	size_t                 item_count;
	const struct view_secret *secret; /* the cases of the items that are marked */
	size_t                 secret_count;
	bool                   public;    /* only the placeholder of what is secret is shown */
	const int             *mark;      /* per item: the note that takes it up, or -1 */
	struct board_meeting   board;
	bool                   noted;     /* there are notes; else nobody has come yet */
	const struct presence *presence;
};

/* Read it.  Without notes everybody who has a seat is taken to be there: so it looks before
 * the meeting, but nothing can be decided on that ('noted').  What the
 * source keeps is not read again.  NULL on failure. */
struct view_source;
struct view_meeting *view_meeting_of(const struct view_source *, int64_t meeting, struct diags *);

/* The same, out of nothing that was kept ('municipality' is kommun.xml), with these notes instead
 * of those that the register has. */
struct view_meeting *view_meeting_with_notes(struct arena *, struct store *,
    xmlDocPtr municipality, int64_t meeting, const char *file, const char *text, size_t size,
    struct diags *);

/* Is the item's text secret: do the notes say so, or is its case marked?  By which law; and what
 * it is called where anyone may see it, NULL if nothing is said of that. */
bool        view_is_secret(const struct view_meeting *, size_t index);
const char *view_secret_law(const struct view_meeting *, size_t index);
const char *view_open_title(const struct view_meeting *, size_t index);

/* Leave out of it all items but these: of presence and notes what is about them stays. */
void view_meeting_keep(struct arena *, struct view_meeting *, const struct item_row *, size_t);

/* The same as it will be by the förhinder that are known: every member but those who cannot come,
 * and all ersättare but those who have said no; those who have said yes serve. */
struct view_meeting *view_meeting_expected(struct arena *, struct store *, xmlDocPtr municipality,
    int64_t meeting, struct diags *);

/* A setting of the body ("justeringsplats"), in 'arena'; "" if it is not set. */
const char *view_setting(struct arena *, const struct view_meeting *, const char *name);

/* The index of an item's matter among the items, or -1. */
long view_meeting_item(const struct view_meeting *, int64_t matter);

#endif
