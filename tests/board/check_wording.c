/* The same thing said in other words gives the same notes. */
#include <check.h>
#include <string.h>
#include <strings.h>

#include "engine/board/notes.h"
#include "tests/board/fixture.h"

static const char before[] =
    "13:00 öppnas\nin alla ledamöter, Nils Ask (S), Omar Vide (S)\n"
    "13:05 § 41 Taxa\nyrkande Arne Vik (V): avslag\nomröstning: ja övriga\n";

static const struct {
	const char *said, *canonical;
} pairs[] = {
	{ "14:05 Eva Lo (M) lämnar sammanträdet", "14:05 ut Eva Lo (M)" },
	{ "14.05 ut: Eva Lo (M)", "14:05 ut Eva Lo (M)" },
	{ "14:05 Siv Ros (M) anländer", "14:05 in Siv Ros (M)" },
	{ "Siv Ros (M) in", "in Siv Ros (M)" },
	{ "närvarande: Siv Ros (M) och Nils Ask (S)", "in Siv Ros (M), Nils Ask (S)" },
	{ "in Siv Ros (M) (distans)", "in Siv Ros (M) på distans" },
	{ "in Siv Ros (M), via länk", "in Siv Ros (M) på distans" },
	{ "på distans: Eva Lo (M)", "Eva Lo (M) på distans" },
	{ "Nils Ask (S) tjänstgör i stället för Ida Strand (S)",
	    "Nils Ask (S) för Ida Strand (S)" },
	{ "tjänstgörande ersättare: Nils Ask (S) för Ida Strand (S)",
	    "Nils Ask (S) för Ida Strand (S)" },
	{ "Nils Ask (S) ersätter Ida Strand (S) § 41", "Nils Ask (S) för Ida Strand (S) § 41" },
	{ "Eva Lo (M) anmäler jäv", "jäv Eva Lo (M) § 41" },
	{ "jäv: Eva Lo (M)", "jäv Eva Lo (M) § 41" },
	{ "§ 41: Eva Lo (M) jäv", "jäv Eva Lo (M) § 41" },
	{ "§ 41 Eva Lo (M) är jävig", "jäv Eva Lo (M) § 41" },
	{ "Per Hage (KD) leder", "ordförande Per Hage (KD) § 41" },
	{ "deltar ej i beslutet: Arne Vik (V)", "Arne Vik (V) deltar inte i beslutet § 41" },
	{ "Arne Vik (V) deltar ej", "Arne Vik (V) deltar inte § 41" },
	{ "ajournering 14:05-14:20", "14:05-14:20 ajournering" },
	{ "14:05 paus till 14:20", "14:05-14:20 ajournering" },
	{ "justerare: Ulla Ros (S) med Arne Vik (V) som ersättare",
	    "justerare Ulla Ros (S), ersättare Arne Vik (V)" },
	{ "övriga: Gina Berg, enhetschef; Rut Ek, socialchef §§ 41-42",
	    "övrig Gina Berg, enhetschef §§ 41-42\növrig Rut Ek, socialchef §§ 41-42" },
	{ "13:10 § 42. Val", "13:10 § 42 Val" },
	{ "§ 42: val av ombud", "§ 42 Val av ombud" },
	{ "Eva Lo (M) yrkar bifall till förvaltningens förslag",
	    "yrkande Eva Lo (M): bifall till förvaltningens förslag" },
	{ "Eva Lo (M) yrkar, med instämmande av Per Hage (KD), att taxan sänks",
	    "yrkande Eva Lo (M), med instämmande av Per Hage (KD): att taxan sänks" },
	{ "yrkande Eva Lo (M) återremiss för att belysa hyran",
	    "yrkande Eva Lo (M): återremiss för att belysa hyran" },
	{ "yrkande: Eva Lo (M): tillägg: att följa upp",
	    "tilläggsyrkande Eva Lo (M): att följa upp" },
	{ "Arne Vik (V) tar tillbaka sitt yrkande", "återtar Arne Vik (V)" },
	{ "ordföranden finner att nämnden bifaller förvaltningens förslag", "bifaller förslaget" },
	{ "ordföranden finner att nämnden bifaller Arne Viks (V) yrkande",
	    "bifaller Arne Vik (V)" },
	{ "votering: nej Eva Lo (M) ja övriga", "omröstning: nej Eva Lo (M) ja övriga" },
	{ "Arne Vik (V) reserverar sig mot beslutet", "reservation Arne Vik (V)" },
	{ "Arne Vik (V) reserverar sig mot beslutet till förmån för eget yrkande: bilaga 1",
	    "reservation Arne Vik (V): bilaga 1" },
	{ "Eva Lo (M) reserverar sig till förmån för Arne Viks (V) yrkande",
	    "reservation Eva Lo (M) för Arne Vik (V)" },
	{ "reservationer: Arne Vik (V), Eva Lo (M)", "reservation Arne Vik (V), Eva Lo (M)" },
	{ "Arne Vik (V) lämnar ett särskilt yttrande: bilaga 2",
	    "särskilt yttrande Arne Vik (V): bilaga 2" },
	{ "protokollsanteckning: Arne Vik (V): Taxan är för hög.",
	    "protokollsanteckning Arne Vik (V): Taxan är för hög." },
	{ "beslut Nämnden godkänner taxan.", "beslut: Nämnden godkänner taxan." },
	{ "beslut:\n1. Taxan godkänns.\n2) Ramen höjs.",
	    "beslut: Taxan godkänns.\nbeslut: Ramen höjs." },
	{ "Beslut:\natt godkänna taxan\natt höja ramen",
	    "beslut: att godkänna taxan\nbeslut: att höja ramen" },
	{ "Socialnämnden godkänner taxan.", "beslut: Socialnämnden godkänner taxan." },
	{ "ärendet bordläggs till den 20 oktober 2026", "utfall bordläggs till 2026-10-20" },
	{ "utfall: bordläggs till 2026-10-20", "utfall bordläggs till 2026-10-20" },
	{ "återremitteras för att belysa hyran", "utfall återremitteras: belysa hyran" },
	{ "bifalls", "utfall bifalls" },
	{ "överklagas enligt FL", "överklagande FL" },
	{ "kan inte överklagas", "överklagande nej" },
	{ "Paragrafen förklaras omedelbart justerad.", "omedelbart justerad" },
	{ "sekretess enligt 26 kap. 1 § OSL", "sekretess 26 kap. 1 § OSL" },
	{ "sekretess OSL 26:1", "sekretess 26 kap. 1 § OSL" },
	{ "uppdrag till Rut Ek, senast den 30 juni 2027: Redovisa.",
	    "uppdrag Rut Ek, senast 2027-06-30: Redovisa." },
	{ "expedieras till Taxeenheten, Vakten", "skickas till: Taxeenheten, Vakten" },
	{ "föredras av Gina Berg, enhetschef", "föredragande Gina Berg, enhetschef" },
	{ "myndighetsutövning mot enskild", "myndighetsutövning" },
};
enum { PAIRS = sizeof pairs / sizeof *pairs };

