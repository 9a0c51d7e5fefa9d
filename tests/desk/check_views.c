/* A view's dictionary is its specimen: no path in a view that the specimen lacks, and no
 * path in the specimen that no view has. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/list.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/desk/inside.h"
#include "engine/view/cover.h"
#include "tests/desk/fixture.h"
#include "tests/desk/story.h"

/* A set of paths: "/vy/ärende/dnr". */
struct paths {
	struct list list;
};

static bool
has(const struct paths *p, const char *path)
{
	const char *const *s = p->list.items;

	for (size_t i = 0; i < p->list.count; i++)
		if (strcmp(s[i], path) == 0)
			return true;
	return false;
}

static void
collect(struct paths *p, xmlNodePtr n, const char *above)
{
	for (; n != NULL; n = n->next) {
		const char *path;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		path = arena_printf(fx.arena, "%s/%s", above, (const char *)n->name);
		if (!has(p, path))
			*(const char **)list_add(fx.arena, &p->list, sizeof path) = path;
		collect(p, n->children, path);
	}
}

static xmlDocPtr
read_file(const char *path)
{
	size_t size;
	char *text = file_read(fx.arena, path, 1 << 20, &size, &fx.ds);
	xmlDocPtr doc = text != NULL ? xml_parse(text, size, NULL, &fx.ds) : NULL;

	ck_assert_msg(doc != NULL, "%s", fixture_problems());
	return doc;
}

static void
collect_file(struct paths *p, const char *path)
{
	xmlDocPtr doc = read_file(path);

	collect(p, doc->children, "");
	xmlFreeDoc(doc);
}

/* Paths of 'a' that 'b' lacks. */
static void
all_of_in(const struct paths *a, const struct paths *b, const char *what)
{
	const char *const *s = a->list.items;
	const char *missing = "";

	for (size_t i = 0; i < a->list.count; i++)
		if (!has(b, s[i]))
			missing = arena_printf(fx.arena, "%s\n  %s", missing, s[i]);
	ck_assert_msg(*missing == '\0', "%s:%s", what, missing);
}

/* Every view that a document of this kind was made from. */
static void
collect_made(struct paths *p, const char *kind)
{
	struct matter_row *m;
	size_t n;

	ck_assert_int_eq(store_matters(fx.desk->store, fx.arena, 0, 1000, &m, &n, &fx.ds), 0);
	for (size_t i = 0; i < n; i++) {
		struct document_row *d;
		size_t count;

		ck_assert_int_eq(
		    store_documents(fx.desk->store, fx.arena, m[i].id, &d, &count, &fx.ds), 0);
		for (size_t k = 0; k < count; k++) {
			const char *text;
			size_t size;
			xmlDocPtr doc;

			if (!d[k].generated || strcmp(d[k].kind, kind) != 0)
				continue;
			ck_assert_int_eq(store_content_get(fx.desk->store, fx.arena,
					     &d[k].view_hash, &text, &size, &fx.ds),
			    0);
			doc = xml_parse(text, size, NULL, &fx.ds);
			collect(p, doc->children, "");
			xmlFreeDoc(doc);
		}
	}
}

/* The specimen of a kind and these views have the same paths. */
static void
are_the_same(const struct paths *view, const char *kind)
{
	struct paths specimen = { { 0 } };

	collect_file(&specimen, arena_printf(fx.arena, "templates/%s/specimen.xml",
				    text_fold(fx.arena, kind, strlen(kind))));
	all_of_in(view, &specimen, arena_printf(fx.arena, "the specimen of %s lacks", kind));
	all_of_in(&specimen, view, arena_printf(fx.arena, "no view of %s has", kind));
}

/* A kungörelse and a decision on delegation, up and down again. */
static void
take_down_notices(void)
{
	static const char *const notice[] = { "anslag/2026-2", "anslag/2026-3" };

	story_notices();
	for (int i = 0; i < 2; i++)
		must(fixture_do(notice[i], "sätt-upp", NULL));
	fixture_open("sekreterare", "2026-10-31");
	for (int i = 0; i < 2; i++)
		must(fixture_do(notice[i], "ta-ned", NULL));
}

