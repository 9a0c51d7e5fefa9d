/* Every label that Swedish boards are known to use, each with the field that it gives. */
#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/intake/intake.h"
#include "small.h"

static struct arena *a;
static struct diags ds;

static void
setup(void)
{
	a = arena_new();
	diags_init(&ds, a);
}

static void
teardown(void)
{
	arena_free(a);
}

/* The first page of a protocol: the label in a cell, in a line, and alone above its value. */
static const struct {
	const char *label, *value, *field, *read;
} front[] = {
	{ "Plats och tid", "Kommunhuset, kl. 13.00–15.20", "plats", "Kommunhuset" },
	{ "Plats och tid", "Kommunhuset, kl. 13.00–15.20, ajournering 14.00-14.15", "tid",
	    "13:00-15:20" },
	{ "Sammanträdesdatum", "2021-09-22", "sammanträdesdatum", "2021-09-22" },
	{ "Beslutande", "Siv Ros (S)", "beslutande", "Siv Ros (S)" },
	{ "Ledamöter", "Siv Ros (S)", "beslutande", "Siv Ros (S)" },
	{ "Beslutande ledamöter", "Siv Ros (S)", "beslutande", "Siv Ros (S)" },
	{ "Tjänstgörande ersättare", "Siv Ros (S) för Vakant (V)", "ersättare",
	    "Siv Ros (S) för Vakant (V)" },
	{ "Ej tjänstgörande ersättare", "Siv Ros (S)", "ersättare", "Siv Ros (S)" },
	{ "Ej tjg ers", "Siv Ros (S)", "ersättare", "Siv Ros (S)" },
	{ "Närvarande ersättare", "Siv Ros (S)", "ersättare", "Siv Ros (S)" },
	{ "Övriga närvarande", "Bo Lind, socialchef", "övriga", "Bo Lind, socialchef" },
	{ "Övriga deltagande", "Bo Lind, socialchef", "övriga", "Bo Lind, socialchef" },
	{ "Tjänstemän", "Bo Lind, socialchef", "övriga", "Bo Lind, socialchef" },
	{ "Närvarorätt", "Bo Lind, socialchef", "övriga", "Bo Lind, socialchef" },
	{ "Utses att justera", "Per Hage (KD)", "justerare", "Per Hage (KD)" },
	{ "Justerare", "Per Hage (KD)", "justerare", "Per Hage (KD)" },
	{ "Justerande", "Per Hage (KD)", "justerare", "Per Hage (KD)" },
	{ "Protokollsjusterare", "Per Hage (KD)", "justerare", "Per Hage (KD)" },
	{ "Val av justerare", "Per Hage (KD)", "justerare", "Per Hage (KD)" },
	{ "Justeringens plats och tid", "Kansliet, 2021-09-29", "justeringens-plats", "Kansliet" },
	{ "Justerings plats och tid", "Kansliet, 2021-09-29,kl.08:00", "justerat", "2021-09-29" },
	{ "Plats och tid för justering", "Digital justering", "justeringens-plats",
	    "Digital justering" },
	{ "Ordförande", "Siv Ros (S)", "ordförande", "Siv Ros (S)" },
	{ "Sekreterare", "Karin Berg", "sekreterare", "Karin Berg" },
	{ "Justerade paragrafer", "§149 - §163", "paragraf-från", "149" },
	{ "Justerade paragrafer", "§§ 106, 108–123", "paragraf-till", "123" },
	{ "Paragrafer", "§§ 71–del av 80", "paragraf-till", "80" },
	{ "Paragrafer", "149-163", "paragraf-från", "149" },
	{ "Organ och §§", "SN §§ 1-5", "paragraf-till", "5" },
	{ "Organ", "Socialnämnden", "organ", "Socialnämnden" },
	{ "Anslaget uppsättes", "2021-09-29", "anslag-upp", "2021-09-29" },
	{ "Anslag sätts upp", "29 september 2021", "anslag-upp", "2021-09-29" },
	{ "Anslaget sätts upp", "29/9 2021", "anslag-upp", "2021-09-29" },
	{ "Anslaget uppsatt", "2021-09-29", "anslag-upp", "2021-09-29" },
	{ "Anslaget sattes upp", "2021-09-29", "anslag-upp", "2021-09-29" },
	{ "Datum för anslagets uppsättande", "2021-09-29", "anslag-upp", "2021-09-29" },
	{ "Datum då anslaget sätts upp", "2021-09-29", "anslag-upp", "2021-09-29" },
	{ "Tid för anslag", "2021-09-29 – 2021-10-21", "anslag-upp", "2021-09-29" },
	{ "Tid för anslag", "2021-09-29 – 2021-10-21", "anslag-ned", "2021-10-21" },
	{ "Anslaget nedtages", "2021-10-21", "anslag-ned", "2021-10-21" },
	{ "Anslag tas ner", "2021-10-21", "anslag-ned", "2021-10-21" },
	{ "Anslaget tas ned", "2021-10-21", "anslag-ned", "2021-10-21" },
	{ "Datum för anslagets nedtagande", "2021-10-21", "anslag-ned", "2021-10-21" },
	{ "Datum då anslaget tas ned", "2021-10-21", "anslag-ned", "2021-10-21" },
	{ "Förvaringsplats", "Kansliet", "förvaringsplats", "Kansliet" },
	{ "Förvaringsställe", "Kansliet", "förvaringsplats", "Kansliet" },
	{ "Protokollets förvaringsplats", "Kansliet", "förvaringsplats", "Kansliet" },
	{ "Förvaringsplats för protokollet", "Kansliet", "förvaringsplats", "Kansliet" },
	/* Labels are compared without regard to case, diacritics and a colon. */
	{ "ANSLAGET SÄTTS UPP:", "2021-09-29", "anslag-upp", "2021-09-29" },
	{ "Ovriga narvarande", "Bo Lind, socialchef", "övriga", "Bo Lind, socialchef" },
};

