/* Times to appeal by other laws, as kommun.xml has them (rule Ö-7). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "engine/law/law.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

static xmlNodePtr
all_times(const struct view_source *v)
{
	return view_child(xmlDocGetRootElement(v->municipality), "särskilda-tider");
}

static xmlNodePtr
first(xmlNodePtr parent)
{
	return parent != NULL ? xmlFirstElementChild(parent) : NULL;
}

xmlNodePtr
part_special(const struct view_source *v, const char *name)
{
	for (xmlNodePtr n = first(all_times(v)); n != NULL && *name != '\0';
	     n = xmlNextElementSibling(n))
		if (strcmp(view_child_text(v->arena, n, "namn"), name) == 0)
			return n;
	return NULL;
}

/* "fyra veckor" */
static const char *
words(const struct view_source *v, xmlNodePtr time)
{
	struct law_rule rule;
	const int count = (int)strtol(view_child_text(v->arena, time, "antal"), NULL, 10);

	return law_special(view_child_text(v->arena, time, "enhet"), count, "", &rule)
		   ? law_amount(v->arena, &(struct law_term){ &rule, count })
		   : "";
}

const char *const *
part_special_instruction(const struct view_source *v, xmlNodePtr time, size_t *count)
{
	const char **text = arena_array(v->arena, xmlChildElementCount(time) + 1, sizeof *text);

	*count = 0;
	for (xmlNodePtr n = first(time); n != NULL; n = xmlNextElementSibling(n)) {
		xmlChar *own;

		if (strcmp((const char *)n->name, "hänvisning") != 0)
			continue;
		own = xmlNodeGetContent(n);
		text[(*count)++] = arena_str(v->arena, (const char *)own);
		xmlFree(own);
	}
	return text;
}

/* Each paragraph as an element of that name. */
static void
instruction(const struct view_source *v, xmlNodePtr parent, xmlNodePtr time, const char *name)
{
	size_t n;
	const char *const *text = part_special_instruction(v, time, &n);

	for (size_t i = 0; i < n; i++)
		view_text(parent, name, text[i]);
}

void
part_special_appeal(const struct view_source *v, xmlNodePtr root, const char *name)
{
	const xmlNodePtr time = part_special(v, name);
	xmlNodePtr n, list;

	if (time == NULL)
		return;
	n = view_element(root, "överklagande");
	view_text(n, "slag", "speciallag");
	view_text(n, "lag", view_child_text(v->arena, time, "lag"));
	view_text(n, "tid", words(v, time));
	list = view_element(n, "hänvisning");
	instruction(v, list, time, "stycke");
	part_court(v, n);
}

void
part_special_names(const struct view_source *v, xmlNodePtr root)
{
	for (xmlNodePtr n = first(all_times(v)); n != NULL; n = xmlNextElementSibling(n)) {
		xmlNodePtr one = view_element(root, "lagtid");

		view_text(one, "namn", view_child_text(v->arena, n, "namn"));
		instruction(v, one, n, "hänvisning");
	}
}
