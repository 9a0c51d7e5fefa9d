/* What expedite.c, dispatch.c and addressees.c share. */
#ifndef DESK_DISPATCH_H
#define DESK_DISPATCH_H

#include "engine/desk/expedite.h"

/* The fields of a way to reach somebody, as lists and commands name them; a value that a field
 * cannot have: NULL and *allowed. */
enum post_field {
	POST_CHANNEL, POST_PURPOSE, POST_INTERNAL, POST_SECRET,
	POST_STREET, POST_POSTCODE, POST_TOWN, POST_EMAIL, POST_FIELDS
};
extern const char *const post_fields[POST_FIELDS];
const char *post_value(enum post_field, const char *text, const char **allowed);
/* Where it stands; NULL for POST_SECRET. */
const char **post_at(struct post_row *, enum post_field);

/* The items that a matter is about: of a meeting all, of a case the latest that was decided, of an
 * item itself; with NULL all that somebody is to have. */
int dispatch_items(struct desk *, const struct matter_row *, struct item_row **, size_t *count,
    struct diags *);

/* The recipient of that name, whatever the case of letters.  NULL: msg_desk_dispatch_none, with
 * those that there are; msg_desk_dispatch_several, when more than one § has the name. */
const struct desk_dispatch *dispatch_named(struct desk *, const struct matter_row *,
    const char *name, struct diags *);

/* What the register has of it, or what is put there first. */
struct dispatch_row dispatch_row_of(struct desk *, const struct desk_dispatch *, struct diags *);

#endif
