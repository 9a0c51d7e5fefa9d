/* Labels of lists, and numbers as lists write them. */
#include <check.h>
#include <string.h>

#include "docx/number_format.h"
#include "make.h"

#define LEVEL(i, format, text)                                                                     \
	"<w:lvl w:ilvl=\"" i "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format                  \
	"\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
#define NUM(id, list) "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" list "\"/></w:num>"
#define ITEM(num, level)                                                                           \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num                  \
	"\"/></w:numPr></w:pPr>" R("x") "</w:p>"

/* The labels of all paragraphs, divided by blanks; "-" where there is none. */
static const char *
labels_of(const struct made *m, enum changes view)
{
	const struct document *d = made_document(m, view);
	struct buf b;
	const char *text;

	buf_init(&b, 1 << 16);
	for (const struct node *n = block_first(d->body); n != NULL; n = block_next(n)) {
		buf_str(&b, b.size > 0 ? " " : "");
		buf_str(&b, n->as.paragraph->label != NULL ? n->as.paragraph->label : "-");
	}
	text = arena_bytes(arena, b.text, b.size);
	buf_free(&b);
	return text;
}

static const char *
labels(const char *numbering, const char *body)
{
	return labels_of(&(struct made){ .numbering = numbering, .body = body }, CHANGES_ACCEPTED);
}

#define THREE(more)                                                                                \
	"<w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "decimal", "%1.") LEVEL(                \
	    "1", "lowerLetter", "%1.%2)") LEVEL("2", "lowerRoman", "%3") more "</w:abstractNum>"

START_TEST(deeper_levels_begin_again_under_the_next_one)
{
	ck_assert_str_eq(
	    labels(THREE("") NUM("1", "0"), ITEM("1", "0") ITEM("1", "1") ITEM("1", "1")
						ITEM("1", "0") ITEM("1", "1") ITEM("1", "2")),
	    "1. 1.a) 1.b) 2. 2.a) i");
}
END_TEST

START_TEST(two_uses_of_a_list_count_on_together)
{
	ck_assert_str_eq(labels(THREE("") NUM("1", "0") NUM("2", "0"),
			     ITEM("1", "0") ITEM("2", "0") ITEM("1", "0")),
	    "1. 2. 3.");
}
END_TEST

START_TEST(a_start_override_holds_once)
{
	ck_assert_str_eq(
	    labels(THREE("") NUM("1", "0") "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/>"
					   "<w:lvlOverride w:ilvl=\"0\"><w:startOverride "
					   "w:val=\"5\"/></w:lvlOverride></w:num>",
		ITEM("1", "0") ITEM("1", "0") ITEM("2", "0") ITEM("2", "0")),
	    "1. 2. 5. 6.");
}
END_TEST

START_TEST(a_level_that_never_restarts_counts_on)
{
	const char *numbering = "<w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "decimal",
	    "%1.") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:lvlRestart w:val=\"0\"/><w:numFmt "
		   "w:val=\"decimal\"/>"
		   "<w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum>" NUM("1", "0");

	ck_assert_str_eq(
	    labels(numbering, ITEM("1", "0") ITEM("1", "1") ITEM("1", "0") ITEM("1", "1")),
	    "1. (1) 2. (2)");
}
END_TEST

START_TEST(legal_numbering_is_decimal_throughout)
{
	const char *numbering = "<w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "upperRoman",
	    "%1.") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
		   "w:val=\"lowerLetter\"/><w:isLgl/>"
		   "<w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>" NUM("1", "0");

	ck_assert_str_eq(
	    labels(numbering, ITEM("1", "0") ITEM("1", "1") ITEM("1", "1")), "I. 1.1 1.2");
}
END_TEST

START_TEST(a_level_whose_superior_was_never_used_stands_at_its_beginning)
{
	ck_assert_str_eq(
	    labels(THREE("") NUM("1", "0"), ITEM("1", "1") ITEM("1", "1")), "1.a) 1.b)");
}
END_TEST

