/* A package opened: its parts, their types, its main part. */
#include "docx/package.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libdeflate.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/container.h"
#include "docx/messages.h"

static int
refuse(const struct package *p, const struct message *m, const char *what, struct diags *ds)
{
	return diag_add(ds, m, &(struct place){ .file = p->file }, what, NULL);
}

/* ---- Parts ---- */

size_t
package_count(const struct package *p)
{
	return p->count;
}

const struct part *
package_at(const struct package *p, size_t i)
{
	return i < p->count ? &p->part[i] : NULL;
}

const struct part *
package_main(const struct package *p)
{
	return p->main;
}

const char *
package_file(const struct package *p)
{
	return p->file;
}

struct place
package_place(const struct package *p, const struct part *part)
{
	return (struct place){
		.file = p->file,
		.part = part->name,
		.sv = arena_printf(p->arena, "delen %s", part->name),
		.en = arena_printf(p->arena, "the part %s", part->name),
	};
}

const struct entry *
part_entry(const struct package *p, const struct part *part)
{
	return &p->entry[part - p->part];
}

static int
by_folded(const void *a, const void *b)
{
	const struct entry *const *x = a, *const *y = b;

	return strcmp((*x)->folded, (*y)->folded);
}

const struct part *
package_find(const struct package *p, const char *name)
{
	char folded[512];
	struct entry key = { .folded = folded };
	const struct entry *wanted = &key, **found;

	name += name[0] == '/';
	if (strlen(name) < sizeof folded && strchr(name, '%') == NULL)
		for (size_t i = 0; i == 0 || name[i - 1] != '\0'; i++)
			folded[i] =
			    name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] | 0x20) : name[i];
	else
		key.folded = name_folded(p->arena, name, strlen(name));
	found = bsearch(&wanted, p->sorted, p->count, sizeof *p->sorted, by_folded);
	return found != NULL ? &p->part[*found - p->entry] : NULL;
}

static int
damaged(const struct package *p, const struct entry *e, struct diags *ds)
{
	return refuse(p, &msg_docx_part_damaged, e->name, ds);
}

static int
inflate(const struct package *p, const struct entry *e, char *to, struct diags *ds)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	size_t in = 0, out = 0;
	enum libdeflate_result result;

	if (d == NULL)
		memory_out();
	result =
	    libdeflate_deflate_decompress_ex(d, e->packed, e->packed_size, to, e->size, &in, &out);
	libdeflate_free_decompressor(d);
	if (result == LIBDEFLATE_INSUFFICIENT_SPACE)
		return refuse(p, &msg_docx_contradictory, e->name, ds);
	if (result != LIBDEFLATE_SUCCESS)
		return damaged(p, e, ds);
	if (out != e->size || in != e->packed_size)
		return refuse(p, &msg_docx_contradictory, e->name, ds);
	return 0;
}

char *
part_bytes(const struct package *p, const struct part *part, struct arena *a, size_t *size,
    struct diags *ds)
{
	const struct entry *e = part_entry(p, part);
	char *bytes = arena_room(a, e->size + 1);

	bytes[e->size] = '\0';
	if (size != NULL)
		*size = e->size;
	if (e->method == METHOD_STORED) {
		if (e->size > 0)
			memcpy(bytes, e->packed, e->size);
	} else if (inflate(p, e, bytes, ds) != 0) {
		return NULL;
	}
	if (libdeflate_crc32(0, bytes, e->size) != e->crc) {
		(void)damaged(p, e, ds);
		return NULL;
	}
	return bytes;
}

/* ---- Content types ---- */

char *
node_attribute(struct arena *a, const struct _xmlNode *n, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(n, (const xmlChar *)name);
	char *copy = value != NULL ? arena_str(a, (const char *)value) : NULL;

	xmlFree(value);
	return copy;
}

/* "image/png; x=y" without what follows the type. */
static char *
type_alone(struct arena *a, const char *type)
{
	return text_squeeze(a, type, strcspn(type, ";"));
}

static bool
has_extension(const char *name, const char *extension)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && strchr(dot, '/') == NULL && strcasecmp(dot + 1, extension) == 0;
}

static void
apply_default(struct package *p, const xmlNode *n)
{
	const char *extension = node_attribute(p->arena, n, "Extension");
	const char *type = node_attribute(p->arena, n, "ContentType");

	if (extension == NULL || type == NULL)
		return;
	type = type_alone(p->arena, type);
	for (size_t i = 0; i < p->count; i++)
		if (p->part[i].content_type == NULL && has_extension(p->part[i].name, extension))
			p->part[i].content_type = type;
}

static void
apply_override(struct package *p, const xmlNode *n)
{
	const char *name = node_attribute(p->arena, n, "PartName");
	const char *type = node_attribute(p->arena, n, "ContentType");
	const struct part *part = name != NULL ? package_find(p, name) : NULL;

	if (part != NULL && type != NULL)
		p->part[part - p->part].content_type = type_alone(p->arena, type);
}

