/* What leaves the register: mails and letters that wait in the outbox, carried out after the step
 * that asked for them.  Each once: a file is written under a name of its own and noted after that,
 * what sendmail takes is noted before. */
#ifndef DESK_OUTBOX_H
#define DESK_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>

struct desk;
struct diags;

struct desk_ways {
	const char *spool; /* folder for mails (.eml); NULL: sendmail, if kommun.xml has a sender */
	const char *print; /* folder for letters to be printed; NULL: they wait */
	bool        pdf;   /* letters as PDF, by soffice */
};

struct desk_left {
	size_t mails, letters; /* that left */
	size_t waiting;        /* letters without a folder, or an address to be sent from */
};

/* -1: what writing a file says, msg_program_missing, msg_desk_mail_failed, msg_desk_pdf_failed;
 * what did not leave waits for the next time. */
int desk_deliver(struct desk *, const struct desk_ways *, struct desk_left *, struct diags *);

#endif