START_TEST(a_style_brings_its_list_and_its_level)
{
	const struct made m = {
		.styles = "<w:style w:type=\"paragraph\" w:styleId=\"P\"><w:name "
			  "w:val=\"Paragraf\"/><w:pPr>"
			  "<w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
			  "<w:style w:type=\"paragraph\" w:styleId=\"Q\"><w:name "
			  "w:val=\"Under\"/><w:basedOn w:val=\"P\"/>"
			  "</w:style>",
		.numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
			     "w:val=\"41\"/>"
			     "<w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"P\"/><w:lvlText "
			     "w:val=\"§ %1\"/></w:lvl>"
			     "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
			     "w:val=\"decimal\"/><w:pStyle w:val=\"Q\"/>"
			     "<w:lvlText w:val=\"%1:%2\"/></w:lvl></w:abstractNum>" NUM("1", "0"),
		.body = "<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>" R(
		    "a") "</w:p>"
			 "<w:p><w:pPr><w:pStyle w:val=\"Q\"/></w:pPr>" R(
			     "b") "</w:p>"
				  "<w:p><w:pPr><w:pStyle w:val=\"P\"/><w:numPr><w:numId "
				  "w:val=\"0\"/></w:numPr></w:pPr>" R(
				      "c") "</w:p>"
					   "<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>" R(
					       "d") "</w:p>",
	};

	ck_assert_str_eq(labels_of(&m, CHANGES_ACCEPTED), "§ 41 41:1 - § 42");
}
END_TEST

START_TEST(a_list_that_points_at_a_style_s_list_is_that_list)
{
	ck_assert_str_eq(
	    labels(
		"<w:abstractNum w:abstractNumId=\"0\"><w:styleLink w:val=\"S\"/>" LEVEL("0",
		    "decimal",
		    "%1)") "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink "
			   "w:val=\"S\"/></w:abstractNum>" NUM("1", "0") NUM("2", "1"),
		ITEM("2", "0") ITEM("1", "0")),
	    "1) 2)");
}
END_TEST

START_TEST(a_bullet_is_shown_as_unicode_has_it)
{
	const char *numbering =
	    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>"
	    "<w:lvlText w:val=\"\xEF\x82\xB7\"/><w:rPr><w:rFonts "
	    "w:ascii=\"Symbol\"/></w:rPr></w:lvl>"
	    "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\xEF\x83\x98\"/>"
	    "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr></w:lvl></w:abstractNum>" NUM(
		"1", "0");

	ck_assert_str_eq(labels(numbering, ITEM("1", "0") ITEM("1", "1")), "• ➢");
}
END_TEST

START_TEST(a_deleted_item_does_not_count)
{
	const struct made m = {
		.numbering = THREE("") NUM("1", "0"),
		.body = ITEM(
		    "1", "0") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
			      "w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>"
			      "<w:del><w:r><w:delText>bort</w:delText></w:r></w:del></w:p>" ITEM(
				  "1", "0"),
	};

	ck_assert_str_eq(labels_of(&m, CHANGES_ACCEPTED), "1. 2.");
	ck_assert_str_eq(labels_of(&m, CHANGES_ORIGINAL), "1. 2. 3.");
}
END_TEST

START_TEST(a_list_that_is_not_there_gives_no_label)
{
	ck_assert_str_eq(labels(THREE("") NUM("1", "7"), ITEM("1", "0") ITEM("9", "0")), "- -");
}
END_TEST

/* ---- Number formats ---- */

