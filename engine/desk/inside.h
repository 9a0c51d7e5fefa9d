/* The desk from the inside: what its files share. */
#ifndef DESK_INSIDE_H
#define DESK_INSIDE_H

#include <libxml/tree.h>

#include "engine/chart/flow.h"
#include "engine/desk/desk.h"
#include "engine/desk/sheet.h"
#include "engine/store/queue.h"
#include "engine/view/view.h"

enum { DESK_MAX_CHARTS = 64, DESK_MAX_ROLES = 32, DESK_MAX_TEMPLATES = 16 };

struct desk_chart {
	struct hash         hash;
	const struct chart *chart;
};

struct template;
struct desk_template {
	struct hash      hash;
	const char      *kind;
	struct template *template;
};

struct desk {
	struct arena            *arena;
	struct arena            *kept;    /* for definitions; the same, unless work is done in
	                                     arenas of its own */
	struct store            *store;
	struct date              day;
	bool                     trial;
	const char              *user;
	struct person_row       *person;  /* NULL: not in the register */
	const struct flow_world *world;   /* read at first use */
	struct desk_chart        chart[DESK_MAX_CHARTS];
	size_t                   chart_count;
	xmlDocPtr                municipality;
	const struct phrases    *phrases;
	struct desk_template     template[DESK_MAX_TEMPLATES]; /* a ring */
	size_t                   template_count; /* that were ever compiled */
	bool                     post_letters; /* a remiss goes into the outbox */
	const char              *other_kind; /* whose template is another one, for a while; NULL */
	struct hash              other_hash; /* … this one */
	struct ahead            *ahead;      /* documents that threads are making; NULL */
	struct view_kept        *meetings; /* what is the same each time that a meeting is read */
};

/* ---- definitions.c: flows, phrases, municipality, as the register holds them ---- */

const struct flow_world *desk_world(struct desk *, struct diags *);

/* The chart that a matter is pinned to; of a flow's newest version by its name, with the
 * hash that a new matter is pinned to.  NULL: msg_desk_no_flow with the nearest names. */
const struct chart *desk_chart_of(struct desk *, const struct matter_row *, struct diags *);
const struct chart *desk_chart_named(struct desk *, const char *name, struct hash *,
    struct diags *);

xmlDocPtr             desk_municipality(struct desk *, struct diags *);
const struct phrases *desk_phrases(struct desk *, struct diags *);

/* ---- roles.c ---- */

/* The roles that the user has today, in the whole municipality and in 'body' (may be NULL).
 * In a trial register an unknown user has all of them. */
int desk_roles(struct desk *, const char *body, const char *const **roles, size_t *count,
    struct diags *);

/* Warn of a name that is nobody's but near somebody's. */
int desk_look_at_person(struct desk *, const char *who, struct diags *);

/* ---- step.c: one event, one matter, inside a transaction ---- */

/* Take an event.  The matter row is brought up to date.  *taken (may be NULL) says whether
 * anything listened. */
int desk_step(struct desk *, struct matter_row *, const struct chart_event *,
    struct desk_report *, bool *taken, struct diags *);

/* Why the matter does not end by itself (chart_hinders). */
int desk_hinders(struct desk *, const struct matter_row *, const struct step_reason **,
    size_t *count, struct diags *);

/* The active states of a row as a chart wants them. */
struct chart_active desk_active(struct desk *, const char *states);

/* Take an EVENT_REST in other states than the row says, and of the flow version that it is pinned
 * to; it is logged whether or not anything was enabled. */
int desk_step_at(struct desk *, struct matter_row *, struct chart_active,
    const struct chart_event *, struct desk_report *, struct diags *);

/* Take an event of the log again: states, data, deadlines and rows are written, documents, other
 * matters and the log are left alone.  *verbs gets 1 << enum verb for each thing that it asked for.
 * Fails too when nothing listens to it. */
int desk_step_again(struct desk *, struct matter_row *, struct chart_active,
    const struct chart_event *, unsigned *verbs, struct diags *);

/* The day is not before the matter's latest event, unless the register is for trial. */
int desk_check_day(struct desk *, const struct matter_row *, struct date, struct diags *);

/* A new matter in two parts: its row (kind, key, code/year/number, title, parent, body are
 * given) pinned to the newest version of a flow; then, when the rows that its conditions
 * look at are there too, its first step with 'data'. */
int desk_matter_add(struct desk *, struct matter_row *, const char *flow, struct desk_report *,
    struct diags *);
int desk_matter_begin(struct desk *, struct matter_row *, const struct chart_value *data,
    size_t count, struct desk_report *, struct diags *);

