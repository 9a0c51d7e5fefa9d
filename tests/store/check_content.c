#include <string.h>

#include <sqlite3.h>

#include "engine/store/content.h"
#include "engine/store/messages.h"
#include "fixture.h"

static struct document_row
letter(int64_t matter)
{
	return (struct document_row){ .matter = matter,
		.kind = "tjänsteskrivelse",
		.title = "Svar på remiss",
		.direction = DIRECTION_MADE,
		.file_name = "svar.docx",
		.media_type =
		    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		.day = day("2026-08-20"),
		.at = "2026-08-20T09:00:00.000Z",
		.actor = "eva" };
}

START_TEST(the_same_bytes_are_kept_once)
{
	struct hash h, k, l;
	const char *bytes;
	size_t size;

	OK(store_begin(s, &ds));
	OK(store_content_add(s, "a\0b", 3, &h, &ds));
	OK(store_content_add(s, "a\0b", 3, &k, &ds));
	OK(store_content_add(s, NULL, 0, &l, &ds));
	OK(store_commit(s, &ds));
	ck_assert_int_eq(memcmp(&h, &k, sizeof h), 0);
	ck_assert_str_eq(ask("select count(*) from content"), "3"); /* and the flow */
	OK(store_content_get(s, a, &h, &bytes, &size, &ds));
	ck_assert_uint_eq(size, 3);
	ck_assert_int_eq(memcmp(bytes, "a\0b", 4), 0);
	OK(store_content_get(s, a, &l, &bytes, &size, &ds));
	ck_assert_uint_eq(size, 0);
}
END_TEST

START_TEST(content_that_is_missing_changed_or_too_large_is_refused)
{
	const struct hash none = { { 1 } };
	struct hash h;
	const char *bytes;
	size_t size;

	OK(store_begin(s, &ds));
	OK(store_content_add(s, "Beslut", 6, &h, &ds));
	FAILS(store_content_add(s, "", (size_t)STORE_CONTENT_MAX + 1, &h, &ds),
	    msg_store_content_large);
	OK(store_commit(s, &ds));
	FAILS(store_content_get(s, a, &none, &bytes, &size, &ds), msg_store_content_missing);
	ck_assert_int_ne(outside("update content set bytes = x'00'"), 0);
	ck_assert_int_ne(outside("delete from content"), 0);
	ck_assert_int_eq(outside("drop trigger content_keep; update content set bytes = 'Avslut'"
				 " where size = 6"),
	    SQLITE_CONSTRAINT); /* text is no blob: STRICT */
	ck_assert_int_eq(
	    outside("update content set bytes = cast('Avslag' as blob) where size = 6"), 0);
	FAILS(store_content_get(s, a, &h, &bytes, &size, &ds), msg_store_content_changed);
}
END_TEST

START_TEST(documents_are_numbered_in_the_case_and_versions_follow)
{
	struct matter_row m = case_of("Remiss"), n = case_of("Annat");
	struct document_row d = letter(m.id), *found, *rows;
	size_t count;
	int64_t first;

	OK(store_begin(s, &ds));
	OK(store_document_add(s, &d, "ett", 3, &ds));
	first = d.id;
	ck_assert_int_eq(d.number, 1);
	ck_assert_int_eq(d.version, 1);
	d.replaces = first;
	OK(store_document_add(s, &d, "ett igen", 8, &ds));
	ck_assert_int_eq(d.number, 1);
	ck_assert_int_eq(d.version, 2);
	FAILS(store_document_add(s, &d, "ett till", 8, &ds), msg_store_not_newest);
	d.replaces = 0;
	d.direction = DIRECTION_IN;
	d.party = "Region Lindåsa";
	OK(store_document_add(s, &d, "två", 4, &ds));
	ck_assert_int_eq(d.number, 2);
	d.matter = n.id;
	OK(store_document_add(s, &d, "två", 4, &ds));
	ck_assert_int_eq(d.number, 1);
	step(&m, "skriv", "beredning");
	OK(store_commit(s, &ds));
	OK(store_documents(s, a, m.id, &rows, &count, &ds));
	ck_assert_uint_eq(count, 3);
	ck_assert_int_eq(rows[1].replaces, first);
	ck_assert_str_eq(rows[2].party, "Region Lindåsa");
	ck_assert_int_eq(rows[2].direction, DIRECTION_IN);
	ck_assert_int_eq(rows[2].size, 4);
	ck_assert(!rows[2].generated);
	ck_assert_str_eq(rows[2].key, "SN 2026/00001");
	ck_assert_int_eq(rows[1].number, 1);
	ck_assert_int_eq(rows[1].version, 2);
	OK(store_document_latest(s, a, m.id, "tjänsteskrivelse", &found, &ds));
	ck_assert_int_eq(found->number, 2);
	OK(store_document_latest(s, a, m.id, "protokoll", &found, &ds));
	ck_assert_ptr_null(found);
	ck_assert_ptr_null(store_document_get(s, a, 99, &ds));
	ck_assert(diags_has(&ds, &msg_store_no_document));
}
END_TEST

