/* The register of delegationsbeslut. */
#ifndef DESK_DELEGATED_H
#define DESK_DELEGATED_H

#include "engine/desk/desk.h"
#include "engine/view/delegated.h"

/* Those of a body (NULL: all) that wait to be reported, or with 'all' every one. */
int desk_delegated(struct desk *, const char *body, bool all, const struct view_delegated **,
    size_t *count, struct diags *);

#endif
