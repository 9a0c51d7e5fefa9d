/* Sekretessmarkering of cases and documents, and what anyone may see of what is marked
 * (offentlighets- och sekretesslagen 5 kap. 2 and 5 §§).
 *
 * A mark is a reminder and no decision: each time somebody asks for a document its secrecy is
 * tried anew.  What is marked never stands in what Kansli makes for anyone: docs/secrecy.md. */
#ifndef DESK_SECRECY_H
#define DESK_SECRECY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

struct desk;
struct desk_report;
struct diags;
struct document_row;
struct matter_row;

/* What is asked for.  NULL leaves a text as it is; of the first marking the authority is the body
 * of the case and the day today. */
struct desk_secrecy {
	const char *provision;  /* "26 kap. 1 § OSL"; msg_desk_provision if it names none */
	const char *authority;  /* who marks it: "Socialnämnden" */
	const char *open_title; /* what anyone may see in place of the title; "": nothing */
	struct date day;        /* DATE_NONE: as it is */
	bool        lift;       /* it is not secret any more; its open title goes too */
	const char *reason;     /* for the log, or NULL */
};

/* Mark a case, change its marking, or take it away, by an event.  -1: msg_desk_not_marked when
 * there is nothing to change, msg_desk_not_a when it is no case. */
int desk_case_secrecy(struct desk *, const struct matter_row *, const struct desk_secrecy *,
    struct desk_report *, struct diags *);

/* The same of a document, in all its versions, by an event of its case. */
int desk_document_secrecy(struct desk *, int64_t document, const struct desk_secrecy *,
    struct desk_report *, struct diags *);

/* Is the matter, or one above it, marked?  Of an item its case counts, and what the notes of its
 * meeting say.  What cannot be read is taken to be. */
bool desk_is_secret(struct desk *, const struct matter_row *);

/* What anyone may call the matter: its title; of what is marked the open title; NULL if that is
 * not given. */
const char *desk_open_title(struct desk *, const struct matter_row *);

/* Is the document marked, or of a kind that only holds what is secret, or its matter marked?  And
 * what anyone may call it, NULL for nothing. */
bool        desk_is_secret_document(struct desk *, const struct document_row *,
    const struct matter_row *);
const char *desk_open_document_title(struct desk *, const struct document_row *,
    const struct matter_row *);

#endif
