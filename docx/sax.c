/* A part read element by element, by a table. */
#include "docx/sax.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"

enum {
	CACHE = 256, /* a power of two; a part uses some fifty names */
	PREFIXES = 64,
	DEPTH = XML_MAX_DEPTH + 2,
};

/* The namespaces by their URIs, transitional and strict. */
static const struct {
	const char *uri;
	enum ns ns;
} spaces[] = {
	{ "http://schemas.openxmlformats.org/wordprocessingml/2006/main", NS_W },
	{ "http://purl.oclc.org/ooxml/wordprocessingml/main", NS_W },
	{ "http://schemas.openxmlformats.org/officeDocument/2006/relationships", NS_R },
	{ "http://purl.oclc.org/ooxml/officeDocument/relationships", NS_R },
	{ "http://schemas.openxmlformats.org/officeDocument/2006/math", NS_M },
	{ "http://purl.oclc.org/ooxml/officeDocument/math", NS_M },
	{ "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", NS_WP },
	{ "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", NS_WP },
	{ "http://schemas.openxmlformats.org/drawingml/2006/main", NS_A },
	{ "http://purl.oclc.org/ooxml/drawingml/main", NS_A },
	{ "http://schemas.openxmlformats.org/drawingml/2006/picture", NS_PIC },
	{ "http://purl.oclc.org/ooxml/drawingml/picture", NS_PIC },
	{ "http://schemas.openxmlformats.org/drawingml/2006/diagram", NS_DGM },
	{ "http://purl.oclc.org/ooxml/drawingml/diagram", NS_DGM },
	{ "http://schemas.openxmlformats.org/drawingml/2006/chart", NS_C },
	{ "http://purl.oclc.org/ooxml/drawingml/chart", NS_C },
	{ "http://schemas.microsoft.com/office/word/2010/wordprocessingShape", NS_WPS },
	{ "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", NS_WPG },
	{ "http://schemas.microsoft.com/office/word/2010/wordml", NS_W14 },
	{ "urn:schemas-microsoft-com:vml", NS_V },
	{ "urn:schemas-microsoft-com:office:office", NS_O },
	{ "http://schemas.openxmlformats.org/markup-compatibility/2006", NS_MC },
	{ "http://www.w3.org/XML/1998/namespace", NS_XML },
	{ "http://purl.org/dc/elements/1.1/", NS_DC },
	{ "http://purl.org/dc/terms/", NS_DCTERMS },
	{ "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", NS_CORE },
	{ "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", NS_CUSTOM },
	{ "http://purl.oclc.org/ooxml/officeDocument/customProperties", NS_CUSTOM },
	{ "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", NS_VT },
	{ "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", NS_VT },
};

/* Namespaces whose branch of an AlternateContent is understood, besides those above. */
static const char *const understood[] = {
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
	"http://schemas.microsoft.com/office/word/2012/wordml",
	"http://schemas.microsoft.com/office/drawing/2010/main",
};

/* What a pair of interned name pointers means; libxml2 gives the same pointer for the
 * same name all through a part. */
struct cached {
	const xmlChar *name, *uri;
	const struct rule *rule;
};

struct prefix {
	const xmlChar *name, *uri;
};

struct sax {
	const struct reading *reading;
	void *user;
	struct cached cache[CACHE];
	const struct rule *stack[DEPTH]; /* NULL where no rule applies */
	bool chosen[DEPTH];              /* of an AlternateContent: a branch was taken */
	bool mute[DEPTH];                /* sax_skip() was called: no children, no end */
	int depth;
	int skipped; /* this many elements deep in what is not read */
	struct prefix prefix[PREFIXES];
	size_t prefixes;
	const xmlChar *uri_seen[16]; /* interned */
	enum ns ns_seen[16];
	size_t uris;
	const xmlChar **attribute; /* libxml2's five pointers each, while a start runs */
	int attributes;
	bool prepared;                         /* 'value' and 'scratch' are of this element */
	const char *value[XML_MAX_ATTRIBUTES]; /* those asked for, in 'scratch' */
	char *scratch;
	size_t scratch_room, scratch_used;
};

static const struct rule alternate = { .ns = NS_MC, .name = "AlternateContent" };

/* strcmp() is called for most elements of every file: the first letter decides sooner. */
static bool
is_name(const xmlChar *found, const char *name)
{
	return (char)found[0] == name[0] && strcmp((const char *)found, name) == 0;
}

