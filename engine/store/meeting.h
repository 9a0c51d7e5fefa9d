/* What a board does: meetings, the items on their lists, who was there, who is to have a
 * decision, who signs what, and the notices.  A meeting, an item, a signing round and a
 * notice are matters; the rows here hold what lists and computations need, by the
 * matter's id. */
#ifndef ENGINE_STORE_MEETING_H
#define ENGINE_STORE_MEETING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct arena;
struct diags;
struct store;

struct meeting_row {
	int64_t     matter;
	const char *key;     /* "SN/2026-09-22" */
	const char *body;    /* code */
	struct date day;
	int         number;  /* 1, or 2 for a second meeting that day */
	const char *from, *to; /* "13:15"; or NULL */
	const char *place;
	const char *states;  /* the matter's */
};

/* Add, or write over the one of the same matter. */
int store_meeting_put(struct store *, const struct meeting_row *, struct diags *);
int store_meeting_find(struct store *, struct arena *, int64_t matter,
    struct meeting_row **found, struct diags *);
/* Those from the first day to the last, of one body or (NULL) of all, by day, time and body. */
int store_meetings(struct store *, struct arena *, const char *body, struct date from,
    struct date to, struct meeting_row **, size_t *count, struct diags *);

struct item_row {
	int64_t     matter;
	const char *key;
	int64_t     meeting;     /* the meeting's matter */
	const char *meeting_key;
	int         point;       /* punkt: its place on the list, from 1 */
	int         paragraph;   /* § number; 0 until it is taken up */
	int         year;        /* of the § */
	int64_t     case_matter; /* the case, or 0 */
	const char *case_key;
	const char *kind;        /* "beslut", "förslag", "information", "val av justerare" … */
	const char *title;
	const char *speaker;     /* föredragande; or NULL */
	const char *proposal;    /* förslag till beslut, lines */
	const char *decision;    /* lines; NULL until decided */
	const char *outcome;     /* "bifall", "tillstyrks", "bordläggs" …; NULL until decided */
	const char *regime;      /* how it can be appealed: "kl", "fl", "nej"; or NULL */
	/* Where in a stored Word file the decision (until it is made: the proposal) and the summary
	 * of the case stand as the officer wrote them: "HASH.docx#under=Förslag till beslut"
	 * (docx/compose.h); NULL: nowhere. */
	const char *decision_from, *summary_from;
	const char *states;      /* the matter's */
	int         place;       /* on the list: its punkt, unless it has been moved; filled when
	                            read */
	bool        late;        /* put there when the kallelse was out; filled when read */
	int         minutes;     /* that it is planned to take, 0: not said; filled when read */
};

/* Add, or write over the one of the same matter.  Two items with one point, or two §§ of
 * one body's year with one number: msg_store_point_taken, msg_store_paragraph_taken. */
int store_item_put(struct store *, const struct item_row *, struct diags *);
int store_item_find(struct store *, struct arena *, int64_t matter, struct item_row **found,
    struct diags *);
int store_item_by_paragraph(struct store *, struct arena *, int64_t meeting, int paragraph,
    struct item_row **found, struct diags *);
/* A meeting's items, as they stand on the list. */
int store_items(struct store *, struct arena *, int64_t meeting, struct item_row **,
    size_t *count, struct diags *);
/* The items that a case has been on, by day of the meeting. */
int store_items_of_case(struct store *, struct arena *, int64_t case_matter,
    struct item_row **, size_t *count, struct diags *);
/* A body's tabled and returned cases that have not been on a list since, by day and §. */
int store_items_tabled(struct store *, struct arena *, const char *body, struct item_row **,
    size_t *count, struct diags *);
/* The punkt of a meeting's next item. */
int store_item_next_point(struct store *, int64_t meeting, int *point, struct diags *);
/* The item that has a § of a body's year, or *found is NULL. */
int store_item_numbered(struct store *, struct arena *, const char *body, int year, int paragraph,
    struct item_row **found, struct diags *);
/* Another § for an item that has one; another place on the list (0: that of its punkt). */
int store_item_number(struct store *, int64_t matter, int paragraph, struct diags *);
int store_item_place(struct store *, int64_t matter, int place, struct diags *);
/* The highest § of a body's year that is justerad; that of the meetings before this one; 0:
 * none. */
int store_paragraph_signed(struct store *, const char *body, int year, int *highest,
    struct diags *);
int store_paragraph_before(struct store *, const char *body, int year, int64_t meeting,
    int *highest, struct diags *);
/* Was the series of the body's year set to go on with this number? */
int store_paragraph_set(struct store *, const char *body, int year, int number, bool *it,
    struct diags *);
/* The last item of a case that has been decided, or *found is NULL. */
int store_item_decided(struct store *, struct arena *, int64_t case_matter,
    struct item_row **found, struct diags *);

/* Förhinder before a meeting. */
struct absence_row {
	int64_t     member; /* the person who cannot come */
	int64_t     called; /* an ersättare who has been asked; 0: the absence itself */
	const char *answer; /* "ja", "nej" or NULL */
	struct date day;
};

/* The same again: the answer and the day are written over. */
int store_absence_put(struct store *, int64_t meeting, const struct absence_row *,
    struct diags *);
