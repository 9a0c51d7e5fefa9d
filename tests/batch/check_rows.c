/* Lists of all forms, good and bad. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "batch/input.h"
#include "batch/rows.h"

/* A list in a file of its own; removed by list_end(). */
struct list {
	char path[32];
	struct arena *arena;
	struct diags ds;
	struct rows *rows;
};

static void
list_of(struct list *l, const char *text, size_t size)
{
	int fd;

	*l = (struct list){ .path = "/tmp/kansli-rows-XXXXXX", .arena = arena_new() };
	diags_init(&l->ds, l->arena);
	fd = mkstemp(l->path);
	ck_assert(fd >= 0 && write(fd, text, size) == (ssize_t)size && close(fd) == 0);
	l->rows = rows_open(l->path, &l->ds);
}

static void
list_end(struct list *l)
{
	rows_close(l->rows);
	(void)unlink(l->path);
	arena_free(l->arena);
}

/* Everything that the list says: rows as XML, wrong ones as "line:column name", and what ended
 * it. */
static const char *
all_of(struct list *l)
{
	struct buf b;
	struct row row;
	const char *text;
	int more = -1;

	buf_init(&b, 1 << 20);
	row_init(&row);
	while (l->rows != NULL && (more = rows_next(l->rows, &row, &l->ds)) > 0) {
		const struct diag *before = l->ds.last;
		xmlDocPtr doc = row_tree(l->rows, &row, &l->ds);
		const struct diag *d = before == NULL ? l->ds.first : before->next;

		if (doc != NULL)
			buf_printf(&b, "%s\n", xml_text(l->arena, doc));
		else
			buf_printf(&b, "%u:%u %s\n", d->place.line, d->place.column, d->message->name);
		xmlFreeDoc(doc);
	}
	if (more < 0)
		buf_printf(&b, "%u:%u %s\n", l->ds.last->place.line, l->ds.last->place.column,
		    l->ds.last->message->name);
	text = arena_str(l->arena, b.text);
	row_free(&row);
	buf_free(&b);
	return text;
}

static void
reads_as(const char *text, size_t size, const char *expected)
{
	struct list l;

	list_of(&l, text, size);
	ck_assert_str_eq(all_of(&l), expected);
	list_end(&l);
}

static const struct {
	const char *list, *expected;
} good[] = {
	{ "namn;ort\nEva;Lindåsa\n", "<rad><namn>Eva</namn><ort>Lindåsa</ort></rad>\n" },
	{ "namn,ort\nEva,Lindåsa\n", "<rad><namn>Eva</namn><ort>Lindåsa</ort></rad>\n" },
	{ "\xEF\xBB\xBFnamn;a\nEva;1", "<rad><namn>Eva</namn><a>1</a></rad>\n" },
	{ "namn;a\r\nEva;1\r\n\r\nBo;2\r\n",
	    "<rad><namn>Eva</namn><a>1</a></rad>\n<rad><namn>Bo</namn><a>2</a></rad>\n" },
	{ "namn;a\rEva;1\rBo;2",
	    "<rad><namn>Eva</namn><a>1</a></rad>\n<rad><namn>Bo</namn><a>2</a></rad>\n" },
	{ "n\xE5mn;a\nG\xF6ran \x96;1\n", "<rad><nåmn>Göran –</nåmn><a>1</a></rad>\n" },
	{ "na\xCC\x8Amn; Sista  dag \nx;y\n", "<rad><nåmn>x</nåmn><Sista-dag>y</Sista-dag></rad>\n" },
	{ "a;b\n\"x;\"\"y\"\"\nz\";1\n", "<rad><a>x;\"y\"\nz</a><b>1</b></rad>\n" },
	{ "a;b\n;1\n;\n2;\n", "<rad><b>1</b></rad>\n<rad><a>2</a></rad>\n" },
	{ "namn\nEva\n=cmd|' /C calc'!A0\n",
	    "<rad><namn>Eva</namn></rad>\n<rad><namn>=cmd|' /C calc'!A0</namn></rad>\n" },
	{ "{\"a\":\"x\",\"b\":12,\"c\":1.5,\"d\":true}\n",
	    "<rad><a>x</a><b>12</b><c>1.5</c><d>true</d></rad>\n" },
	{ "\n{\"a\":\"\",\"b\":null,\"c\":false,\"d\":[],\"e\":{\"f\":null}}\n", "<rad/>\n" },
	{ "{\"p\":[{\"n\":\"x\"},{\"n\":\"y\"}],\"sista dag\":\"z\"}",
	    "<rad><p><n>x</n></p><p><n>y</n></p><sista-dag>z</sista-dag></rad>\n" },
	{ "{\"a\":\"<&\\u0022\"}", "<rad><a>&lt;&amp;\"</a></rad>\n" },
	{ "<l><p><a>1</a></p>\n<!-- <p> --><p b='>'><a>2</a><a/></p><q/></l>\n",
	    "<p><a>1</a></p>\n<p b=\"&gt;\"><a>2</a></p>\n<q/>\n" },
	{ "<?xml version='1.0' encoding='utf-8'?><l><p><![CDATA[</p>]]></p></l>",
	    "<p><![CDATA[</p>]]></p>\n" },
	{ "<l><p><p>1</p></p></l>", "<p><p>1</p></p>\n" },
};

