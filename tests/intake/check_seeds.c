/* The five documents of the shared seeds, against the facts that stand about them there,
 * traps included. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "docx/model.h"
#include "docx/package.h"
#include "engine/intake/intake.h"
#include "small.h"

enum { REMISS, PROTOKOLL, UTDRAG, PLAN, PUBLIKATION, SEEDS };

static const struct {
	const char *file, *kind;
} seeds[SEEDS] = {
	[REMISS] = { "remissyttrande-SN-2020-046.docx", "tjänsteskrivelse" },
	[PROTOKOLL] = { "protokoll-snau-2021-09-22.docx", "protokoll" },
	[UTDRAG] = { "utdrag-son-au-68.docx", "protokollsutdrag" },
	[PLAN] = { "handlingsplan-2022.docx", "handlingsplan" },
	[PUBLIKATION] = { "publikation-2020-08.docx", "publikation" },
};

static struct arena *a;
static struct diags ds;
static const struct intake *read[SEEDS];

static void
read_seeds(void)
{
	const char *shared = getenv("KANSLI_SHARED");

	a = arena_new();
	diags_init(&ds, a);
	for (int i = 0; i < SEEDS; i++) {
		struct diags quiet;
		size_t size;
		char *path = arena_printf(
		    a, "%s/seeds/%s", shared != NULL ? shared : "../shared", seeds[i].file);
		struct package *p;
		char *bytes;

		diags_init(&quiet, a);
		if ((bytes = file_read(a, path, 1 << 24, &size, &quiet)) == NULL) {
			printf("SKIP: %s is missing\n", seeds[i].file);
			read[i] = NULL;
			continue;
		}
		ck_assert_ptr_nonnull(p = package_open(a, bytes, size, path, &ds));
		read[i] = intake_read(
		    a, document_read(a, p, CHANGES_ACCEPTED, &ds), shipped_patterns(), &ds);
		ck_assert_uint_eq(ds.errors, 0);
	}
}

static void
free_seeds(void)
{
	arena_free(a);
}

/* Every field that must be there, in its order: the seed, the § (0: the document), name,
 * value ("…" at its end: what it begins with), original (NULL: the value), and the place. */
