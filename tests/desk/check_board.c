/* The public board, and the notices on it. */
#include <check.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/xml.h"
#include "engine/desk/inside.h"
#include "engine/desk/notice.h"
#include "engine/view/board.h"
#include "engine/view/html.h"
#include "tests/desk/fixture.h"
#include "tests/desk/story.h"

#define NOTICE "anslag/2026-1"
#define PAGE "anslag-2026-1.html"

static struct desk_published did;

static const char *
board_folder(void)
{
	return file_join(fx.arena, fx.folder, "tavla");
}

static void
teardown(void)
{
	folder_remove(board_folder());
	fixture_teardown();
}

static int
publish_as(const char *approve, const char *reason)
{
	const struct desk_publish p = { .folder = board_folder(),
		.approve = approve,
		.approver = "Mikaela Sandfors",
		.approval = "Numret är påhittat.",
		.reason = reason };
	struct desk_report report = { 0 };

	return desk_publish(fx.desk, &p, &report, &did, &fx.ds);
}

static const char *
page(const char *name)
{
	size_t size;
	char *text = file_read(fx.arena, file_join(fx.arena, board_folder(), name), 1 << 20, &size, &fx.ds);

	ck_assert_msg(text != NULL, "%s", fixture_problems());
	return text;
}

static void
shows(const char *name, const char *text)
{
	ck_assert_msg(strstr(page(name), text) != NULL, "%s lacks: %s", name, text);
}

static void
hides(const char *name, const char *text)
{
	ck_assert_msg(strstr(page(name), text) == NULL, "%s has: %s", name, text);
}

/* How many events of this name the notice has. */
static int
events(const char *name)
{
	struct event_row *e;
	size_t n;
	int count = 0;

	must(store_events(desk_store(fx.desk), fx.arena, matter(NOTICE)->id, &e, &n, &fx.ds));
	for (size_t i = 0; i < n; i++)
		count += strcmp(e[i].name, name) == 0;
	return count;
}

START_TEST(the_publishing_that_first_shows_a_notice_posts_it)
{
	story_tell(STORY_SIGNED);
	must(publish_as(NULL, NULL)); /* the day before the planned one */
	ck_assert_uint_eq(did.up, 0);
	ck_assert_int_eq(events("sätt-upp"), 0);
	shows(BOARD_INDEX, "Just nu finns inga anslag.");
	shows(BOARD_INDEX, "Så överklagar du ett beslut");
	fixture_open("sekreterare", "2026-09-30");
	must(publish_as(NULL, NULL));
	ck_assert_uint_eq(did.posted, 1);
	ck_assert_int_eq(events("sätt-upp"), 1);
	ck_assert_str_eq(desk_field(fx.desk, matter(NOTICE), "anslagsdag"), "2026-09-30");
	ck_assert_str_eq(fixture_status(NOTICE), "Uppe");
	shows(BOARD_INDEX, PAGE);
	shows(PAGE, "<dd><time datetime=\"2026-10-21\">onsdag 21 oktober 2026</time></dd>");
	shows(PAGE, "Kommunkansliet, kommunhuset");
	shows(PAGE, "Förvaltningsrätten i Norrtorp");
	shows(BOARD_DATA, "\"posted\":\"2026-09-30\",\"last\":\"2026-10-21\",\"down\":\"2026-10-22\"");
}
END_TEST

START_TEST(publishing_again_changes_nothing)
{
	story_tell(STORY_POSTED);
	must(publish_as(NULL, NULL));
	ck_assert(did.changed);
	must(publish_as(NULL, NULL));
	ck_assert(!did.changed);
	ck_assert_uint_eq(did.up, 1);
	ck_assert_uint_eq(did.posted, 0);
	fixture_open("sekreterare", "2026-10-15");
	must(publish_as(NULL, NULL));
	ck_assert(!did.changed);
	ck_assert_int_eq(events("sätt-upp"), 1);
}
END_TEST

