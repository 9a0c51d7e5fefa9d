/* Title, author, days: the document's properties.  Used inside docx/ only. */
#ifndef DOCX_PROPERTIES_H
#define DOCX_PROPERTIES_H

struct diags;
struct document;
struct arena;
struct package;

/* Fill in 'property' and 'properties'.  What is broken is a warning. */
void properties_read(struct arena *, struct package *, struct document *, struct diags *);

#endif
