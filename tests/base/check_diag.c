#include <check.h>
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/messages.h"
#include "base/reason.h"

static const char *
line_of(struct arena *a, const struct diag *d, enum language lang)
{
	struct buf b;
	const char *s;

	buf_init(&b, 4096);
	diag_line(d, lang, &b);
	s = arena_str(a, b.text);
	buf_free(&b);
	return s;
}

START_TEST(a_line_says_file_place_sentence_hint_and_name)
{
	struct arena *a = arena_new();
	struct diags ds;
	struct place word = {
		.file = "skrivelse.docx", .sv = "tabell 2, rad 3", .en = "table 2, row 3"
	};
	struct place text = { .file = "remiss.flode", .line = 4, .column = 17 };

	diags_init(&ds, a);
	ck_assert_int_eq(diag_add(&ds, &msg_xml_encoding, &word, "IBM037", NULL), -1);
	(void)diag_add(&ds, &msg_xml_malformed, &text, NULL);
	(void)diag_add(&ds, &msg_file_too_large, NULL, NULL);
	ck_assert_uint_eq(ds.errors, 3);
	ck_assert_str_eq(line_of(a, ds.first, LANGUAGE_SV),
	    "skrivelse.docx: tabell 2, rad 3: teckenkodningen IBM037 stöds inte. "
	    "Spara filen som UTF-8. [xml-encoding]");
	ck_assert_str_eq(line_of(a, ds.first, LANGUAGE_EN),
	    "skrivelse.docx: table 2, row 3: the character encoding IBM037 is not supported. "
	    "Save the file as UTF-8. [xml-encoding]");
	ck_assert_str_eq(line_of(a, ds.first->next, LANGUAGE_EN),
	    "remiss.flode: 4:17: the XML is broken. The file is damaged. Fetch or save it again. "
	    "[xml-malformed]");
	/* A missing argument shows, it does not crash. */
	ck_assert_str_eq(line_of(a, ds.last, LANGUAGE_SV),
	    "filen är större än ? MB. Ta bort stora bilder ur filen, eller dela den, och försök "
	    "igen. "
	    "[file-too-large]");
	ck_assert(diags_has(&ds, &msg_xml_malformed));
	ck_assert(!diags_has(&ds, &msg_xml_doctype));
	arena_free(a);
}
END_TEST

START_TEST(an_argument_may_differ_by_language)
{
	struct arena *a = arena_new();
	struct diags ds;

	diags_init(&ds, a);
	(void)diag_add(&ds, &msg_file_cannot_read, &(struct place){ .file = "a.docx" },
	    reason_of(ENOENT), NULL);
	ck_assert_str_eq(line_of(a, ds.last, LANGUAGE_SV),
	    "a.docx: filen går inte att läsa: den finns inte. "
	    "Kontrollera namnet och att du får läsa filen. [file-cannot-read]");
	ck_assert_str_eq(line_of(a, ds.last, LANGUAGE_EN),
	    "a.docx: the file cannot be read: it does not exist. "
	    "Check the name and that you may read the file. [file-cannot-read]");
	ck_assert_str_eq(reason_of(EDOM), strerror(EDOM));
	arena_free(a);
}
END_TEST

START_TEST(a_buffer_stops_at_its_ceiling)
{
	struct buf b;

	buf_init(&b, 5);
	buf_str(&b, "abc");
	buf_str(&b, "def");
	ck_assert(b.full);
	ck_assert_str_eq(b.text, "abc");
	buf_clear(&b);
	buf_printf(&b, "%d", 12345);
	ck_assert(!b.full);
	ck_assert_str_eq(b.text, "12345");
	buf_free(&b);
}
END_TEST

Suite *
diag_suite(void)
{
	Suite *s = suite_create("diag");
	TCase *t = tcase_create("diag");

	tcase_add_test(t, a_line_says_file_place_sentence_hint_and_name);
	tcase_add_test(t, an_argument_may_differ_by_language);
	tcase_add_test(t, a_buffer_stops_at_its_ceiling);
	suite_add_tcase(s, t);
	return s;
}