START_TEST(a_list_gives_its_rows)
{
	reads_as(good[_i].list, strlen(good[_i].list), good[_i].expected);
}
END_TEST

static const struct {
	const char *list, *expected;
} bad[] = {
	{ "", "0:0 batch-empty\n" },
	{ "\n\n", "0:0 batch-empty\n" },
	{ "a;b\n1;\"x\n2;y\n", "2:2 batch-unclosed-quote\n" },
	{ "a;b\n1\n2;y\n", "2:2 batch-cells\n<rad><a>2</a><b>y</b></rad>\n" },
	{ "a;b\n1;2;3\n2;y\n", "2:3 batch-cells\n<rad><a>2</a><b>y</b></rad>\n" },
	{ "a;b\n1;x\"y\n2;y\n", "2:2 batch-quote\n<rad><a>2</a><b>y</b></rad>\n" },
	{ "a;b\n\"x\"y;1\n2;y\n", "2:1 batch-quote\n<rad><a>2</a><b>y</b></rad>\n" },
	{ "a;b;A;b\n1;2;3;4\n", "1:4 batch-column-twice\n" },
	{ "a;;b\n1;2;3\n", "1:2 batch-column-missing\n" },
	{ "a;1b\n1;2\n", "1:2 batch-column-name\n" },
	{ "a;b (c)\n1;2\n", "1:2 batch-column-name\n" },
	{ "a\nbl\xC3\xA5\nbl\xE5\n", "3:3 batch-not-utf8\n" },
	{ "a\n\x81\n", "2:1 batch-not-utf8\n" },
	{ "\xFF\xFE" "a", "0:0 batch-encoding\n" },
	{ "[{\"a\":1}]", "0:0 batch-json-array\n" },
	{ "{\"a\":1}\n{\"a\":\n", "<rad><a>1</a></rad>\n2:1 batch-json-broken\n" },
	{ "{\"a\":1,\"a\":2}\n", "1:10 batch-json-broken\n" },
	{ "{\"a\":1} x\n{\"a\":2}\n", "1:9 batch-json-broken\n<rad><a>2</a></rad>\n" },
	{ "{\"a\":1}\n12\n", "<rad><a>1</a></rad>\n2:2 batch-json-broken\n" },
	{ "{\"a b(\":1}\n", "1:0 batch-json-name\n" },
	{ "{\"a\":[[1]]}\n", "1:0 batch-json-nested\n" },
	{ "{\"a\":\"\xE5\"}\n", "1:6 batch-json-broken\n" },
	{ "<l>\n<p><a>1</b></p>\n<p>2</p></l>", "2:12 xml-mismatch\n<p>2</p>\n" },
	{ "<l>\n<p><a>1</a>\n", "3:0 batch-xml-broken\n" },
	{ "<l><p>1</p>text</l>", "<p>1</p>\n1:0 batch-xml-broken\n" },
	{ "<l><p>1</p></m>", "<p>1</p>\n1:0 batch-xml-broken\n" },
	{ "<l><p>1</p></l><l/>", "<p>1</p>\n1:0 batch-xml-broken\n" },
	{ "<!DOCTYPE l [<!ENTITY a 'b'>]><l><p>&a;</p></l>", "1:0 xml-doctype\n" },
	{ "<?xml version='1.0' encoding='ISO-8859-1'?><l><p>1</p></l>", "1:0 batch-encoding\n" },
};

