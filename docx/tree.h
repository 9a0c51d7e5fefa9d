/* Small questions about, and changes of, the tree of a part (libxml2), in both families of
 * namespaces.  Used inside docx/ only. */
#ifndef DOCX_TREE_H
#define DOCX_TREE_H

#include <stdbool.h>

#include <libxml/tree.h>

/* Is it the WordprocessingML element 'name' (transitional or strict)? */
bool is_word(const xmlNode *, const char *name);
/* Its WordprocessingML child or attribute of this name; NULL if there is none. */
xmlNodePtr word_child(const xmlNode *, const char *name);
const char *word_attribute(const xmlNode *, const char *name);
/* "w:val" of its child 'name'; NULL. */
const char *word_child_val(const xmlNode *, const char *name);
/* An attribute without namespace. */
const char *plain_attribute(const xmlNode *, const char *name);
/* A number in decimal, 'otherwise' if it is none. */
long number_of(const char *, long otherwise);

/* A new element of the same namespace as 'like' (a WordprocessingML element). */
xmlNodePtr word_new(const xmlNode *like, const char *name);
void word_set(xmlNodePtr, const char *attribute, const char *value);
/* A deep copy in the same document, standing nowhere. */
xmlNodePtr tree_twin(const xmlNode *);
void tree_remove(xmlNodePtr);
void tree_before(xmlNodePtr place, xmlNodePtr node);
void tree_after(xmlNodePtr place, xmlNodePtr node);
xmlNodePtr element_next(xmlNodePtr);
xmlNodePtr element_first(const xmlNode *parent);
xmlNodePtr element_last(const xmlNode *parent);
/* The next node in document order within 'root', its children first; NULL at the end. */
xmlNodePtr tree_next(xmlNodePtr, const xmlNode *root);
/* The same without the children of this one. */
xmlNodePtr tree_next_after(xmlNodePtr, const xmlNode *root);
xmlNodePtr word_ancestor(const xmlNode *, const char *name);

#endif
