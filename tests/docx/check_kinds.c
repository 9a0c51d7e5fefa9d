/* The program's own templates: they agree with their specimens, and what must stand in a
 * document, or must not, does so whatever the case lacks. */
#include <check.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "docx/limits.h"
#include "docx/package.h"
#include "docx/template.h"

static const char *const kinds[] = { "tjansteskrivelse", "kallelse", "protokoll",
	"protokollsutdrag", "anslagsbevis", "kungorelsebevis", "remissyttrande",
	"remissmissiv", "remisspaminnelse", "remissammanstallning", "foljebrev", "delegationslista" };

enum { KINDS = sizeof kinds / sizeof *kinds };

static struct arena *arena;
static struct diags diags;
static struct buf packed, filled;

static void
setup(void)
{
	arena = arena_new();
	diags_init(&diags, arena);
	buf_init(&packed, LIMIT_FILE);
	buf_init(&filled, LIMIT_FILE);
}

static void
teardown(void)
{
	buf_free(&filled);
	buf_free(&packed);
	arena_free(arena);
}

static void
fail_with_messages(const char *kind)
{
	struct buf all;

	buf_init(&all, 1 << 16);
	for (const struct diag *d = diags.first; d != NULL; d = d->next) {
		diag_line(d, LANGUAGE_EN, &all);
		buf_char(&all, '\n');
	}
	ck_abort_msg("%s: %s", kind, all.text);
}

static bool
anything_said(void)
{
	return diags.first != NULL;
}

static void
pack(const char *kind)
{
	const char *folder = arena_printf(arena, "templates/%s/mall", kind);

	if (package_pack(folder, "templates/gemensamt", &packed, &diags) != 0)
		fail_with_messages(kind);
}

static xmlDocPtr
specimen(const char *kind)
{
	size_t size;
	const char *text = file_read(arena, arena_printf(arena, "templates/%s/specimen.xml", kind),
	    XML_MAX_BYTES, &size, &diags);
	xmlDocPtr doc = text != NULL ? xml_parse(text, size, NULL, &diags) : NULL;

	if (doc == NULL)
		fail_with_messages(kind);
	return doc;
}

static const void *
no_picture(void *user, struct arena *a, const char *name, size_t *size)
{
	static const char folder[] = "samples/lindasa";

	(void)user;
	return template_picture_in_folder((void *)folder, a, name, size);
}

/* What is between the tags of an XML part, without the white space that only indents them. */
static const char *
text_of(const char *xml)
{
	struct buf text;
	const char *copy;

	buf_init(&text, LIMIT_PART);
	while (*xml != '\0') {
		size_t blank = strspn(xml, " \t\r\n"), words = strcspn(xml, "<");

		if (blank < words)
			buf_add(&text, xml, words);
		xml += words;
		xml += strcspn(xml, ">") + (*xml != '\0');
	}
	copy = arena_str(arena, text.text);
	buf_free(&text);
	return copy;
}

/* The template of 'kind', filled with 'view', as one text: that of all its XML parts. */
static const char *
fill(const char *kind, xmlDocPtr view)
{
	xmlDocPtr dictionary = specimen(kind);
	struct template *t;
	struct template_data data = { .context = xmlDocGetRootElement(view),
		.picture = no_picture };
	struct package *p = NULL;
	const char *text = "";

	pack(kind);
	t = template_compile(packed.text, packed.size, kind, dictionary, &diags);
	if (t != NULL && template_fill(t, &data, &filled, &diags) == 0)
		p = package_open(arena, filled.text, filled.size, kind, &diags);
	for (size_t i = 0; p != NULL && i < package_count(p); i++) {
		const struct part *part = package_at(p, i);

		if (strstr(part->name, ".xml") != NULL)
			text = arena_printf(arena, "%s\n%s", text,
			    text_of(part_bytes(p, part, arena, NULL, &diags)));
	}
	template_free(t);
	xmlFreeDoc(dictionary);
	if (anything_said())
		fail_with_messages(kind);
	return text;
}

