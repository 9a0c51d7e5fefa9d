#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/messages.h"
#include "base/xml.h"

static struct arena *a;
static struct diags ds;

static void
setup(void)
{
	a = arena_new();
	diags_init(&ds, a);
}

static void
teardown(void)
{
	arena_free(a);
}

START_TEST(good_xml_comes_back_as_it_was)
{
	static const char s[] =
	    "<?xml version=\"1.0\" encoding=\"utf-8\"?><vy><dnr>SN &amp; Å</dnr><!-- = --></vy>";
	xmlDocPtr doc = xml_parse(s, sizeof s - 1, NULL, &ds);

	ck_assert_ptr_nonnull(doc);
	ck_assert_str_eq(xml_text(a, doc), "<vy><dnr>SN &amp; Å</dnr><!-- = --></vy>");
	xmlFreeDoc(doc);
}
END_TEST

START_TEST(a_reader_parses_one_after_another_and_its_documents_outlive_it)
{
	struct xml_reader r = { 0 };
	xmlDocPtr first = xml_reader_parse(&r, "<a>ett</a>", 10, NULL, &ds), last = NULL;

	ck_assert_ptr_null(xml_reader_parse(&r, "<a></b>", 7, NULL, &ds));
	ck_assert_ptr_eq(ds.last->message, &msg_xml_mismatch);
	for (int i = 0; i < 2500; i++) {
		xmlFreeDoc(last);
		last = xml_reader_parse(&r, "<a>2</a>", 8, NULL, &ds);
		ck_assert_ptr_nonnull(last);
	}
	xml_reader_end(&r);
	ck_assert_str_eq(xml_text(a, first), "<a>ett</a>");
	ck_assert_str_eq(xml_text(a, last), "<a>2</a>");
	xmlFreeDoc(first);
	xmlFreeDoc(last);
}
END_TEST

static void
must_fail(const char *bytes, size_t size, const struct message *m)
{
	struct place p = { .file = "fil.xml" };

	ck_assert_ptr_null(xml_parse(bytes, size, &p, &ds));
	ck_assert_msg(
	    ds.last->message == m, "%s, not %s, for %.40s", ds.last->message->name, m->name, bytes);
}

