/* fuzz: chart  A matter of one flow that has everything, taken through events that the input makes
 * up: every rest is a possible one, a failure is always said, and the view is left as it was. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "engine/chart/flow.h"
#include "engine/chart/run.h"
#include "engine/chart/step.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { EVENTS = 40, TEXT_MAX = 40 };

static const char COMMON[] = "roll registrator \"R\"\nroll handläggare \"H\"\n"
			     "dokument kallelse \"K\"\nmål ärende ärende\n";
static const char FIELDS[] =
    "fält rubrik text \"R\"\nfält inkom datum \"I\"\nfält antal tal \"A\"\n"
    "fält val val \"V\"\n  ett \"1\"\n  tva \"2\"\n"
    "händelse hörd \"H\"\n  fält dag datum \"D\"\n  fält ord text \"O\"\n";
static const char VIEW[] = "<vy><punkt><nummer>1</nummer><utfall>bifalls</utfall></punkt></vy>";
static const char FLOW[] =
    "flöde allt för ärende version 1 \"Allt\"\n"
    "villkor\n"
    "  har rubrik = k:finns(rubrik)\n    annars \"Rubrik saknas: {rubrik}.\"\n"
    "  i tid = k:senast(k:idag(), k:dagar-efter(inkom, antal))\n    annars \"Sent {inkom}.\" "
    "varning\n"
    "  ett = val = 'ett'\n"
    "  hört = k:finns(händelse/ord) and not(k:läge('b'))\n"
    "alltid\n"
    "  frist svar \"S\" 20 arbetsdagar efter inkom\n    om ett\n    möts av vidare\n"
    "  åtgärd ändra \"Ä\" av handläggare\n    formulär rubrik, inkom, antal, val\n"
    "läge a \"A\" hos handläggare\n"
    "  åtgärd vidare \"V\" av handläggare, registrator -> spar\n    formulär rubrik frivillig\n"
    "    kräver har rubrik, i tid\n    dokument kallelse\n"
    "  vid hörd om hört -> c\n    sätt inkom = händelse/dag\n"
    "  när ett -> b\n"
    "  frist sen \"Sen\" = inkom -> c\n"
    "läge b \"B\"\n  åtgärd vidare \"V\" av handläggare -> spar\n"
    "  åtgärd tillbaka \"T\" av registrator -> a\n    sätt val = 'tva'\n"
    "läge c \"C\"\n  läge c1 \"C1\"\n    vid hörd -> c2\n  läge c2 \"C2\"\n"
    "    åtgärd tillbaka \"T\" av handläggare -> a\n      formulär val\n"
    "samtidigt spar \"Spår\" -> slut\n"
    "  åtgärd tillbaka \"T\" av handläggare -> a\n"
    "  spår x\n    läge x1 \"X1\"\n      vid hörd -> x2\n    slut x2 \"X2\"\n"
    "  spår y\n    läge y1 \"Y1\"\n      åtgärd vidare \"V\" av handläggare -> y2\n"
    "        för varje punkt\n          händelse hörd till ärende med dag = k:idag(), ord = "
    "utfall\n"
    "    slut y2 \"Y2\"\n"
    "slut slut \"Slut\"\n";

/* What is left of the input. */
struct input {
	const uint8_t *at, *end;
};

static unsigned
take(struct input *in, unsigned n)
{
	return in->at < in->end ? *in->at++ % n : 0;
}

/* A value that will often do, or whatever the input says. */
static const char *
value(struct arena *a, struct input *in)
{
	static const char *const some[] = { "", "2026-09-22", "22 september 2026", "3", "-7", "ett",
		"tva", "Ja", "9999-12-31" };
	const unsigned i = take(in, 16);
	size_t n = take(in, TEXT_MAX);

	if (i < sizeof some / sizeof *some)
		return some[i];
	if (n > (size_t)(in->end - in->at))
		n = (size_t)(in->end - in->at);
	in->at += n;
	return arena_strn(a, (const char *)in->at - n, n);
}

