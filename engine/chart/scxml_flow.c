/* Reading back what flow_export() wrote in Kansli's own namespace: fields and verbs. */
#include <string.h>

#include "base/arena.h"
#include "engine/chart/messages.h"
#include "engine/chart/scxml_read.h"

static xmlNodePtr
own(xmlNodePtr n)
{
	while (n != NULL && !scxml_is_own(n))
		n = n->next;
	return n;
}

bool
scxml_is_own(xmlNodePtr n)
{
	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	       strcmp((const char *)n->ns->href, KANSLI_NAMESPACE) == 0;
}

static enum field_type
type_of(const char *name)
{
	enum field_type t = FIELD_TEXT;

	while (t < FIELD_YES_NO && strcmp(field_type_name(t), name) != 0)
		t++;
	return t;
}

static struct chart_field
read_field(struct scxml_reader *r, xmlNodePtr n)
{
	const char *help = scxml_attribute(r, n, "hjälp");
	struct list choices = { 0 };

	for (xmlNodePtr k = own(n->children); k != NULL; k = own(k->next))
		*(struct chart_choice *)list_add(r->arena, &choices, sizeof(struct chart_choice)) =
		    (struct chart_choice){ scxml_needed(r, k, "namn"),
			    scxml_needed(r, k, "titel") };
	return (struct chart_field){ .name = scxml_needed(r, n, "namn"),
		.title = scxml_needed(r, n, "titel"),
		.help = help != NULL ? help : "",
		.type = type_of(scxml_needed(r, n, "typ")),
		.choices = choices.items,
		.choice_count = choices.count,
		.place = scxml_place(r, n) };
}

void
scxml_flow(struct scxml_reader *r, xmlNodePtr root)
{
	xmlChar *kind = xmlGetNsProp(root, BAD_CAST "slag", BAD_CAST KANSLI_NAMESPACE);
	struct list fields = { 0 };

	if (kind == NULL)
		return;
	r->chart->kind = arena_str(r->arena, (const char *)kind);
	xmlFree(kind);
	for (xmlNodePtr n = own(root->children); n != NULL; n = own(n->next))
		if (scxml_is(n, "fält"))
			*(struct chart_field *)list_add(
			    r->arena, &fields, sizeof(struct chart_field)) = read_field(r, n);
	r->chart->fields = fields.items;
	r->chart->field_count = fields.count;
}

/* "för-varje" is "för varje". */
static bool
is_verb(xmlNodePtr n, enum verb v)
{
	static const char *const words[] = {
#define VERB(id, word, ...) [VERB_##id] = word,
#include "engine/chart/verbs.def"
#undef VERB
	};
	const char *a = (const char *)n->name, *b = words[v];

	while (*a != '\0' && (*a == *b || (*a == '-' && *b == ' '))) {
		a++;
		b++;
	}
	return *a == '\0' && *b == '\0';
}

static bool
is_known_field(const struct scxml_reader *r, const char *name)
{
	for (size_t i = 0; i < r->chart->field_count; i++)
		if (strcmp(r->chart->fields[i].name, name) == 0)
			return true;
	return false;
}

static struct chart_do
read_do(struct scxml_reader *r, xmlNodePtr n)
{
	struct chart_do d = { .verb = VERB_SET, .place = scxml_place(r, n) };
	struct list arguments = { 0 }, each = { 0 };
	struct chart_block *block = arena_alloc(r->arena, sizeof *block);

	while (d.verb < VERB_COUNT && !is_verb(n, d.verb))
		d.verb++;
	d.name = scxml_attribute(r, n, "namn");
	d.target = scxml_attribute(r, n, "till");
	for (xmlNodePtr k = own(n->children); k != NULL; k = own(k->next))
		if (scxml_is(k, "uppgift")) {
			const char *name = scxml_attribute(r, k, "namn");
			struct chart_argument one = { name != NULL ? name : "",
				scxml_expr(r, k, "uttryck") };

			(void)scxml_needed(r, k, "uttryck");
			*(struct chart_argument *)list_add(r->arena, &arguments, sizeof one) = one;
		} else {
			struct chart_do inner = read_do(r, k);

			*(struct chart_do *)list_add(r->arena, &each, sizeof inner) = inner;
		}
	*block = (struct chart_block){ .items = each.items, .count = each.count };
	d.arguments = arguments.items;
	d.argument_count = arguments.count;
	d.each = block;
	if (d.verb == VERB_COUNT ||
	    ((d.verb == VERB_SET || d.verb == VERB_EACH) && d.argument_count != 1) ||
	    (d.verb == VERB_SET && d.argument_count == 1 &&
		!is_known_field(r, d.arguments[0].name)))
		(void)diag_add(r->diags, &msg_scxml_verb, &d.place, n->name, NULL);
	return d;
}

struct chart_content
scxml_verb(struct scxml_reader *r, xmlNodePtr n)
{
	struct chart_do *d = arena_alloc(r->arena, sizeof *d);
	struct chart_block *b = arena_alloc(r->arena, sizeof *b);

	*d = read_do(r, n);
	*b = (struct chart_block){ .items = d, .count = 1 };
	return (struct chart_content){ .kind = CONTENT_VERB, .verb = b };
}
