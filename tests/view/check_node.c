#include <check.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/xml.h"
#include "engine/view/node.h"

static struct arena *a;
static xmlDocPtr doc;
static xmlNodePtr root;

static void
setup(void)
{
	a = arena_new();
	doc = view_new();
	root = xmlDocGetRootElement(doc);
}

static void
teardown(void)
{
	xmlFreeDoc(doc);
	arena_free(a);
}

START_TEST(what_is_not_there_is_left_out)
{
	view_text(root, "tom", "");
	view_text(root, "saknas", NULL);
	view_number(root, "noll", 0);
	view_day(root, "ingen-dag", DATE_NONE);
	view_lines(root, "rader", "rad", "\n\n");
	ck_assert_str_eq(xml_text(a, doc), "<vy/>");
}
END_TEST

START_TEST(text_is_text_whatever_it_looks_like)
{
	view_text(root, "rubrik", "Å & ö <w:p> ]]> {{x}}");
	view_number(root, "nummer", 52);
	view_day(root, "datum", date_of(2026, 9, 22));
	ck_assert_str_eq(xml_text(a, doc), "<vy><rubrik>Å &amp; ö &lt;w:p&gt; ]]&gt; {{x}}</rubrik>"
	                                   "<nummer>52</nummer><datum>2026-09-22</datum></vy>");
	ck_assert_str_eq(view_child_text(a, root, "rubrik"), "Å & ö <w:p> ]]> {{x}}");
}
END_TEST

START_TEST(every_line_with_text_becomes_an_element)
{
	view_lines(root, "förslag", "punkt", "Ett & två.\n\nTre.\n");
	ck_assert_str_eq(xml_text(a, doc),
	    "<vy><förslag><punkt>Ett &amp; två.</punkt><punkt>Tre.</punkt></förslag></vy>");
}
END_TEST

START_TEST(an_element_that_nothing_came_into_is_taken_away)
{
	xmlNodePtr one = view_element(root, "lista"), other = view_element(root, "andra");

	view_text(other, "post", "x");
	view_prune(one);
	view_prune(other);
	ck_assert_str_eq(xml_text(a, doc), "<vy><andra><post>x</post></andra></vy>");
}
END_TEST

START_TEST(children_are_found_and_copied_in_the_order_asked_for)
{
	static const char *const names[] = { "ort", "saknas", "namn" };
	xmlNodePtr from = view_element(root, "från"), to = view_element(root, "till");

	view_text(from, "namn", "Lindåsa");
	view_text(from, "ort", "Lindåsa ort");
	view_copy(to, from, names, 3);
	ck_assert_ptr_null(view_child(from, "saknas"));
	ck_assert_str_eq(view_child_text(a, from, "saknas"), "");
	ck_assert_str_eq(view_child_text(a, NULL, "namn"), "");
	view_prune(from);
	xmlUnlinkNode(from);
	xmlFreeNode(from);
	ck_assert_str_eq(xml_text(a, doc),
	    "<vy><till><ort>Lindåsa ort</ort><namn>Lindåsa</namn></till></vy>");
}
END_TEST

Suite *
node_suite(void)
{
	Suite *s = suite_create("node");
	TCase *t = tcase_create("node");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, what_is_not_there_is_left_out);
	tcase_add_test(t, text_is_text_whatever_it_looks_like);
	tcase_add_test(t, every_line_with_text_becomes_an_element);
	tcase_add_test(t, an_element_that_nothing_came_into_is_taken_away);
	tcase_add_test(t, children_are_found_and_copied_in_the_order_asked_for);
	suite_add_tcase(s, t);
	return s;
}