static const struct {
	const char *format;
	int value;
	const char *language, *shown;
} numbers[] = {
	{ "decimal", 12, NULL, "12" },
	{ "lowerLetter", 1, NULL, "a" },
	{ "lowerLetter", 27, NULL, "aa" },
	{ "upperLetter", 53, NULL, "AAA" },
	{ "lowerRoman", 1994, NULL, "mcmxciv" },
	{ "upperRoman", 4, NULL, "IV" },
	{ "upperRoman", 0, NULL, "0" },
	{ "decimalZero", 7, NULL, "07" },
	{ "decimalZero", 12, NULL, "12" },
	{ "numberInDash", 3, NULL, "- 3 -" },
	{ "hex", 255, NULL, "FF" },
	{ "chicago", 2, NULL, "†" },
	{ "chicago", 5, NULL, "**" },
	{ "ordinal", 1, "sv-SE", "1:a" },
	{ "ordinal", 3, "sv-SE", "3:e" },
	{ "ordinal", 11, "sv-SE", "11:e" },
	{ "ordinal", 22, "sv-SE", "22:a" },
	{ "ordinal", 3, "en-GB", "3rd" },
	{ "ordinal", 13, "en-GB", "13th" },
	{ "cardinalText", 23, "sv-SE", "Tjugotre" },
	{ "cardinalText", 8, "sv-SE", "Åtta" },
	{ "cardinalText", 1211, "sv-SE", "Ettusentvåhundraelva" },
	{ "cardinalText", 121, "en-US", "One hundred twenty-one" },
	{ "ordinalText", 2, "sv-SE", "Andra" },
	{ "ordinalText", 20, "sv-SE", "Tjugonde" },
	{ "ordinalText", 23, "en-US", "Twenty-third" },
	{ "ordinalText", 1000, "en-US", "One thousandth" },
	{ "cardinalText", 2, "fi-FI", "2" },
	{ "ordinal", 1, "fr-FR", "1er" },
	{ "ordinal", 21, "fr-FR", "21e" },
	{ "ordinal", 3, "de-DE", "3." },
	{ "ordinal", 3, "is-IS", "3" },
	{ "ordinal", 22, NULL, "22nd" },
	{ "decimalEnclosedCircle", 20, NULL, "⑳" },
	{ "decimalEnclosedCircle", 21, NULL, "21" },
	{ "japaneseCounting", 12, NULL, "十二" },
	{ "japaneseCounting", 20, NULL, "二十" },
	{ "ideographDigital", 10, NULL, "一〇" },
	{ "ideographTraditional", 11, NULL, "甲" },
	{ "hebrew1", 15, NULL, "טו" },
	{ "hebrew1", 123, NULL, "קכג" },
	{ "russianLower", 3, NULL, "в" },
	{ "thaiNumbers", 10, NULL, "๑๐" },
	{ "ideographEnclosedCircle", 3, NULL, "㈢" },
	{ "ideographEnclosedCircle", 11, NULL, "11" },
	{ "hindiVowels", 2, NULL, "ख" },
	{ "hindiConsonants", 3, NULL, "इ" },
	{ "hindiNumbers", 40, NULL, "४०" },
	{ "hindiCounting", 3, NULL, "तीन" },
	{ "hindiCounting", 42, NULL, "बयालीस" },
	{ "hindiCounting", 99, NULL, "निन्यानवे" },
	{ "hindiCounting", 101, NULL, "एक सौ एक" },
	{ "hindiCounting", 1234, NULL, "एक हज़ार दो सौ चौंतीस" },
	{ "hindiCounting", 100000, NULL, "एक लाख" },
	{ "thaiLetters", 2, NULL, "ข" },
	{ "thaiCounting", 1, NULL, "หนึ่ง" },
	{ "thaiCounting", 11, NULL, "สิบเอ็ด" },
	{ "thaiCounting", 21, NULL, "ยี่สิบเอ็ด" },
	{ "thaiCounting", 100, NULL, "หนึ่งร้อย" },
	{ "thaiCounting", 12345, NULL, "หนึ่งหมื่นสองพันสามร้อยสี่สิบห้า" },
	{ "thaiCounting", 1000000, NULL, "1000000" },
	{ "bahtText", 5, NULL, "5" },
	{ "dollarText", 2, NULL, "Two and 00/100" },
	{ "vietnameseCounting", 5, NULL, "năm" },
	{ "vietnameseCounting", 15, NULL, "mười lăm" },
	{ "vietnameseCounting", 21, NULL, "hai mươi mốt" },
	{ "vietnameseCounting", 105, NULL, "một trăm linh năm" },
	{ "vietnameseCounting", 1021, NULL, "một nghìn không trăm hai mươi mốt" },
	{ "vietnameseCounting", 10000, NULL, "mười nghìn" },
	{ "japaneseCounting", 111, NULL, "百十一" },
	{ "japaneseCounting", 11111, NULL, "一万一千百十一" },
	{ "japaneseLegal", 11, NULL, "壱拾壱" },
	{ "japaneseDigitalTenThousand", 100, NULL, "一〇〇" },
	{ "chineseCounting", 12, NULL, "十二" },
	{ "chineseCounting", 20, NULL, "二十" },
	{ "chineseCounting", 100, NULL, "一○○" },
	{ "chineseCountingThousand", 10, NULL, "十" },
	{ "chineseCountingThousand", 100, NULL, "一百" },
	{ "chineseCountingThousand", 101, NULL, "一百零一" },
	{ "chineseCountingThousand", 110, NULL, "一百一十" },
	{ "chineseCountingThousand", 1001, NULL, "一千零一" },
	{ "chineseCountingThousand", 100000, NULL, "100000" },
	{ "chineseLegalSimplified", 12, NULL, "壹拾贰" },
	{ "taiwaneseCounting", 205, NULL, "二○五" },
	{ "taiwaneseCountingThousand", 10000, NULL, "一萬" },
	{ "taiwaneseDigital", 10, NULL, "一○" },
	{ "ideographLegalTraditional", 305, NULL, "參佰零伍" },
	{ "koreanCounting", 111, NULL, "백십일" },
	{ "koreanDigital", 10, NULL, "일영" },
	{ "koreanDigital2", 10, NULL, "一零" },
	{ "koreanLegal", 21, NULL, "스물하나" },
	{ "koreanLegal", 100, NULL, "100" },
	{ "ganada", 15, NULL, "가" },
	{ "chosung", 2, NULL, "ㄴ" },
	{ "aiueo", 2, NULL, "ｲ" },
	{ "aiueoFullWidth", 47, NULL, "ア" },
	{ "iroha", 1, NULL, "ｲ" },
	{ "irohaFullWidth", 2, NULL, "ロ" },
	{ "decimalFullWidth", 10, NULL, "１０" },
	{ "decimalFullWidth2", 2, NULL, "２" },
	{ "decimalHalfWidth", 3, NULL, "3" },
	{ "decimalEnclosedParen", 20, NULL, "⒇" },
	{ "decimalEnclosedFullstop", 1, NULL, "⒈" },
	{ "decimalEnclosedCircleChinese", 10, NULL, "⑩" },
	{ "ideographZodiac", 12, NULL, "亥" },
	{ "ideographZodiacTraditional", 13, NULL, "丙子" },
	{ "hebrew2", 23, NULL, "אא" },
	{ "arabicAlpha", 3, NULL, "ت" },
	{ "arabicAbjad", 4, NULL, "د" },
	{ "russianUpper", 30, NULL, "АА" },
	{ "bullet", 3, NULL, "3" },
	{ "none", 4, NULL, "" },
	{ "unheardOf", 4, NULL, "4" },
};

