/* The desk: what people do with the register.
 *
 * Every function here is one thing that a person does: open a case, press an åtgärd, add
 * a document, look at a list.  A thing that changes the register is one transaction, or
 * one for each matter that it reaches: the step of a matter with its documents, numbers,
 * deadlines and rows is wholly done or not at all, and events to other matters wait in the
 * inbox, which is drained before the function returns.  Whoever is interrupted in between
 * loses nothing: the next changing command drains what was left.
 *
 * All texts that a function gives live in the desk's arena until desk_close().  A
 * function that fails (-1 or NULL) has changed nothing but what its report says. */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libxml/tree.h>

#include "base/date.h"
#include "engine/chart/step.h"
#include "engine/store/check.h"
#include "engine/store/content.h"
#include "engine/store/matter.h"
#include "engine/store/meeting.h"
#include "engine/store/people.h"
#include "engine/store/store.h"

struct arena;
struct diags;
struct intake;

struct desk;

/* ---- Beginning ---- */

struct desk_start {
	const char *path;   /* of the register to be made */
	const char *from;   /* folder with kommun.xml, personer.csv and the logotype */
	const char *data;   /* folder that holds workflows/ and templates/ */
	const char *user;
	struct date day;
	bool        trial;  /* days may be past or future */
};

struct desk_started {
	size_t bodies, persons, mandates, flows, templates;
};

/* Make a register: municipality, bodies and people from a folder, flows, fields, reading
 * patterns, templates and phrases copied in from the program's own, all of them checked
 * first.  All or nothing. */
int desk_init(const struct desk_start *, struct desk_started *, struct diags *);

struct desk_who {
	const char *user; /* user id */
	struct date day;  /* legal day; DATE_NONE: today.  To write on another day than today
	                     takes a register made for trial: msg_desk_day */
};

/* Open the register for one command.  In a register made for trial a user who is not in
 * it may do everything; otherwise such a user may only look.  NULL on failure: as
 * store_open, msg_desk_day. */
struct desk *desk_open(const char *path, enum store_mode, const struct desk_who *, struct diags *);
void         desk_close(struct desk *);

bool          desk_is_trial(const struct desk *);
struct date   desk_day(const struct desk *);
struct store *desk_store(struct desk *); /* for lists: reading only */

/* ---- Matters ---- */

/* The matter that a user means: "SN 2026/00017" in any spelling of a dnr, "SN/2026-09-22",
 * "SN/2026-09-22/3", "SN/2026-09-22/§52", "SN/2026-09-22/justering-1", "anslag/2026-31".
 * NULL: msg_desk_no_matter, with what a MATTER looks like. */
struct matter_row *desk_matter(struct desk *, const char *spelling, struct diags *);

/* Its Status and the role that it waits for. */
const char *desk_status(struct desk *, const struct matter_row *, struct diags *);
const char *desk_owner(struct desk *, const struct matter_row *, struct diags *);

/* The value of a field in its data; "" if it has none. */
const char *desk_field(struct desk *, const struct matter_row *, const char *name);

/* The fields that have a value, in the flow's order, with their titles. */
struct desk_value {
	const char     *name, *title, *text;
	enum field_type type;
};
int desk_fields(struct desk *, const struct matter_row *, const struct desk_value **,
    size_t *count, struct diags *);

/* Every åtgärd, open or not, with the reasons. */
const struct chart_answers *desk_why(struct desk *, const struct matter_row *, struct diags *);

/* A field as it was typed.  The same name again adds a line to a långtext. */
struct desk_given {
	const char *name, *value;
};

/* ---- Bodies ---- */

/* What the reglemente of a body decides, as kommun.xml has it (<inkallelse>, <distans> …): names
 * and values in the order written; and the announcing that its type brings when nothing is said. */
int desk_body_settings(struct desk *, const struct body_row *, const struct desk_given **,
    size_t *count, struct diags *);

/* ---- Meetings, looked at ---- */

/* A meeting with its people, items and presence; msg_desk_not_a if it is none.  See
 * engine/view/meeting.h. */
struct view_meeting;
struct view_meeting *desk_meeting_read(struct desk *, const struct matter_row *, struct diags *);

/* One item as the protocol shows it: <vy><paragraf>…</paragraf></vy>, as in
 * templates/protokoll/specimen.xml.  Free with xmlFreeDoc. */
xmlDocPtr desk_paragraph(struct desk *, const struct view_meeting *, size_t index, struct diags *);

/* The register's phrases, which the texts of protocols are said with. */
struct phrases;
const struct phrases *desk_texts(struct desk *, struct diags *);

/* What was said, voted on and decided in an item of it: engine/board/record.h. */
struct record;
const struct record *desk_record(struct desk *, const struct view_meeting *, size_t index,
    struct diags *);

/* Texts in writing that were announced in it, with the day by which they are to have come:
 * engine/view/view.h. */