static const struct fact {
	int seed, section;
	const char *name, *value, *original, *place;
} facts[] = {
	{ REMISS, 0, "förvaltning", "Socialförvaltningen", NULL, "stycke 1" },
	{ REMISS, 0, "dnr", "SN 2020/46", "SN 2020/046", "stycke 2" },
	{ REMISS, 0, "mottagare", "Socialnämnden", NULL, "stycke 3" },
	{ REMISS, 0, "rubrik",
	    "Remissyttrande, Regional strategi – mäns våld mot kvinnor och våld i nära relationer. "
	    "Jönköpings län 2020-2026.",
	    NULL, "stycke 4" },
	{ REMISS, 0, "förslag", "Förvaltningens förslag till yttrande godkänns.", NULL,
	    "stycke 6, under rubriken »Förslag till beslut" },
	{ REMISS, 0, "sammanfattning", "Länsstyrelsen i Jönköpings län, Region Jönköpings län och…",
	    "", "stycke 8" },
	{ REMISS, 0, "sammanfattning", "Strategidokumentet ligger i linje med Vaggeryds kommuns…",
	    "", NULL },
	{ REMISS, 0, "sammanfattning", "Länsstyrelsen önskar remissvar senast 2020-06-18.", NULL,
	    NULL },
	{ REMISS, 0, "sista-svarsdag", "2020-06-18", NULL,
	    "stycke 10, under rubriken »Sammanfattning av ärendet" },
	{ REMISS, 0, "remittent", "Länsstyrelsen i Jönköpings län", "Länsstyrelsen", "stycke 10" },
	{ REMISS, 0, "expedieras-till", "Länsstyrelsen", NULL,
	    "under rubriken »Beslutet ska skickas till" },
	{ REMISS, 0, "handläggare", "Lotta Damberg, Socialchef", "Lotta Damberg\nSocialchef",
	    "under rubriken »Handläggare" },

	{ PROTOKOLL, 0, "organ", "Socialnämndens arbetsutskott", NULL, NULL },
	{ PROTOKOLL, 0, "sammanträdesdatum", "2021-09-22", NULL, "tabell 1, rad 12, kolumn 2" },
	{ PROTOKOLL, 0, "plats", "Kommunkontoret, Malung",
	    "Kommunkontoret, Malung, kl. 13.15-15:40", "tabell 1, rad 1, kolumn 2" },
	{ PROTOKOLL, 0, "tid", "13:15-15:40", "kl. 13.15-15:40", NULL },
	{ PROTOKOLL, 0, "beslutande", "Brita Sohlin (M), ordförande", NULL,
	    "tabell 1, rad 2, kolumn 2" },
	{ PROTOKOLL, 0, "beslutande", "Jörgen Noren (S)", NULL, NULL },
	{ PROTOKOLL, 0, "beslutande", "Kristina Bäckman (M)", NULL, NULL },
	{ PROTOKOLL, 0, "övriga", "Linda Hjalmarsson Fjeldstad, sekreterare", NULL, NULL },
	{ PROTOKOLL, 0, "övriga", "Gina Eriksson, enhetschef IFO § 149", NULL, NULL },
	{ PROTOKOLL, 0, "övriga", "Bahman Alami, socialchef", NULL, NULL },
	{ PROTOKOLL, 0, "övriga", "Christina Semdahl, kanslichef", NULL, NULL },
	{ PROTOKOLL, 0, "ordförande", "Brita Sohlin (M)", NULL, NULL },
	{ PROTOKOLL, 0, "justerare", "Jörgen Norén (S)", NULL, NULL },
	{ PROTOKOLL, 0, "sekreterare", "Linda Hjalmarsson Fjeldstad", NULL, NULL },
	{ PROTOKOLL, 0, "justeringens-plats", "Kommunkontoret, Malung",
	    "Kommunkontoret, Malung, 2021-09-29,kl.08:00", NULL },
	{ PROTOKOLL, 0, "justerat", "2021-09-29", NULL, NULL },
	{ PROTOKOLL, 0, "paragraf-från", "149", "§149 - §163", NULL },
	{ PROTOKOLL, 0, "paragraf-till", "163", "§149 - §163", NULL },
	{ PROTOKOLL, 0, "anslag-upp", "2021-09-29", NULL, "tabell 1, rad 13, kolumn 2" },
	{ PROTOKOLL, 0, "anslag-ned", "2021-10-21", NULL, "tabell 1, rad 14, kolumn 2" },
	{ PROTOKOLL, 0, "förvaringsplats", "Kommunkontoret, Malung", NULL, NULL },
	{ PROTOKOLL, 158, "dnr", "SN 2021/312", "SN/2021:312", NULL },
	{ PROTOKOLL, 158, "förslag",
	    "Socialnämnden föreslår kommunstyrelsen att samordna arbetet med…", "", NULL },
	{ PROTOKOLL, 158, "förslag",
	    "Socialnämnden, Barn- och utbildningsnämnden, Kultur och fritidsnämnden bör ingå i "
	    "arbetet.",
	    NULL, NULL },
	{ PROTOKOLL, 158, "sammanfattning",
	    "Mäns våld mot kvinnor (MVK), hedersrelaterade våld (HRV)…", "", NULL },
	{ PROTOKOLL, 158, "sammanfattning", "I Malung-Sälen kommun så som många andra kommuner…",
	    "", NULL },
	{ PROTOKOLL, 158, "sammanfattning", "På kommunnivå har Malung-Sälens kommun inte…", "",
	    NULL },
	{ PROTOKOLL, 158, "sammanfattning", "Mot våld i nära relationer är en uppmärksammas fråga…",
	    "", NULL },
	{ PROTOKOLL, 158, "beslutsunderlag", "Tjänsteutlåtande, 2021-09-09", NULL, NULL },
	{ PROTOKOLL, 158, "beslutsunderlag", "Länsstyrelsen Dalarnas läns handlingsplan, 2017-2020",
	    NULL, NULL },
	{ PROTOKOLL, 158, "beslutsunderlag", "Borlänge kommunkoncerns strategi", NULL, NULL },
	{ PROTOKOLL, 158, "expedieras-till", "Kommunstyrelsen", NULL, NULL },
	{ PROTOKOLL, 158, "expedieras-till", "Socialchef B.A.", NULL, NULL },
	{ PROTOKOLL, 163, "sammanfattning", "Förvaltningschefen informerar om följande:", NULL,
	    NULL },
	{ PROTOKOLL, 163, "sammanfattning", "Coronaläget", NULL, NULL },
	{ PROTOKOLL, 163, "sammanfattning",
	    "Coronarestriktioner från Region Dalarna kommer att följas", NULL, NULL },
	{ PROTOKOLL, 163, "sammanfattning", "Bemanningsituationen i hemtjänsten", NULL, NULL },
	{ PROTOKOLL, 163, "sammanfattning", "LEX Maria utredning", NULL, NULL },

	{ UTDRAG, 0, "dnr", "SON 2024/270", NULL, NULL },
	{ UTDRAG, 0, "rubrik",
	    "Plan för socialförvaltnings arbete mot våld i nära relationer 2024-2026", NULL,
	    "stycke 1" },
	{ UTDRAG, 0, "organ", "Socialnämndens arbetsutskott",
	    "Arbetsutskottets förslag till socialnämnden", NULL },
	{ UTDRAG, 68, "dnr", "SON 2024/270", NULL, NULL },
	{ UTDRAG, 68, "förslag",
	    "Socialnämnden antar Plan för socialförvaltningens arbete mot våld i nära relationer "
	    "2024-2026",
	    NULL, NULL },
	{ UTDRAG, 68, "förslag", "Socialnämnden beslutar om att deluppföljning ska genomföras…", "",
	    NULL },
	{ UTDRAG, 68, "sammanfattning",
	    "På sammanträdet 2024-03-21, § 55, beslutade socialnämnden…", "", NULL },
	{ UTDRAG, 68, "sammanfattning", "Våld i nära relationer är en kränkning…", "", NULL },
	{ UTDRAG, 68, "sammanfattning", "Planen omfattar socialförvaltningens…", "", NULL },
	{ UTDRAG, 68, "sammanfattning", "Syftet med planen är…", "", NULL },
	{ UTDRAG, 68, "beslutsunderlag", "Tjänsteskrivelse daterad 2024-05-15", NULL, NULL },
	{ UTDRAG, 68, "beslutsunderlag",
	    "Plan för socialförvaltnings arbete mot våld i nära relationer 2024-2026 daterad "
	    "2024-05-15",
	    NULL, NULL },
	{ UTDRAG, 68, "yrkande",
	    "Ordförande yrkar att arbetsutskottet beslutar enligt förvaltningens förslag.", NULL,
	    NULL },
	{ UTDRAG, 68, "utfall", "tillstyrks", "finner bifall till yrkandet", NULL },
	{ UTDRAG, 68, "föredragande",
	    "Linnéa Hein, utvecklingsledare kvalitet- och utvecklingsavdelningen", NULL, NULL },
	{ UTDRAG, 68, "tidigare-beslut", "socialnämnden 2024-03-21 § 55",
	    "sammanträdet 2024-03-21, § 55, beslutade socialnämnden", NULL },
	{ UTDRAG, 68, "uppföljning", "deluppföljning vid delårsrapport 2", "", NULL },
	{ UTDRAG, 68, "uppföljning", "deluppföljning vid bokslut", "", NULL },
	{ UTDRAG, 68, "uppföljning", "fördjupad återkoppling årligen i juni", "", NULL },

	{ PLAN, 0, "rubrik", "Handlingsplan 2022", NULL, NULL },
	{ PLAN, 0, "utgivningsår", "2022", NULL, "stycke 1" },

	{ PUBLIKATION, 0, "rubrik", "Regional lägesrapport 2019 MVK", NULL, "stycke 1" },
	{ PUBLIKATION, 0, "löpnummer", "2020:08", NULL, "tabell 1, rad 1, kolumn 2" },
	{ PUBLIKATION, 0, "isbn-issn", "ISSN 1101-9425", "1101-9425", NULL },
	{ PUBLIKATION, 0, "utgivningsår", "2020", NULL, NULL },
	{ PUBLIKATION, 0, "sidantal", "32", NULL, NULL },
	{ PUBLIKATION, 0, "publikationstyp", "Rapport", NULL, NULL },
};
enum { FACTS = sizeof facts / sizeof *facts };

