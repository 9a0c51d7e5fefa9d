/* What kommun.xml says of the municipality's bodies and offices. */
#ifndef VIEW_MUNICIPALITY_H
#define VIEW_MUNICIPALITY_H

#include <libxml/tree.h>

struct arena;

/* <organ> of the body with this code, <förvaltning> with this name; NULL if there is none. */
xmlNodePtr municipality_body(struct arena *, xmlDocPtr, const char *code);
xmlNodePtr municipality_office(struct arena *, xmlDocPtr, const char *name);

/* Which of a body's protocols are announced (KL 8 kap. 10 §): "alltid", "delegation" (those with
 * a decision on delegation) or "aldrig", as its <organ> says, else as its type ("nämnd") brings. */
const char *municipality_announces(struct arena *, xmlNodePtr body, const char *type);

#endif