static void
apply_each(struct package *p, const xmlNode *root, const char *name,
    void (*apply)(struct package *, const xmlNode *))
{
	for (const xmlNode *n = root->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
			apply(p, n);
}

/* Other containers that are zips as well are known by what they hold instead. */
static int
refuse_untyped(const struct package *p, struct diags *ds)
{
	const struct part *mime = package_find(p, "mimetype");
	const struct entry *e = mime != NULL ? part_entry(p, mime) : NULL;

	if (e != NULL && e->method == METHOD_STORED &&
	    memmem(e->packed, e->packed_size, "opendocument", 12) != NULL)
		return refuse(p, &msg_docx_other_type, "OpenDocument (.odt)", ds);
	return refuse(p, &msg_docx_no_content_types, NULL, ds);
}

static int
read_content_types(struct package *p, struct diags *ds)
{
	const struct part *part = package_find(p, CONTENT_TYPES);
	struct arena *temporary;
	struct place place;
	xmlDocPtr doc = NULL;
	const xmlNode *root;
	char *bytes;
	size_t size;

	if (part == NULL)
		return refuse_untyped(p, ds);
	temporary = arena_new();
	place = package_place(p, part);
	bytes = part_bytes(p, part, temporary, &size, ds);
	if (bytes != NULL)
		doc = xml_parse(bytes, size, &place, ds);
	arena_free(temporary);
	if (doc == NULL)
		return -1;
	root = xmlDocGetRootElement(doc);
	apply_each(p, root, "Override", apply_override);
	apply_each(p, root, "Default", apply_default);
	xmlFreeDoc(doc);
	return 0;
}

/* ---- The main part ---- */

static bool
is_macro_type(const char *type)
{
	return type != NULL && strstr(type, "macroEnabled") != NULL;
}

bool
package_has_macros(const struct package *p)
{
	for (size_t i = 0; i < p->count; i++) {
		const char *type = p->part[i].content_type;

		if (is_macro_type(type) || (type != NULL && strstr(type, "vbaProject") != NULL))
			return true;
	}
	return false;
}

static int
refuse_type(const struct package *p, const char *type, struct diags *ds)
{
	static const char *const other[][2] = {
		{ "spreadsheetml", "Excel (.xlsx)" },
		{ "ms-excel", "Excel (.xlsx)" },
		{ "presentationml", "PowerPoint (.pptx)" },
		{ "ms-powerpoint", "PowerPoint (.pptx)" },
		{ "visio", "Visio (.vsdx)" },
	};

	for (size_t i = 0; type != NULL && i < sizeof other / sizeof *other; i++)
		if (strstr(type, other[i][0]) != NULL)
			return refuse(p, &msg_docx_other_type, other[i][1], ds);
	return refuse(p, &msg_docx_not_word, NULL, ds);
}

static bool
is_word_type(const char *type)
{
	return type != NULL && text_ends(type, ".main+xml") &&
	       (strstr(type, "wordprocessingml") != NULL || strstr(type, "ms-word") != NULL);
}

static int
find_main(struct package *p, struct diags *ds)
{
	const struct relationships *r;
	const struct relationship *main;

	if (package_find(p, ROOT_RELATIONSHIPS) == NULL)
		return refuse(p, &msg_docx_no_relationships, NULL, ds);
	r = package_relationships(p, NULL, ds);
	if (r == NULL)
		return -1;
	main = relationship_by_type(r, "officeDocument");
	p->main = main != NULL && !main->external ? package_find(p, main->target) : NULL;
	if (p->main == NULL)
		return refuse(p, &msg_docx_no_main_part, NULL, ds);
	if (!is_word_type(p->main->content_type))
		return refuse_type(p, p->main->content_type, ds);
	return 0;
}

/* ---- Opening ---- */

static void
list_parts(struct package *p)
{
	p->part = arena_array(p->arena, p->count, sizeof *p->part);
	p->sorted = arena_array(p->arena, p->count, sizeof *p->sorted);
	p->relationships = arena_array(p->arena, p->count + 1, sizeof *p->relationships);
	for (size_t i = 0; i < p->count; i++) {
		p->part[i].name = p->entry[i].name;
		p->part[i].size = p->entry[i].size;
		p->sorted[i] = &p->entry[i];
	}
	qsort(p->sorted, p->count, sizeof *p->sorted, by_folded);
}

struct package *
package_open_any(
    struct arena *a, const void *bytes, size_t size, const char *file, struct diags *ds)
{
	struct package *p = arena_alloc(a, sizeof *p);

	p->arena = a;
	p->file = file != NULL ? arena_str(a, file) : NULL;
	p->entry = gate_entries(a, bytes, size, p->file, &p->count, ds);
	if (p->entry == NULL)
		return NULL;
	list_parts(p);
	return read_content_types(p, ds) == 0 ? p : NULL;
}

struct package *
package_open(struct arena *a, const void *bytes, size_t size, const char *file, struct diags *ds)
{
	struct package *p = package_open_any(a, bytes, size, file, ds);

	return p != NULL && find_main(p, ds) == 0 ? p : NULL;
}
