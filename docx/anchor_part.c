#include "docx/anchor_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/xml.h"
#include "docx/limits.h"
#include "docx/package.h"
#include "docx/tree.h"

#define PROPS_TYPE "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
#define CUSTOM_TYPE "application/vnd.openxmlformats-officedocument.custom-properties+xml"
#define CUSTOM_PART "docProps/custom.xml"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* ---- Reading ---- */

static xmlDocPtr
parse_quietly(struct arena *a, struct package *p, const struct part *part)
{
	struct diags quiet;
	size_t size;
	const char *bytes;

	diags_init(&quiet, a);
	bytes = part_bytes(p, part, a, &size, &quiet);
	return bytes != NULL ? xml_parse(bytes, size, NULL, &quiet) : NULL;
}

static bool
is_ours(xmlDocPtr doc)
{
	const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;

	return root != NULL && root->ns != NULL &&
	       strcmp((const char *)root->ns->href, ANCHORS_NAMESPACE) == 0;
}

const struct part *
anchor_part_find(struct arena *a, struct package *p, xmlDocPtr *doc)
{
	struct diags quiet;
	const struct relationships *all;

	diags_init(&quiet, a);
	all = package_relationships(p, package_main(p), &quiet);
	for (size_t i = 0; all != NULL && i < all->count; i++) {
		const struct relationship *r = &all->item[i];
		const struct part *part = !r->external && strcmp(r->type, "customXml") == 0
					      ? package_find(p, r->target)
					      : NULL;

		*doc = part != NULL ? parse_quietly(a, p, part) : NULL;
		if (is_ours(*doc))
			return part;
		xmlFreeDoc(*doc);
	}
	*doc = NULL;
	return NULL;
}

xmlDocPtr
anchor_part_read(struct arena *a, struct package *p)
{
	xmlDocPtr doc;

	(void)anchor_part_find(a, p, &doc); /* only its tree is asked for */
	return doc;
}

/* The element that a binding's path ends in: "/k:dokument[1]/k:rubrik[1]" is <rubrik>. */
static xmlNodePtr
element_at(xmlDocPtr doc, const char *xpath)
{
	const char *name = strrchr(xpath, '/');
	size_t n;

	name = name != NULL ? name + 1 : xpath;
	if (strchr(name, ':') != NULL)
		name = strchr(name, ':') + 1;
	n = strcspn(name, "[");
	for (xmlNodePtr e = doc != NULL ? element_first(xmlDocGetRootElement(doc)) : NULL;
	     e != NULL; e = element_next(e))
		if (strlen((const char *)e->name) == n &&
		    strncmp((const char *)e->name, name, n) == 0)
			return e;
	return NULL;
}

const char *
anchor_part_value(struct arena *a, xmlDocPtr doc, const char *xpath)
{
	xmlNodePtr e = element_at(doc, xpath);
	xmlChar *content = e != NULL ? xmlNodeGetContent(e) : NULL;
	const char *value = content != NULL ? arena_str(a, (const char *)content) : NULL;

	xmlFree(content);
	return value;
}

static const char *
attribute(struct arena *a, const xmlNode *n, const char *name)
{
	const char *value = n != NULL ? plain_attribute(n, name) : NULL;

	return value != NULL ? arena_str(a, value) : NULL;
}

static xmlNodePtr
block_named(xmlDocPtr doc, const char *name)
{
	for (xmlNodePtr e = doc != NULL ? element_first(xmlDocGetRootElement(doc)) : NULL;
	     e != NULL; e = element_next(e)) {
		const char *its =
		    strcmp((const char *)e->name, "block") == 0 ? plain_attribute(e, "namn") : NULL;

		if (its != NULL && strcmp(its, name) == 0)
			return e;
	}
	return NULL;
}

const char *
anchor_part_field(struct arena *a, xmlDocPtr doc, const char *name, const char *xpath)
{
	return attribute(
	    a, xpath != NULL ? element_at(doc, xpath) : block_named(doc, name), "fält");
}

const char *
anchor_part_hash(struct arena *a, xmlDocPtr doc, const char *name)
{
	return attribute(a, block_named(doc, name), "hash");
}

bool
anchor_is_hash(const char *text, const char *hash)
{
	const struct hash own = hash_of(text, strlen(text));
	char hex[HASH_HEX_SIZE];

	return hash != NULL && strcmp(hash_hex(&own, hex), hash) == 0;
}

/* ---- Which document ---- */

void
anchor_part_identity(struct arena *a, xmlDocPtr doc, struct anchored *all)
{
	const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;

	all->matter = attribute(a, root, "ärende");
	all->kind = attribute(a, root, "slag");
	all->template_hash = attribute(a, root, "mall");
	all->view_hash = attribute(a, root, "vy");
}

/* "SN 2026/00002|tjänsteskrivelse|HASH|HASH" */
void
anchor_property_read(struct arena *a, const char *value, struct anchored *all)
{
	const char **to[] = { &all->matter, &all->kind, &all->template_hash, &all->view_hash };

	for (size_t i = 0; i < sizeof to / sizeof *to; i++) {
		const size_t n = strcspn(value, "|");

		*to[i] = n > 0 ? arena_strn(a, value, n) : NULL;
		value += n + (value[n] == '|');
	}
}

/* ---- Writing ---- */

static const char *
text_of(struct arena *a, xmlDocPtr doc)
{
	xmlChar *bytes = NULL;
	int size = 0;
	const char *text;

	xmlDocDumpMemoryEnc(doc, &bytes, &size, "UTF-8");
	if (bytes == NULL)
		memory_out();
	text = arena_str(a, (const char *)bytes);
	xmlFree(bytes);
	return text;
}