/* What the views are made from. */
int desk_view_source(struct desk *, struct view_source *, struct diags *);

/* Typed fields as event data: repeated names joined by newline. */
const struct chart_value *desk_values(struct desk *, const struct desk_given *, size_t count,
    size_t *values);

/* ---- verbs.c: what a step asked for ---- */

/* With 'cause' 0: what belongs to the step's own event, before that is written.  With the
 * event's number: what it causes. */
int desk_carry_out(struct desk *, struct matter_row *, const struct chart_result *,
    int64_t cause, struct desk_report *, struct diags *);

/* Of these, what changes rows of lists: numbers, what has been sent. */
int desk_carry_out_rows(struct desk *, struct matter_row *, const struct chart_result *,
    struct diags *);

/* ---- rows.c: the rows of lists and computations, out of a matter's data ---- */

int desk_rows(struct desk *, const struct matter_row *, struct diags *);

/* ---- source.c: what is proposed and decided, and where the officer wrote it ---- */

/* What is proposed to a meeting that gets the case, into the new item's proposal and decision_from:
 * what a body before it proposed, else the proposal of the officer's Word file, else the case's
 * field förslag. */
struct item_row;
int desk_proposal(struct desk *, const struct matter_row *, struct item_row *, struct diags *);

/* Settle what the item's decision says: what was 'written' (NULL: nothing), else what the notes
 * say, else what was proposed if the outcome agrees with it.  Outcome and kind are given; decision,
 * decision_from and summary_from are filled in, and the proposal if the file has been changed since
 * the item came on the list (msg_desk_proposal_changed, a warning). */
int desk_decided(struct desk *, struct item_row *, const char *written, struct diags *);

/* ---- make.c ---- */

/* The templates that were compiled, when the desk is closed. */
void desk_templates_free(struct desk *);

/* Use another template for a kind until it is set back with NULL: a Word file, or with 'bytes' NULL
 * one of the register by its name.  It is tried with the kind's specimen first. */
int desk_use_template(struct desk *, const char *kind, const char *name, const void *bytes,
    size_t size, struct diags *);

/* A document of a kind as the next version of 'replaces'; of the latest one that was made when
 * that is 0. */
int desk_make(struct desk *, const struct matter_row *, const char *kind, int64_t replaces,
    struct desk_report *, struct diags *);

/* Its file alone, registered nowhere: row->kind is given, its two hashes are filled in. */
struct buf;
int desk_make_file(struct desk *, const struct matter_row *, struct document_row *, struct buf *,
    const char **view, struct diags *);

/* A page of a kind that is of no matter, such as a list: 'view' is what its template sees. */
int desk_page(struct desk *, const char *kind, const char *title, xmlDocPtr view,
    struct buf *file, struct diags *);

/* The file of the view, registered with the matter as a document of row->kind and to row->party, as
 * one that was sent when that is not NULL.  row->title is given, row->id is filled in. */
int desk_make_of(struct desk *, const struct matter_row *, struct document_row *, xmlDocPtr view,
    struct desk_report *, struct diags *);

/* The file of a document again as it was made, with an element of its view left out (NULL: none).
 * One that was not made here is as it is. */
int desk_make_again(struct desk *, const struct document_row *, const char *without,
    struct buf *, struct diags *);

/* ---- task.c ---- */

/* The day that 'when' names after 'after': msg_desk_occasion with the names that there are. */
int desk_task_day(struct desk *, const char *when, struct date after, struct date *,
    struct diags *);
/* The data of a new uppdrag below 'parent' (or NULL) with the day that its "när" means, where
 * none is given; of one that comes back, the first day after the one before.  NULL on failure. */
const struct chart_value *desk_task_values(struct desk *, const struct matter_row *parent,
    const struct chart_value *, size_t *count, struct diags *);

/* ---- meeting.c ---- */

/* Set up a meeting, inside a transaction. */
int desk_meeting_start(struct desk *, const struct desk_meeting *, struct desk_report *,
    struct diags *);

/* Put something that is no case on a meeting's list, inside a transaction. */
int desk_item_start(struct desk *, const struct matter_row *meeting, const struct desk_item *,
    struct desk_report *, struct diags *);

/* May something be put on the list of the meeting?  0 or -1: msg_desk_meeting_over. */
int desk_list_is_open(struct desk *, const struct matter_row *meeting, struct diags *);

/* ---- document.c ---- */

/* The event that seals a matter's data and the documents that were added in this step; with why
 * (may be NULL). */