/* By member, the absence itself first. */
int store_absences(struct store *, struct arena *, int64_t meeting, struct absence_row **,
    size_t *count, struct diags *);

struct recipient_row {
	int64_t     id;
	int64_t     item;    /* the item's matter */
	const char *name;
	const char *address; /* e-mail or postal; or NULL */
	const char *channel; /* "e-post", "brev", "internt" */
	const char *purpose; /* "för kännedom", "för verkställighet", "delgivning"; or NULL */
	struct date sent;
};

/* Fills id.  The same name for the same item again: no second row. */
int store_recipient_add(struct store *, struct recipient_row *, struct diags *);
int store_recipient_sent(struct store *, int64_t id, struct date, struct diags *);
/* Those who have not been sent it yet are no recipients any more. */
int store_recipients_forget(struct store *, int64_t item, struct diags *);
int store_recipients(struct store *, struct arena *, int64_t item, struct recipient_row **,
    size_t *count, struct diags *);

struct signing_row {
	int64_t     matter;
	const char *key;
	int64_t     meeting;
	int         number;  /* within the meeting, from 1 */
	const char *place;   /* justeringens plats; or NULL */
	struct date planned, signed_on;
	const char *states;
};

/* Add, or write over the one of the same matter. */
int store_signing_put(struct store *, const struct signing_row *, struct diags *);
int store_signing_find(struct store *, struct arena *, int64_t matter,
    struct signing_row **found, struct diags *);
int store_signings(struct store *, struct arena *, int64_t meeting, struct signing_row **,
    size_t *count, struct diags *);
/* The §§ (items' matters) that are signed in a round; an item is in one round at most
 * (msg_store_item_signed). */
int store_signing_add_item(struct store *, int64_t signing, int64_t item, struct diags *);
int store_signing_items(struct store *, struct arena *, int64_t signing, struct item_row **,
    size_t *count, struct diags *);
int store_signing_of_item(struct store *, struct arena *, int64_t item,
    struct signing_row **found, struct diags *);
/* Those who sign: "ordförande", "justerare", "sekreterare". */
struct signer_row {
	int64_t     person;
	const char *role;
	const char *name, *party; /* filled when read */
};
int store_signing_add_signer(struct store *, int64_t signing, const struct signer_row *,
    struct diags *);
int store_signers(struct store *, struct arena *, int64_t signing, struct signer_row **,
    size_t *count, struct diags *);

struct notice_row {
	int64_t     matter;
	const char *key;      /* "anslag/2026-1" */
	const char *kind;     /* "protokoll", "delegationsbeslut", "fullmäktige", "kungörelse" … */
	int64_t     signing;  /* the round whose justering it announces, or 0 */
	const char *signing_key;
	int64_t     meeting;  /* the meeting that it announces, or 0 */
	const char *body;
	const char *title;     /* of what is no protocol; or NULL */
	const char *requester; /* who asked for a kungörelse, or NULL */
	const char *reference; /* the law that it is made by, or NULL */
	struct date meeting_day, signed_on; /* of the round or the meeting; filled when read */
	struct date planned;  /* to be posted on */
	struct date posted;
	struct date starts;   /* its time runs from: the last board's day */
	struct date last;     /* last day of appeal */
	struct date down;     /* first day on which it may be taken down */
	struct date removed;
	const char *place;    /* förvaringsplats för protokollet */
	const char *states;
};

/* Add, or write over the one of the same matter. */
int store_notice_put(struct store *, const struct notice_row *, struct diags *);
int store_notice_find(struct store *, struct arena *, int64_t matter,
    struct notice_row **found, struct diags *);
/* Newest first; with 'up_only' those posted and not removed. */
int store_notices(struct store *, struct arena *, const char *body, bool up_only,
    struct notice_row **, size_t *count, struct diags *);

/* The other municipalities' boards on which the notice of a gemensam nämnd is up. */
struct notice_board_row {
	const char *board;
	struct date posted; /* the last time */
	struct date down;   /* when it was down, and has not been posted again; or DATE_NONE */
};
int store_notice_board_put(struct store *, int64_t notice, const struct notice_board_row *,
    struct diags *);
int store_notice_boards(struct store *, struct arena *, int64_t notice,
    struct notice_board_row **, size_t *count, struct diags *);

/* How and when somebody got part of a decision: one row a recipient, one clock each. */
struct delivery_row {
	int64_t     matter;
	const char *key;      /* "SN/2026-09-22/3/delgivning-1" */
	int64_t     about;    /* the matter that was decided */
	const char *about_key;
	const char *name;     /* the recipient */
	const char *method;   /* "kvitto", "förenklad" …; or NULL */
	struct date sent, control, received; /* received: delfåendet */
	struct date last;     /* last day to appeal; DATE_NONE: the time has not begun */
	const char *proof;    /* or NULL */
	const char *states;
};

/* Add, or write over the one of the same matter.  The same recipient twice for a decision:
 * msg_store_refused. */
int store_delivery_put(struct store *, const struct delivery_row *, struct diags *);
int store_delivery_find(struct store *, struct arena *, int64_t matter,
    struct delivery_row **found, struct diags *);
/* Those of a decided matter, or of a case's items; 0: all. */
int store_deliveries(struct store *, struct arena *, int64_t about, struct delivery_row **,
    size_t *count, struct diags *);

#endif