struct view_text_due;
const struct view_text_due *desk_texts_of(struct desk *, const struct view_meeting *,
    const struct record *, size_t *count, struct diags *);

/* What hinders the protocol, as problems with the law: quorum, chair, justerare, §§
 * without a decision (P-8).  0 if nothing does, -1 if something does. */
int desk_meeting_check(struct desk *, const struct matter_row *, struct diags *);

/* ---- What a command did ---- */

enum desk_did {
	DID_OPEN,     /* a matter was made: key, text = title */
	DID_MOVE,     /* a matter's Status changed: key, before, after */
	DID_STAY,     /* an åtgärd was done that left the Status as it was: key, text = åtgärd */
	DID_NUMBER,   /* an item got its §: key, number */
	DID_DOCUMENT, /* a document was registered: key, text = title, number = its id */
	DID_DEADLINE, /* a deadline was set or changed: key, text = title, day, law */
	DID_MET,      /* a deadline is no longer held: key, text = title */
	DID_PASSED,   /* a warning was passed with a reason: key, text = the warning */
	DID_NOTE,     /* a message was written: key, text = to whom */
	DID_REFUSED,  /* an event was not taken by a matter: key, text = why */
	DID_UNDO,     /* an event was undone: key, text = its name, number */
	DID_GONE,     /* a deadline is no longer held, since its step was undone: key, text, day */
	DID_KEPT,     /* a document of an undone event stays: key, text = title, number = its id */
};

struct desk_line {
	enum desk_did     did;
	const char       *key;
	const char       *text;
	const char       *before, *after;
	long long         number;
	struct date       day;
	const char       *law;
	struct desk_line *next;
};

struct desk_report {
	const char       *key; /* of the matter that the command was about */
	struct desk_line *first, *last;
};

/* ---- Doing ---- */

struct desk_case {
	const char              *flow;  /* "remiss" */
	const struct desk_given *given;
	size_t                   count;
	const char              *file_name; /* a Word file to begin from, or NULL */
	const char              *file_bytes;
	size_t                   file_size;
};

/* Open a case.  Fields of the file are taken where none were given; the file is
 * registered as the case's first document.  *read (may be NULL) gets what was found in the file.
 * The diarium is that of the body named by the field mottagare, or the only one. */
int desk_case_new(struct desk *, const struct desk_case *, struct desk_report *,
    const struct intake **read, struct diags *);

/* Press an åtgärd of a matter's flow.  Deadlines of the matter that have passed do first, in
 * the same transaction, what the flow says: a refusal takes that back as well, and
 * msg_desk_passed names the deadline, since the reasons are those of the state after it. */
struct desk_press {
	const char              *action;
	const struct desk_given *given;
	size_t                   count;
	const char              *reason; /* for passing a warning, or NULL */
};
int desk_do(struct desk *, const struct matter_row *, const struct desk_press *,
    struct desk_report *, struct diags *);

/* End a matter by the åtgärd that does so where it stands, unless something hinders: other matters
 * below it that are open, recipients who have not got the decision, conditions.  Flows end most
 * matters by themselves, and then this says why it has not come to that.  -1 with a
 * msg_desk_not_closed for each hindrance; msg_desk_closed. */
int desk_case_close(struct desk *, const struct matter_row *, const char *reason,
    struct desk_report *, struct diags *);

/* Undo the latest step of a matter by an event of its own, which restores data, states and
 * deadlines; nothing is erased, and documents that the step made stay.  Events that changed
 * nothing (a document was added) are passed over.  Asked for again it undoes the step before that;
 * with 'redo' it takes the latest undo back, as long as no other step has been taken.  It takes the
 * role that the step took, or a registrator (msg_desk_undo_role).  -1: msg_desk_no_undo where there
 * is no step, msg_desk_no_redo where there is no undo; msg_desk_not_undone with why it cannot be:
 * it gave a § number, was signed, posted, sent, opened another matter, changed another matter, came
 * from another matter or from a deadline that passed; msg_desk_undo_unsure when the log run again
 * does not lead to what the register holds. */
int desk_undo(struct desk *, const struct matter_row *, bool redo, const char *reason,
    struct desk_report *, struct diags *);

struct desk_meeting {
	const char *body;  /* code */
	struct date day;
	const char *time, *place; /* or NULL */
	bool        extra;        /* besides those of the plan */
};
int desk_meeting_new(struct desk *, const struct desk_meeting *, struct desk_report *,
    struct diags *);

/* Put cases on a meeting's list, in this order: all of them or none. */
int desk_meeting_add(struct desk *, const struct matter_row *meeting,
    const struct matter_row *const cases[], size_t count, struct desk_report *, struct diags *);

/* Move the items with these punkter or higher to a place (from 1) among what has not been taken
 * up: msg_desk_no_place when there is none such.  With 'from' 0 nothing is moved, only tried. */
