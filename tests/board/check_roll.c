#include <check.h>

#include "base/buf.h"
#include "engine/board/messages.h"
#include "engine/board/words.h"
#include "tests/board/fixture.h"

static const char notes[] =
    "13:15 öppnas\n"
    "in alla ledamöter utom Ida Strand, Eva Lo\n"
    "in Omar Vide\n"
    "in Eva Lo på distans\n"
    "Nils Ask för Ida Strand\n"
    "övrig Rut Ek, socialchef\n"
    "övrig Gina Berg, enhetschef § 42\n"
    "övrig Gina Berg, enhetschef § 44\n"
    "justerare Ulla Ros, ersättare Arne Vik\n"
    "13:15 § 41\n"
    "13:30 § 42\n"
    "jäv Maj Hed § 43\n"
    "13:40 § 43\n"
    "13:50 in Ida Strand\n"
    "13:50 § 44\n"
    "14:00 avslutas\n";

/* A line as text: "Nils Ask (S), for Ida Strand (S), §§ 41–43". */
static void
add_line(struct buf *b, const struct roll_line *l)
{
	buf_str(b, l->person != NULL ? board_person_text(arena, l->person) : l->name);
	if (l->title != NULL && l->title[0] != '\0')
		buf_printf(b, ", %s", l->title);
	if (l->serves)
		buf_printf(b, ", for %s", board_person_text(arena, l->serves_for));
	if (l->remote)
		buf_str(b, ", remote");
	if (l->which.count > 0)
		buf_printf(b, ", %s", words_sections(arena, &l->which));
	buf_char(b, '\n');
}

static const char *
roll_text(const struct board_meeting *m, enum attendee_kind kind)
{
	const struct roll r = presence_roll(arena, m, presence(m), kind);
	struct buf        b;
	const char       *text;

	buf_init(&b, 4096);
	for (size_t i = 0; i < r.count; i++)
		add_line(&b, &r.line[i]);
	text = arena_str(arena, b.text);
	buf_free(&b);
	return text;
}

START_TEST(the_first_page_lists_who_decided_and_in_which_paragraphs)
{
	const struct board_meeting *m = meeting(&board, notes, 41, 44);

	ck_assert_str_eq(roll_text(m, ATTENDS_SERVING),
	    "Maj Hed (S), §§\u00a041–42, 44\n"
	    "Per Hage (KD)\n"
	    "Ulla Ros (S)\n"
	    "Eva Lo (M), remote\n"
	    "Arne Vik (V)\n"
	    "Lars Ö Lax\n"
	    "Nils Ask (S), for Ida Strand (S), §§\u00a041–43\n"
	    "Ida Strand (S), §\u00a044\n");
}
END_TEST

START_TEST(it_lists_ersattare_who_do_not_serve_and_others)
{
	const struct board_meeting *m = meeting(&board, notes, 41, 44);

	ck_assert_str_eq(roll_text(m, ATTENDS_SUBSTITUTE), "Omar Vide (S)\nNils Ask (S), §\u00a044\n");
	ck_assert_str_eq(roll_text(m, ATTENDS_OTHER),
	    "Rut Ek, socialchef\nGina Berg, enhetschef, §§\u00a042, 44\n");
	ck_assert_str_eq(roll_text(m, ATTENDS_DISQUALIFIED), "Maj Hed (S), §\u00a043\n");
}
END_TEST

START_TEST(more_ranges_than_a_line_holds_go_on_in_another)
{
	struct buf                  b;
	const struct board_meeting *m;
	struct roll                 r;
	int                         listed = 0;

	buf_init(&b, 1 << 16);
	buf_str(&b, "in alla ledamöter utom Eva Lo\n");
	for (int i = 1; i <= 201; i += 2)
		buf_printf(&b, "in Eva Lo § %d\n", i);
	m = meeting(&board, b.text, 1, 201);
	r = presence_roll(arena, m, presence(m), ATTENDS_SERVING);
	for (size_t i = 0; i < r.count; i++)
		if (r.line[i].person->id == 5)
			listed += (int)r.line[i].which.count;
	ck_assert_int_eq(listed, 101);
	buf_free(&b);
}
END_TEST