START_TEST(a_number_is_written_in_its_format)
{
	struct buf b;

	buf_init(&b, 4096);
	number_format(&b, numbers[_i].format, NULL, numbers[_i].value, numbers[_i].language);
	ck_assert_str_eq(b.text, numbers[_i].shown);
	buf_free(&b);
}
END_TEST

static const struct {
	const char *custom;
	int value;
	const char *shown;
} customs[] = {
	{ "001, 002, 003, ...", 42, "042" },
	{ "α, β, γ, ...", 2, "β" },
	{ "α, β, γ, ...", 18, "σ" },
	{ "α, β, γ, ...", 25, "αα" },
	{ "Α, Β, Γ, ...", 24, "Ω" },
	{ "α, β, γ, ...", 0, "0" },
	{ "what, ever, ...", 7, "7" },
};

START_TEST(a_custom_format_goes_on_as_its_first_numbers_do)
{
	struct buf b;

	buf_init(&b, 4096);
	number_format(&b, "custom", customs[_i].custom, customs[_i].value, NULL);
	ck_assert_str_eq(b.text, customs[_i].shown);
	buf_free(&b);
}
END_TEST

Suite *numbering_suite(void);
Suite *
numbering_suite(void)
{
	Suite *s = suite_create("numbering");
	TCase *t = tcase_create("labels");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, deeper_levels_begin_again_under_the_next_one);
	tcase_add_test(t, two_uses_of_a_list_count_on_together);
	tcase_add_test(t, a_start_override_holds_once);
	tcase_add_test(t, a_level_that_never_restarts_counts_on);
	tcase_add_test(t, legal_numbering_is_decimal_throughout);
	tcase_add_test(t, a_level_whose_superior_was_never_used_stands_at_its_beginning);
	tcase_add_test(t, a_style_brings_its_list_and_its_level);
	tcase_add_test(t, a_list_that_points_at_a_style_s_list_is_that_list);
	tcase_add_test(t, a_bullet_is_shown_as_unicode_has_it);
	tcase_add_test(t, a_deleted_item_does_not_count);
	tcase_add_test(t, a_list_that_is_not_there_gives_no_label);
	suite_add_tcase(s, t);
	return s;
}

Suite *number_suite(void);
Suite *
number_suite(void)
{
	Suite *s = suite_create("number formats");
	TCase *t = tcase_create("formats");

	tcase_add_loop_test(
	    t, a_number_is_written_in_its_format, 0, (int)(sizeof numbers / sizeof *numbers));
	tcase_add_loop_test(t, a_custom_format_goes_on_as_its_first_numbers_do, 0,
	    (int)(sizeof customs / sizeof *customs));
	suite_add_tcase(s, t);
	return s;
}