int desk_meeting_place(struct desk *, const struct matter_row *meeting, int from, int place,
    struct desk_report *, struct diags *);

/* Put something that is no case on the list. */
struct desk_item {
	const char *title;
	const char *kind;     /* "öppnande", "val", "information" …; NULL: as the flow says */
	const char *handling; /* what is said of it, lines; or NULL */
	const char *proposal; /* what the body is to decide; or NULL */
};
int desk_meeting_add_item(struct desk *, const struct matter_row *meeting,
    const struct desk_item *, struct desk_report *, struct diags *);

/* The item that reports delegated decisions: how many in each group of a CSV list (columns
 * "grupp", and "antal" where a row stands for more than one; others are not looked at).  Names
 * and anything else of the list are not kept. */
int desk_meeting_delegation(struct desk *, const struct matter_row *meeting, const char *file,
    const char *text, size_t size, struct desk_report *, struct diags *);

/* Do what the notes say, in their order: open the meeting, take up each item (one that is not on
 * the list is put there), decide it, end the meeting.  What has been done before is passed over,
 * so it can be asked for again.  Each is an åtgärd and a transaction of its own: what was done
 * before a failure stays done.  'reason' is for warnings, or NULL. */
int desk_meeting_carry_out(struct desk *, const struct matter_row *meeting, const char *reason,
    struct desk_report *, struct diags *);

/* Förhinder before the meeting: that a member cannot come, or what an ersättare who was asked in
 * his or her place answered.  msg_desk_absence_role if the one is no member or the other no
 * ersättare. */
struct desk_absence {
	const char *member;
	const char *called; /* or NULL */
	bool        accepts;
};
int desk_meeting_absence(struct desk *, const struct matter_row *meeting,
    const struct desk_absence *, struct diags *);
/* The meeting as it will be: whom the order calls in has a path in the attendance. */
struct view_meeting *desk_meeting_expected(struct desk *, const struct matter_row *meeting,
    struct diags *);

/* Omedelbar justering of §§ ("76", "76, 78") on the spot: a round of their own with its text
 * as a Word file, signed on the desk's day.  The board must have declared it
 * (msg_desk_not_immediate). */
int desk_sign_now(struct desk *, const struct matter_row *meeting, const char *sections,
    const char *reason, struct desk_report *, struct diags *);

/* The next number of a body's § series in a year, upwards only, with a reason for the log: a
 * municipality may begin in any month. */
int desk_number_set(struct desk *, const char *body, int year, int next, const char *reason,
    struct diags *);

/* Take in the notes of a meeting (docs/board.md): presence, justerare, clock.  Notes that
 * are given again replace the earlier ones, until the protocol is signed. */
int desk_meeting_notes(struct desk *, const struct matter_row *meeting, const char *file,
    const char *text, size_t size, struct desk_report *, struct diags *);

struct desk_document {
	const char    *kind;
	const char    *file_name;
	const void    *bytes;
	size_t         size;
	enum direction direction;
	const char    *party; /* from or to whom, or NULL */
	const char    *address, *channel; /* how the party is reached (parties.h), or NULL */
	const char    *their_number; /* the sender's own, or NULL */
	const char    *title; /* NULL: the file's name */
	struct date    day;   /* it came in, was sent or finished; none: the legal day */
	bool           morning_post; /* it lay in the post of that morning */
};
/* Register a file with a matter, kept byte for byte.  A Word file that we made must open; one that
 * came in is only warned of (msg_desk_document_unread).  From a tjänsteskrivelse, and from a remiss
 * that is to be answered, the case takes the fields that it lacks.  What was found in the morning's
 * post came in on the arbetsdag before (förvaltningslagen 22 § 2 st.).  A day that has not come is
 * refused: msg_desk_document_day.  A document that came in from nobody, or was sent to nobody, is
 * warned of: msg_desk_document_party (OSL 5 kap. 2 §). */
int desk_document_add(struct desk *, const struct matter_row *, const struct desk_document *,
    struct desk_report *, struct diags *);

/* What came in and what was sent from 'first' to 'last', of all bodies or of one (NULL: all), by
 * day.  'for_anyone': of what is marked secret (secrecy.h) there are only the
 * open titles, and no party (offentlighets- och sekretesslagen 5 kap. 2 § 2 st.). */
struct desk_post {
	struct document_row *document;
	const char          *title;  /* the matter's */
	bool                 secret; /* the matter or the document is marked */
};
int desk_post_list(struct desk *, struct date first, struct date last, const char *body,
    bool for_anyone, struct desk_post **, size_t *count, struct diags *);

/* Make a document of a kind out of its template now: a new version of it.  When somebody has
 * edited the newest version and it says something else than what was made, it says what to do:
 * msg_desk_edited, nothing (the edited version stays the newest), or a new version after it.
 * Earlier versions always stay.  msg_desk_protocol_signed: a signed protocol is not made again. */
