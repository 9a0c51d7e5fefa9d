/* What a package is inside: shared by package.c, relationships.c and package_out.c only. */
#ifndef DOCX_CONTAINER_H
#define DOCX_CONTAINER_H

#include "docx/gate.h"
#include "docx/package.h"

struct package {
	struct arena *arena;
	const char *file;
	struct entry *entry; /* in the order of the file */
	struct part *part;   /* the same, for others to see */
	size_t count;
	const struct entry **sorted; /* by folded name */
	const struct part *main;
	/* One slot per part, the last one for the package; NULL: not read yet. */
	const struct relationships **relationships;
};

#define CONTENT_TYPES "[Content_Types].xml"
#define ROOT_RELATIONSHIPS "_rels/.rels"

#define TYPES_NAMESPACE "http://schemas.openxmlformats.org/package/2006/content-types"
#define RELATIONSHIPS_NAMESPACE "http://schemas.openxmlformats.org/package/2006/relationships"
#define RELATIONSHIPS_TYPE "application/vnd.openxmlformats-package.relationships+xml"
#define OFFICE_RELATIONSHIP "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define CORE_RELATIONSHIP                                                                          \
	"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

const struct entry *part_entry(const struct package *, const struct part *);

/* "word/_rels/document.xml.rels" for "word/document.xml"; the package's for NULL. */
char *relationships_name(struct arena *, const char *owner);

/* An attribute's value in 'arena'; NULL if it is not there. */
struct _xmlNode;
char *node_attribute(struct arena *, const struct _xmlNode *, const char *name);

#endif