int desk_seal(struct desk *, const struct matter_row *, const char *name, const char *values,
    struct diags *);
int desk_log(struct desk *, const struct matter_row *, const char *name, const char *values,
    const char *reason, struct diags *);

/* ---- Names of events that are none of a flow's: what they say is in the log (replay.c) ---- */

#define DESK_ADDED     "handling tillagd"
#define DESK_READ_BACK "handling återläst"
#define DESK_MARKED    "sekretessmarkering"
#define DESK_UNMARKED  "sekretessmarkering hävd"
#define DESK_VOIDED     "makulerad"
#define DESK_REASSIGNED "ny handläggare"
#define DESK_PARTY      "part antecknad"
#define DESK_STATED     "yttrande ur lista"
#define DESK_REPORTED   "delegationslista"

/* The value that says which document was marked; it stands last. */
#define DESK_MARKED_DOCUMENT "handling"

/* ---- edited.c ---- */

/* The newest of the kind, when it is a Word file that people have changed; else NULL. */
int desk_edited(struct desk *, const struct matter_row *, const char *kind, struct document_row **,
    struct diags *);

/* ---- mail.c ---- */

/* The kind of what waits in the outbox to be sent as mail. */
#define DESK_MAIL "mail"

struct mail_part {
	const char *name, *type; /* of the file that is attached */
	const void *bytes;
	size_t      size;
};

struct mail {
	const char *to, *subject, *text;
	const char *key;       /* Message-ID and the marks between parts follow from it */
	const char *date;      /* the header: desk_mail_day() */
	bool        automatic; /* a machine's: nobody is to be answered by another */
	const struct mail_part *part;
	size_t      parts;
};

/* The mail as it is sent (RFC 5322), at the end of the buffer; from the address of kommun.xml. */
struct buf;
int desk_mail_write(struct desk *, const struct mail *, struct buf *, struct diags *);
const char *desk_mail_day(struct desk *, struct date);

/* Can mail be sent there?  Nothing in it could end a header or name somebody else. */
bool desk_is_address(const char *);

/* A reminder to a person; NULL, with a warning, if the person has no address. */
const char *desk_mail(struct desk *, const struct person_row *to, const char *key,
    const char *subject, const char *text, struct diags *);

/* ---- desk.c ---- */

/* Press an åtgärd, inside a transaction. */
int desk_press(struct desk *, struct matter_row *, const struct desk_press *, struct desk_report *,
    struct diags *);

/* The first error, in words. */
const char *desk_in_words(struct desk *, const struct diags *);

/* A transaction for what a person does: what waited in the inbox has been taken before it.
 * desk_end commits if 'result' is 0, else rolls back, and drains the inbox if anything was
 * sent; 0 or -1. */
int desk_begin(struct desk *, struct desk_report *, struct diags *);
int desk_end(struct desk *, int result, struct desk_report *, struct diags *);

/* Commit if 'result' is 0, else roll back; 0 or -1. */
int desk_finish(struct desk *, int result, struct diags *);

/* ---- case.c, document.c ---- */

/* The fields of a Word file by the register's patterns. */
const struct intake *desk_read_file(struct desk *, const char *name, const void *bytes,
    size_t size, struct diags *);

/* What was given, and after it what was read and not given, of the chart's fields. */
struct desk_given *desk_with_read(struct desk *, const struct chart *, const struct desk_given *,
    size_t n, const struct intake *, size_t *count);

/* Open a case inside a transaction, without a file. */
int desk_case_start(struct desk *, const struct desk_case *, struct desk_report *, struct diags *);

/* Register a file. */
int desk_register_file(struct desk *, const struct matter_row *, const struct desk_document *,
    struct desk_report *, struct diags *);

/* ---- people.c ---- */

/* Write the people of a CSV file into the register, inside a transaction. */
int desk_people_write(struct desk *, const char *file, const char *text, size_t size,
    struct desk_people *, struct diags *);

/* ---- meeting_look.c ---- */

/* Has the meeting, or the signing round, a § whose text is secret?  Is the item one? */
int desk_has_secret(struct desk *, const struct matter_row *, bool *it, struct diags *);

/* The decision as the meeting's notes have it, a line a point; NULL: they do not say. */
int desk_noted_decision(struct desk *, const struct item_row *, const char **text, struct diags *);

/* ---- tabled.c ---- */

/* Put the body's tabled and returned cases on the list of the meeting that they were tabled to;
 * where no day was said, of the body's next meeting.  Those that are not ready, or whose meeting is
 * not there or has no open list, are passed over: the next meeting that is set up takes them. */
