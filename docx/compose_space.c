/* Namespaces: each has one prefix in the result, declared at the roots of its parts. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/xml.h"

#define FORMATS "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"

/* Strict namespaces and the transitional ones that say the same (ISO/IEC 29500-1, annex A). */
static const char *const strict[][2] = {
	{ STRICT "wordprocessingml/main", FORMATS "wordprocessingml/2006/main" },
	{ STRICT "officeDocument/relationships", FORMATS "officeDocument/2006/relationships" },
	{ STRICT "officeDocument/math", FORMATS "officeDocument/2006/math" },
	{ STRICT "officeDocument/bibliography", FORMATS "officeDocument/2006/bibliography" },
	{ STRICT "officeDocument/customXml", FORMATS "officeDocument/2006/customXml" },
	{ STRICT "officeDocument/sharedTypes", FORMATS "officeDocument/2006/sharedTypes" },
	{ STRICT "schemaLibrary/main", FORMATS "schemaLibrary/2006/main" },
	{ STRICT "drawingml/main", FORMATS "drawingml/2006/main" },
	{ STRICT "drawingml/wordprocessingDrawing",
	    FORMATS "drawingml/2006/wordprocessingDrawing" },
	{ STRICT "drawingml/picture", FORMATS "drawingml/2006/picture" },
	{ STRICT "drawingml/chart", FORMATS "drawingml/2006/chart" },
	{ STRICT "drawingml/chartDrawing", FORMATS "drawingml/2006/chartDrawing" },
	{ STRICT "drawingml/diagram", FORMATS "drawingml/2006/diagram" },
	{ STRICT "drawingml/lockedCanvas", FORMATS "drawingml/2006/lockedCanvas" },
};

static const struct {
	const char *prefix, *uri;
	enum space_kind kind;
} usual[] = {
	{ "w", FORMATS "wordprocessingml/2006/main", SPACE_W },
	{ "r", FORMATS "officeDocument/2006/relationships", SPACE_R },
	{ "wp", FORMATS "drawingml/2006/wordprocessingDrawing", SPACE_WP },
	{ "w14", "http://schemas.microsoft.com/office/word/2010/wordml", SPACE_W14 },
	{ "mc", FORMATS "markup-compatibility/2006", SPACE_MC },
	{ "v", "urn:schemas-microsoft-com:vml", SPACE_V },
	{ "o", "urn:schemas-microsoft-com:office:office", SPACE_O },
	{ "xml", "http://www.w3.org/XML/1998/namespace", SPACE_OTHER },
};

static const char *
transitional(const char *uri)
{
	if (text_starts(uri, STRICT))
		for (size_t i = 0; i < sizeof strict / sizeof *strict; i++)
			if (strcmp(uri, strict[i][0]) == 0)
				return strict[i][1];
	return uri;
}

/* The source's own prefix if nobody has it; else one of ours. */
static const char *
free_prefix(struct compose *c, const char *wanted)
{
	char name[24];

	if (wanted != NULL && lookup_find(c->prefixes, wanted) == NULL)
		return wanted;
	for (unsigned i = 1;; i++) {
		(void)snprintf(name, sizeof name, "ns%u", i);
		if (lookup_find(c->prefixes, name) == NULL)
			return arena_str(c->arena, name);
	}
}

static struct space *
space_new(struct compose *c, const char *prefix, const char *uri)
{
	struct space *s = arena_alloc(c->arena, sizeof *s);

	s->uri = arena_str(c->arena, uri);
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (strcmp(uri, usual[i].uri) == 0) {
			prefix = usual[i].prefix;
			s->kind = usual[i].kind;
			break;
		}
	s->prefix = arena_str(c->arena, free_prefix(c, prefix));
	lookup_put(c->prefixes, s->prefix, s);
	lookup_put(c->uris, s->uri, s);
	*(struct space **)list_add(c->arena, &c->spaces, sizeof s) = s;
	return s;
}

static struct space *
space_by_uri(struct compose *c, const char *prefix, const char *uri)
{
	struct space *s = lookup_find(c->uris, uri);

	return s != NULL ? s : space_new(c, prefix, uri);
}

struct space *
space_of(struct compose *c, const xmlNs *constant)
{
	xmlNsPtr ns = (xmlNsPtr)(uintptr_t)constant; /* only what we remember about it changes */

	if (ns == NULL || ns->href == NULL)
		return NULL;
	if (ns->_private == NULL) {
		/* Those that every document has get their prefixes before anybody can take them. */
		for (size_t i = c->spaces.count; i < sizeof usual / sizeof *usual; i++)
			(void)space_new(c, usual[i].prefix, usual[i].uri);
		ns->_private =
		    space_by_uri(c, (const char *)ns->prefix, transitional((const char *)ns->href));
	}
	return ns->_private;
}

/* Each of the prefixes, divided by blanks. */
static struct space *
next_space(struct compose *c, const xmlNode *at, const char **prefixes)
{
	char name[64];
	size_t n;
	xmlNsPtr ns;

	*prefixes += strspn(*prefixes, " \t\r\n");
	n = strcspn(*prefixes, " \t\r\n");
	(void)snprintf(name, sizeof name, "%.*s", (int)(n < 63 ? n : 63), *prefixes);
	*prefixes += n;
	ns = n > 0 ? xmlSearchNs(at->doc, (xmlNodePtr)(uintptr_t)at, BAD_CAST name) : NULL;
	return ns != NULL ? space_of(c, ns) : NULL;
}

void
spaces_ignorable(struct compose *c, const xmlNode *root)
{
	for (const xmlAttr *a = root->properties; a != NULL; a = a->next) {
		const struct space *own = space_of(c, a->ns);
		const char *list = a->children != NULL ? (const char *)a->children->content : NULL;

		if (own == NULL || own->kind != SPACE_MC || list == NULL ||
		    strcmp((const char *)a->name, "Ignorable") != 0)
			continue;
		while (*list != '\0') {
			struct space *s = next_space(c, root, &list);

			if (s != NULL)
				s->ignorable = true;
		}
	}
}

void
space_list(struct compose *c, const xmlNode *at, const char *prefixes, struct buf *out)
{
	bool first = true;

	while (*prefixes != '\0') {
		struct space *s = next_space(c, at, &prefixes);

		if (s == NULL)
			continue;
		s->used = true;
		if (!first)
			buf_char(out, ' ');
		buf_str(out, s->prefix);
		first = false;
	}
}

void
spaces_begin_root(struct compose *c, const char *name, struct buf *out)
{
	struct space *const *all = c->spaces.items;
	bool first = true;

	buf_printf(
	    out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:%s", name);
	for (size_t i = 0; i < c->spaces.count; i++)
		if (strcmp(all[i]->prefix, "xml") != 0 &&
		    (all[i]->used || all[i]->kind == SPACE_W || all[i]->kind == SPACE_R ||
			all[i]->kind == SPACE_MC)) {
			buf_printf(out, " xmlns:%s=\"", all[i]->prefix);
			xml_escape_attribute(out, all[i]->uri);
			buf_char(out, '"');
		}
	for (size_t i = 0; i < c->spaces.count; i++)
		if (all[i]->used && all[i]->ignorable) {
			buf_printf(out, "%s%s", first ? " mc:Ignorable=\"" : " ", all[i]->prefix);
			first = false;
		}
	buf_str(out, first ? ">" : "\">");
}
