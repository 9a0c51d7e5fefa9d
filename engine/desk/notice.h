/* Notices (anslag): what they say, and the public board that shows them. */
#ifndef DESK_NOTICE_H
#define DESK_NOTICE_H

#include "engine/desk/desk.h"
#include "engine/view/notice.h"

/* A notice with its §§ and the derivation of its days.  NULL: msg_desk_not_a. */
struct view_notice *desk_notice(struct desk *, const struct matter_row *, struct diags *);

/* A new notice of a kind that the board may have (kommunallagen 8 kap. 10-11 §§; that of a
 * justerat protokoll comes by itself).  'about' is a meeting for the kinds that announce one, else
 * NULL, and 'body' is who announces.  The notice is planned for the day of its field
 * planerad-dag, else for today.  -1: msg_desk_notice_kind, msg_desk_notice_about, what the flow
 * says. */
struct desk_notice_new {
	const char              *kind;
	const struct matter_row *about;
	const char              *body;
	const struct desk_given *given;
	size_t                   count;
};
int desk_notice_new(struct desk *, const struct desk_notice_new *, struct desk_report *,
    struct diags *);

/* The registered anslagsbevis (kungörelsebevis) of a notice that has been taken down.  NULL:
 * msg_desk_notice_up, as there is no proof before that; msg_desk_notice_no_proof for a kind
 * that has none. */
struct document_row *desk_notice_proof(struct desk *, const struct matter_row *, struct diags *);

/* ---- The public board ---- */

struct desk_publish {
	const char *folder;
	const char *approve;  /* key of a notice whose titles may be shown as they are, or NULL */
	const char *approver, *approval; /* by whom and why, when 'approve' is given */
	const char *reason;   /* for posting a notice late, or NULL */
};

struct desk_published {
	size_t up;      /* notices on the board */
	size_t posted;  /* of them, for the first time or again */
	size_t gone;    /* pages of those taken down */
	size_t held;    /* not shown, each with a warning */
	bool   changed; /* the folder was replaced */
};

/* Write the public board (engine/view/board.h) into 'folder', in one move, if it differs from
 * what is there.  A notice that is to be posted, and whose planned day has come, is posted by
 * this: the board shows it first, then the event is written, never the other way round; what is
 * broken off in between is made good by the next publishing, with the day that it then is.
 * A notice that cannot be shown is left out with a warning (msg_desk_board_held,
 * msg_desk_board_number).  An approval is an event of the notice and stays.
 * -1: msg_desk_board_foreign, msg_desk_board_not_folder, msg_desk_board_approval, and what
 * the views, the files and the flow say. */
int desk_publish(struct desk *, const struct desk_publish *, struct desk_report *,
    struct desk_published *, struct diags *);

/* ---- Reading the board back ---- */

enum desk_seen {
	SEEN_UP,      /* the page is there, says what it should, and the index leads to it */
	SEEN_CHANGED, /* it is there but says something else */
	SEEN_MISSING, /* the page, or the way to it, is gone */
};

struct desk_watched {
	const char    *key;
	const char    *page;
	enum desk_seen seen;
	struct hash    hash;        /* of the page; zeros when it is missing */
	bool           interrupted; /* noted as an interruption: the time has not run out */
};

/* Look at every notice that is up, in the folder where the board was published last, or at an
 * address (http:// or https://), fetched by curl.  What
 * was seen is logged, once a day and whenever it is not as it should be (a warning:
 * msg_desk_board_missing, msg_desk_board_changed); a notice that is missing within its time is
 * noted as interrupted (kommunallagen 13 kap. 5 § andra stycket).  -1: msg_desk_board_other
 * when the board was not published there, msg_desk_board_strange and msg_desk_board_away for an
 * address that does not show it or cannot be reached, and what the flow says. */
int desk_watch(struct desk *, const char *folder, struct desk_report *,
    const struct desk_watched **, size_t *count, struct diags *);

#endif
