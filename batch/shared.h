/* What is the same in every document of a batch. */
#ifndef BATCH_SHARED_H
#define BATCH_SHARED_H

#include <libxml/tree.h>

/* Copy what stands below the root of 'shared' below that of 'into', but for names that 'into'
 * has there itself: a row's own value goes before the shared one.  'shared' may be NULL; it is
 * only read. */
void shared_add(xmlDocPtr into, xmlDocPtr shared);

#endif