/* The element at a path of names below the root; it must be there. */
static xmlNodePtr
find(xmlDocPtr doc, const char *path)
{
	xmlNodePtr n = xmlDocGetRootElement(doc);

	while (*path != '\0') {
		size_t size = strcspn(path, "/");

		for (n = n->children; n != NULL; n = n->next)
			if (n->type == XML_ELEMENT_NODE && strlen((const char *)n->name) == size &&
			    strncmp((const char *)n->name, path, size) == 0)
				break;
		ck_assert_msg(n != NULL, "the specimen lacks %s", path);
		path += size + (path[size] == '/');
	}
	return n;
}

static void
leave_out(xmlDocPtr doc, const char *path)
{
	xmlNodePtr n = find(doc, path);

	xmlUnlinkNode(n);
	xmlFreeNode(n);
}

static void
put(xmlDocPtr doc, const char *path, const char *text)
{
	xmlNodeSetContent(find(doc, path), BAD_CAST text);
}

START_TEST(every_template_agrees_with_its_specimen)
{
	xmlDocPtr dictionary = specimen(kinds[_i]);

	pack(kinds[_i]);
	if (template_check(packed.text, packed.size, kinds[_i], dictionary, &diags) != 0 ||
	    anything_said())
		fail_with_messages(kinds[_i]);
	xmlFreeDoc(dictionary);
}
END_TEST

START_TEST(a_filled_template_has_no_tag_left)
{
	xmlDocPtr view = specimen(kinds[_i]);
	const char *text = fill(kinds[_i], view);

	ck_assert_ptr_null(strstr(text, "{{"));
	ck_assert_ptr_null(strstr(text, "}}"));
	ck_assert_ptr_nonnull(strstr(text, "Lindåsa kommun"));
	xmlFreeDoc(view);
}
END_TEST

START_TEST(labels_of_what_a_meeting_lacks_vanish)
{
	xmlDocPtr view = specimen("protokoll");
	const char *text;

	leave_out(view, "sammanträde/ej-tjänstgörande");
	leave_out(view, "sammanträde/övriga");
	leave_out(view, "sammanträde/ajourneringar");
	text = fill("protokoll", view);
	ck_assert_ptr_null(strstr(text, "Ej tjänstgörande ersättare"));
	ck_assert_ptr_null(strstr(text, "Övriga närvarande"));
	ck_assert_ptr_null(strstr(text, "Ajournering"));
	ck_assert_ptr_nonnull(strstr(text, "Beslutande"));
	xmlFreeDoc(view);
}
END_TEST

/* A protocol is frozen when it is signed, and that is before the notice goes up. */
START_TEST(a_protocol_never_says_that_its_notice_is_up)
{
	static const char *const boxes[] = { "tom", "planerad" };
	xmlDocPtr view = specimen("protokoll");
	const char *text;

	put(view, "organ/ruta", boxes[_i]);
	text = fill("protokoll", view);
	ck_assert_ptr_nonnull(strstr(text, "ANSLAG/BEVIS"));
	ck_assert_ptr_null(strstr(text, "har tillkännagivits"));
	ck_assert_ptr_null(strstr(text, "har anslagits"));
	ck_assert_int_eq(strstr(text, "2026-09-30 (planerat)") != NULL, _i == 1);
	ck_assert_int_eq(strstr(text, "2026-10-22 (planerat)") != NULL, _i == 1);
	xmlFreeDoc(view);
}
END_TEST

START_TEST(a_body_that_wants_no_box_gets_none)
{
	xmlDocPtr view = specimen("protokoll");

	leave_out(view, "organ/ruta");
	ck_assert_ptr_null(strstr(fill("protokoll", view), "ANSLAG/BEVIS"));
	xmlFreeDoc(view);
}
END_TEST

START_TEST(an_extract_is_marked_until_its_paragraph_is_signed)
{
	xmlDocPtr view = specimen("protokollsutdrag");

	ck_assert_ptr_null(strstr(fill("protokollsutdrag", view), "OJUSTERAT"));
	buf_free(&filled);
	buf_free(&packed);
	buf_init(&packed, LIMIT_FILE);
	buf_init(&filled, LIMIT_FILE);
	leave_out(view, "justering/justerad");
	ck_assert_ptr_nonnull(strstr(fill("protokollsutdrag", view), "OJUSTERAT"));
	xmlFreeDoc(view);
}
END_TEST

