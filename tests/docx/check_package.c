/* Packages opened, changed and written. */
#include <check.h>
#include <string.h>

#include "docx/docx.h"
#include "docx/messages.h"
#include "make.h"

static const struct made simple = { .body = P("Hej"), .header = P("Huvud") };

static const char *
written(struct package_out *o, size_t *size)
{
	struct buf out;
	const char *bytes;

	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_write(o, &out, &ds), 0);
	bytes = arena_bytes(arena, out.text, out.size);
	*size = out.size;
	buf_free(&out);
	return bytes;
}

static struct package *
reopened(struct package_out *o)
{
	size_t size;
	const char *bytes = written(o, &size);
	struct package *p = package_open(arena, bytes, size, "igen.docx", &ds);

	ck_assert_ptr_nonnull(p);
	return p;
}

START_TEST(parts_are_found_by_name_and_by_relationship)
{
	struct package *p = made_package(&simple);
	const struct part *main = package_main(p);

	ck_assert_str_eq(main->name, "word/document.xml");
	ck_assert_ptr_eq(package_find(p, "/WORD/Document.xml"), main);
	ck_assert_ptr_eq(package_find(p, "word/%64ocument.xml"), main);
	ck_assert_ptr_null(package_find(p, "word/other.xml"));
	ck_assert_str_eq(package_related(p, main, "header")->name, "word/header1.xml");
	ck_assert_ptr_null(package_related(p, main, "footer"));
	ck_assert(!package_has_macros(p));
}
END_TEST

START_TEST(content_types_come_first_in_a_new_package)
{
	struct package *p = made_package(&simple);

	ck_assert_str_eq(package_at(p, 0)->name, "[Content_Types].xml");
}
END_TEST

START_TEST(a_part_that_was_packed_before_is_packed_alike)
{
	static const char *const texts[] = { "<a>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</a>",
		"<a>bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb</a>" };

	for (int turn = 0; turn < 40; turn++) {
		struct package_out *o = package_out_new(
		    arena, made_package(&simple), turn % 3 == 0 ? PACKAGE_FAST : PACKAGE_SMALL);
		const char *text = texts[turn % 2];
		const struct package *p;
		size_t size;
		const char *back;

		package_put(o, "word/a.xml", "application/xml", text, strlen(text));
		p = reopened(o);
		back = part_bytes(p, package_find(p, "word/a.xml"), arena, &size, &ds);
		ck_assert_uint_eq(size, strlen(text));
		ck_assert_mem_eq(back, text, size);
	}
}
END_TEST

START_TEST(the_same_input_gives_the_same_bytes)
{
	size_t one_size, two_size;
	const char *one = made_docx(&simple, &one_size), *two = made_docx(&simple, &two_size);

	ck_assert_uint_eq(one_size, two_size);
	ck_assert_mem_eq(one, two, one_size);
}
END_TEST

START_TEST(a_part_put_stands_where_the_old_one_stood)
{
	struct package *base = made_package(&simple), *p;
	struct package_out *o = package_out_new(arena, base, PACKAGE_FAST);
	size_t size;

	package_put(o, "word/header1.xml", NULL, "<x/>", 4);
	p = reopened(o);
	ck_assert_uint_eq(package_count(p), package_count(base));
	for (size_t i = 0; i < package_count(p); i++)
		ck_assert_str_eq(package_at(p, i)->name, package_at(base, i)->name);
	ck_assert_str_eq(
	    part_bytes(p, package_find(p, "word/header1.xml"), arena, &size, &ds), "<x/>");
	ck_assert_uint_eq(size, 4);
}
END_TEST

START_TEST(a_new_part_gets_its_type_and_its_relationship)
{
	struct package *base = made_package(&simple), *p;
	struct package_out *o = package_out_new(arena, base, PACKAGE_FAST);
	const char *id;
	const struct relationship *r;

	package_put(o, "word/media/a.png", "image/png", "PNG", 3);
	id = package_relate(o, "word/document.xml", "image", "word/media/a.png", false, &ds);
	ck_assert_str_eq(
	    id, package_relate(o, "word/document.xml", "image", "word/media/a.png", false, &ds));
	p = reopened(o);
	ck_assert_str_eq(package_find(p, "word/media/a.png")->content_type, "image/png");
	r = relationship_by_id(package_relationships(p, package_main(p), &ds), id);
	ck_assert_str_eq(r->type, "image");
	ck_assert_str_eq(r->target, "word/media/a.png");
	ck_assert(!r->external);
}
END_TEST