enum desk_edited { EDITED_REFUSE, EDITED_KEEP, EDITED_REPLACE };
int desk_document_make(struct desk *, const struct matter_row *, const char *kind,
    enum desk_edited, struct desk_report *, struct diags *);

/* What making it now would change in the newest version, as a Word file with tracked changes at
 * the end of 'out'.  Nothing is registered.  msg_desk_nothing_made when there is no version. */
struct buf;
int desk_document_compare(struct desk *, const struct matter_row *, const char *kind,
    struct buf *out, struct diags *);

/* ---- Word both ways: read_back.c ---- */

/* What became of a field between what was sent and what came back. */
enum desk_change {
	CHANGE_NONE,   /* as it was sent, or the same in the file and in the case */
	CHANGE_PERSON, /* changed in the file */
	CHANGE_CASE,   /* changed in the case meanwhile */
	CHANGE_BOTH,   /* changed in both, to different texts */
	CHANGE_LOST,   /* not found in the file */
};

struct desk_read_field {
	const char      *name;   /* as in the view: "ärende/rubrik" */
	const char      *field;  /* the case's; NULL: none, so that it cannot be taken in */
	bool             block;
	enum desk_change change;
	const char      *sent, *returned, *now; /* texts; returned NULL: not found */
	const char      *stored;   /* what the file keeps beside, when that is another; NULL */
	const char      *found_by; /* "tag", "bookmark" … */
	bool             has_more; /* tables, pictures or notes that no field can hold */
	bool             take;     /* --apply would take, or has taken, the file's text */
};

/* A paragraph outside the fields that differs from what was sent. */
struct desk_read_rest {
	const char *change;         /* "added", "removed", "changed" */
	const char *text, *old_text; /* NULL: there is none */
	const char *place;
};

struct desk_read_back {
	struct matter_row        *matter;
	struct document_row      *sent;   /* the version that the file was made from */
	struct document_row      *newest; /* of the same document */
	const char               *found_by; /* "store" or "number": how it was known */
	struct desk_read_field   *field;
	size_t                    fields;
	const struct desk_read_rest *rest;
	size_t                    rests;
	bool                      known;  /* these very bytes are registered already … */
	int                       known_version; /* … as this version */
	const char               *file_name;
	const void               *bytes; /* the caller's */
	size_t                    size;
};

/* Read a file that Kansli made and people have edited: which document it is, and what became of
 * each field.  Changes nothing.  NULL: msg_desk_not_ours, or what reading a Word file says. */
struct desk_read_back *desk_read_back(struct desk *, const char *file_name, const void *bytes,
    size_t size, struct diags *);

/* Whose text is taken for a field ("rubrik" or "ärende/rubrik"); with name NULL for every field
 * that was changed in both. */
struct desk_choice {
	const char *name;
	bool        person;
};

/* Take what people changed into the case: its fields and the file as the next version of the
 * document, in one event.  Fields changed in both without a choice: msg_desk_conflict for each, and
 * nothing is changed.  read->field[].take says what was taken. */
int desk_read_back_apply(struct desk *, struct desk_read_back *, const struct desk_choice *,
    size_t choices, struct desk_report *, struct diags *);

/* A matter's documents; of a case also those of its items (its extracts). */
int desk_documents(struct desk *, const struct matter_row *, struct document_row **,
    size_t *count, struct diags *);

/* The same, and those of all matters below it: its remisser, its uppdrag, its delegationsbeslut. */
int desk_all_documents(struct desk *, const struct matter_row *, struct document_row **,
    size_t *count, struct diags *);

/* Add or bring up to date the people of a CSV file; every problem by row.  All or nothing. */
struct desk_people {
	size_t persons, mandates;
	size_t matrix; /* lines of an inkallelseordning, when the file is one */
};
int desk_person_import(struct desk *, const char *file, const char *text, size_t size,
    struct desk_people *, struct diags *);

/* Put a new version of a flow into the register.  It is read as lint reads it, with the register's
 * own fields and flows; cases that are opened from then on follow it, others stay on the version
 * that they began with.  The very bytes of the newest version again: nothing is added. */
struct desk_flow {
	const char *name;
	int         version, earlier; /* the newest one before; 0: none */
};
int desk_flow_install(struct desk *, const char *file, const char *text, size_t size,
    struct desk_flow *, struct diags *);

/* Let the deadlines that have passed do what their flows say, in the order (day, matter),
 * each as its own step, and drain the inbox.  *fired gets how many. */
int desk_tick(struct desk *, struct desk_report *, size_t *fired, struct diags *);

/* Events still waiting in the inbox are taken.  Called by the doing functions. */
int desk_drain(struct desk *, struct desk_report *, struct diags *);

#endif