START_TEST(bad_xml_gets_its_own_message)
{
	static const struct {
		const char *xml;
		const struct message *m;
	} row[] = {
		{ "<!DOCTYPE a><a/>", &msg_xml_doctype },
		{ "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "
		  "'file:///etc/passwd'>]><a>&x;</a>",
		    &msg_xml_doctype },
		{ "<a><b></a></b>", &msg_xml_mismatch },
		{ "<a><b>", &msg_xml_truncated },
		{ "", &msg_xml_truncated },
		{ "<a/><b/>", &msg_xml_malformed },
		{ "<a x='1' x='2'/>", &msg_xml_malformed },
		{ "<p:a/>", &msg_xml_malformed },
		{ "<a>\x01</a>", &msg_xml_character },
		{ "<a>\xC3</a>", &msg_xml_character },
		{ "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", &msg_xml_encoding },
		{ "<?xml version='1.0' encoding='IBM037'?><a/>", &msg_xml_encoding },
		{ "<a>&okänd;</a>", &msg_xml_malformed },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		must_fail(row[i].xml, strlen(row[i].xml), row[i].m);
}
END_TEST

START_TEST(too_deep_too_wide_too_many_are_refused)
{
	struct buf b;

	buf_init(&b, 1 << 20);
	for (int i = 0; i <= XML_MAX_DEPTH; i++)
		buf_str(&b, "<a>");
	must_fail(b.text, b.size, &msg_xml_too_deep);
	buf_clear(&b);
	buf_str(&b, "<a");
	for (int i = 0; i <= XML_MAX_ATTRIBUTES; i++)
		buf_printf(&b, " x%d='=>'", i);
	buf_str(&b, "/>");
	must_fail(b.text, b.size, &msg_xml_too_many_attributes);
	buf_free(&b);
}
END_TEST

START_TEST(utf16_opens)
{
	static const char le[] = "\xFF\xFE<\0a\0>\0\xE5\0<\0/\0a\0>\0";
	static const char be[] = "\xFE\xFF\0<\0a\0>\0\xE5\0<\0/\0a\0>";
	xmlDocPtr one = xml_parse(le, sizeof le - 1, NULL, &ds),
		  other = xml_parse(be, sizeof be - 1, NULL, &ds);

	ck_assert_str_eq(xml_text(a, one), "<a>å</a>");
	ck_assert_str_eq(xml_text(a, other), "<a>å</a>");
	xmlFreeDoc(one);
	xmlFreeDoc(other);
}
END_TEST

START_TEST(a_declaration_that_the_gate_does_not_see_changes_nothing)
{
	char s[600];
	xmlDocPtr doc;
	int n = snprintf(s, sizeof s, "<?xml version=\"1.0\"%400sencoding=\"UTF-16\"?><a>å</a>", "");

	doc = xml_parse(s, (size_t)n, NULL, &ds);
	ck_assert_ptr_nonnull(doc);
	ck_assert_str_eq(xml_text(a, doc), "<a>å</a>");
	xmlFreeDoc(doc);
}
END_TEST

START_TEST(a_place_in_the_text_has_line_and_column)
{
	static const char s[] = "<a>\n  <b>\n</a>";

	ck_assert_ptr_null(xml_parse(s, sizeof s - 1, &(struct place){ .file = "x" }, &ds));
	ck_assert_uint_eq(ds.first->place.line, 3);
}
END_TEST

static void
count_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nn,
    const xmlChar **ns, int na, int nd, const xmlChar **attribute)
{
	(void)name, (void)prefix, (void)uri, (void)nn, (void)ns, (void)na, (void)nd,
	    (void)attribute;
	++*(int *)user;
}

START_TEST(handlers_see_every_element_and_faults_are_told)
{
	const xmlSAXHandler h = { .startElementNs = count_start };
	int count = 0;

	ck_assert_int_eq(xml_parse_sax("<a><b/><b/></a>", 15, NULL, &h, &count, &ds), 0);
	ck_assert_int_eq(count, 3);
	ck_assert_int_eq(xml_parse_sax("<a><b></a></b>", 14, NULL, &h, &count, &ds), -1);
	ck_assert_ptr_eq(ds.last->message, &msg_xml_mismatch);
}
END_TEST

START_TEST(text_is_escaped)
{
	struct buf b;

	buf_init(&b, 100);
	xml_escape(&b, "<w:p> & ]]>");
	xml_escape_attribute(&b, "\"\n");
	ck_assert_str_eq(b.text, "&lt;w:p&gt; &amp; ]]&gt;&quot;&#10;");
	buf_free(&b);
	ck_assert_int_eq(xml_forbidden_at("a\x01"), 1);
	ck_assert_int_eq(xml_forbidden_at("a\n\xEF\xBF\xBE"), 2);
	ck_assert_int_eq(xml_forbidden_at("åäö"), -1);
}
END_TEST

Suite *
xml_suite(void)
{
	Suite *s = suite_create("xml");
	TCase *t = tcase_create("xml");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, good_xml_comes_back_as_it_was);
	tcase_add_test(t, a_reader_parses_one_after_another_and_its_documents_outlive_it);
	tcase_add_test(t, bad_xml_gets_its_own_message);
	tcase_add_test(t, too_deep_too_wide_too_many_are_refused);
	tcase_add_test(t, utf16_opens);
	tcase_add_test(t, a_declaration_that_the_gate_does_not_see_changes_nothing);
	tcase_add_test(t, a_place_in_the_text_has_line_and_column);
	tcase_add_test(t, handlers_see_every_element_and_faults_are_told);
	tcase_add_test(t, text_is_escaped);
	suite_add_tcase(s, t);
	return s;
}