static const struct notes *
read_with(const char *line)
{
	const char *text = arena_printf(arena, "%s%s\n", before, line);
	const struct notes *notes =
	    notes_read(arena, NULL, text, strlen(text), people, people_count, &ds);

	ck_assert_msg(notes != NULL, "%s: %s", line, problems());
	return notes;
}

static void
same_text(const char *x, const char *y, const char *line)
{
	ck_assert_msg((x == NULL) == (y == NULL), "%s", line);
	if (x != NULL)
		ck_assert_msg(strcasecmp(x, y) == 0, "%s: '%s' is not '%s'", line, x, y);
}

static void
same_persons(const struct persons *x, const struct persons *y, const char *line)
{
	ck_assert_msg(x->count == y->count, "%s: %zu persons, not %zu", line, x->count, y->count);
	for (size_t i = 0; i < x->count; i++)
		ck_assert_msg(x->person[i] == y->person[i], "%s: person %zu", line, i);
}

static void
same_note(const struct note *x, const struct note *y, const char *line)
{
	ck_assert_msg(x->kind == y->kind, "%s: kind %d, not %d", line, x->kind, y->kind);
	ck_assert_msg(x->code == y->code && x->from == y->from && x->to == y->to &&
			  x->person == y->person && x->other == y->other && x->rest == y->rest &&
			  x->day.n == y->day.n,
	    "%s", line);
	same_text(x->name, y->name, line);
	same_text(x->title, y->title, line);
	same_text(x->text, y->text, line);
	same_persons(&x->who, &y->who, line);
	same_persons(&x->with, &y->with, line);
	for (int i = 0; i < VOTE_ANSWERS; i++)
		same_persons(&x->answers[i], &y->answers[i], line);
	ck_assert_msg(x->span.given == y->span.given &&
			  x->span.which.count == y->span.which.count &&
			  sections_lowest(&x->span.which) == sections_lowest(&y->span.which),
	    "%s: another §", line);
}

