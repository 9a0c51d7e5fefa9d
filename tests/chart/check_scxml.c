/* SCXML: small charts of our own through the same step, and what the reader refuses. */
#include <check.h>
#include <string.h>

#include "engine/chart/scxml.h"
#include "tests/chart/fixture.h"

#define HEAD                                                                                       \
	"<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' datamodel='xpath'\n"         \
	" xmlns:x='urn:x' "
#define ENDS "<final id='pass'/><final id='fail'/></scxml>"

static const char *
load(void *user, const char *name)
{
	(void)user;
	return strcmp(name, "beside.txt") == 0 ? "9" : NULL;
}

static const struct chart *
read(const char *text)
{
	return scxml_read(a, "prov.scxml", text, strlen(text), load, NULL, &ds);
}

static const struct {
	const char *why, *text;
	enum scxml_outcome outcome;
} runs[] = {
	{ "a deep history is what was active when its state was left",
	    HEAD "initial='s'><datamodel><data id='N' expr='0'/></datamodel>"
		 "<state id='s'><transition event='away' target='out'/>"
		 "<history id='h' type='deep'><transition target='fail1'/></history>"
		 "<state id='fail1'><transition target='a'/></state>"
		 "<state id='a'><state id='a1'><transition cond='$N = 0' target='a2'/></state>"
		 "<state id='a2'><onentry><assign location='$N' expr='$N + 1'/><raise "
		 "event='away'/></onentry>"
		 "<transition cond='$N = 2' target='pass'/></state></state></state>"
		 "<state id='out'><transition target='h'/></state>" ENDS,
	    SCXML_PASS },
	{ "what is sent later comes later, by a clock that takes no time",
	    HEAD
	    "initial='s'><state id='s'><onentry><send event='late' delay='9999s'/>"
	    "<send event='soon' delay='1ms'/></onentry>"
	    "<transition event='soon' target='t'/><transition event='*' target='fail'/></state>"
	    "<state id='t'><transition event='late' target='pass'/></state>" ENDS,
	    SCXML_PASS },
	{ "an expression that fails is an event",
	    HEAD "initial='s'><state id='s'><onentry><log expr='$Nothing'/></onentry>"
		 "<transition event='error.execution' target='pass'/></state>" ENDS,
	    SCXML_PASS },
	{ "foreach gives item, attributes and index, from one",
	    HEAD "initial='s'><datamodel><data id='L'><x:b n='4'>1</x:b><x:b n='5'>2</x:b></data>"
		 "<data id='S' expr='0'/></datamodel>"
		 "<state id='s'><onentry><foreach item='I' index='P' array='$L/*'>"
		 "<assign location='$S' expr='$S + $I * $I/@n * $P'/></foreach></onentry>"
		 "<transition cond='$S = 24' target='pass'/></state>" ENDS,
	    SCXML_PASS },
	{ "data may lie beside the chart",
	    HEAD "initial='s'><datamodel><data id='V' src='file:beside.txt'/></datamodel>"
		 "<state id='s'><transition cond='$V = 9' target='pass'/></state>" ENDS,
	    SCXML_PASS },
	{ "data that does not lie there is empty",
	    HEAD "initial='s'><datamodel><data id='V' src='file:../beside.txt'/></datamodel>"
		 "<state id='s'><transition cond=\"string($V) = ''\" target='pass'/></state>" ENDS,
	    SCXML_PASS },
	{ "if, elseif, else",
	    HEAD
	    "initial='s'><state id='s'><onentry><if cond='false()'><raise event='a'/>"
	    "<elseif cond='$Nothing'/><raise event='b'/><else/><raise event='c'/></if></onentry>"
	    "<transition event='c' target='pass'/><transition event='a b' "
	    "target='fail'/></state>" ENDS,
	    SCXML_PASS },
	{ "a final state called something else is a pass", HEAD "><final id='klart'/></scxml>",
	    SCXML_PASS },
	{ "the state fail is a fail", HEAD "><final id='fail'/></scxml>", SCXML_FAIL },
	{ "resting outside a final state is a fail", HEAD "><state id='s'/></scxml>", SCXML_FAIL },
	{ "sending to itself for ever is a fail",
	    HEAD "><state id='s'><onentry><send event='e'/></onentry>"
		 "<transition event='e' target='s'/></state></scxml>",
	    SCXML_FAIL },
	{ "moving for ever is an error",
	    HEAD "><state id='s'><transition target='s'/></state></scxml>", SCXML_ERROR },
	{ "a condition that fails on its own error is an error",
	    HEAD "><state id='s'><onentry><raise event='e'/></onentry>"
		 "<transition event='*' cond='$Nothing'/></state></scxml>",
	    SCXML_ERROR },
	{ "raising for ever is an error",
	    HEAD "><state id='s'><onentry><raise event='e'/></onentry>"
		 "<transition event='e'><raise event='e'/><raise "
		 "event='e'/></transition></state></scxml>",
	    SCXML_ERROR },
};