START_TEST(an_extract_without_appeal_has_no_instruction)
{
	xmlDocPtr view = specimen("protokollsutdrag");

	leave_out(view, "överklagande");
	ck_assert_ptr_null(strstr(fill("protokollsutdrag", view), "överklaga"));
	xmlFreeDoc(view);
}
END_TEST

START_TEST(an_instruction_names_the_day_when_it_is_known)
{
	xmlDocPtr view = specimen("protokollsutdrag");
	const char *text;

	if (_i == 1) {
		leave_out(view, "överklagande/sista-dag");
		leave_out(view, "överklagande/anslaget-uppe");
	}
	text = fill("protokollsutdrag", view);
	ck_assert_int_eq(strstr(text, "senast den 21 oktober 2026") != NULL, _i == 0);
	ck_assert_int_eq(strstr(text, "inom tre veckor från den dag då") != NULL, _i == 1);
	xmlFreeDoc(view);
}
END_TEST

/* Who appeals by förvaltningslagen gives it in to the nämnd, within a time of his or her own. */
START_TEST(an_instruction_by_forvaltningslagen_names_the_namnd_and_no_day)
{
	xmlDocPtr view = specimen("protokollsutdrag");
	xmlNodePtr appeal = xmlFirstElementChild(xmlDocGetRootElement(view));
	const char *text;

	while (strcmp((const char *)appeal->name, "överklagande") != 0)
		appeal = xmlNextElementSibling(appeal);
	xmlNodeSetContent(xmlFirstElementChild(appeal), BAD_CAST "förvaltningsbesvär");
	text = fill("protokollsutdrag", view);
	ck_assert_ptr_nonnull(strstr(text, "ges in till Socialnämnden"));
	ck_assert_ptr_nonnull(strstr(text, "från den dag då du fick del av beslutet"));
	ck_assert_ptr_null(strstr(text, "laglighetsprövning"));
	ck_assert_ptr_null(strstr(text, "21 oktober 2026"));
	xmlFreeDoc(view);
}
END_TEST

START_TEST(a_notice_that_is_still_up_says_when_it_may_come_down)
{
	xmlDocPtr view = specimen("anslagsbevis");
	const char *text;

	leave_out(view, "anslag/nedtaget");
	text = fill("anslagsbevis", view);
	ck_assert_ptr_nonnull(strstr(text, "Anslaget tas ned tidigast"));
	ck_assert_ptr_null(strstr(text, "Anslaget togs ned"));
	xmlFreeDoc(view);
}
END_TEST

START_TEST(an_unwritten_report_asks_for_its_parts)
{
	xmlDocPtr view = specimen("tjansteskrivelse");

	leave_out(view, "ärende/förslag");
	leave_out(view, "ärende/bedömning");
	ck_assert_ptr_nonnull(strstr(fill("tjansteskrivelse", view),
	    "Skriv varje förslag som en hel mening som kan stå i protokollet."));
	xmlFreeDoc(view);
}
END_TEST

Suite *
kinds_suite(void)
{
	Suite *s = suite_create("kinds");
	TCase *c = tcase_create("templates");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, every_template_agrees_with_its_specimen, 0, KINDS);
	tcase_add_loop_test(c, a_filled_template_has_no_tag_left, 0, KINDS);
	tcase_add_test(c, labels_of_what_a_meeting_lacks_vanish);
	tcase_add_loop_test(c, a_protocol_never_says_that_its_notice_is_up, 0, 2);
	tcase_add_test(c, a_body_that_wants_no_box_gets_none);
	tcase_add_test(c, an_extract_is_marked_until_its_paragraph_is_signed);
	tcase_add_test(c, an_extract_without_appeal_has_no_instruction);
	tcase_add_test(
	    c, an_instruction_by_forvaltningslagen_names_the_namnd_and_no_day);
	tcase_add_loop_test(c, an_instruction_names_the_day_when_it_is_known, 0, 2);
	tcase_add_test(c, a_notice_that_is_still_up_says_when_it_may_come_down);
	tcase_add_test(c, an_unwritten_report_asks_for_its_parts);
	suite_add_tcase(s, c);
	return s;
}
