/* Hostile and broken input: HOSTILE W03 to W07 and W11 as far as they are not in the other
 * files, values of every kind, templates made to disturb. */
#include <check.h>
#include <string.h>

#include "base/xml.h"
#include "docx/template.h"
#include "docx/template_messages.h"
#include "filled.h"

#define PLAIN_BODY P("[{{a}}]")

/* The filled text between the brackets, entities resolved. */
static const char *
through(const char *value)
{
	const struct made m = { .body = PLAIN_BODY };
	xmlDocPtr view = xmlNewDoc(BAD_CAST "1.0"), doc;
	xmlNodePtr root = xmlNewDocNode(view, NULL, BAD_CAST "vy", NULL);
	const struct template_data d = { .context = root, .day = DATE_NONE };
	size_t size;
	const char *bytes = made_docx(&m, &size), *body = NULL;
	struct template *t = template_compile(bytes, size, "prov.docx", NULL, &ds);
	struct buf out;

	ck_assert_ptr_nonnull(t);
	(void)xmlDocSetRootElement(view, root);
	(void)xmlNewTextChild(root, NULL, BAD_CAST "a", BAD_CAST value);
	buf_init(&out, 256 << 20);
	if (template_fill(t, &d, &out, &ds) == 0) {
		const char *part =
		    part_of((struct filled){ out.text, out.size }, "word/document.xml");
		xmlChar *content;

		doc = xml_parse(part, strlen(part), NULL, &ds);
		ck_assert_ptr_nonnull(doc);
		content = xmlNodeGetContent(xmlDocGetRootElement(doc));
		body = arena_str(arena, (const char *)content);
		xmlFree(content);
		xmlFreeDoc(doc);
	}
	template_free(t);
	xmlFreeDoc(view);
	buf_free(&out);
	return body;
}

START_TEST(markup_braces_and_marks_in_values_are_text)
{
	static const char *const values[] = { "{{a}}", "{{för a}}", "<w:p>", "</w:t></w:r>",
		"&amp;", "]]>", "a\"b'c", "\xE2\x80\xAEspegel", "\xE2\x80\x8F", " blanka  ",
		"\xEF\xBB\xBF", "😀", "<!--", "\xEF\xBF\xBD", "\xEF\xBC\xA1", "%s%n", "\\r\\n" };

	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		ck_assert_str_eq(through(values[i]), arena_printf(arena, "[%s]", values[i]));
	ck_assert_uint_eq(ds.errors, 0);
}
END_TEST

START_TEST(a_lone_carriage_return_is_a_line_break)
{
	const struct made m = { .body = PLAIN_BODY };

	ck_assert_uint_eq(
	    occurrences(filled_body(&m, "<vy><a>ett&#13;två&#13;&#10;tre</a></vy>"), "<w:br/>"), 2);
}
END_TEST

START_TEST(a_forbidden_character_names_its_field)
{
	static const struct {
		const char *value, *code;
	} trial[] = { { "a\x01", "U+0001" }, { "\x0B", "U+000B" }, { "\x1F", "U+001F" },
		{ "x\xEF\xBF\xBE", "U+FFFE" }, { "\xEF\xBF\xBF", "U+FFFF" }, { "\xFF", "UTF-8" },
		{ "\xC0\x80", "UTF-8" } };

	ck_assert_ptr_null(through(trial[_i].value));
	only_error(&msg_template_forbidden_character);
	ck_assert_str_eq(ds.last->arg[0], "{{a}}");
	ck_assert_str_eq(ds.last->arg[1], trial[_i].code);
	ck_assert_str_eq(ds.last->place.sv, "stycke 1");
}
END_TEST

START_TEST(a_value_of_a_megabyte_goes_through)
{
	const size_t n = 1 << 20;
	char *value = arena_alloc(arena, n + 1);
	const char *text;

	for (uint32_t i = 0, noise = 1; i < n; i++) { /* all alike would be a bomb to the gate */
		noise = noise * 1664525 + 1013904223;
		value[i] = (char)('a' + (noise >> 16) % 26);
	}
	text = through(value);
	ck_assert_ptr_nonnull(text);
	ck_assert_uint_eq(strlen(text), n + 2);
}
END_TEST

/* Strings that have broken other programs, of our own choosing: W07. */
START_TEST(strings_that_break_others_come_back_as_they_were)
{
	static const char *const values[] = { "undefined", "NULL", "0", "-1", "1E+02", "0x0", "NaN",
		",./;'[]\\-=", "<>?:\"{}|_+", "!@#$%^&*()`~", "åß∂ƒ©˙∆˚¬…æ",
		"田中さんにあげて下さい", "הָיְתָה", "﷽", "ﷺ", "̡͓̞ͅI̗̘̦͝n", "ʇunpᴉpᴉɔuᴉ", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
		"<script>alert(0)</script>", "'; DROP TABLE users--", "../../etc/passwd", "$HOME",
		"${x}", "%d%s", "{0}", "{% x %}", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x81\xA0",
		"\xC2\xAD", "\xF3\xA0\x81\xBF", "👩‍👩‍👧", "＜＞", "Ω≈ç√∫˜µ≤≥÷" };

	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		ck_assert_str_eq(through(values[i]), arena_printf(arena, "[%s]", values[i]));
}
END_TEST

/* ---- Templates made to disturb ---- */

static void
must_not_fill(const char *body, const struct message *m)
{
	const struct made made = { .body = body };

	ck_assert_ptr_null(fill_made(&made, "<vy><a>1</a></vy>").bytes);
	ck_assert(diags_has(&ds, m));
}

