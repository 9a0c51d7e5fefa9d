/* Title, author, days: the document's properties.  ISO/IEC 29500-2, 11; part 1, 22.3. */
#include "docx/properties.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "docx/messages.h"
#include "docx/model.h"
#include "docx/package.h"
#include "docx/part_read.h"
#include "docx/sax.h"

enum { MOST = 1000, VALUE_BYTES = 64 * 1024 };

/* Relationships of the package: of the core properties (transitional and strict), then of the
 * custom ones. */
static const char *const types[] = { "core-properties", "coreProperties", "custom-properties",
	"customProperties" };
enum { CORES = 2 };

struct collector {
	struct arena *arena;
	struct property *item;
	size_t count, room;
	struct buf value;
	const char *custom; /* name of the open custom property */
};

static void
add(struct collector *c, const char *name, bool custom)
{
	struct property *more;
	char *value = text_squeeze(c->arena, c->value.text, c->value.size);

	if (value[0] == '\0' || c->count >= MOST)
		return;
	if (c->count == c->room) {
		more = arena_array(c->arena, c->room = c->room * 2 + 16, sizeof *more);
		if (c->count > 0)
			memcpy(more, c->item, c->count * sizeof *more);
		c->item = more;
	}
	c->item[c->count++] = (struct property){ name, value, custom };
}

static void
start_core(struct sax *x, void *user)
{
	(void)x;
	buf_clear(&((struct collector *)user)->value);
}

static void
end_core(struct sax *x, void *user)
{
	add(user, sax_above(x, 0), false); /* a literal of the table */
}

static void
start_custom(struct sax *x, void *user)
{
	struct collector *c = user;
	const char *name = sax_attribute(x, NS_NONE, "name");

	buf_clear(&c->value);
	c->custom = name != NULL ? arena_str(c->arena, name) : NULL;
}

static void
end_custom(struct sax *x, void *user)
{
	struct collector *c = user;

	(void)x;
	if (c->custom != NULL)
		add(c, c->custom, true);
}

static void
text(void *user, const char *s, size_t n)
{
	buf_add(&((struct collector *)user)->value, s, n);
}

#define CORE(ns, name)                                                                             \
	{                                                                                          \
		ns, name, start_core, end_core, true                                               \
	}
#define VALUE(name)                                                                                \
	{                                                                                          \
		NS_VT, name, NULL, NULL, true                                                      \
	}

static const struct rule rules[] = {
	CORE(NS_DC, "title"),
	CORE(NS_DC, "subject"),
	CORE(NS_DC, "creator"),
	CORE(NS_DC, "description"),
	CORE(NS_DC, "language"),
	CORE(NS_CORE, "keywords"),
	CORE(NS_CORE, "category"),
	CORE(NS_CORE, "contentStatus"),
	CORE(NS_CORE, "lastModifiedBy"),
	CORE(NS_CORE, "revision"),
	CORE(NS_CORE, "version"),
	CORE(NS_DCTERMS, "created"),
	CORE(NS_DCTERMS, "modified"),
	{ NS_CUSTOM, "property", start_custom, end_custom, false },
	VALUE("lpwstr"),
	VALUE("lpstr"),
	VALUE("bstr"),
	VALUE("i1"),
	VALUE("i2"),
	VALUE("i4"),
	VALUE("i8"),
	VALUE("int"),
	VALUE("uint"),
	VALUE("r4"),
	VALUE("r8"),
	VALUE("decimal"),
	VALUE("bool"),
	VALUE("date"),
	VALUE("filetime"),
};

/* Two core parts may say two things; which of them Word shows nobody can know. */
static bool
has_two_cores(struct package *p, struct diags *ds)
{
	const struct relationships *list = package_relationships(p, NULL, ds);
	size_t cores = 0;

	for (size_t i = 0; list != NULL && i < list->count; i++)
		cores += strcmp(list->item[i].type, types[0]) == 0 ||
			 strcmp(list->item[i].type, types[1]) == 0;
	return cores > 1;
}

void
properties_read(struct arena *a, struct package *p, struct document *doc, struct diags *ds)
{
	static const struct reading reading = {
		.rule = rules, .rules = sizeof rules / sizeof *rules, .text = text
	};
	struct collector c = { .arena = a };
	bool two = has_two_cores(p, ds);

	if (two)
		(void)diag_add(ds, &msg_docx_two_properties, /* a warning */
		    &(struct place){ .file = package_file(p) }, NULL);
	buf_init(&c.value, VALUE_BYTES);
	for (size_t i = two ? CORES : 0; i < sizeof types / sizeof *types; i++)
		part_read_optional(p, package_related(p, NULL, types[i]), &reading, &c, ds);
	buf_free(&c.value);
	doc->property = c.item;
	doc->properties = c.count;
}