static enum ns
ns_of(const xmlChar *uri)
{
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (strcmp((const char *)uri, spaces[i].uri) == 0)
			return spaces[i].ns;
	return NS_OTHER;
}

static enum ns
ns_of_name(struct sax *s, const xmlChar *uri)
{
	if (uri == NULL)
		return NS_NONE;
	for (size_t i = 0; i < s->uris; i++)
		if (s->uri_seen[i] == uri)
			return s->ns_seen[i];
	if (s->uris < sizeof s->uri_seen / sizeof *s->uri_seen) {
		s->uri_seen[s->uris] = uri;
		s->ns_seen[s->uris++] = ns_of(uri);
	}
	return ns_of(uri);
}

static const struct rule *
look_up(struct sax *s, const xmlChar *name, const xmlChar *uri)
{
	enum ns ns = ns_of_name(s, uri);

	if (ns == NS_MC && strcmp((const char *)name, alternate.name) == 0)
		return &alternate;
	for (size_t i = 0; i < s->reading->rules; i++)
		if (s->reading->rule[i].ns == ns && is_name(name, s->reading->rule[i].name))
			return &s->reading->rule[i];
	return NULL;
}

static const struct rule *
rule_of(struct sax *s, const xmlChar *name, const xmlChar *uri)
{
	uintptr_t h = (uintptr_t)name >> 2 ^ (uintptr_t)uri >> 6;
	struct cached *c = &s->cache[(h ^ h >> 10) % CACHE];

	if (c->name != name || c->uri != uri)
		*c = (struct cached){ name, uri, look_up(s, name, uri) };
	return c->rule;
}

/* ---- AlternateContent ---- */

/* The last declaration of each prefix counts; names are interned, so that pointers do. */
static void
remember_prefixes(struct sax *s, int count, const xmlChar **pair)
{
	for (int i = 0; i < count; i++) {
		const xmlChar *name = pair[2 * i], *uri = pair[2 * i + 1];
		size_t k = 0;

		while (k < s->prefixes && s->prefix[k].name != name)
			k++;
		if (name == NULL || k == PREFIXES)
			continue;
		s->prefixes += k == s->prefixes;
		s->prefix[k] = (struct prefix){ name, uri };
	}
}

static bool
is_understood(const struct sax *s, const char *prefix, size_t n)
{
	for (size_t i = 0; i < s->prefixes; i++) {
		const char *uri = (const char *)s->prefix[i].uri;

		if (strncmp((const char *)s->prefix[i].name, prefix, n) != 0 ||
		    s->prefix[i].name[n] != '\0')
			continue;
		for (size_t k = 0; k < sizeof understood / sizeof *understood; k++)
			if (strcmp(uri, understood[k]) == 0)
				return true;
		return ns_of(s->prefix[i].uri) != NS_OTHER;
	}
	return false;
}

static bool
all_understood(const struct sax *s, const char *prefixes)
{
	while (prefixes != NULL && *prefixes != '\0') {
		size_t n = strcspn(prefixes, " \t\r\n");

		if (n > 0 && !is_understood(s, prefixes, n))
			return false;
		prefixes += n + strspn(prefixes + n, " \t\r\n");
	}
	return prefixes != NULL;
}

/* Inside an AlternateContent: is this branch the one to read? */
static bool
take_branch(struct sax *s, const xmlChar *name)
{
	bool take = !s->chosen[s->depth];

	if (strcmp((const char *)name, "Choice") == 0)
		take = take && all_understood(s, sax_attribute(s, NS_NONE, "Requires"));
	s->chosen[s->depth] = s->chosen[s->depth] || take;
	return take;
}

/* ---- libxml2's calls ---- */

static void
on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
    const xmlChar **namespace, int attributes, int defaulted, const xmlChar **attribute)
{
	struct sax *s = user;
	const struct rule *parent = s->stack[s->depth];

	(void)prefix;
	(void)defaulted; /* there is no DTD */
	if (s->skipped > 0 || s->mute[s->depth] || s->depth + 1 >= DEPTH) {
		s->skipped++;
		return;
	}
	remember_prefixes(s, namespaces, namespace);
	s->attribute = attribute;
	s->attributes = attributes;
	s->prepared = false;
	if (parent == &alternate && !take_branch(s, name)) {
		s->skipped = 1;
		return;
	}
	s->stack[++s->depth] = rule_of(s, name, uri);
	s->chosen[s->depth] = s->mute[s->depth] = false;
	if (s->stack[s->depth] != NULL && s->stack[s->depth]->start != NULL)
		s->stack[s->depth]->start(s, s->user);
	s->attributes = 0;
}

