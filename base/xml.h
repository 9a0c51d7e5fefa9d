/* XML from outside, behind a gate (libxml2).
 *
 * Before libxml2 sees a byte, a scan counts elements, depth and attributes and refuses a
 * DOCTYPE and every encoding but UTF-8 and UTF-16.  Nothing is ever fetched and no entity
 * is expanded but the five of XML.  libxml2 takes its memory through base/arena's rule:
 * when there is none, the program ends. */
#ifndef BASE_XML_H
#define BASE_XML_H

#include <stddef.h>

#include <libxml/tree.h>
#include <libxml/parser.h>

struct arena;
struct buf;
struct diags;
struct place;

enum {
	XML_MAX_DEPTH = 128,      /* deepest genuine part seen: 43 */
	XML_MAX_ATTRIBUTES = 256, /* per element; most seen: 36 */
	XML_MAX_NODES = 4000000,  /* tags per part; most seen: 506 000 */
	XML_MAX_BYTES = 64 << 20, /* per part; largest seen: 12.6 MB */
};

/* The scan alone.  0, or -1 with msg_xml_doctype, msg_xml_too_deep,
 * msg_xml_too_many_attributes, msg_xml_too_large or msg_xml_encoding.  'place' names the
 * file and part for the message. */
int xml_gate(const char *bytes, size_t size, const struct place *place, struct diags *);

/* Gate and parse into a tree.  NULL on failure: as xml_gate, or msg_xml_malformed,
 * msg_xml_mismatch, msg_xml_truncated or msg_xml_character with line and column (when
 * 'place' does not say Word's own place).  Free with xmlFreeDoc. */
xmlDocPtr xml_parse(const char *bytes, size_t size, const struct place *place, struct diags *);

/* The same for very many small documents, by one thread after another: the parser and the names
 * that it has seen are kept.  'reader' begins with { 0 }.  The documents may outlive it. */
struct xml_reader {
	xmlParserCtxtPtr context;
	unsigned parsed;
};

xmlDocPtr xml_reader_parse(
    struct xml_reader *, const char *bytes, size_t size, const struct place *place, struct diags *);
void xml_reader_end(struct xml_reader *);

/* Gate and parse with the caller's SAX2 handlers ('startElementNs' and so on; structured
 * errors and the DOCTYPE hooks are set here). */
int xml_parse_sax(const char *bytes, size_t size, const struct place *place,
    const xmlSAXHandler *handlers, void *user, struct diags *);

/* The first child element of that name, or NULL.  'parent' may be NULL. */
xmlNodePtr xml_child(const xmlNode *parent, const char *name);

/* A small document as UTF-8 text without declaration, NUL-terminated, in 'arena'. */
char *xml_text(struct arena *, xmlDocPtr);

/* Add 's' escaped for element content / for an attribute in double quotes. */
void xml_escape(struct buf *, const char *s);
void xml_escape_attribute(struct buf *, const char *s);

/* A character that XML 1.0 cannot hold?  Its offset, or -1. */
long xml_forbidden_at(const char *s);

#endif