START_TEST(it_can_be_said_in_other_words)
{
	const struct notes *x = read_with(pairs[_i].said), *y = read_with(pairs[_i].canonical);

	ck_assert_msg(
	    x->count == y->count, "%s: %zu notes, not %zu", pairs[_i].said, x->count, y->count);
	for (size_t i = 0; i < x->count; i++)
		same_note(&x->note[i], &y->note[i], pairs[_i].said);
}
END_TEST

START_TEST(who_agrees_goes_with_the_motion)
{
	const struct notes *n = read_with("Eva Lo (M) instämmer i Arne Viks (V) yrkande");

	for (size_t i = 0; i < n->count; i++)
		if (n->note[i].kind == NOTE_MOTION) {
			ck_assert_uint_eq(n->note[i].with.count, 1);
			ck_assert_str_eq(n->note[i].with.person[0]->name, "Eva Lo");
			return;
		}
	ck_abort_msg("there is no motion");
}
END_TEST

START_TEST(answers_on_lines_of_their_own_go_with_the_vote)
{
	const struct notes *n = read_with("nej: Eva Lo (M)\nArne Vik (V) avstår från att rösta");
	const struct note *vote = &n->note[n->count - 1];

	ck_assert_int_eq(vote->kind, NOTE_VOTE);
	ck_assert_str_eq(vote->answers[VOTE_NO].person[0]->name, "Eva Lo");
	ck_assert_str_eq(vote->answers[VOTE_ABSTAINS].person[0]->name, "Arne Vik");
}
END_TEST

START_TEST(who_is_absent_is_not_among_all)
{
	static const char *const texts[] = { "frånvarande: Eva Lo (M)\nin alla ledamöter\n",
		"in alla ledamöter\nförhinder Eva Lo (M)\n" };
	const struct notes *n =
	    notes_read(arena, NULL, texts[_i], strlen(texts[_i]), people, people_count, &ds);

	ck_assert_msg(n != NULL, "%s", problems());
	ck_assert_uint_eq(n->count, 6);
	for (size_t i = 0; i < n->count; i++)
		ck_assert_str_ne(n->note[i].person->name, "Eva Lo");
}
END_TEST

START_TEST(the_meeting_goes_on_after_a_pause)
{
	static const char text[] = "13:00 öppnas\n13:20 ajourneras\n13:35 återupptas\n";
	const struct notes *n =
	    notes_read(arena, NULL, text, strlen(text), people, people_count, &ds);

	ck_assert_msg(n != NULL, "%s", problems());
	ck_assert_uint_eq(n->count, 2);
	ck_assert_int_eq(n->note[1].from, 13 * 60 + 20);
	ck_assert_int_eq(n->note[1].to, 13 * 60 + 35);
}
END_TEST

/* ---- Other numbers ---- */

static int
one_more(const void *user, int old)
{
	return old >= 42 ? old + *(const int *)user : old;
}

START_TEST(numbers_are_changed_where_they_are_typed)
{
	static const char text[] = "13:05 § 41 Taxa\nbeslut: Enligt § 42.\n"
				   "övrig Rut Ek §§ 41-43\n13:10 § 42\njäv Eva Lo (M) § 42\n";
	static const char ought[] = "13:05 § 41 Taxa\nbeslut: Enligt § 42.\n"
				    "övrig Rut Ek §§ 41, 44–45\n13:10 § 44\njäv Eva Lo (M) § 44\n";
	const struct notes *n =
	    notes_read(arena, NULL, text, strlen(text), people, people_count, &ds);
	const int by = 2;
	const char *now;
	size_t size;

	ck_assert_msg(n != NULL, "%s", problems());
	now = notes_renumber(arena, n, text, strlen(text), one_more, &by, &size);
	/* What is written is as sections_text writes it, with its no-break spaces. */
	ck_assert_uint_eq(size, strlen(now));
	for (const char *p = now, *q = ought; *p != '\0' && *q != '\0'; p++, q++) {
		if (strncmp(p, "\u00a0", 2) == 0 && *q == ' ')
			p++;
		else
			ck_assert_msg(*p == *q, "%s is not %s", p, q);
	}
}
END_TEST

Suite *
wording_suite(void)
{
	Suite *s = suite_create("wording");
	TCase *t = tcase_create("wording");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, it_can_be_said_in_other_words, 0, PAIRS);
	tcase_add_test(t, who_agrees_goes_with_the_motion);
	tcase_add_test(t, answers_on_lines_of_their_own_go_with_the_vote);
	tcase_add_loop_test(t, who_is_absent_is_not_among_all, 0, 2);
	tcase_add_test(t, the_meeting_goes_on_after_a_pause);
	tcase_add_test(t, numbers_are_changed_where_they_are_typed);
	suite_add_tcase(s, t);
	return s;
}
