/* An SCXML chart alone with its clock. */
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "engine/chart/scxml.h"
#include "engine/chart/step.h"

/* What is on its way, in the order that it was sent. */
struct coming {
	struct step_send send;
	long due;
};

struct session {
	struct arena *arena;
	const struct chart *chart;
	struct diags *diags;
	struct chart_active at;
	xmlDocPtr memory;
	struct list coming; /* struct coming */
	long now;           /* milliseconds from the start */
	const struct chart_result *result;
};

static void
drop(struct session *s, size_t i)
{
	struct coming *all = s->coming.items;

	s->coming.count--;
	memmove(&all[i], &all[i + 1], (s->coming.count - i) * sizeof *all);
}

static void
post(struct session *s, const struct step_send *send)
{
	struct coming *all = s->coming.items;

	for (size_t i = s->coming.count; send->cancels && i-- > 0;)
		if (strcmp(all[i].send.id, send->id) == 0)
			drop(s, i);
	if (!send->cancels)
		*(struct coming *)list_add(s->arena, &s->coming, sizeof(struct coming)) =
		    (struct coming){ *send, s->now + send->delay };
}

static int
take(struct session *s, const struct chart_event *e)
{
	s->result = chart_step(s->arena, s->chart, s->at, e, s->memory, s->diags);
	if (s->result == NULL)
		return -1;
	xmlFreeDoc(s->memory);
	s->memory = s->result->memory;
	s->at = (struct chart_active){ s->result->states, s->result->state_count };
	for (size_t i = 0; i < s->result->send_count; i++)
		post(s, &s->result->sends[i]);
	return 0;
}

/* The next that comes: the earliest; of equals the one sent first. */
static bool
take_next(struct session *s, struct coming *to)
{
	const struct coming *all = s->coming.items;
	size_t first = 0;

	if (s->coming.count == 0)
		return false;
	for (size_t i = 1; i < s->coming.count; i++)
		if (all[i].due < all[first].due)
			first = i;
	*to = all[first];
	drop(s, first);
	return true;
}

static enum scxml_outcome
outcome(const struct session *s)
{
	const struct chart *c = s->chart;

	if (!s->result->ended)
		return SCXML_FAIL;
	for (size_t i = 0; i < s->at.count; i++)
		if (strcmp(s->at.ids[i], "fail") == 0 && chart_find_state(c, "fail")->parent == 0)
			return SCXML_FAIL;
	return SCXML_PASS;
}

enum scxml_outcome
scxml_run(struct arena *a, const struct chart *c, struct diags *ds)
{
	struct session s = { .arena = a, .chart = c, .diags = ds };
	struct chart_event e = { .kind = EVENT_START };
	int failed = take(&s, &e);

	for (int n = 0; failed == 0 && !s.result->ended && n < SCXML_MAX_EVENTS; n++) {
		struct coming one;

		if (!take_next(&s, &one))
			break;
		s.now = one.due;
		e = (struct chart_event){
			.kind = EVENT_SENT, .name = one.send.name, .xml = one.send.xml
		};
		failed = take(&s, &e);
	}
	xmlFreeDoc(s.memory);
	return failed != 0 ? SCXML_ERROR : outcome(&s);
}