START_TEST(views_of_documents_hold_what_their_specimens_hold)
{
	static const char *const kind[] = { "tjänsteskrivelse", "remissyttrande", "kallelse",
		"protokoll", "protokollsutdrag", "anslagsbevis", "kungörelsebevis" };
	struct desk_report report = { 0 };
	struct paths special = { { 0 } };

	story_tell(STORY_DECIDED);
	must(fixture_do(SN "/2", "välj-överklagande", "överklagande=speciallag",
	    "särskild-tid=bygglov", NULL));
	must(desk_document_make(
	    fx.desk, matter(SN "/2"), "protokollsutdrag", EDITED_REFUSE, &report, &fx.ds));
	collect_made(&special, "protokollsutdrag");
	story_tell(STORY_END);
	take_down_notices();
	story_list();
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++) {
		struct paths view = { { 0 } };

		if (strcmp(kind[i], "protokollsutdrag") == 0)
			view = special;
		collect_made(&view, kind[i]);
		are_the_same(&view, kind[i]);
	}
}
END_TEST

static void
collect_cover(struct paths *p, const struct item_row *item, size_t count, struct date day)
{
	static const struct post_row post = {
		.street = "Torggatan 4", .postcode = "999 10", .town = "Lindåsa"
	};
	struct view_cover_item all[2];
	struct view_source source;
	struct view_cover c = { .body = "SN",
		.meeting_day = day,
		.name = "Pensionärsrådet",
		.post = &post,
		.item = all,
		.count = count,
		.receipt_by = day,
		.sender = &(struct person_row){ .name = "Mikaela Sandfors",
		    .title = "nämndsekreterare",
		    .phone = "0980-31 92 24",
		    .email = "mikaela.sandfors@lindasa.example" } };
	xmlDocPtr doc;

	for (size_t i = 0; i < count; i++)
		all[i] = (struct view_cover_item){ .item = &item[i],
			.purpose = "delgivning",
			.unsigned_ = true,
			.own_time = true,
			.paper = "Protokollsutdrag",
			.paper_day = day };
	ck_assert_int_eq(desk_view_source(fx.desk, &source, &fx.ds), 0);
	doc = view_cover(&source, &c, &fx.ds);
	ck_assert_msg(doc != NULL, "%s", fixture_problems());
	collect(p, doc->children, "");
	xmlFreeDoc(doc);
}

START_TEST(a_foljebrev_holds_what_its_specimen_holds_of_one_decision_or_of_several)
{
	struct paths view = { { 0 } };
	struct matter_row *m;
	struct item_row *item;
	size_t n;

	story_tell(STORY_END);
	m = desk_matter(fx.desk, "SN/2026-09-22", &fx.ds);
	ck_assert_ptr_nonnull(m);
	ck_assert_int_eq(store_items(fx.desk->store, fx.arena, m->id, &item, &n, &fx.ds), 0);
	ck_assert_uint_ge(n, 2);
	collect_cover(&view, item, 1, date_read("2026-09-22"));
	collect_cover(&view, item, 2, date_read("2026-09-22"));
	are_the_same(&view, "följebrev");
}
END_TEST

START_TEST(a_reminder_of_a_remiss_holds_what_its_specimen_holds)
{
	struct paths view = { { 0 } };
	struct matter_row *m;
	size_t n;

	story_tell(STORY_FOLLOWED);
	ck_assert_int_eq(store_matters(fx.desk->store, fx.arena, 0, 1000, &m, &n, &fx.ds), 0);
	for (size_t i = 0; i < n; i++) {
		struct view_source source;
		xmlDocPtr data, doc;

		if (strcmp(m[i].kind, "remiss") != 0)
			continue;
		data = data_read(&m[i], &fx.ds);
		data_set(data, "adress", "Box 12");
		data_set(data, "postnummer", "999 30");
		data_set(data, "ort", "Almvik");
		data_set(data, "anstånd", "2026-12-01");
		m[i].document = xml_text(fx.arena, data);
		xmlFreeDoc(data);
		ck_assert_int_eq(desk_view_source(fx.desk, &source, &fx.ds), 0);
		doc = view_document(&source, "remisspåminnelse", &m[i], &fx.ds);
		ck_assert_msg(doc != NULL, "%s", fixture_problems());
		collect(&view, doc->children, "");
		xmlFreeDoc(doc);
	}
	are_the_same(&view, "remisspåminnelse");
}
END_TEST