int desk_bring_back(struct desk *, const char *body, struct desk_report *, struct diags *);

/* ---- matrix.c ---- */

/* Is the list an inkallelseordning (organ;parti;ordning) and not people?  Write it. */
bool desk_is_matrix(const struct sheet *);
int desk_matrix_write(struct desk *, const char *file, const struct sheet *, struct desk_people *,
    struct diags *);

/* ---- notice.c, delivery.c ---- */

/* The key of a new notice, "anslag/2026-7", out of the series of the year. */
int desk_notice_number(struct desk *, struct matter_row *, struct diags *);

enum { DESK_SPECIAL = 4 };

/* The time of another law that kommun.xml has by this name (rule Ö-7), as the fields
 * särskild-tid, särskild-antal, särskild-enhet and särskild-lag.  Returns how many: 0 for "",
 * 1 if there is no such time, which the flow says. */
size_t desk_special(struct desk *, const char *name, struct desk_given[DESK_SPECIAL],
    struct diags *);

/* The row of a new notice below 'parent': of the justering of a signing round; else of a
 * decision on delegation. */
int desk_notice_fill(struct desk *, const struct matter_row *, const struct matter_row *parent,
    struct diags *);

/* The row of a new delgivning of what was decided in 'about'; its title is the recipient. */
int desk_delivery_fill(struct desk *, const struct matter_row *, const struct matter_row *about,
    struct diags *);

/* ---- config.c ---- */

/* Look through kommun.xml, by line: msg_desk_municipality_twice, msg_desk_body_twice; a name that
 * seems misspelt is a warning (msg_desk_municipality_unknown). */
int desk_look_at_municipality(struct desk *, xmlDocPtr, struct diags *);

/* ---- search.c ---- */

/* What a Word file says, for search; NULL for other files and for what cannot be read. */
const char *desk_words_of(struct arena *, const char *file_name, const void *bytes, size_t size);

/* Those of one that was just made out of a template: its parts are as Kansli writes them, so that
 * only the main one is looked at, and not as a document. */
const char *desk_words_made(struct arena *, const void *bytes, size_t size);

/* Have the texts of the documents been read into the index?  Note that they have. */
int desk_has_index(struct desk *, bool *is_made, struct diags *);
int desk_mark_index(struct desk *, struct diags *);

/* ---- publish.c ---- */

/* The setting that says where the public board is. */
#define DESK_BOARD_FOLDER "board"

/* ---- close.c ---- */

/* The message for each matter below that is open, with which it is. */
int desk_ask_children(struct desk *, const struct matter_row *, const struct message *hinders,
    struct diags *);

/* ---- void.c ---- */

#define DESK_VOID_STATUS "Makulerat"

/* The role by which the user keeps the diarium, "registrator" or "kanslichef"; NULL:
 * msg_desk_registrar. */
const char *desk_registrar(struct desk *, const char *body, struct diags *);

/* Nothing is done in what is makulerat: msg_desk_void. */
int desk_check_open(const struct matter_row *, struct diags *);

/* Void a matter inside a transaction, with the event; and without, for the log run again. */
int desk_void(struct desk *, struct matter_row *, const char *role, const char *reason,
    struct desk_report *, struct diags *);
int desk_void_again(struct desk *, struct matter_row *, struct desk_report *, struct diags *);

/* ---- parties.c ---- */

/* Is it good?  And written inside a transaction, with its event. */
struct party_row;
int desk_party_check(const struct party_row *, struct diags *);
int desk_party_write(struct desk *, const struct matter_row *, const struct party_row *,
    struct desk_report *, struct diags *);

/* ---- report.c ---- */

/* One more line, with no day and nothing but this; the caller fills in the rest. */
struct desk_line *desk_say(struct desk *, struct desk_report *, enum desk_did, const char *key,
    const char *text);

/* The lines of another report at the end of this one, with their strings in 'arena'. */
void desk_report_add(struct desk_report *, struct arena *, const struct desk_report *);

/* ---- data.c ---- */

/* The fields of a data document ("<vy><rubrik>…</rubrik></vy>"): read, set. */
const char *data_get(struct arena *, xmlDocPtr, const char *name);
void        data_set(xmlDocPtr, const char *name, const char *value);
xmlDocPtr   data_read(const struct matter_row *, struct diags *);
/* Values as such a document, and back; NULL for none. */
const char *data_of_values(struct desk *, const struct chart_value *, size_t count);
const struct chart_value *data_values(struct desk *, const char *text, size_t *count,
    struct diags *);

#endif