START_TEST(loops_may_not_nest_without_end)
{
	struct buf b;

	buf_init(&b, 1 << 20);
	buf_str(&b, "<w:p>");
	for (int i = 0; i < 200; i++)
		buf_str(&b, R("{{om a}}"));
	for (int i = 0; i < 200; i++)
		buf_str(&b, R("{{slut}}"));
	buf_str(&b, "</w:p>");
	must_not_fill(arena_strn(arena, b.text, b.size), &msg_template_too_deep);
	buf_free(&b);
}
END_TEST

START_TEST(expressions_may_not_nest_without_end)
{
	char *deep = arena_alloc(arena, 4001);

	memset(deep, '(', 900);
	must_not_fill(arena_printf(arena, P("{{%sa}}"), deep), &msg_template_bad_expression);
}
END_TEST

START_TEST(a_tag_longer_than_any_is_told)
{
	char *name = arena_alloc(arena, 100001);

	memset(name, 'n', 100000);
	must_not_fill(arena_printf(arena, P("{{%s}}"), name), &msg_template_bad_expression);
}
END_TEST

START_TEST(a_loop_over_a_loop_over_a_loop_stops_at_the_limit)
{
	const struct made m = {
		.body =
		    P("{{för //a}}{{för //a}}{{för //a}}{{för //a}}{{för //a}}"
		      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{{slut}}{{slut}}{{slut}}{{slut}}{{slut}}")
	};
	char *data = arena_str(arena, "<vy>");

	for (int i = 0; i < 60; i++)
		data = arena_printf(arena, "%s<a/>", data);
	ck_assert_ptr_null(fill_made(&m, arena_printf(arena, "%s</vy>", data)).bytes);
	ck_assert_uint_eq(ds.errors, 1);
	ck_assert_str_eq(ds.first->message->name, "docx-result-too-large");
}
END_TEST

START_TEST(broken_fields_and_tables_do_no_harm)
{
	static const char *const bodies[] = {
		"<w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar "
		"w:fldCharType=\"end\"/></w:r>" R("{{a}}") "</w:p>",
		"<w:p><w:r><w:fldChar w:fldCharType=\"separate\"/><w:fldChar "
		"w:fldCharType=\"begin\"/></w:r>" R("{{a}}") "</w:p>",
		"<w:p><w:t>{{a}}</w:t></w:p>", "<w:t>{{a}}</w:t>",
		"<w:tbl><w:tr/></w:tbl>" P("{{a}}"),
		"<w:tr><w:tc>" P("{{om a}}x{{slut}}") "</w:tc></w:tr>", "<w:sdt/>" P("{{a}}"),
		"<w:sdt><w:sdtContent/></w:sdt>",
		"<w:sdt><w:sdtPr><w:tag w:val=\"kansli:a\"/></w:sdtPr><w:sdtContent/></w:sdt>",
		"<w:sdt><w:sdtPr><w:tag w:val=\"kansli:a\"/></w:sdtPr></w:sdt>",
		"<w:p><w:p>" R("{{a}}") "</w:p>" R("{{a}}") "</w:p>",
		"<w:p><w:bookmarkStart/><w:bookmarkEnd/><w:bookmarkStart "
		"w:id=\"x\"/><w:bookmarkEnd w:id=\"\"/>" R("{{a}}") "</w:p>",
		P("{{för a}}") "<w:p><w:r><w:footnoteReference w:id=\"77\"/><w:commentReference "
			       "w:id=\"-1\"/></w:r></w:p>" P("{{slut}}"),
		P("{{för a}}") ITEM("x") P("y") P("{{slut}}"),
		"<w:p><w:r><w:drawing/></w:r>" R("{{a}}") "</w:p>",
		"<w:p><w:smartTag/><w:smartTag><w:smartTag/></w:smartTag>" R("{{a}}") "</w:p>"
	};

	for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
		const struct made m = { .body = bodies[i] };

		if (fill_made(&m, "<vy><a>1</a></vy>").bytes == NULL)
			ck_abort_msg("%s\n%s", bodies[i], problems(LANGUAGE_SV));
	}
}
END_TEST

START_TEST(what_is_no_word_file_is_told_by_the_gate)
{
	ck_assert_ptr_null(template_compile("{{a}}", 5, "prov.docx", NULL, &ds));
	ck_assert_uint_gt(ds.errors, 0);
}
END_TEST

Suite *
template_hostile_suite(void)
{
	const TTest *tests[] = { markup_braces_and_marks_in_values_are_text,
		a_lone_carriage_return_is_a_line_break, a_value_of_a_megabyte_goes_through,
		strings_that_break_others_come_back_as_they_were, loops_may_not_nest_without_end,
		expressions_may_not_nest_without_end, a_tag_longer_than_any_is_told,
		a_loop_over_a_loop_over_a_loop_stops_at_the_limit,
		broken_fields_and_tables_do_no_harm, what_is_no_word_file_is_told_by_the_gate };
	Suite *s = suite_create("template, hostile");
	TCase *c = tcase_create("hostile");

	tcase_set_timeout(c, 120);
	tcase_add_checked_fixture(c, made_begin, made_end);
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		tcase_add_test(c, tests[i]);
	tcase_add_loop_test(c, a_forbidden_character_names_its_field, 0, 7);
	suite_add_tcase(s, c);
	return s;
}