static struct chart_event
event(struct arena *a, struct input *in)
{
	static const char *const names[] = { "vidare", "tillbaka", "ändra", "hörd", "sen", "svar",
		"nej" };
	static const char *const fields[] = { "rubrik", "inkom", "antal", "val", "dag", "ord" };
	static const char *const roles[] = { "handläggare", "registrator" };
	struct chart_event e = { .kind = (enum event_kind)(1 + take(in, 3)),
		.name = names[take(in, 7)],
		.roles = take(in, 4) > 0 ? roles : NULL,
		.role_count = take(in, 3),
		.reason = take(in, 2) > 0 ? "skäl" : NULL,
		.day = date_add_days(date_of(2026, 9, 1), (int)take(in, 90)) };
	struct chart_value *v = arena_array(a, 4, sizeof *v);

	e.data = v;
	e.data_count = take(in, 5);
	for (size_t i = 0; i < e.data_count; i++)
		v[i] = (struct chart_value){ fields[take(in, 6)], value(a, in) };
	return e;
}

static const struct chart_result *
step(struct arena *a, const struct chart *c, struct chart_active at, const struct chart_event *e,
    xmlDocPtr view)
{
	const char *before = xml_text(a, view);
	const struct chart_result *r;
	struct state_set active;
	struct diags ds;

	diags_init(&ds, a);
	r = chart_step(a, c, at, e, view, &ds);
	if ((r == NULL) != (ds.errors > 0) || strcmp(before, xml_text(a, view)) != 0)
		abort();
	if (r == NULL)
		return NULL;
	if (run_restore(c, (struct chart_active){ r->states, r->state_count }, &active, &ds) != 0 ||
	    !step_ok(c, &active))
		abort();
	for (size_t i = 0; i < r->deadline_count; i++)
		if (r->deadlines[i].term.rule != NULL &&
		    chart_derivation(a, &r->deadlines[i], &ds) == NULL)
			abort(); /* a day that has been counted can be explained */
	return r;
}

static void
set_fields(xmlDocPtr view, const struct chart_result *r)
{
	xmlNodePtr root = xmlDocGetRootElement(view), next;

	for (size_t i = 0; i < r->field_count; i++) {
		for (xmlNodePtr n = root->children; n != NULL; n = next) {
			next = n->next;
			if (strcmp((const char *)n->name, r->fields[i].name) != 0)
				continue;
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
		if (*r->fields[i].text != '\0')
			(void)xmlNewTextChild(
			    root, NULL, BAD_CAST r->fields[i].name, BAD_CAST r->fields[i].text);
	}
}

static void
walk(struct arena *a, const struct chart *c, struct input *in)
{
	xmlDocPtr view = xmlParseDoc(BAD_CAST VIEW);
	struct chart_event e = { .kind = EVENT_START, .day = date_of(2026, 9, 1) };
	const struct chart_result *r = step(a, c, (struct chart_active){ NULL, 0 }, &e, view);
	struct diags ds;

	diags_init(&ds, a);
	for (int i = 0; r != NULL && i < EVENTS && in->at < in->end; i++) {
		const struct chart_active at = { r->states, r->state_count };
		const struct chart_result *next;

		e = event(a, in);
		next = step(a, c, at, &e, view);
		if (next != NULL && next->taken) {
			set_fields(view, next);
			r = next;
		}
		(void)chart_why(a, c, (struct chart_active){ r->states, r->state_count }, view,
		    e.day, e.roles, e.role_count, &ds);
	}
	xmlFreeDoc(view);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct flow_source sources[] = { { "gemensamt.fält", COMMON, sizeof COMMON - 1 },
		{ "ärende.fält", FIELDS, sizeof FIELDS - 1 },
		{ "ärende.vy.xml", VIEW, sizeof VIEW - 1 } };
	static struct arena *lasting; /* the chart is read once */
	static const struct chart *c;
	struct input in = { data, data + size };
	struct arena *a = arena_new();

	if (c == NULL) {
		struct diags ds;
		const struct flow_world *w;

		lasting = arena_new();
		diags_init(&ds, lasting);
		w = flow_world_read(lasting, sources, 3, &ds);
		c = w != NULL ? flow_read(lasting, w, "allt.flode", FLOW, sizeof FLOW - 1, &ds)
			      : NULL;
		if (c == NULL) {
			fprintf(stderr, "%s\n", ds.first->message->name);
			abort();
		}
	}
	walk(a, c, &in);
	arena_free(a);
	return 0;
}