/* A heading of a paragraph with one line below it. */
static const struct {
	const char *label, *value, *field;
} sections[] = {
	{ "Beslut", "Taxan antas.", "beslut" },
	{ "Socialnämndens beslut", "Taxan antas.", "beslut" },
	{ "Kommunstyrelsens beslut", "Taxan antas.", "beslut" },
	{ "Förslag till beslut", "Taxan antas.", "förslag" },
	{ "Arbetsutskottets förslag till socialnämnden", "Taxan antas.", "förslag" },
	{ "Socialnämndens förslag till Kommunstyrelsen", "Taxan antas.", "förslag" },
	{ "Arbetsutskottets förslag till beslut", "Taxan antas.", "förslag" },
	{ "Förvaltningens förslag till beslut", "Taxan antas.", "förslag" },
	{ "Ärendet", "Taxan är gammal.", "sammanfattning" },
	{ "Ärendebeskrivning", "Taxan är gammal.", "sammanfattning" },
	{ "Beskrivning av ärendet", "Taxan är gammal.", "sammanfattning" },
	{ "Sammanfattning", "Taxan är gammal.", "sammanfattning" },
	{ "Sammanfattning av ärendet", "Taxan är gammal.", "sammanfattning" },
	{ "Bakgrund", "Taxan är gammal.", "sammanfattning" },
	{ "Yrkanden", "Kim Ek (S) yrkar avslag.", "yrkande" },
	{ "Yrkande", "Kim Ek (S) yrkar avslag.", "yrkande" },
	{ "Förslag till beslut på sammanträdet", "Kim Ek (S) yrkar avslag.", "yrkande" },
	{ "Dagens sammanträde", "Kim Ek (S) yrkar avslag.", "yrkande" },
	{ "Beslutsgång", "Kim Ek (S) yrkar avslag.", "yrkande" },
	{ "Beslutsunderlag", "Tjänsteutlåtande, 2021-09-09", "beslutsunderlag" },
	{ "Handlingar", "Tjänsteutlåtande, 2021-09-09", "beslutsunderlag" },
	{ "Expedieras till", "Ekonomikontoret", "expedieras-till" },
	{ "Beslutet skickas till", "Ekonomikontoret", "expedieras-till" },
	{ "Beslutet ska skickas till", "Ekonomikontoret", "expedieras-till" },
	{ "Protokollsutdrag skickas till", "Ekonomikontoret", "expedieras-till" },
	{ "Föredragande", "Bo Lind, socialchef", "föredragande" },
	{ "Ärendets behandling under mötet", "Kim Ek (S) yrkar avslag.", "yrkande" },
};

