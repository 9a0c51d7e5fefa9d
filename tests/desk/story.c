#include "tests/desk/story.h"

#include <check.h>

#include "base/file.h"
#include "engine/desk/delivery.h"
#include "engine/desk/inside.h"
#include "engine/desk/list.h"
#include "engine/desk/notice.h"
#include "engine/desk/secrecy.h"
#include "engine/view/node.h"
#include "tests/desk/fixture.h"

void
must(int result)
{
	ck_assert_msg(result == 0, "%s", fixture_problems());
}

const struct matter_row *
matter(const char *spelling)
{
	const struct matter_row *m = desk_matter(fx.desk, spelling, &fx.ds);

	ck_assert_msg(m != NULL, "%s", fixture_problems());
	return m;
}

void
story_case(const char *flow, const char *title)
{
	const struct desk_given given[] = { { "rubrik", title },
		{ "förslag", "Socialnämnden beslutar att pröva." },
		{ "förslag", "Socialnämnden antecknar provet." }, { "sammanfattning", "Ett prov." },
		{ "expedieras-till", "Region Norrtorp" }, { "expedieras-till", "Pensionärsrådet" },
		{ "sista-svarsdag", "den 30 oktober 2026" }, { "ärendetext", "Det började 2019." },
		{ "bedömning", "Provet är bra." }, { "remittent", "Myndigheten för prov" },
		{ "remittentens-dnr", "2026/17" }, { "ställningstagande", "tillstyrker" },
		{ "frågor", "Räcker tiden?" }, { "svar", "Ja." }, { "yttrande", "Det är bra." } };
	struct desk_case cf = {
		.flow = flow, .given = given, .count = sizeof given / sizeof *given
	};
	struct desk_report report = { 0 };

	must(desk_case_new(fx.desk, &cf, &report, NULL, &fx.ds));
}

static void
begin(void)
{
	fixture_init(true);
	fixture_open("nobody", "2026-08-17");
	story_case("remiss", "Remiss om tidiga insatser");
	story_case("forvaltningsarende", "Öppettider vid Träffpunkt Kvarnen");
}

static void
prepare_one(const char *dnr)
{
	const struct desk_document paper = { .kind = "enkät",
		.file_name = "Enkät.txt",
		.bytes = "ja",
		.size = 2,
		.direction = DIRECTION_IN };
	struct desk_report report = { 0 };

	must(fixture_do(dnr, "fördela", "handläggare=handlaggare", NULL));
	must(desk_document_add(fx.desk, matter(dnr), &paper, &report, &fx.ds));
	must(fixture_do(dnr, "skriv-tjänsteskrivelse", NULL));
	must(fixture_do(dnr, "klar", NULL));
}

void
story_written(const char *dnr, const char *path)
{
	struct desk_document file = {
		.kind = "tjänsteskrivelse", .file_name = path, .direction = DIRECTION_MADE
	};
	struct desk_report report = { 0 };

	file.bytes = file_read(fx.arena, path, 1 << 20, &file.size, &fx.ds);
	ck_assert_ptr_nonnull(file.bytes);
	must(desk_document_add(fx.desk, matter(dnr), &file, &report, &fx.ds));
}

/* Of the second case the officer has written the tjänsteskrivelse in Word. */
static void
prepare(void)
{
	fixture_open("nobody", "2026-08-24");
	prepare_one(CASE1);
	prepare_one(CASE2);
	story_written(CASE2, STORY_WRITTEN);
}

void
story_call(const char *body, const char *day)
{
	const struct desk_meeting w = { .body = body,
		.day = date_read(day),
		.time = "13:15",
		.place = "Sammanträdesrummet Linden" };
	const char *key = arena_printf(fx.arena, "%s/%s", body, day);
	struct desk_report report = { 0 };

	must(desk_meeting_new(fx.desk, &w, &report, &fx.ds));
	must(desk_meeting_add(fx.desk, matter(key),
	    (const struct matter_row *[]){ matter(CASE1), matter(CASE2) }, 2, &report, &fx.ds));
	must(fixture_do(key, "kalla", "upplysningar=Gruppmöten klockan 12.15.", NULL));
}

void
story_notes(const char *meeting, const char *file)
{
	struct desk_report report = { 0 };
	size_t size;
	char *text = file_read(fx.arena, file, 1 << 20, &size, &fx.ds);

	ck_assert_ptr_nonnull(text);
	must(desk_meeting_notes(fx.desk, matter(meeting), file, text, size, &report, &fx.ds));
}

