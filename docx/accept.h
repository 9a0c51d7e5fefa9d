/* Tracked changes of a part's tree, accepted: what is inserted stays, what is deleted goes,
 * and no trace of either is left.  ECMA-376 part 1, 17.13.5.  Used inside docx/ only. */
#ifndef DOCX_ACCEPT_H
#define DOCX_ACCEPT_H

#include <libxml/tree.h>

/* Accept everything below 'root'.  A paragraph whose mark is deleted joins the next one, and is
 * gone when it holds nothing and no paragraph follows. */
void changes_accept(xmlNodePtr root);

#endif