/* The views of conditions of every matter of a kind, where the story stands. */
static void
collect_conditions(struct paths *p, const char *kind)
{
	struct view_source source;
	struct matter_row *m;
	size_t n;

	ck_assert_int_eq(desk_view_source(fx.desk, &source, &fx.ds), 0);
	ck_assert_int_eq(store_matters(fx.desk->store, fx.arena, 0, 1000, &m, &n, &fx.ds), 0);
	for (size_t i = 0; i < n; i++) {
		xmlDocPtr doc;

		if (strcmp(m[i].kind, kind) != 0)
			continue;
		doc = view_conditions(&source, &m[i], &fx.ds);
		ck_assert_msg(doc != NULL, "%s", fixture_problems());
		collect(p, doc->children, "");
		xmlFreeDoc(doc);
	}
}

static void
add_fields(struct paths *p, const char *kind)
{
	const struct flow_world *w = desk_world(fx.desk, &fx.ds);
	const struct flow_kind *k = flow_world_kind(w, kind);

	ck_assert_ptr_nonnull(k);
	for (size_t i = 0; i < k->field_count; i++)
		*(const char **)list_add(fx.arena, &p->list, sizeof(char *)) =
		    arena_printf(fx.arena, "/vy/%s", k->fields[i].name);
}

/* Up on one of the boards of the others, and down on another. */
static void
hang_elsewhere(void)
{
	must(fixture_do("anslag/2026-4", "sätt-upp", NULL));
	must(fixture_do("anslag/2026-4", "anteckna-tavla", "tavla=Norrtorps kommun", NULL));
	must(fixture_do("anslag/2026-4", "anteckna-tavla", "tavla=Västerby kommun", NULL));
	must(fixture_do("anslag/2026-4", "anteckna-tavlas-avbrott", "tavla=Västerby kommun", NULL));
}

enum { KINDS = 9 };

START_TEST(views_of_conditions_hold_what_their_specimens_hold)
{
	static const char *const kind[KINDS] = { "ärende", "sammanträde", "ärendepunkt",
		"justeringsomgång", "anslag", "delgivning", "remiss", "uppdrag",
		"delegationsbeslut" };
	struct paths view[KINDS] = { { { 0 } } };

	for (enum story to = STORY_BEGIN; to <= STORY_FOLLOWED; to++) {
		story_tell(to);
		for (size_t i = 0; i < KINDS; i++)
			collect_conditions(&view[i], kind[i]);
	}
	story_notices();
	story_join();
	hang_elsewhere();
	for (size_t i = 0; i < KINDS; i++)
		collect_conditions(&view[i], kind[i]);
	for (size_t i = 0; i < KINDS; i++) {
		struct paths specimen = { { 0 } }, known = { { 0 } };

		collect_file(&specimen, arena_printf(fx.arena, "workflows/%s.vy.xml", kind[i]));
		collect_file(&known, arena_printf(fx.arena, "workflows/%s.vy.xml", kind[i]));
		add_fields(&known, kind[i]);
		all_of_in(
		    &view[i], &known, arena_printf(fx.arena, "the specimen of %s lacks", kind[i]));
		all_of_in(
		    &specimen, &view[i], arena_printf(fx.arena, "no view of %s has", kind[i]));
	}
}
END_TEST

Suite *
views_suite(void)
{
	Suite *s = suite_create("views");
	TCase *t = tcase_create("views");

	tcase_add_checked_fixture(t, fixture_setup, fixture_teardown);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, views_of_documents_hold_what_their_specimens_hold);
	tcase_add_test(t, a_foljebrev_holds_what_its_specimen_holds_of_one_decision_or_of_several);
	tcase_add_test(t, a_reminder_of_a_remiss_holds_what_its_specimen_holds);
	tcase_add_test(t, views_of_conditions_hold_what_their_specimens_hold);
	suite_add_tcase(s, t);
	return s;
}