static void
set(xmlNodePtr n, const char *name, const char *value)
{
	if (value != NULL)
		(void)xmlSetProp(n, BAD_CAST name, BAD_CAST value); /* ends when out of memory */
}

static void
sign(struct arena *a, xmlDocPtr doc, const struct anchor_stamp *stamp, const struct anchored *made)
{
	xmlNodePtr root = xmlDocGetRootElement(doc);

	set(root, "slag", stamp->kind);
	set(root, "ärende", stamp->matter);
	set(root, "mall", stamp->template_hash);
	set(root, "vy", stamp->view_hash);
	for (size_t i = 0; i < made->count; i++) {
		xmlNodePtr block =
		    made->item[i].block ? block_named(doc, made->item[i].name) : NULL;
		const char *text = made->item[i].text != NULL ? made->item[i].text : "";
		const struct hash hash = hash_of(text, strlen(text));

		if (block != NULL)
			set(block, "hash", hash_hex(&hash, arena_alloc(a, HASH_HEX_SIZE)));
	}
}

/* "{7C0B9E52-…}": the same for every document of a kind. */
static const char *
id_of_kind(struct arena *a, const char *kind)
{
	const char *name = arena_printf(a, ANCHORS_NAMESPACE " %s", kind);
	const struct hash h = hash_of(name, strlen(name));
	char hex[HASH_HEX_SIZE];

	(void)hash_hex(&h, hex);
	for (char *s = hex; *s != '\0'; s++)
		if (*s >= 'a')
			*s = (char)(*s - 'a' + 'A');
	return arena_printf(
	    a, "{%.8s-%.4s-5%.3s-8%.3s-%.12s}", hex, hex + 8, hex + 13, hex + 17, hex + 20);
}

/* A part for a document whose template has none. */
static xmlDocPtr
new_part(struct arena *a, struct package *p, struct package_out *out, const char *kind,
    const char **name, struct diags *ds)
{
	static const char root[] = "<dokument xmlns=\"" ANCHORS_NAMESPACE "\"/>";
	const char *props, *text;
	unsigned n = 0;

	do
		*name = arena_printf(a, "customXml/item%u.xml", ++n);
	while (package_find(p, *name) != NULL);
	props = arena_printf(a, "customXml/itemProps%u.xml", n);
	text = arena_printf(a,
	    DECLARATION "<ds:datastoreItem xmlns:ds=\"http://schemas.openxmlformats.org/"
			"officeDocument/2006/customXml\" ds:itemID=\"%s\"><ds:schemaRefs>"
			"<ds:schemaRef ds:uri=\"" ANCHORS_NAMESPACE
			"\"/></ds:schemaRefs></ds:datastoreItem>",
	    id_of_kind(a, kind));
	package_put(out, props, PROPS_TYPE, text, strlen(text));
	if (package_relate(out, package_main(p)->name, "customXml", *name, false, ds) == NULL ||
	    package_relate(out, *name, "customXmlProps", props, false, ds) == NULL)
		return NULL;
	return xml_parse(root, sizeof root - 1, NULL, ds);
}

static int
put_property(struct arena *a, struct package *p, struct package_out *out,
    const struct anchor_stamp *stamp, struct diags *ds)
{
	struct buf b;
	const char *text;

	if (package_find(p, CUSTOM_PART) != NULL)
		return 0; /* the template has properties of its own: the part must do */
	buf_init(&b, LIMIT_PART);
	buf_str(&b, DECLARATION
	    "<Properties "
	    "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
	    "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
	    "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" "
	    "name=\"" ANCHOR_PROPERTY "\"><vt:lpwstr>");
	xml_escape(&b, stamp->matter);
	buf_char(&b, '|');
	xml_escape(&b, stamp->kind);
	buf_printf(&b, "|%s|%s</vt:lpwstr></property></Properties>", stamp->template_hash,
	    stamp->view_hash);
	text = arena_strn(a, b.text, b.size);
	package_put(out, CUSTOM_PART, CUSTOM_TYPE, text, b.size);
	buf_free(&b);
	return package_relate(out, NULL, "custom-properties", CUSTOM_PART, false, ds) != NULL ? 0
											      : -1;
}

static int
stamp_package(struct arena *a, struct package *p, const struct anchor_stamp *stamp, struct buf *out,
    struct diags *ds)
{
	static const struct anchored none = { 0 };
	const struct anchored *made = &none;
	struct package_out *o = package_out_new(a, p, PACKAGE_SMALL);
	const char *name, *text;
	xmlDocPtr doc;
	const struct part *part = anchor_part_find(a, p, &doc);

	if (part != NULL) { /* only then there are fields, whose texts are signed */
		const struct document *d = document_read(a, p, CHANGES_ACCEPTED, ds);

		made = d != NULL ? anchors_read(a, p, d, ds) : NULL;
		if (made == NULL) {
			xmlFreeDoc(doc);
			return -1;
		}
		name = part->name;
	} else if ((doc = new_part(a, p, o, stamp->kind, &name, ds)) == NULL) {
		return -1;
	}
	sign(a, doc, stamp, made);
	text = text_of(a, doc);
	xmlFreeDoc(doc);
	package_put(o, name, part != NULL ? NULL : "application/xml", text, strlen(text));
	if (put_property(a, p, o, stamp, ds) != 0)
		return -1;
	return package_write(o, out, ds);
}

int
anchors_stamp(const void *bytes, size_t size, const char *file, const struct anchor_stamp *stamp,
    struct buf *out, struct diags *ds)
{
	struct arena *a = arena_new();
	struct package *p = package_open(a, bytes, size, file, ds);
	const int result = p != NULL ? stamp_package(a, p, stamp, out, ds) : -1;

	arena_free(a);
	return result;
}