START_TEST(a_link_outside_keeps_its_address)
{
	struct package_out *o = package_out_new(arena, made_package(&simple), PACKAGE_FAST);
	const char *id = package_relate(
	    o, "word/header1.xml", "hyperlink", "https://x.se/?a=1&b=\"å\"", true, &ds);
	struct package *p = reopened(o);
	const struct relationship *r = relationship_by_id(
	    package_relationships(p, package_find(p, "word/header1.xml"), &ds), id);

	ck_assert_str_eq(r->target, "https://x.se/?a=1&b=\"å\"");
	ck_assert(r->external);
}
END_TEST

START_TEST(a_part_removed_is_gone_with_its_declaration)
{
	struct package_out *o = package_out_new(arena, made_package(&simple), PACKAGE_SMALL);
	struct package *p;
	size_t size;

	package_remove(o, "word/header1.xml");
	p = reopened(o);
	ck_assert_ptr_null(package_find(p, "word/header1.xml"));
	ck_assert_ptr_null(
	    strstr(part_bytes(p, package_at(p, 0), arena, &size, &ds), "header1.xml"));
}
END_TEST

START_TEST(a_part_of_no_known_type_is_refused)
{
	struct package_out *o = package_out_new(arena, made_package(&simple), PACKAGE_SMALL);
	struct buf out;

	buf_init(&out, 1 << 20);
	package_put(o, "word/foo.bar", NULL, "x", 1);
	ck_assert_int_eq(package_write(o, &out, &ds), -1);
	only_error(&msg_docx_untyped_part);
	buf_free(&out);
}
END_TEST

START_TEST(a_damaged_part_is_found_when_it_is_read_and_when_it_is_copied)
{
	size_t size;
	const char *sound = made_docx(&simple, &size);
	char *bytes = arena_bytes(arena, sound, size), *where;
	struct package *p;
	struct buf out;

	where = memmem(bytes, size, "word/header1.xml", 16);
	where[16 + 8] ^= 0x10; /* in the packed bytes */
	p = package_open(arena, bytes, size, "prov.docx", &ds);
	ck_assert_ptr_nonnull(p); /* its other parts can be read */
	ck_assert_ptr_null(part_bytes(p, package_find(p, "word/header1.xml"), arena, &size, &ds));
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(docx_copy(bytes, size, "prov.docx", &out, &ds), -1);
	ck_assert_uint_eq(out.size, 0);
	buf_free(&out);
}
END_TEST

START_TEST(a_copy_has_the_same_parts_in_the_same_order)
{
	size_t size, one, two;
	const char *bytes = made_docx(&simple, &size);
	struct package *p = package_open(arena, bytes, size, "prov.docx", &ds), *q;
	struct buf out;

	buf_init(&out, 1 << 20);
	ck_assert_int_eq(docx_copy(bytes, size, "prov.docx", &out, &ds), 0);
	q = package_open(arena, out.text, out.size, "kopia.docx", &ds);
	ck_assert_uint_eq(package_count(p), package_count(q));
	for (size_t i = 0; i < package_count(p); i++) {
		const char *a = part_bytes(p, package_at(p, i), arena, &one, &ds);
		const char *b = part_bytes(q, package_at(q, i), arena, &two, &ds);

		ck_assert_str_eq(package_at(p, i)->name, package_at(q, i)->name);
		ck_assert_uint_eq(one, two);
		ck_assert_mem_eq(a, b, one);
	}
	buf_free(&out);
}
END_TEST

Suite *package_suite(void);
Suite *
package_suite(void)
{
	Suite *s = suite_create("package");
	TCase *t = tcase_create("package");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, parts_are_found_by_name_and_by_relationship);
	tcase_add_test(t, content_types_come_first_in_a_new_package);
	tcase_add_test(t, the_same_input_gives_the_same_bytes);
	tcase_add_test(t, a_part_that_was_packed_before_is_packed_alike);
	tcase_add_test(t, a_part_put_stands_where_the_old_one_stood);
	tcase_add_test(t, a_new_part_gets_its_type_and_its_relationship);
	tcase_add_test(t, a_link_outside_keeps_its_address);
	tcase_add_test(t, a_part_removed_is_gone_with_its_declaration);
	tcase_add_test(t, a_part_of_no_known_type_is_refused);
	tcase_add_test(t, a_damaged_part_is_found_when_it_is_read_and_when_it_is_copied);
	tcase_add_test(t, a_copy_has_the_same_parts_in_the_same_order);
	suite_add_tcase(s, t);
	return s;
}
