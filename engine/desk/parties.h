/* Who a case concerns or is written to, and how they are reached. */
#ifndef DESK_PARTIES_H
#define DESK_PARTIES_H

#include <stddef.h>

#include "engine/store/registry.h"

struct desk;
struct desk_report;
struct diags;
struct matter_row;

/* Note a party, or what is given of one that is noted already (NULL stays as it is), by an event.
 * The channel "e-post" takes an address with @ in it: msg_desk_party_email.  msg_desk_party_name
 * when there is no name. */
int desk_party_put(struct desk *, const struct matter_row *, const struct party_row *,
    struct desk_report *, struct diags *);

/* The parties of a matter: those that are noted, those that have sent or been sent its documents,
 * and those who are to have its decisions, by name. */
int desk_parties(struct desk *, const struct matter_row *, struct party_row **, size_t *count,
    struct diags *);

#endif
