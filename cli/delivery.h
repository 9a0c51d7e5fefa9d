/* Showing who has got part of a decision. */
#ifndef CLI_DELIVERY_H
#define CLI_DELIVERY_H

#include "cli/matter.h"
#include "engine/desk/delivery.h"

/* One recipient as an object; as a row of cells. */
void delivery_object(struct json *, const struct desk_recipient *);
void delivery_cells(struct cli *, struct table *, const struct desk_recipient *);
enum { DELIVERY_COLUMNS = 7 };

#endif