static void
on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct sax *s = user;
	const struct rule *r;

	(void)name;
	(void)prefix;
	(void)uri;
	if (s->skipped > 0) {
		s->skipped--;
		return;
	}
	r = s->stack[s->depth];
	if (!s->mute[s->depth] && r != NULL && r->end != NULL)
		r->end(s, s->user);
	s->depth--;
}

static void
on_text(void *user, const xmlChar *text, int n)
{
	struct sax *s = user;
	const struct rule *r = s->stack[s->depth];

	if (s->skipped == 0 && !s->mute[s->depth] && r != NULL && r->text)
		s->reading->text(s->user, (const char *)text, (size_t)n);
}

int
sax_read(const char *bytes, size_t size, const struct place *place, const struct reading *reading,
    void *user, struct diags *ds)
{
	static const xmlSAXHandler handlers = {
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
	};
	struct sax *s = calloc(1, sizeof *s);
	int result;

	if (s == NULL)
		memory_out();
	s->reading = reading;
	s->user = user;
	result = xml_parse_sax(bytes, size, place, &handlers, s, ds);
	free(s->scratch);
	free(s);
	return result;
}

/* ---- For the readers ---- */

/* Room for the values of all attributes; most elements are asked for none. */
static void
prepare_attributes(struct sax *s)
{
	size_t need = 0;

	s->prepared = true;
	s->scratch_used = 0;
	for (int i = 0; i < s->attributes; i++) {
		need += (size_t)(s->attribute[5 * i + 4] - s->attribute[5 * i + 3]) + 1;
		s->value[i] = NULL;
	}
	if (need > s->scratch_room) {
		free(s->scratch);
		s->scratch_room = need * 2 + 256;
		s->scratch = memory_new(s->scratch_room);
	}
}

/* libxml2 hands an ampersand in an attribute over as "&#38;". */
static const char *
decoded(struct sax *s, const char *from, const char *end)
{
	char *value = s->scratch + s->scratch_used, *to = value;

	while (from < end) {
		if (*from == '&' && end - from >= 5 && memcmp(from, "&#38;", 5) == 0) {
			*to++ = '&';
			from += 5;
		} else {
			*to++ = *from++;
		}
	}
	*to++ = '\0';
	s->scratch_used += (size_t)(to - value);
	return value;
}

const char *
sax_attribute(const struct sax *constant, enum ns ns, const char *name)
{
	struct sax *s = (struct sax *)(uintptr_t)constant; /* only its scratch changes */

	for (int i = 0; i < s->attributes; i++) {
		const xmlChar **a = s->attribute + 5 * i;

		if (is_name(a[0], name) && ns_of_name(s, a[2]) == ns) {
			if (!s->prepared)
				prepare_attributes(s);
			if (s->value[i] == NULL)
				s->value[i] = decoded(s, (const char *)a[3], (const char *)a[4]);
			return s->value[i];
		}
	}
	return NULL;
}

const char *
sax_val(const struct sax *s)
{
	return sax_attribute(s, NS_W, "val");
}

bool
text_is_on(const char *text)
{
	return strcmp(text, "0") != 0 && strcmp(text, "false") != 0 && strcmp(text, "off") != 0;
}

bool
sax_val_on(const struct sax *s)
{
	const char *value = sax_val(s);

	return value == NULL || text_is_on(value);
}

int
sax_number(
    const struct sax *s, enum ns ns, const char *name, int lowest, int highest, int otherwise)
{
	const char *value = sax_attribute(s, ns, name);
	char *end;
	long n;

	if (value == NULL)
		return otherwise;
	n = strtol(value, &end, 10);
	if (end == value)
		return otherwise;
	return n < lowest ? lowest : n > highest ? highest : (int)n;
}

void
sax_skip(struct sax *s)
{
	s->mute[s->depth] = true;
}

const char *
sax_above(const struct sax *s, int up)
{
	const struct rule *r = s->depth - up >= 1 ? s->stack[s->depth - up] : NULL;

	return r != NULL ? r->name : "";
}

int
sax_depth(const struct sax *s)
{
	return s->depth;
}
