/* Looking things up in a chart; reading one whole. */
#include "engine/chart/chart.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"
#include "engine/chart/state_set.h"

void
chart_free(const struct chart *c)
{
	for (size_t i = 0; c != NULL && i < c->compiled_count; i++)
		xmlXPathFreeCompExpr(c->compiled[i]);
	if (c == NULL)
		return;
	xmlFreeDoc(c->source);
	xmlXPathFreeContext(c->scratch != NULL ? *c->scratch : NULL);
}

static bool
all_inside(const struct chart *c, int s, const int targets[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!state_set_has(&c->states[s].descendants, targets[i]))
			return false;
	return true;
}

int
chart_domain(
    const struct chart *c, const struct chart_transition *t, const int targets[], size_t count)
{
	int s = t->source;

	if (count == 0)
		return CHART_NONE;
	if (t->internal && c->states[s].kind == STATE_COMPOUND && all_inside(c, s, targets, count))
		return s;
	for (s = c->states[s].parent; s > 0; s = c->states[s].parent)
		if (c->states[s].kind == STATE_COMPOUND && all_inside(c, s, targets, count))
			return s;
	return 0;
}

/* Hand over what was found, in the order of the file. */
static void
report(struct diags *found, struct diags *to)
{
	size_t n = found->errors + found->warnings, i = 0;
	const struct diag **all = arena_array(found->arena, n, sizeof(const struct diag *));

	for (const struct diag *d = found->first; d != NULL && i < n; d = d->next, i++) {
		size_t j = i;

		for (; j > 0 && (all[j - 1]->place.line > d->place.line ||
				    (all[j - 1]->place.line == d->place.line &&
					all[j - 1]->place.column > d->place.column));
		     j--)
			all[j] = all[j - 1];
		all[j] = d;
	}
	for (i = 0; i < n; i++)
		(void)diag_add(to, all[i]->message, &all[i]->place, all[i]->arg[0], all[i]->arg[1],
		    all[i]->arg[2], all[i]->arg[3], NULL);
}

static struct chart *
read_chart(struct draft *d, const struct flow_world *w, const char *text, size_t size)
{
	struct place at = { .file = d->file };
	const struct line *lines;
	struct chart *c;

	if (size > FLOW_MAX_BYTES) {
		(void)diag_add(d->diags, &msg_flow_too_long, &at, NULL);
		return NULL;
	}
	lines = lines_read(d->arena, d->file, text, size, d->diags);
	if (lines == NULL && d->diags->errors > 0)
		return NULL;
	flow_parse(d, lines);
	if (d->name.text == NULL || d->kind.text == NULL)
		return NULL;
	c = flow_link(d, w);
	if (d->diags->errors == 0)
		flow_look(c, d->arena, d->diags);
	return c;
}

const struct chart *
flow_read(struct arena *a, const struct flow_world *w, const char *file, const char *text,
    size_t size, struct diags *ds)
{
	struct diags found;
	struct draft d = {
		.arena = a, .file = arena_str(a, file), .diags = &found, .start = CHART_NONE
	};
	struct chart *c;

	diags_init(&found, a);
	c = read_chart(&d, w, text, size);
	if (c != NULL)
		c->scratch = arena_alloc(a, sizeof(xmlXPathContextPtr));
	report(&found, ds);
	if (found.errors == 0)
		return c;
	chart_free(c);
	return NULL;
}

/* The item of that name: 'member' is where the name's pointer stands in an item.  An exact name
 * wins over one that is only the same word; start has no name.  'count' if there is none. */
static size_t
find(const void *items, size_t count, size_t size, size_t member, const char *name)
{
	const char *first = (const char *)items + member;

	for (size_t i = 0; i < count; i++)
		if (strcmp(*(const char *const *)(const void *)(first + i * size), name) == 0)
			return i;
	for (size_t i = 0; i < count; i++)
		if (text_same_word(*(const char *const *)(const void *)(first + i * size), name))
			return i;
	return count;
}

const struct chart_state *
chart_find_state(const struct chart *c, const char *name)
{
	size_t i = find(
	    c->states, c->state_count, sizeof *c->states, offsetof(struct chart_state, id), name);

	return i < c->state_count ? &c->states[i] : NULL;
}

const struct chart_state *
chart_find_moved(const struct chart *c, const char *id)
{
	for (size_t i = 1; i < c->state_count; i++)
		if (strcmp(c->states[i].id, id) == 0)
			return &c->states[i];
	for (size_t i = 1; i < c->state_count; i++)
		for (size_t j = 0; j < c->states[i].earlier_count; j++)
			if (strcmp(c->states[i].earlier[j], id) == 0)
				return &c->states[i];
	return NULL;
}

const struct chart_field *
chart_find_field(const struct chart *c, const char *name)
{
	size_t i = find(
	    c->fields, c->field_count, sizeof *c->fields, offsetof(struct chart_field, name), name);

	return i < c->field_count ? &c->fields[i] : NULL;
}

const struct chart_action *
chart_find_action(const struct chart *c, const char *name)
{
	size_t i = find(c->actions, c->action_count, sizeof *c->actions,
	    offsetof(struct chart_action, id), name);

	return i < c->action_count && *name != '\0' ? &c->actions[i] : NULL;
}