START_TEST(a_bad_list_says_what_is_wrong_and_where)
{
	reads_as(bad[_i].list, strlen(bad[_i].list), bad[_i].expected);
}
END_TEST

START_TEST(zero_bytes_are_no_text)
{
	reads_as("a;b\n1;\0\n", 9, "2:3 batch-not-utf8\n");
	reads_as("a;b\n1;x\0y\n", 11, "2:4 batch-not-utf8\n");
}
END_TEST

START_TEST(that_the_list_is_cp1252_is_said)
{
	struct list l;

	list_of(&l, "namn\nG\xF6ran\n", 11);
	ck_assert_ptr_nonnull(l.rows);
	ck_assert_uint_eq(l.ds.errors, 0);
	ck_assert_str_eq(l.ds.first->message->name, "batch-cp1252");
	list_end(&l);
}
END_TEST

/* 'a' repeated: a row of 'size' bytes between 'before' and 'after'. */
static void
with_a_long_row(struct list *l, const char *before, size_t size, const char *after)
{
	struct buf b;

	buf_init(&b, (size_t)2 * ROW_MAX);
	buf_str(&b, before);
	for (size_t i = 0; i < size; i++)
		buf_char(&b, 'a');
	buf_str(&b, after);
	list_of(l, b.text, b.size);
	buf_free(&b);
}

static const struct {
	const char *before, *after;
} around[] = { { "a;b\n1;\"", "\"\n2;x\n" }, { "{\"a\":\"", "\"}\n" }, { "<l><p>", "</p></l>" } };

START_TEST(a_value_may_have_a_megabyte)
{
	struct row row;
	struct list l;
	xmlDocPtr doc;

	with_a_long_row(&l, around[_i].before, 1 << 20, around[_i].after);
	row_init(&row);
	ck_assert_int_eq(rows_next(l.rows, &row, &l.ds), 1);
	doc = row_tree(l.rows, &row, &l.ds);
	ck_assert_ptr_nonnull(doc);
	xmlFreeDoc(doc);
	row_free(&row);
	list_end(&l);
}
END_TEST

START_TEST(a_row_without_end_does_not_fill_the_memory)
{
	struct list l;

	with_a_long_row(&l, around[_i].before, ROW_MAX + 1000, around[_i].after);
	if (l.rows != NULL)
		(void)all_of(&l);
	ck_assert_str_eq(l.ds.last->message->name, "batch-row-too-large");
	list_end(&l);
}
END_TEST

START_TEST(a_survey_finds_every_name_and_counts_the_rows)
{
	xmlDocPtr specimen = xmlNewDoc(BAD_CAST "1.0");
	struct list l;
	size_t count;
	const char *list = "{\"a\":null}\n{\"b\":[{\"c\":1},{\"d\":2}]}\nbroken\n";

	list_of(&l, list, strlen(list));
	ck_assert_int_eq(rows_survey(l.rows, specimen, &count, &l.ds), 0);
	ck_assert_uint_eq(count, 3);
	ck_assert_str_eq(xml_text(l.arena, specimen), "<rad><a/><b><c/><d/></b></rad>");
	ck_assert_str_eq(all_of(&l), "<rad/>\n<rad><b><c>1</c></b><b><d>2</d></b></rad>\n"
				     "3:6 batch-json-broken\n");
	xmlFreeDoc(specimen);
	list_end(&l);
}
END_TEST

Suite *
rows_suite(void)
{
	Suite *s = suite_create("rows");
	TCase *t = tcase_create("lists");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, a_list_gives_its_rows, 0, sizeof good / sizeof *good);
	tcase_add_loop_test(t, a_bad_list_says_what_is_wrong_and_where, 0, sizeof bad / sizeof *bad);
	tcase_add_test(t, zero_bytes_are_no_text);
	tcase_add_test(t, that_the_list_is_cp1252_is_said);
	tcase_add_loop_test(t, a_value_may_have_a_megabyte, 0, 3);
	tcase_add_loop_test(t, a_row_without_end_does_not_fill_the_memory, 0, 3);
	tcase_add_test(t, a_survey_finds_every_name_and_counts_the_rows);
	suite_add_tcase(s, t);
	return s;
}