/* The text of the särskilt yttrande that the notes speak of. */
static void
hand_in(const char *item)
{
	const struct desk_document text = { .kind = "särskilt yttrande",
		.file_name = "yttrande-hjelmkvist.txt",
		.bytes = "Jag",
		.size = 3,
		.direction = DIRECTION_IN,
		.party = "Olof Hjelmkvist (L)" };
	struct desk_report report = { 0 };

	must(desk_document_add(fx.desk, matter(item), &text, &report, &fx.ds));
}

static void
meet(const char *meeting, const char *notes, const char *outcome, const char *more,
    const char *signing)
{
	story_notes(meeting, notes);
	must(fixture_do(meeting, "öppna", NULL));
	for (int i = 1; i <= 2; i++) {
		const char *item = arena_printf(fx.arena, "%s/%d", meeting, i);

		must(fixture_do(item, "ta-upp", NULL));
		must(fixture_do(item, "besluta", outcome, more,
		    "behandling=Eva Lundmark föredrar ärendet.",
		    "yrkanden=Ingela Dahlbro (M) yrkar bifall till förslaget.",
		    "reservationer=Håkan Lillebro (KD) reserverar sig mot beslutet.", NULL));
	}
	hand_in(arena_printf(fx.arena, "%s/2", meeting));
	must(fixture_do(meeting, "avsluta", NULL));
	must(fixture_do(meeting, "skriv-protokoll", signing, "justeringstid=08:30", NULL));
	must(fixture_do(meeting, "lämna-för-justering", "--reason",
	    "Paragrafen justeras med de övriga.", NULL));
}

static void
utskott(void)
{
	fixture_open("sekreterare", "2026-08-31");
	story_call("SNAU", "2026-09-08");
	fixture_open("sekreterare", "2026-09-08");
	meet(AU, "samples/anteckningar-au.txt", "utfall=tillstyrks", "slag=förslag",
	    "justeringsdag=2026-09-11");
	fixture_open("sekreterare", "2026-09-11");
	must(fixture_do(AU "/justering-1", "justera", NULL));
}

static void
decided(void)
{
	fixture_open("sekreterare", "2026-09-14");
	story_call("SN", "2026-09-22");
	fixture_open("sekreterare", "2026-09-22");
	meet(SN, "tests/desk/anteckningar-sn.txt", "utfall=bifalls", "överklagande=laglighetsprövning",
	    "justeringsdag=2026-09-29");
}

static void
justerat(void)
{
	fixture_open("sekreterare", "2026-09-29");
	must(fixture_do(SN "/justering-1", "justera", NULL));
}

static void
posted(void)
{
	struct desk_report report = { 0 };

	fixture_open("sekreterare", "2026-09-30");
	must(fixture_do("anslag/2026-1", "sätt-upp", NULL));
	fixture_open("sekreterare", "2026-10-01");
	must(desk_document_make(fx.desk, matter(SN "/1"), "protokollsutdrag", EDITED_REFUSE, &report, &fx.ds));
	must(desk_document_make(fx.desk, matter(CASE1), "remissyttrande", EDITED_REFUSE, &report, &fx.ds));
	must(fixture_do(CASE1, "expediera", NULL));
	must(fixture_do(CASE2, "expediera", NULL));
}

static void
end(void)
{
	fixture_open("sekreterare", "2026-10-22");
	must(fixture_do("anslag/2026-1", "ta-ned", NULL));
}

static void
add_paper(const char *key)
{
	const struct desk_document paper = { .kind = "brev",
		.file_name = "Brev.txt",
		.bytes = "hej",
		.size = 3,
		.direction = DIRECTION_IN };
	struct desk_report report = { 0 };

	must(desk_document_add(fx.desk, matter(key), &paper, &report, &fx.ds));
}