/* Headings that only end the text above them. */
static const char *const dividers[] = { "Bedömning", "Ekonomiska konsekvenser", "Barnperspektiv",
	"Ärendets gång", "Propositionsordning", "Omröstning", "Votering", "Reservation",
	"Protokollsanteckning", "Särskilt yttrande", "Jäv", "Justerare", "Utdragsbestyrkande",
	"Justerandes sign", "Justerarsignaturer", "Rätt utdraget intygar", "Expedierat/bestyrkt" };

/* A number of every registry, with or without a code, after a label. */
static const struct {
	const char *text, *key;
} numbers[] = { { "SN 2020/046", "SN 2020/46" }, { "SN/2021:312", "SN 2021/312" },
	{ "SON 2024/270", "SON 2024/270" }, { "KS 2023-00123", "KS 2023/123" },
	{ "KS-2021/00345", "KS 2021/345" }, { "2021.123 SN", "SN 2021/123" },
	{ "SLK-2024-00074", "SLK 2024/74" }, { "SLK-2023-00027:41", "SLK 2023/27:41" },
	{ "0901/22", "2022/901" }, { "BN-2024-000429", "BN 2024/429" }, { "2024-00001", "2024/1" },
	{ "2024–00122", "2024/122" }, { "00322/2026", "2026/322" }, { "00123/2021", "2021/123" },
	{ "Ks 123/2023", "KS 2023/123" }, { "KS/2018:443", "KS 2018/443" },
	{ "KS-2015/112", "KS 2015/112" }, { "KS2020-234", "KS 2020/234" },
	{ "KFN-2013-179", "KFN 2013/179" }, { "SN-2017/104", "SN 2017/104" },
	{ "2014/304", "2014/304" }, { "1900/16", "2016/1900" }, { "31/16", "2016/31" },
	{ "BYGG 2026-000099", "BYGG 2026/99" }, { "BYGG.2026.123", "BYGG 2026/123" },
	{ "SBN 2026-000123", "SBN 2026/123" }, { "B 2025-001490", "B 2025/1490" } };

static const char head[] =
    "# Socialnämnden\n|Beslutande|Ann Holm (C), ordförande|\n|Justerare|Jan Alm (S)|\n"
    "|Plats och tid|Kommunhuset, 2021-09-22|\n";

static const struct intake *
read(const char *text)
{
	return intake_read(a, small_document(a, text, &ds), shipped_patterns(), &ds);
}

/* The § 1 of the document; NULL if it has none. */
static const struct intake_paragraph *
paragraph_1(const char *text)
{
	const struct intake_paragraph *p = read(text)->paragraphs;

	while (p != NULL && p->number != 1)
		p = p->next;
	return p;
}

/* The next field of the same name; NULL if there is none. */
static const struct intake_field *
again(const struct intake_field *field)
{
	const struct intake_field *f = field->next;

	while (f != NULL && strcmp(f->name, field->name) != 0)
		f = f->next;
	return f;
}

static void
has(const struct intake_fields *fields, const char *name, const char *value, const char *text)
{
	for (const struct intake_field *f = intake_find(fields, name); f != NULL; f = again(f))
		if (strcmp(f->value, value) == 0)
			return;
	ck_abort_msg("%s is not %s in\n%s", name, value, text);
}

/* Enough to be a protocol, without the label that is tried. */
static const char *
front_head(const char *label)
{
	if (strstr(label, "Beslutande") != NULL || strstr(label, "Ledam") != NULL)
		return "# Socialnämnden\n|Justerare|Jan Alm (S)|\n|Justerade paragrafer|§ 1|\n";
	return "# Protokoll\n|Beslutande|Ann Holm (C)|\n|Förvaringsplats|Kansliet|\n";
}

START_TEST(every_label_of_the_first_page_is_known_in_a_cell)
{
	const char *text = arena_printf(
	    a, "%s|%s|%s|\n", front_head(front[_i].label), front[_i].label, front[_i].value);

	has(&read(text)->fields, front[_i].field, front[_i].read, text);
}
END_TEST

