/* What the gate lets in.  What it refuses: tests/hostile, file by file. */
#include <check.h>
#include <string.h>

#include "docx/gate.h"
#include "docx/messages.h"
#include "docx/zip_write.h"
#include "make.h"

/* A zip of two parts, in the arena. */
static char *
two_parts(size_t *size)
{
	struct zip_write z;
	struct buf out;
	char *bytes;

	buf_init(&out, 1 << 20);
	zip_begin(&z, &out, 6);
	zip_pack(&z, "a.xml", "<a>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</a>", 43);
	zip_pack(&z, "b/b.xml", "<b/>", 4);
	ck_assert_int_eq(zip_end(&z, "prov.zip", &ds), 0);
	bytes = arena_bytes(arena, out.text, out.size);
	*size = out.size;
	buf_free(&out);
	return bytes;
}

static char *
find(char *bytes, size_t size, const char *what)
{
	char *found = memmem(bytes, size, what, 4);

	ck_assert_ptr_nonnull(found);
	return found;
}

START_TEST(a_sound_zip_gives_its_entries_in_order)
{
	size_t size, count;
	char *bytes = two_parts(&size);
	const struct entry *e = gate_entries(arena, bytes, size, "prov.zip", &count, &ds);

	ck_assert_ptr_nonnull(e);
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(e[0].name, "a.xml");
	ck_assert_int_eq(e[0].method, METHOD_DEFLATE);
	ck_assert_uint_eq(e[0].size, 43);
	ck_assert_str_eq(e[1].name, "b/b.xml");
	ck_assert_int_eq(e[1].method, METHOD_STORED); /* packing would not make it smaller */
}
END_TEST

START_TEST(nothing_is_an_empty_file)
{
	size_t count;

	ck_assert_ptr_null(gate_entries(arena, "", 0, "tom.docx", &count, &ds));
	only_error(&msg_docx_empty);
}
END_TEST

START_TEST(every_cut_of_a_zip_is_refused)
{
	size_t size, count;
	const char *bytes = two_parts(&size);

	for (size_t n = 0; n < size; n++) {
		struct diags own;

		diags_init(&own, arena);
		ck_assert_ptr_null(gate_entries(arena, bytes, n, "kapad.docx", &count, &own));
		ck_assert_uint_eq(own.errors, 1);
	}
}
END_TEST

/* What is changed is found, or it is one of the fields that say nothing (dates, versions,
 * attributes). */
START_TEST(every_changed_byte_of_the_structure_is_found_or_harmless)
{
	size_t size, count;
	char *bytes = two_parts(&size);
	char *central = find(bytes, size, "PK\1\2");

	for (char *c = central; c < bytes + size; c++) {
		struct diags own;
		const struct entry *e;

		diags_init(&own, arena);
		*c = (char)(*c ^ 0x55);
		e = gate_entries(arena, bytes, size, "bytt.docx", &count, &own);
		ck_assert((e == NULL) == (own.errors > 0));
		if (e != NULL) {
			ck_assert_uint_eq(count, 2);
			ck_assert_uint_eq(e[0].size, 43);
		}
		*c = (char)(*c ^ 0x55);
	}
}
END_TEST

START_TEST(rubbish_of_a_mail_gateway_is_only_a_warning)
{
	size_t size, count;
	const char *bytes = two_parts(&size);
	char *longer = arena_alloc(arena, size + 2000);

	memcpy(longer, bytes, size);
	ck_assert_ptr_nonnull(gate_entries(arena, longer, size + 3, "skrap.docx", &count, &ds));
	ck_assert_int_eq(diags_has(&ds, &msg_docx_trailing), 1);
	ck_assert_ptr_null(gate_entries(arena, longer, size + 1500, "skrap.docx", &count, &ds));
	only_error(&msg_docx_contradictory);
}
END_TEST

START_TEST(names_are_compared_without_case_and_percent_signs)
{
	ck_assert_str_eq(gate_fold(arena, "Word/%64Oc.xml", 14, "f", &ds), "word/doc.xml");
	ck_assert_str_eq(gate_fold(arena, "word/å.xml", 11, "f", &ds), "word/å.xml");
	ck_assert_uint_eq(ds.errors, 0);
}
END_TEST

static const char *const bad_names[] = { "/etc/passwd", "../evil", "a/../b", "a//b", "a/./b", "a.",
	"a\\b", "%2e%2e/a", "a%2f..%2fb", "a\nb", "\xFF\xFE", "a%00b", "/" };

START_TEST(a_name_that_leads_elsewhere_is_refused)
{
	const char *name = bad_names[_i];

	ck_assert_ptr_null(gate_fold(arena, name, strlen(name), "f", &ds));
	only_error(&msg_docx_part_name);
}
END_TEST

Suite *gate_suite(void);
Suite *
gate_suite(void)
{
	Suite *s = suite_create("gate");
	TCase *t = tcase_create("gate");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, a_sound_zip_gives_its_entries_in_order);
	tcase_add_test(t, nothing_is_an_empty_file);
	tcase_add_test(t, every_cut_of_a_zip_is_refused);
	tcase_add_test(t, every_changed_byte_of_the_structure_is_found_or_harmless);
	tcase_add_test(t, rubbish_of_a_mail_gateway_is_only_a_warning);
	tcase_add_test(t, names_are_compared_without_case_and_percent_signs);
	tcase_add_loop_test(t, a_name_that_leads_elsewhere_is_refused, 0,
	    (int)(sizeof bad_names / sizeof *bad_names));
	suite_add_tcase(s, t);
	return s;
}