START_TEST(what_is_taken_down_leaves_the_board_and_its_page_says_nothing)
{
	story_tell(STORY_POSTED);
	must(publish_as(NULL, NULL));
	shows(PAGE, "Öppettider vid Träffpunkt Kvarnen");
	story_tell(STORY_END);
	must(publish_as(NULL, NULL));
	ck_assert_uint_eq(did.up, 0);
	ck_assert_uint_eq(did.gone, 1);
	hides(BOARD_INDEX, "anslag-");
	shows(PAGE, "Anslaget är nedtaget");
	shows(PAGE, "noindex");
	hides(PAGE, "Kvarnen");
	hides(PAGE, "Socialnämnden");
	ck_assert_str_eq(page(BOARD_DATA), "[]\n");
	ck_assert_ptr_nonnull(desk_notice_proof(fx.desk, matter(NOTICE), &fx.ds));
}
END_TEST

START_TEST(a_notice_has_no_proof_before_it_is_taken_down)
{
	story_tell(STORY_POSTED);
	ck_assert_ptr_null(desk_notice_proof(fx.desk, matter(NOTICE), &fx.ds));
	ck_assert(fixture_said("desk-notice-up"));
	ck_assert_ptr_null(desk_notice(fx.desk, matter(SN), &fx.ds));
	ck_assert(fixture_said("desk-not-a"));
}
END_TEST

START_TEST(an_interrupted_notice_is_posted_anew_and_says_why)
{
	story_tell(STORY_POSTED);
	fixture_open("sekreterare", "2026-10-08");
	must(publish_as(NULL, NULL));
	must(fixture_do(NOTICE, "anteckna-avbrott", "skäl=Webbplatsen låg nere", NULL));
	fixture_open("sekreterare", "2026-10-09");
	must(publish_as(NULL, NULL));
	ck_assert_uint_eq(did.posted, 1);
	shows(PAGE, "Torsdag 8 oktober 2026 var anslaget nere innan tiden gått ut");
	shows(PAGE, "<dd><time datetime=\"2026-10-30\">fredag 30 oktober 2026</time></dd>");
	ck_assert_int_ne(fixture_do(NOTICE, "ta-ned", "nedtagningsdag=2026-10-22", NULL), 0);
	ck_assert(fixture_said("step-condition"));
	fixture_open("sekreterare", "2026-10-31");
	must(fixture_do(NOTICE, "ta-ned", NULL));
}
END_TEST

START_TEST(a_late_notice_is_held_until_a_reason_is_given)
{
	story_tell(STORY_SIGNED);
	fixture_open("sekreterare", "2026-10-02");
	must(publish_as(NULL, NULL));
	ck_assert_uint_eq(did.held, 1);
	ck_assert_uint_eq(did.up, 0);
	ck_assert(fixture_said("desk-board-held"));
	must(publish_as(NULL, "Anslagstavlan låg nere."));
	ck_assert_uint_eq(did.up, 1);
	ck_assert_str_eq(fixture_status(NOTICE), "Uppe");
}
END_TEST

START_TEST(one_who_may_not_post_publishes_nothing_new)
{
	story_tell(STORY_SIGNED);
	fixture_open("handlaggare", "2026-09-30");
	must(publish_as(NULL, NULL));
	ck_assert_uint_eq(did.held, 1);
	ck_assert_ptr_nonnull(strstr(fixture_problems(), "det görs av nämndsekreterare eller registrator"));
	hides(BOARD_INDEX, "anslag-");
	ck_assert_str_eq(fixture_status(NOTICE), "Planerat");
}
END_TEST

/* The title of the case's item. */
static void
set_title(const char *title)
{
	struct item_row *item;

	must(store_begin(desk_store(fx.desk), &fx.ds));
	must(store_item_find(desk_store(fx.desk), fx.arena, matter(SN "/2")->id, &item, &fx.ds));
	item->title = title;
	must(store_item_put(desk_store(fx.desk), item, &fx.ds));
	must(store_commit(desk_store(fx.desk), &fx.ds));
}