START_TEST(a_generated_document_keeps_what_it_was_made_of)
{
	struct matter_row m = case_of("Remiss");
	struct document_row d = letter(m.id), *found;

	OK(store_begin(s, &ds));
	d.generated = true;
	d.template_hash = (struct hash){ { 7 } };
	d.view_hash = (struct hash){ { 8 } };
	FAILS(
	    store_document_add(s, &d, "ett", 3, &ds), msg_store_refused); /* not in the register */
	store_rollback(s);
	OK(store_begin(s, &ds));
	OK(store_content_add(s, "mall", 4, &d.template_hash, &ds));
	OK(store_content_add(s, "<vy/>", 5, &d.view_hash, &ds));
	OK(store_document_add(s, &d, "ett", 3, &ds));
	step(&m, "skriv", "beredning");
	OK(store_commit(s, &ds));
	found = store_document_get(s, a, d.id, &ds);
	ck_assert(found->generated);
	ck_assert_int_eq(memcmp(&found->view_hash, &d.view_hash, sizeof d.view_hash), 0);
}
END_TEST

START_TEST(a_document_without_an_event_cannot_be_committed)
{
	const struct matter_row m = case_of("Remiss");
	struct document_row d = letter(m.id);

	OK(store_begin(s, &ds));
	OK(store_document_add(s, &d, "ett", 3, &ds));
	FAILS(store_commit(s, &ds), msg_store_refused);
	ck_assert_str_eq(ask("select count(*) from documents"), "0");
	ck_assert_str_eq(ask("select count(*) from content where size = 3"), "0");
}
END_TEST

START_TEST(documents_cannot_be_changed_or_removed)
{
	struct matter_row m = case_of("Remiss");
	struct document_row d = letter(m.id);

	OK(store_begin(s, &ds));
	OK(store_document_add(s, &d, "ett", 3, &ds));
	step(&m, "skriv", "beredning");
	OK(store_commit(s, &ds));
	ck_assert_int_ne(outside("update documents set title = ''"), 0);
	ck_assert_int_ne(outside("delete from documents"), 0);
	ck_assert_int_ne(outside("update definitions set version = 9"), 0);
	ck_assert_int_ne(outside("delete from definitions"), 0);
}
END_TEST

static struct definition_row
definition(const char *kind, const char *name, int version)
{
	return (struct definition_row){ .kind = kind,
		.name = name,
		.version = version,
		.at = "2026-08-17T07:00:00.000Z",
		.actor = "it" };
}

START_TEST(definitions_are_versions_and_the_newest_is_found)
{
	struct definition_row one = definition("mall", "protokoll", 0), same = one, two = one;
	struct definition_row set = definition("mall", "anslagsbevis", 5), other = set, *found;
	size_t count;

	OK(store_begin(s, &ds));
	OK(store_definition_add(s, &one, "A", 1, &ds));
	OK(store_definition_add(s, &same, "A", 1, &ds));
	OK(store_definition_add(s, &two, "B", 1, &ds));
	OK(store_definition_add(s, &set, "C", 1, &ds));
	FAILS(store_definition_add(s, &other, "D", 1, &ds), msg_store_definition_taken);
	OK(store_commit(s, &ds));
	ck_assert_int_eq(one.version, 1);
	ck_assert_int_eq(same.id, one.id);
	ck_assert_int_eq(two.version, 2);
	OK(store_definition_find(s, a, "mall", "protokoll", &found, &ds));
	ck_assert_int_eq(found->id, two.id);
	OK(store_definition_by_hash(s, a, "mall", &one.content, &found, &ds));
	ck_assert_int_eq(found->version, 1);
	OK(store_definition_find(s, a, "mall", "kallelse", &found, &ds));
	ck_assert_ptr_null(found);
	OK(store_definitions(s, a, "mall", &found, &count, &ds));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(found[0].name, "anslagsbevis");
	ck_assert_int_eq(found[1].version, 2);
}
END_TEST

Suite *
content_suite(void)
{
	Suite *suite = suite_create("content");
	TCase *t = tcase_create("content");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_same_bytes_are_kept_once);
	tcase_add_test(t, content_that_is_missing_changed_or_too_large_is_refused);
	tcase_add_test(t, documents_are_numbered_in_the_case_and_versions_follow);
	tcase_add_test(t, a_generated_document_keeps_what_it_was_made_of);
	tcase_add_test(t, a_document_without_an_event_cannot_be_committed);
	tcase_add_test(t, documents_cannot_be_changed_or_removed);
	tcase_add_test(t, definitions_are_versions_and_the_newest_is_found);
	suite_add_tcase(suite, t);
	return suite;
}
