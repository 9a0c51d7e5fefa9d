/* Building a view: elements in the order in which they are added, nothing empty. */
#ifndef VIEW_NODE_H
#define VIEW_NODE_H

#include <libxml/tree.h>

#include "base/date.h"

struct arena;

/* A new document with the root <vy>. */
xmlDocPtr view_new(void);

/* An element below 'parent'. */
xmlNodePtr view_element(xmlNodePtr parent, const char *name);

/* An element with text; nothing when 'text' is NULL or empty, 'n' is 0, or there is no day. */
void view_text(xmlNodePtr parent, const char *name, const char *text);
void view_number(xmlNodePtr parent, const char *name, long long n);
void view_day(xmlNodePtr parent, const char *name, struct date);

/* <name><line>…</line></name>, one for each line of 'text' that is not empty. */
void view_lines(xmlNodePtr parent, const char *name, const char *line, const char *text);

/* Take an element away again if nothing was put into it. */
void view_prune(xmlNodePtr);

/* The first child element of that name, or NULL; its text in 'arena', "" if none.  'parent'
 * may be NULL. */
xmlNodePtr  view_child(xmlNodePtr parent, const char *name);
const char *view_child_text(struct arena *, xmlNodePtr parent, const char *name);

/* Copy the child elements of these names, in this order, with all below them. */
void view_copy(xmlNodePtr parent, xmlNodePtr from, const char *const names[], size_t count);

#endif