/* Ask another nämnd, let the chair decide what cannot wait, and get a third case ready. */
static void
ask_and_delegate(void)
{
	fixture_open("nobody", "2026-10-23");
	for (int i = 3; i <= 5; i++)
		story_case("forvaltningsarende", arena_printf(fx.arena, "Ärende %d", i));
	must(fixture_do(CASE3, "fördela", "handläggare=handlaggare", NULL));
	must(fixture_do(CASE3, "planera-ärendegång", "ärendegång=SN", NULL));
	must(fixture_do(CASE3, "skriv-tjänsteskrivelse", NULL));
	must(fixture_do(CASE3, "remittera", "remissinstans=Kultur- och fritidsnämnden",
	    "remissfråga=Påverkas föreningarna?", "svar-senast=2026-11-06", NULL));
	add_paper(CASE3 "/remiss-1");
	must(fixture_do(CASE3 "/remiss-1", "svara", NULL));
	must(fixture_do(CASE3, "klar", NULL));
	must(fixture_do(CASE4, "fördela", "handläggare=handlaggare", NULL));
	must(fixture_do(CASE4, "ordförandebeslut", "beslut=Yttrandet lämnas.",
	    "skäl=Svaret ska vara framme i morgon.", "överklagande=nej",
	    "beslutsfattare=Ingela Dahlbro", NULL));
	add_paper("delegationsbeslut/2026-1");
	must(fixture_do(CASE4, "expediera", NULL));
	must(fixture_do(CASE5, "fördela", "handläggare=handlaggare", NULL));
	must(fixture_do(CASE5, "planera-ärendegång", "ärendegång=SNAU SN", NULL));
	must(fixture_do(CASE5, "skriv-tjänsteskrivelse", NULL));
	must(fixture_do(CASE5, "klar", NULL));
}

static void
asked(void)
{
	const struct desk_meeting w = {
		.body = "SN", .day = date_read("2026-11-17"), .time = "13:15", .place = "Linden"
	};
	struct desk_report report = { 0 };

	ask_and_delegate();
	must(desk_meeting_new(fx.desk, &w, &report, &fx.ds));
	must(desk_meeting_add(fx.desk, matter("SN/2026-11-17"),
	    (const struct matter_row *[]){ matter(CASE3) }, 1, &report, &fx.ds));
	must(fixture_do("SN/2026-11-17", "kalla", NULL));
}

/* The nämnd sits: the decision of the chair is reported, a § is signed at once. */
static void
followed(void)
{
	fixture_open("sekreterare", "2026-11-17");
	story_notes("SN/2026-11-17", "samples/anteckningar-sn.txt");
	must(fixture_do("SN/2026-11-17", "öppna", NULL));
	must(fixture_do("SN/2026-11-17/1", "ta-upp", NULL));
	must(fixture_do("SN/2026-11-17/1", "besluta", "utfall=antecknas",
	    "beslut=Nämnden har tagit del av redovisningen.", NULL));
	must(fixture_do("SN/2026-11-17/2", "ta-upp", NULL));
	must(fixture_do("SN/2026-11-17/2", "besluta", "utfall=bifalls",
	    "överklagande=laglighetsprövning", "uppdrag=Följ upp besöken.",
	    "uppdrag-ansvarig=handlaggare", "uppdrag-senast=2027-03-31", NULL));
	add_paper("uppdrag/2026-1");
	must(fixture_do("SN/2026-11-17", "justera-omedelbart", "omedelbara-paragrafer=§ 4", NULL));
	must(fixture_do("SN/2026-11-17/justering-1", "justera", NULL));
}

void
story_tell(enum story to)
{
	static void (*const part[])(
	    void) = { begin, prepare, utskott, decided, justerat, posted, end, asked, followed };

	for (; fx.told <= (int)to; fx.told++)
		part[fx.told]();
}

static void
new_notice(const char *kind, const struct desk_given given[], size_t count)
{
	const struct desk_notice_new new = { .kind = kind, .body = "SN", .given = given, .count = count };
	struct desk_report report = { 0 };

	must(desk_notice_new(fx.desk, &new, &report, &fx.ds));
}

/* Decided again, as it were: the item's row says how it is appealed. */
static void
appeal_by(const char *item, const char *regime)
{
	struct item_row *row;

	must(store_begin(desk_store(fx.desk), &fx.ds));
	must(store_item_find(desk_store(fx.desk), fx.arena, matter(item)->id, &row, &fx.ds));
	row->regime = regime;
	must(store_item_put(desk_store(fx.desk), row, &fx.ds));
	must(store_commit(desk_store(fx.desk), &fx.ds));
}