START_TEST(a_personal_number_is_not_published_before_someone_has_approved_it)
{
	story_tell(STORY_SIGNED);
	fixture_open("sekreterare", "2026-09-30");
	set_title("Avgift för 640823-3234");
	must(publish_as(NULL, NULL));
	ck_assert_uint_eq(did.held, 1);
	ck_assert(fixture_said("desk-board-number"));
	ck_assert_str_eq(fixture_status(NOTICE), "Planerat");
	hides(BOARD_INDEX, "anslag-");
	must(publish_as(NOTICE, NULL));
	ck_assert_uint_eq(did.up, 1);
	shows(PAGE, "640823-3234");
	ck_assert_int_eq(events("godkänn-publicering"), 1);
	ck_assert_str_eq(desk_field(fx.desk, matter(NOTICE), "godkänt-skäl"), "Numret är påhittat.");
	must(publish_as(NULL, NULL)); /* it stays approved */
	ck_assert_uint_eq(did.up, 1);
}
END_TEST

/* Mark the second case as secret, as the registrator would have when it came in. */
static void
mark_secret(void)
{
	struct matter_row *m;
	xmlDocPtr doc;

	must(store_begin(desk_store(fx.desk), &fx.ds));
	must(store_matter_find(desk_store(fx.desk), fx.arena, CASE2, &m, &fx.ds));
	doc = data_read(m, &fx.ds);
	data_set(doc, "sekretess", "26 kap. 1 § offentlighets- och sekretesslagen");
	m->document = xml_text(fx.arena, doc);
	xmlFreeDoc(doc);
	must(store_matter_save(desk_store(fx.desk), m, &fx.ds));
	must(store_commit(desk_store(fx.desk), &fx.ds));
}

START_TEST(a_secret_section_is_shown_by_its_number_alone)
{
	story_tell(STORY_POSTED);
	mark_secret();
	must(publish_as(NULL, NULL));
	shows(PAGE, "<li>§\xC2\xA0" "2</li>");
	shows(PAGE, "Remiss om tidiga insatser");
	hides(PAGE, "Kvarnen");
	must(publish_as(NOTICE, NULL)); /* who approves numbers does not approve this */
	hides(PAGE, "Kvarnen");
}
END_TEST

START_TEST(only_a_folder_of_its_own_is_replaced)
{
	story_tell(STORY_POSTED);
	must(publish_as(NULL, NULL));
	must(file_write(file_join(fx.arena, board_folder(), "bild.png"), "x", 1, false, &fx.ds));
	ck_assert_int_eq(publish_as(NULL, NULL), -1);
	ck_assert(fixture_said("desk-board-foreign"));
	shows(PAGE, "Kvarnen");
}
END_TEST

START_TEST(data_never_becomes_markup)
{
	struct html h;
	struct buf b;

	buf_init(&b, 4096);
	html_begin(&h, &b);
	html_open(&h, "p");
	html_attribute(&h, "title", "\"><script>x</script>");
	html_text(&h, "<b>å & ä</b>");
	html_close(&h, "p");
	html_end(&h);
	ck_assert_str_eq(b.text, "<!DOCTYPE html>\n<html lang=\"sv\">\n"
				 "<p title=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">"
				 "&lt;b&gt;å &amp; ä&lt;/b&gt;</p>\n</html>\n");
	buf_free(&b);
}
END_TEST

Suite *
board_suite(void)
{
	Suite *s = suite_create("board");
	TCase *t = tcase_create("notices");

	tcase_set_timeout(t, 120);
	tcase_add_checked_fixture(t, fixture_setup, teardown);
	tcase_add_test(t, the_publishing_that_first_shows_a_notice_posts_it);
	tcase_add_test(t, publishing_again_changes_nothing);
	tcase_add_test(t, what_is_taken_down_leaves_the_board_and_its_page_says_nothing);
	tcase_add_test(t, a_notice_has_no_proof_before_it_is_taken_down);
	tcase_add_test(t, an_interrupted_notice_is_posted_anew_and_says_why);
	tcase_add_test(t, a_late_notice_is_held_until_a_reason_is_given);
	tcase_add_test(t, one_who_may_not_post_publishes_nothing_new);
	tcase_add_test(t, a_personal_number_is_not_published_before_someone_has_approved_it);
	tcase_add_test(t, a_secret_section_is_shown_by_its_number_alone);
	tcase_add_test(t, only_a_folder_of_its_own_is_replaced);
	tcase_add_test(t, data_never_becomes_markup);
	suite_add_tcase(s, t);
	return s;
}
