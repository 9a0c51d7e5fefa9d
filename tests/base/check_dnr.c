#include <check.h>
#include <string.h>

#include "base/dnr.h"

static const struct {
	const char *text, *key;
} spellings[] = {
	{ "SN 2020/046", "SN 2020/46" },
	{ "SN/2021:312", "SN 2021/312" },
	{ "SON 2024/270", "SON 2024/270" },
	{ "KS 2023-00123", "KS 2023/123" },
	{ "KS-2021/00345", "KS 2021/345" },
	{ "Dnr 2021.123 SN", "SN 2021/123" },
	{ "2021.123 SN", "SN 2021/123" },
	{ "SLK-2024-00074", "SLK 2024/74" },
	{ "SLK-2023-00027:41", "SLK 2023/27:41" },
	{ "0901/22", "2022/901" },
	{ "KS-2024-00131", "KS 2024/131" },
	{ "BN-2024-000429", "BN 2024/429" },
	{ "2024-00001", "2024/1" },
	{ "00322/2026", "2026/322" },
	{ "00123/2021", "2021/123" },
	{ "Ks 123/2023", "KS 2023/123" },
	{ "KS/2018:443", "KS 2018/443" },
	{ "KS-2015/112", "KS 2015/112" },
	{ "KS2020-234", "KS 2020/234" },
	{ "KFN-2013-179", "KFN 2013/179" },
	{ "SN-2017/104", "SN 2017/104" },
	{ "2014/304", "2014/304" },
	{ "1900/16", "2016/1900" },
	{ "31/16", "2016/31" },
	{ "BYGG 2026-000099", "BYGG 2026/99" },
	{ "BYGG.2026.123", "BYGG 2026/123" },
	{ "SBN 2026-000123", "SBN 2026/123" },
	{ "B 2025-001490", "B 2025/1490" },
	/* The traps: dashes, line ends, blanks, labels, two figures, letters of ours. */
	{ "2024–00122", "2024/122" },
	{ "BN-2021-\n00030", "BN 2021/30" },
	{ "KS 2023\u201100123", "KS 2023/123" },
	{ "SN\u00a02020/046", "SN 2020/46" },
	{ "  sn 2026/00017 ", "SN 2026/17" },
	{ "SN 2026 / 17", "SN 2026/17" },
	{ "Diarienummer: KS 2023/7", "KS 2023/7" },
	{ "Dnr: 2023/7", "2023/7" },
	{ "Ärendenummer: SON 2024/270", "SON 2024/270" },
	{ "Ärende nr SON 2024/270", "SON 2024/270" },
	{ "SN 21/312", "SN 2021/312" },
	{ "Ks 123/98", "KS 1998/123" },
	{ "ÄON 2026/3", "ÄON 2026/3" },
	{ "äon 2026/3", "ÄON 2026/3" },
	{ "KS 2024-00017-3", "KS 2024/17:3" },
};

START_TEST(every_spelling_gives_its_key)
{
	const char *text = spellings[_i].text;
	char key[DNR_KEY_SIZE];
	struct dnr d;

	ck_assert_msg(dnr_read(text, strlen(text), &d), "%s", text);
	ck_assert_str_eq(dnr_key(&d, key), spellings[_i].key);
}
END_TEST

START_TEST(a_key_is_a_spelling_of_itself)
{
	const char *text = spellings[_i].key;
	char key[DNR_KEY_SIZE];
	struct dnr d, e;

	ck_assert(dnr_read(text, strlen(text), &d));
	ck_assert_str_eq(dnr_key(&d, key), text);
	ck_assert(dnr_read(spellings[_i].text, strlen(spellings[_i].text), &e));
	ck_assert_str_eq(dnr_key(&e, key), text);
}
END_TEST

