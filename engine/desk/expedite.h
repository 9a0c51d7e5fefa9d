/* Expediering: everybody who is to have a decision gets the extract of its §, with a letter, once.
 *
 * Who they are is said where the decision is made (expedieras-till, "skickas till"); how they get
 * it follows, in this order, from what was said of this decision (desk_dispatch_set), from the
 * words "för delgivning" after the name, from the list of addresses, and from what the name is: a
 * body, an office or an official of the municipality is internal.  docs/expedite.md is the user's
 * page. */
#ifndef DESK_EXPEDITE_H
#define DESK_EXPEDITE_H

#include "engine/desk/desk.h"
#include "engine/store/dispatch.h"

/* One recipient of one decision. */
struct desk_dispatch {
	const struct item_row *item;
	const char            *name;
	struct post_row        post;     /* with nothing unknown but the address */
	bool                   internal;
	bool                   secret;   /* the § or its case */
	bool                   entitled; /* may have what is secret */
	bool                   unsigned_; /* the § is not justerad */
	bool                   own_time; /* its time to appeal runs from the delgivning */
	int64_t                letter;   /* the document; 0: none, or internt */
	struct date            sent, receipt;
	struct date            receipt_by; /* where one is waited for */
	const char            *proof;    /* of the receipt; or NULL */
	const char            *held;     /* why it is not sent, in Swedish; NULL */
	const char            *status;   /* "Ska skickas", "Skickat, kvitto saknas" … */
	bool                   missing;  /* a receipt is waited for */
};

/* Those of the decisions of a meeting, of an item, or of the latest one of a case; with NULL of
 * all.  By § and as the decision names them. */
int desk_dispatches(struct desk *, const struct matter_row *, const struct desk_dispatch **,
    size_t *count, struct diags *);

struct desk_expedite {
	const char *reason;  /* to send what is not justerat; or NULL */
	bool        dry_run; /* nothing is changed; the answer is as if it were */
};

struct desk_expedited {
	const char        *name;
	const char        *channel;
	const char        *sections; /* "§§ 59 och 61" */
	const char        *key;      /* of the matter that the letter is registered with */
	int64_t            letter;   /* 0: internt, or a dry run */
};

/* Send: for each recipient one letter with all its §§ (what is secret in a letter of its own),
 * registered and put into the outbox in one transaction, so that nobody gets two, whenever it is
 * broken off.  Delgivningar begin; a case whose decision all have been sent takes its åtgärd
 * expediera.  Who is held back is said as a warning each (msg_desk_dispatch_held).  -1:
 * msg_desk_no_recipient, msg_desk_expedite_role. */
int desk_expedite(struct desk *, const struct matter_row *, const struct desk_expedite *,
    const struct desk_expedited **, size_t *count, struct desk_report *, struct diags *);

/* Say how one recipient of one decision is to have it: fields kanal, syfte, intern, sekretess,
 * adress, postnummer, ort, e-post.  -1: msg_desk_dispatch_none, msg_desk_dispatch_field,
 * msg_desk_dispatch_value, msg_desk_dispatch_sent. */
int desk_dispatch_set(struct desk *, const struct matter_row *, const char *name,
    const struct desk_given *, size_t count, struct diags *);

/* The receipt came on that day.  Where the decision is served (delgivning), its time begins to run.
 * -1: msg_desk_dispatch_none, msg_desk_dispatch_unsent, msg_desk_dispatch_day. */
int desk_dispatch_receipt(struct desk *, const struct matter_row *, const char *name,
    struct date, const char *proof, struct desk_report *, struct diags *);

/* Take in a list of addresses (mottagare;kanal;syfte;intern;adress;postnummer;ort;e-post).  Every
 * problem by line and column, and then nothing is taken. */
int desk_addressees_import(struct desk *, const char *file, const char *text, size_t size,
    size_t *count, struct diags *);

#endif
