/* Making a document without the desk, so that a thread can: what it takes besides the view. */
#ifndef DESK_MAKE_H
#define DESK_MAKE_H

#include "docx/template.h"
#include "engine/desk/inside.h"

struct filling {
	const struct template *template;
	struct hash template_hash, view_hash;
	const char *matter, *kind, *title, *company;
	struct date day;
	template_picture *picture; /* files by their names … */
	void *user;                /* … from there */
};

/* What a document of a kind takes, of a matter: the template, and what its properties say; files
 * are the register's. */
int make_filling(struct desk *, const struct matter_row *, const char *kind,
    const struct hash *view, struct filling *, struct diags *);

/* The filled document, saying which one it is, at the end of 'file'.  Of the desk nothing is used
 * but what 'picture' uses: several threads may do it with one template. */
int make_fill(const struct filling *, xmlDocPtr view, struct buf *file, struct diags *);

#endif