START_TEST(charts_end_as_the_recommendation_says)
{
	const struct chart *c = read(runs[_i].text);
	enum scxml_outcome outcome;

	ck_assert_msg(c != NULL, "%s: %s", runs[_i].why, said());
	outcome = scxml_run(a, c, &ds);
	ck_assert_msg(outcome == runs[_i].outcome, "%s: %d %s", runs[_i].why, outcome, said());
	ck_assert((outcome == SCXML_ERROR) == (ds.errors > 0));
	chart_free(c);
}
END_TEST

static const struct {
	const char *text, *name;
	unsigned line;
} refused[] = {
	{ "<scxml/>", "scxml-root", 0 },
	{ "<scxml", "xml-truncated", 1 },
	{ HEAD "><state id='s'><invoke/></state></scxml>", "scxml-element", 2 },
	{ HEAD "><script/><state id='s'/></scxml>", "scxml-element", 2 },
	{ HEAD "><state id='s'>\n<onentry><els/></onentry></state></scxml>", "scxml-element", 3 },
	{ HEAD "><state id='s'>\n<onentry><raise/></onentry></state></scxml>", "scxml-attribute",
	    3 },
	{ HEAD "><state id='s'>\n<transition target='t'/></state></scxml>", "scxml-target", 3 },
	{ HEAD "><state id='s'>\n<transition target='a b'/><state id='a'/><state "
	       "id='b'/></state></scxml>",
	    "scxml-target", 3 },
	{ HEAD "><state id='s' initial='t'><state id='a'/></state><state id='t'/></scxml>",
	    "scxml-target", 2 },
	{ HEAD "><state id='s'/>\n<state id='s'/></scxml>", "flow-double", 3 },
	{ HEAD "/>", "scxml-no-child", 2 },
	{ HEAD "><parallel id='p'/></scxml>", "scxml-no-child", 2 },
	{ HEAD "><parallel id='p'>\n<final id='f'/></parallel></scxml>", "scxml-element", 3 },
	{ HEAD "><state id='s'><history id='h'/><state id='a'/></state></scxml>", "scxml-no-child",
	    2 },
	{ "<scxml xmlns='http://www.w3.org/2005/07/scxml' datamodel='ecmascript'><state/></scxml>",
	    "scxml-datamodel", 1 },
};

START_TEST(what_cannot_be_read_is_said_at_its_line)
{
	const struct chart *c = read(refused[_i].text);

	ck_assert_msg(c == NULL, "%s", refused[_i].text);
	ck_assert_msg(ds.errors > 0 && strcmp(ds.first->message->name, refused[_i].name) == 0,
	    "%s: %s", refused[_i].text, said());
	ck_assert_msg(ds.first->place.line == refused[_i].line, "%s", said());
}
END_TEST

static const char *
value_of(xmlDocPtr memory, const char *name)
{
	xmlNodePtr n = xmlDocGetRootElement(memory)->children;

	while (n != NULL && strcmp((const char *)n->name, name) != 0)
		n = n->next;
	return n != NULL && n->children != NULL ? (const char *)n->children->content : "";
}

START_TEST(a_step_leaves_the_memory_that_it_was_given_as_it_was)
{
	const struct chart *c =
	    read(HEAD "><datamodel><data id='N' expr='1'/></datamodel><state id='s'>"
		      "<transition event='e'><assign location='$N' expr='$N + "
		      "1'/></transition></state></scxml>");
	struct chart_event start = { .kind = EVENT_START };
	struct chart_event e = { .kind = EVENT_SENT, .name = "e", .xml = "<_event/>" };
	const struct chart_result *one = chart_step(
				      a, c, (struct chart_active){ NULL, 0 }, &start, NULL, &ds),
				  *two, *again;
	struct chart_active at = { one->states, one->state_count };

	two = chart_step(a, c, at, &e, one->memory, &ds);
	again = chart_step(a, c, at, &e, one->memory, &ds);
	ck_assert_str_eq(value_of(one->memory, "data"), "1");
	ck_assert_str_eq(value_of(two->memory, "data"), "2");
	ck_assert_str_eq(value_of(again->memory, "data"), "2");
	xmlFreeDoc(one->memory);
	xmlFreeDoc(two->memory);
	xmlFreeDoc(again->memory);
	chart_free(c);
}
END_TEST

Suite *
scxml_suite(void)
{
	Suite *s = suite_create("scxml");
	TCase *t = tcase_create("charts");

	tcase_add_checked_fixture(t, chart_setup, chart_teardown);
	tcase_add_loop_test(
	    t, charts_end_as_the_recommendation_says, 0, (int)(sizeof runs / sizeof *runs));
	tcase_add_loop_test(
	    t, what_cannot_be_read_is_said_at_its_line, 0, (int)(sizeof refused / sizeof *refused));
	tcase_add_test(t, a_step_leaves_the_memory_that_it_was_given_as_it_was);
	suite_add_tcase(s, t);
	return s;
}