START_TEST(every_label_of_the_first_page_is_known_in_a_line)
{
	const char *text = arena_printf(
	    a, "%s--\n%s: %s\n", front_head(front[_i].label), front[_i].label, front[_i].value);

	has(&read(text)->fields, front[_i].field, front[_i].read, text);
}
END_TEST

START_TEST(every_label_of_the_first_page_is_known_above_its_value)
{
	const char *text = arena_printf(
	    a, "%s|%s~%s|Annat|\n", front_head(front[_i].label), front[_i].label, front[_i].value);

	has(&read(text)->fields, front[_i].field, front[_i].read, text);
}
END_TEST

START_TEST(every_heading_of_a_paragraph_is_known)
{
	const char *text = arena_printf(
	    a, "%s## § 1 Taxa\n### %s\n%s\n", head, sections[_i].label, sections[_i].value);
	const struct intake_paragraph *p = paragraph_1(text);

	ck_assert_ptr_nonnull(p);
	has(&p->fields, sections[_i].field, sections[_i].value, text);
}
END_TEST

START_TEST(every_heading_of_a_paragraph_is_known_without_a_style)
{
	const char *text = arena_printf(
	    a, "%s**§ 1 Taxa**\n%s:\n%s\n", head, sections[_i].label, sections[_i].value);
	const struct intake_paragraph *p = paragraph_1(text);

	ck_assert_ptr_nonnull(p);
	has(&p->fields, sections[_i].field, sections[_i].value, text);
}
END_TEST

START_TEST(other_headings_end_the_text_above_them)
{
	const char *text = arena_printf(
	    a, "%s## § 1 Taxa\n### Beslut\nTaxan antas.\n%s\nSS. dh\n", head, dividers[_i]);
	const struct intake_paragraph *p = paragraph_1(text);
	const struct intake_field *f = p != NULL ? intake_find(&p->fields, "beslut") : NULL;

	ck_assert_msg(f != NULL, "%s", text);
	ck_assert_str_eq(f->value, "Taxan antas.");
	ck_assert_ptr_null(again(f));
	ck_assert_ptr_null(intake_find(&p->fields, "sammanfattning"));
}
END_TEST

/* With a colon, with a blank, in a cell: value and original. */
START_TEST(every_spelling_of_a_number_is_read_after_its_label)
{
	static const char *const forms[] = { "Dnr: %s\n", "Dnr %s\n", "|Diarienummer|%s|\n",
		"Ärendenummer:\\t%s\n" };

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		const char *form = forms[i], *hole = strchr(form, '%');
		const char *text = arena_printf(a,
		    "%.*s%s%sTill Socialnämnden\n# Rapport\n## Förslag till beslut\nJa.\n",
		    (int)(hole - form), form, numbers[_i].text, hole + 2);
		const struct intake_field *f = intake_find(&read(text)->fields, "dnr");

		ck_assert_msg(f != NULL, "%s", text);
		ck_assert_str_eq(f->value, numbers[_i].key);
		ck_assert_str_eq(f->original, numbers[_i].text);
		ck_assert_ptr_null(again(f));
	}
}
END_TEST

Suite *
labels_suite(void)
{
	Suite *s = suite_create("labels");
	TCase *t = tcase_create("labels");
	int count = (int)(sizeof front / sizeof *front);
	int headings = (int)(sizeof sections / sizeof *sections);

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, every_label_of_the_first_page_is_known_in_a_cell, 0, count);
	tcase_add_loop_test(t, every_label_of_the_first_page_is_known_in_a_line, 0, count);
	tcase_add_loop_test(t, every_label_of_the_first_page_is_known_above_its_value, 0, count);
	tcase_add_loop_test(t, every_heading_of_a_paragraph_is_known, 0, headings);
	tcase_add_loop_test(t, every_heading_of_a_paragraph_is_known_without_a_style, 0, headings);
	tcase_add_loop_test(t, other_headings_end_the_text_above_them, 0,
	    (int)(sizeof dividers / sizeof *dividers));
	tcase_add_loop_test(t, every_spelling_of_a_number_is_read_after_its_label, 0,
	    (int)(sizeof numbers / sizeof *numbers));
	suite_add_tcase(s, t);
	return s;
}