/* Who signs §§ 41-44, a line each; or the problems. */
static const char *
signers_text(const char *text)
{
	static const size_t         items[] = { 0, 1, 2, 3 };
	const struct board_meeting *m = meeting(&board, text, 41, 44);
	size_t                      count;
	const struct signer        *s = presence_signers(arena, m, presence(m), items, 4, &count, &ds);
	struct buf                  b;
	const char                 *said;

	if (s == NULL)
		return problems();
	buf_init(&b, 4096);
	for (size_t i = 0; i < count; i++)
		buf_printf(&b, "%s %s %s\n", s[i].role == SIGNER_CHAIR ? "ordförande" : "justerare",
		    s[i].person->name, words_sections(arena, &s[i].which));
	said = arena_str(arena, b.text);
	buf_free(&b);
	return said;
}

START_TEST(who_led_a_paragraph_signs_it)
{
	ck_assert_str_eq(signers_text(notes), "ordförande Maj Hed §§\u00a041–42, 44\n"
	    "ordförande Per Hage §\u00a043\njusterare Ulla Ros §§\u00a041–44\n");
}
END_TEST

/* J-10 and J-11 */
START_TEST(the_ersattare_of_the_justerare_signs_what_that_one_cannot)
{
	ck_assert_str_eq(signers_text("in alla ledamöter\njäv Ulla Ros § 42\n"
	    "justerare Ulla Ros, ersättare Arne Vik\n"),
	    "ordförande Maj Hed §§\u00a041–44\njusterare Ulla Ros §§\u00a041, 43–44\n"
	    "justerare Arne Vik §\u00a042\n");
}
END_TEST

START_TEST(two_justerare_both_sign)
{
	ck_assert_str_eq(signers_text("in alla ledamöter\njäv Eva Lo § 42\n"
	    "justerare Ulla Ros\njusterare Eva Lo\n"),
	    "ordförande Maj Hed §§\u00a041–44\njusterare Ulla Ros §§\u00a041–44\n"
	    "justerare Eva Lo §§\u00a041, 43–44\n");
}
END_TEST

START_TEST(a_justerare_must_have_served_in_the_paragraph)
{
	ck_assert_str_eq(signers_text("in alla ledamöter\njäv Ulla Ros § 42\njusterare Ulla Ros\n"),
	    "§\u00a042: Ulla Ros (S) har inte tjänstgjort i paragrafen och kan inte justera den "
	    "(regel J-10). Utse en annan justerare för paragrafen: »justerare Ulla Ros (S), "
	    "ersättare Sten Alm (S)«. [board-justerare-absent]\n");
}
END_TEST

START_TEST(a_justerare_may_not_have_led_the_paragraph)
{
	signers_text("in alla ledamöter\njäv Maj Hed § 42\njusterare Per Hage\n");
	ck_assert(diags_has(&ds, &msg_board_justerare_led));
	ck_assert_uint_eq(ds.errors, 1);
}
END_TEST

START_TEST(without_a_justerare_nothing_is_signed)
{
	signers_text("in alla ledamöter\n");
	ck_assert(diags_has(&ds, &msg_board_no_justerare));
}
END_TEST

Suite *
roll_suite(void)
{
	Suite *s = suite_create("roll");
	TCase *t = tcase_create("roll");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_first_page_lists_who_decided_and_in_which_paragraphs);
	tcase_add_test(t, it_lists_ersattare_who_do_not_serve_and_others);
	tcase_add_test(t, more_ranges_than_a_line_holds_go_on_in_another);
	tcase_add_test(t, who_led_a_paragraph_signs_it);
	tcase_add_test(t, the_ersattare_of_the_justerare_signs_what_that_one_cannot);
	tcase_add_test(t, two_justerare_both_sign);
	tcase_add_test(t, a_justerare_must_have_served_in_the_paragraph);
	tcase_add_test(t, a_justerare_may_not_have_led_the_paragraph);
	tcase_add_test(t, without_a_justerare_nothing_is_signed);
	suite_add_tcase(s, t);
	return s;
}
