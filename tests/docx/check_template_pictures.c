/* Pictures that take the place of those in a template. */
#include <check.h>
#include <string.h>

#include "base/xml.h"
#include "docx/template.h"
#include "docx/template_messages.h"
#include "filled.h"

/* The first 24 bytes of a PNG of this size are all that is looked at. */
static const void *
png(void *user, struct arena *a, const char *name, size_t *size)
{
	static const unsigned char start[16] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR";
	const unsigned *wide = user;
	unsigned char *bytes = arena_alloc(a, 33);

	if (strcmp(name, "text.png") == 0)
		return *size = 4, "text";
	if (strcmp(name, "bild.png") != 0)
		return NULL;
	memcpy(bytes, start, sizeof start);
	for (int i = 0; i < 2; i++) {
		bytes[18 + 4 * i] = (unsigned char)(wide[i] >> 8);
		bytes[19 + 4 * i] = (unsigned char)wide[i];
	}
	*size = 33;
	return bytes;
}

#define PICTURE(alt)                                                                               \
	"<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"720000\" cy=\"360000\"/><wp:docPr "       \
	"id=\"1\" name=\"B\" "                                                                     \
	"descr=\"" alt                                                                             \
	"\"/><a:graphic><a:graphicData><a:blip r:embed=\"rId9\"/><a:xfrm><a:ext cx=\"720000\" "    \
	"cy=\"360000\"/></a:xfrm></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"

static struct filled
fill_with_picture(const struct made *m, const char *data, unsigned wide, unsigned high)
{
	unsigned dots[2] = { wide, high };
	xmlDocPtr view = xml_parse(data, strlen(data), NULL, &ds);
	size_t size;
	const char *bytes = made_docx(m, &size);
	struct template *t = template_compile(bytes, size, "prov.docx", NULL, &ds);
	struct template_data d = { .context = xmlDocGetRootElement(view),
		.picture = png,
		.picture_user = dots,
		.day = DATE_NONE };
	struct filled f = { NULL, 0 };
	struct buf out;

	buf_init(&out, 1 << 24);
	ck_assert_ptr_nonnull(t);
	if (template_fill(t, &d, &out, &ds) == 0)
		f = (struct filled){ arena_bytes(arena, out.text, out.size), out.size };
	template_free(t);
	buf_free(&out);
	xmlFreeDoc(view);
	return f;
}

START_TEST(a_picture_takes_its_place_with_its_own_proportions)
{
	static const struct {
		unsigned wide, high;
		const char *extent;
	} trial[] = { { 200, 100, "cx=\"720000\" cy=\"360000\"" },
		{ 100, 100, "cx=\"360000\" cy=\"360000\"" },
		{ 400, 100, "cx=\"720000\" cy=\"180000\"" },
		{ 65535, 65535, "cx=\"360000\" cy=\"360000\"" },
		{ 65535, 1, "cx=\"720000\" cy=\"10\"" } };
	const struct made m = { .body = PICTURE("{{logotyp}}"),
		.header = PICTURE("{{logotyp}} Vapen för {{ort}}") };
	static const char data[] = "<vy><logotyp>bild.png</logotyp><ort>Å &amp; \"Ö\"</ort></vy>";

	for (size_t i = 0; i < sizeof trial / sizeof trial[0]; i++) {
		const struct filled f = fill_with_picture(&m, data, trial[i].wide, trial[i].high);
		const char *body = part_of(f, "word/document.xml");

		ck_assert_uint_eq(occurrences(body, trial[i].extent), 2);
		ck_assert_ptr_nonnull(strstr(body, "descr=\"bild\""));
		ck_assert_ptr_nonnull(strstr(
		    part_of(f, "word/header1.xml"), "descr=\"Vapen för Å &amp; &quot;Ö&quot;\""));
		ck_assert_ptr_nonnull(
		    strstr(part_of(f, "word/_rels/header1.xml.rels"), "media/kansli1.png"));
		ck_assert_ptr_nonnull(
		    strstr(part_of(f, "word/_rels/document.xml.rels"), "media/kansli1.png"));
		ck_assert_ptr_nonnull(strstr(part_of(f, "[Content_Types].xml"), "image/png"));
	}
}
END_TEST

START_TEST(a_picture_without_value_leaves_nothing)
{
	const struct made m = { .body = PICTURE("{{logotyp}}") P("x") };

	ck_assert_ptr_null(
	    strstr(part_of(fill_with_picture(&m, "<vy><logotyp/></vy>", 1, 1), "word/document.xml"),
		"<w:drawing"));
}
END_TEST

START_TEST(pictures_that_cannot_be_put_in_are_told)
{
	static const struct {
		const char *name;
		const struct message *message;
	} trial[] = { { "../bild.png", &msg_template_picture_name },
		{ "http://x/bild.png", &msg_template_picture_name },
		{ "C:\\bild.png", &msg_template_picture_name },
		{ ".bild.png", &msg_template_picture_name },
		{ "annan.png", &msg_template_picture_missing },
		{ "text.png", &msg_template_picture_type } };
	const struct made m = { .body = PICTURE("{{logotyp}}") };
	const char *data = arena_printf(arena, "<vy><logotyp>%s</logotyp></vy>", trial[_i].name);

	ck_assert_ptr_null(fill_with_picture(&m, data, 1, 1).bytes);
	only_error(trial[_i].message);
}
END_TEST

START_TEST(drawings_in_loops_have_ids_of_their_own)
{
	const struct made m = { .body = P("{{för p}}") PICTURE("{{logotyp}}") P("{{slut}}") };
	const char *body =
	    part_of(fill_with_picture(&m, "<vy><logotyp>bild.png</logotyp><p/><p/></vy>", 1, 1),
		"word/document.xml");

	ck_assert_ptr_nonnull(strstr(body, "<wp:docPr id=\"1\""));
	ck_assert_ptr_nonnull(strstr(body, "<wp:docPr id=\"2\""));
}
END_TEST

Suite *
template_pictures_suite(void)
{
	Suite *s = suite_create("template, pictures");
	TCase *c = tcase_create("pictures");

	tcase_add_checked_fixture(c, made_begin, made_end);
	tcase_add_test(c, a_picture_takes_its_place_with_its_own_proportions);
	tcase_add_test(c, a_picture_without_value_leaves_nothing);
	tcase_add_test(c, drawings_in_loops_have_ids_of_their_own);
	tcase_add_loop_test(c, pictures_that_cannot_be_put_in_are_told, 0, 6);
	suite_add_tcase(s, c);
	return s;
}