START_TEST(what_is_no_number_is_refused)
{
	static const char *const none[] = { "", "SN", "SN 2020", "SN/2026-09-22", "SN/2026-09-22/3",
		"SN 2024-03-21", "2024-03-21", "2020-2026", "2020–2026", "2020:08", "2017:868",
		"SFS 2017:725", "prop. 2016/17:100", "ISSN 1101-9425", "1101-9425", "010-223 64 36",
		"2023-05", "13.15", "§ 158", "SN 2020/0", "SN 2020/46 och mer",
		"SN 2020/46 SN 2020/47", "Socialförvaltningen 2020/46", "SN 2020/123456789",
		"22/9 2021", "SN -", "dnr", "Dnr:" };

	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct dnr d;

		ck_assert_msg(!dnr_read(none[i], strlen(none[i]), &d), "%s", none[i]);
	}
}
END_TEST

START_TEST(two_candidates_for_the_year_are_doubtful)
{
	static const struct {
		const char *text;
		bool certain;
	} row[] = { { "2021/22", false }, { "SN 2021/22", true }, { "2021/022", true },
		{ "KS 2024-2026", false }, { "KS 2024/1950", false }, { "12/11", false },
		{ "31/16", true }, { "0901/22", true } };

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct dnr d;

		ck_assert_msg(dnr_read(row[i].text, strlen(row[i].text), &d), "%s", row[i].text);
		ck_assert_msg(d.certain == row[i].certain, "%s", row[i].text);
	}
}
END_TEST

/* What is found in a running text, divided by bars. */
static const struct {
	const char *text, *found;
} running[] = {
	{ "Strategi mot våld i nära relationer (SN/2021:312)", "SN/2021:312" },
	{ "Dnr SN 2020/046", "SN 2020/046" },
	{ "Vårt dnr: KS 2023-00123, ert dnr 1900/16.", "KS 2023-00123|1900/16" },
	{ "Jönköpings län 2020-2026.", "" },
	{ "Enligt förordning 2021:995 och SFS 2017:868 § 2", "" },
	{ "Länsstyrelseinstruktionen (2017:868 § 2)", "" },
	{ "Plan för SON 2024-2026 antas", "" },
	{ "Rapport 2020:08, ISSN 1101-9425", "" },
	{ "tfn 010 – 223 64 36", "" },
	{ "den 2024-03-21, § 55, KS 2024-03-21", "" },
	{ "svar på BN-2021-\n00030 senast 15/6", "BN-2021-\n00030" },
	{ "BUN 2021: 12 ärenden", "" },
	{ "ärende Ks 123/2023 och ks 124/2023", "Ks 123/2023" },
	{ "MVP/AT i länets kommuner 2022–2024", "" },
	{ "Diarienr 2021.123 SN lämnas", "2021.123 SN" },
	{ "Jfr SLK-2023-00027:41.", "SLK-2023-00027:41" },
	{ "ÖSN-2020/1, ÖSN-2020/2", "ÖSN-2020/1|ÖSN-2020/2" },
};

START_TEST(numbers_are_found_in_running_text_by_their_code_or_label)
{
	const char *text = running[_i].text;
	char all[256] = "";
	size_t from = 0, at, size, used = 0, n = strlen(text);
	struct dnr d;

	while (dnr_find(text, n, from, &d, &at, &size)) {
		ck_assert_uint_lt(used + size + 2, sizeof all);
		if (used > 0)
			all[used++] = '|';
		memcpy(all + used, text + at, size);
		used += size;
		from = at + size;
	}
	all[used] = '\0';
	ck_assert_str_eq(all, running[_i].found);
}
END_TEST

Suite *
dnr_suite(void)
{
	Suite *s = suite_create("dnr");
	TCase *t = tcase_create("dnr");
	int count = (int)(sizeof spellings / sizeof *spellings);

	tcase_add_loop_test(t, every_spelling_gives_its_key, 0, count);
	tcase_add_loop_test(t, a_key_is_a_spelling_of_itself, 0, count);
	tcase_add_test(t, what_is_no_number_is_refused);
	tcase_add_test(t, two_candidates_for_the_year_are_doubtful);
	tcase_add_loop_test(t, numbers_are_found_in_running_text_by_their_code_or_label, 0,
	    (int)(sizeof running / sizeof *running));
	suite_add_tcase(s, t);
	return s;
}