static const struct {
	int seed;
	const char *field, *text;
} questions[] = {
	{ REMISS, "expedieras-till", "Kanske Länsstyrelsen i Jönköpings län" },
	{ PROTOKOLL, "förslag", "§ 158: det finns två uppgifter om förslagsställare" },
	{ PROTOKOLL, "expedieras-till", "Kanske Bahman Alami, socialchef" },
	{ PROTOKOLL, "beslut", "§ 163: paragrafen har inget beslut" },
	{ PROTOKOLL, "justerare", "»Jörgen Noren« och »Jörgen Norén«" },
	{ PROTOKOLL, "paragraf-från",
	    "anger §§ 149–163 men filen innehåller §§ 158, 163; 13 paragrafer" },
	{ UTDRAG, "sammanträdesdatum", "sammanträdesdatum står inte i filen" },
	{ UTDRAG, "ordförande", "ordförande står inte i filen" },
	{ PUBLIKATION, "kontakt", "rubriken »Kontakt« har ingen text under sig" },
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

static bool
agrees(const char *expected, const char *got)
{
	size_t n = strlen(expected);

	if (n >= 3 && strcmp(expected + n - 3, "…") == 0)
		return strncmp(expected, got, n - 3) == 0;
	return strcmp(expected, got) == 0;
}

static void
compare(const struct fact *fact, const struct intake_field *f)
{
	const char *original = fact->original != NULL ? fact->original : fact->value;

	ck_assert_msg(
	    strcmp(f->name, fact->name) == 0, "%s for %s: %s", f->name, fact->name, f->value);
	ck_assert_msg(agrees(fact->value, f->value), "%s is %s", f->name, f->value);
	if (*original != '\0')
		ck_assert_msg(agrees(original, f->original), "%s was %s", f->name, f->original);
	if (fact->place != NULL)
		ck_assert_msg(
		    strstr(f->place.sv, fact->place) != NULL, "%s at %s", f->name, f->place.sv);
	ck_assert(f->place.en != NULL && f->confidence >= 50 && f->confidence <= 100);
}

/* The facts of one list, and nothing else. */
static void
compare_all(int seed, int section, const struct intake_fields *fields)
{
	const struct intake_field *f = fields->first;

	for (int i = 0; i < FACTS; i++)
		if (facts[i].seed == seed && facts[i].section == section) {
			ck_assert_msg(f != NULL, "%s is missing", facts[i].name);
			compare(&facts[i], f);
			f = f->next;
		}
	ck_assert_msg(f == NULL, "%s=%s is too much", f->name, f->value);
}

START_TEST(a_seed_gives_its_facts_and_nothing_else)
{
	const struct intake *in = read[_i];

	if (in == NULL)
		return;
	ck_assert_str_eq(in->kind, seeds[_i].kind);
	ck_assert_uint_ge(in->confidence, 70);
	compare_all(_i, 0, &in->fields);
	for (const struct intake_paragraph *p = in->paragraphs; p != NULL; p = p->next)
		compare_all(_i, p->number, &p->fields);
}
END_TEST

static const struct intake_question *
nth_question(const struct intake *in, int n)
{
	const struct intake_question *q = in->questions;

	while (q != NULL && n-- > 0)
		q = q->next;
	return q;
}

START_TEST(a_seed_asks_what_it_does_not_say)
{
	const struct intake *in = read[_i];
	int n = 0;

	if (in == NULL)
		return;
	for (int i = 0; i < QUESTIONS; i++) {
		const struct intake_question *q;
		struct buf line;

		if (questions[i].seed != _i)
			continue;
		ck_assert_ptr_nonnull(q = nth_question(in, n++));
		ck_assert_str_eq(q->field, questions[i].field);
		buf_init(&line, 4096);
		diag_place(&q->words, LANGUAGE_SV, &line);
		buf_str(&line, ": ");
		diag_sentence(&q->words, LANGUAGE_SV, &line);
		ck_assert_msg(strstr(line.text, questions[i].text) != NULL, "%s", line.text);
		buf_free(&line);
	}
	ck_assert_ptr_null(nth_question(in, n));
}
END_TEST

START_TEST(the_paragraphs_of_the_seeds_have_their_titles)
{
	const struct intake_paragraph *p;

	if (read[PROTOKOLL] == NULL || read[UTDRAG] == NULL)
		return;
	p = read[PROTOKOLL]->paragraphs;
	ck_assert_int_eq(p->number, 158);
	ck_assert_str_eq(p->title, "Strategi mot våld i nära relationer");
	ck_assert_int_eq(p->next->number, 163);
	ck_assert_str_eq(p->next->title, "Information från förvaltningen");
	ck_assert_ptr_null(p->next->next);
	p = read[UTDRAG]->paragraphs;
	ck_assert_int_eq(p->number, 68);
	ck_assert_str_eq(
	    p->title, "Plan för socialförvaltnings arbete mot våld i nära relationer 2024-2026");
	ck_assert_ptr_null(p->next);
	ck_assert_ptr_null(read[REMISS]->paragraphs);
	ck_assert_ptr_null(read[PLAN]->paragraphs);
}
END_TEST

START_TEST(the_action_plan_has_its_five_tables)
{
	static const struct {
		const char *title;
		size_t rows;
	} tables[] = { { "Område regional strategi", 6 }, { "Område samordning", 5 },
		{ "Område projekt och kartläggningar", 7 },
		{ "Område utbildning och kompetensutveckling", 14 },
		{ "Område kommunikation", 5 } };
	const struct intake_table *t;

	if (read[PLAN] == NULL)
		return;
	t = read[PLAN]->tables;
	for (size_t i = 0; i < 5; i++, t = t->next) {
		ck_assert_ptr_nonnull(t);
		ck_assert_str_eq(t->title, tables[i].title);
		ck_assert_uint_eq(t->rows, tables[i].rows);
		ck_assert_uint_eq(t->columns, 4);
		ck_assert_str_eq(t->column[0], "Aktivitet");
		ck_assert_str_eq(t->column[3], "Regionalt delmål");
	}
	ck_assert_ptr_null(t);
	t = read[PLAN]->tables->next;
	ck_assert_msg(strstr(t->cell[0], "- Regional styrgrupp\n- Kommunal styrgrupp") != NULL,
	    "%s", t->cell[0]);
	ck_assert_str_eq(t->cell[4 * 4 + 3], "Delmål 1, 5");
}
END_TEST

Suite *
seeds_suite(void)
{
	Suite *s = suite_create("seeds");
	TCase *t = tcase_create("seeds");

	tcase_add_unchecked_fixture(t, read_seeds, free_seeds);
	tcase_add_loop_test(t, a_seed_gives_its_facts_and_nothing_else, 0, SEEDS);
	tcase_add_loop_test(t, a_seed_asks_what_it_does_not_say, 0, SEEDS);
	tcase_add_test(t, the_paragraphs_of_the_seeds_have_their_titles);
	tcase_add_test(t, the_action_plan_has_its_five_tables);
	suite_add_tcase(s, t);
	return s;
}