void
story_notices(void)
{
	const struct desk_given kungorelse[] = { { "rubrik", "Ansökan om bygglov" },
		{ "text", "Yttra dig till nämnden." }, { "lag", "plan- och bygglagen 9 kap." },
		{ "särskild-tid", "bygglov" }, { "beställare", "Byggenheten" },
		{ "beställarens-adress", "bygg@lindasa.example" } };
	const struct desk_given delegation[] = { { "rubrik", "Hyra av lokal" },
		{ "beslutsfattare", "Rickard Thorvalder, socialchef" }, { "beslutsdag", "2026-09-28" },
		{ "justerat", "2026-09-30" } };
	const struct desk_given how[] = { { "sätt", "kvitto" }, { "särskild-tid", "bygglov" } };
	const struct desk_delivery delivery = { .name = "Karin Ek", .given = how, .count = 2 };
	const struct desk_document receipt = { .kind = "delgivningskvitto",
		.file_name = "kvitto.txt",
		.bytes = "ja",
		.size = 2,
		.direction = DIRECTION_IN };
	struct desk_delivery new = delivery;
	struct desk_report report = { 0 };

	fixture_open("sekreterare", "2026-10-01");
	new_notice("kungörelse", kungorelse, 6);
	new_notice("delegationsbeslut", delegation, 4);
	appeal_by(SN "/1", "förvaltningsbesvär");
	new.about = matter(SN "/1");
	must(desk_delivery_new(fx.desk, &new, &report, &fx.ds));
	must(desk_document_add(
	    fx.desk, matter(SN "/1/delgivning-1"), &receipt, &report, &fx.ds));
}

void
story_join(void)
{
	xmlNodePtr all = view_child(xmlDocGetRootElement(desk_municipality(fx.desk, &fx.ds)), "organen");
	xmlNodePtr boards = view_element(view_child(all, "organ"), "anslagstavlor");

	view_text(boards, "tavla", "Norrtorps kommun");
	view_text(boards, "tavla", "Västerby kommun");
}

/* A case that is ready for a meeting. */
static void
ready(const char *dnr, const char *title)
{
	story_case("forvaltningsarende", title);
	must(fixture_do(dnr, "fördela", "handläggare=handlaggare", NULL));
	must(fixture_do(dnr, "skriv-tjänsteskrivelse", NULL));
	must(fixture_do(dnr, "klar", NULL));
}

static void
put_on(const char *meeting, const char *dnr)
{
	struct desk_report report = { 0 };

	must(desk_meeting_add(fx.desk, matter(meeting),
	    (const struct matter_row *[]){ matter(dnr) }, 1, &report, &fx.ds));
}

static void
new_meeting(const char *day, bool extra)
{
	const struct desk_meeting w = {
		.body = "SN", .day = date_read(day), .time = "13:15", .extra = extra
	};
	struct desk_report report = { 0 };

	must(desk_meeting_new(fx.desk, &w, &report, &fx.ds));
}

void
story_list(void)
{
	static const struct desk_document told = { .kind = "meddelande",
		.file_name = "Dom.txt",
		.bytes = "dom",
		.size = 3,
		.direction = DIRECTION_IN,
		.party = "Förvaltningsrätten i Norrtorp",
		.title = "Dom i mål 12-26" };
	const struct desk_secrecy secret = { .provision = "26 kap. 1 § OSL" };
	struct desk_report report = { 0 };

	fixture_open("nobody", "2026-10-26");
	ready(CASE3, "Ny taxa");
	ready(CASE4, "Ett ärende om en person");
	must(desk_case_secrecy(fx.desk, matter(CASE4), &secret, &report, &fx.ds));
	new_meeting("2026-11-03", false);
	put_on("SN/2026-11-03", CASE3);
	must(fixture_do("SN/2026-11-03", "kalla", NULL));
	fixture_open("nobody", "2026-11-03");
	story_notes("SN/2026-11-03", "samples/anteckningar-sn.txt");
	must(fixture_do("SN/2026-11-03", "öppna", NULL));
	must(fixture_do("SN/2026-11-03/1", "ta-upp", NULL));
	must(fixture_do("SN/2026-11-03/1", "besluta", "utfall=bordläggs",
	    "bordlagt-till=2026-11-24", NULL));
	new_meeting("2026-11-24", true);
	put_on("SN/2026-11-24", CASE4);
	must(desk_item_plan(
	    fx.desk, matter("SN/2026-11-24"), 1, "Eva Lundmark, utredare", 20, &fx.ds));
	report = (struct desk_report){ 0 };
	must(desk_document_add(fx.desk, matter(CASE3), &told, &report, &fx.ds));
	must(fixture_do("SN/2026-11-24", "kalla", NULL));
	ready(CASE5, "Ett brådskande ärende");
	put_on("SN/2026-11-24", CASE5);
	must(fixture_do("SN/2026-11-24", "kalla", "ändringsskäl=Det kan inte vänta.", NULL));
}
