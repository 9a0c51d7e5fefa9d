/* Which ersättare is called in. */
#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "engine/board/calling.h"
#include "engine/board/messages.h"
#include "tests/board/fixture.h"

/* The places of the fixture's ersättare: Nils Ask (S) 1, Omar Vide (S) 2, Siv Ros (M) 1, Bo Alm
 * (C) 1, Bo Alm (L) 1.  Members: Ida Strand (S), Eva Lo (M), Arne Vik (V), Per Hage (KD). */
static const int order[] = { 0, 0, 0, 0, 0, 0, 0, 1, 2, 1, 1, 1 };
static int       personal[] = { -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1 };

static const char *const for_s[] = { "C", "L" }, *const for_v[] = { "S", "C" },
			 *const for_kd[] = { "M", "L" };
static const struct calling_row rows[] = { { "S", for_s, 2 }, { "V", for_v, 2 }, { "KD", for_kd, 2 } };

/* Those called in, per § 41-43, as "Ida Strand (S): path; …". */
static const char *
called(const struct presence *p, size_t item)
{
	struct buf  b;
	const char *text;

	buf_init(&b, 4096);
	for (size_t i = 0; i < p->item[item].count; i++)
		if (p->item[item].attendee[i].path != NULL)
			buf_printf(&b, "%s%s", b.size > 0 ? "; " : "", p->item[item].attendee[i].path);
	text = arena_str(arena, b.text);
	buf_free(&b);
	return text;
}

static const struct presence *
with_calling(struct calling c, const char *notes)
{
	struct board_meeting m = *meeting(&board, notes, 41, 43);
	struct calling      *kept = arena_alloc(arena, sizeof *kept);

	c.order = order;
	c.personal = personal;
	*kept = c;
	m.calling = kept;
	return presence(arena_bytes(arena, &m, sizeof m));
}

#define ALL_HERE "in Nils Ask, Omar Vide, Siv Ros, Bo Alm (C), Bo Alm (L)\n"
#define MATRIX   .kind = CALLING_MATRIX, .row = rows, .row_count = 3

static const struct {
	const char    *what;
	struct calling calling;
	const char    *notes;
	const char    *item[3];
} calls[] = {
	{ "the own party first, in its order", { .kind = CALLING_PARTY },
	    "in alla ledamöter utom Ida Strand, Ulla Ros, Arne Vik\n" ALL_HERE,
	    { "S: Ulla Ros frånvarande → S: Nils Ask; S: Ida Strand frånvarande → S: Omar Vide", NULL, NULL } },
	{ "the next party of the row, after the own of all",
	    { MATRIX }, "in alla ledamöter utom Ida Strand, Arne Vik\n" ALL_HERE,
	    { "S: Ida Strand frånvarande → S: Nils Ask; V: Arne Vik frånvarande → S: Omar Vide", NULL, NULL } },
	{ "no row: the own party only", { MATRIX }, "in alla ledamöter utom Eva Lo\nin Nils Ask\n",
	    { "", NULL, NULL } },
	{ "full as long as there is somebody", { MATRIX, .fill = true },
	    "in alla ledamöter utom Eva Lo\nin Nils Ask\n",
	    { "M: Eva Lo frånvarande → S: Nils Ask", NULL, NULL } },
	{ "whoever serves goes on when one of the own party comes (N-9)", { MATRIX },
	    "13:00 öppnas\nin alla ledamöter utom Per Hage\nin Bo Alm (L)\n13:00 § 41\n"
	    "13:10 in Siv Ros\n13:10 § 42\n13:20 § 43\n",
	    { "KD: Per Hage frånvarande → L: Bo Alm", "KD: Per Hage frånvarande → L: Bo Alm", NULL } },
	{ "with styrkebalans one of the own party takes over", { MATRIX, .balance = true },
	    "13:00 öppnas\nin alla ledamöter utom Ida Strand\nin Bo Alm (C)\n13:00 § 41\n"
	    "13:10 in Nils Ask\n13:10 § 42\n13:20 § 43\n",
	    { "S: Ida Strand frånvarande → C: Bo Alm", "S: Ida Strand frånvarande → S: Nils Ask", NULL } },
	{ "until the member comes", { MATRIX },
	    "13:00 öppnas\nin alla ledamöter utom Ida Strand\nin Nils Ask\n13:00 § 41\n"
	    "13:10 in Ida Strand\n13:10 § 42\n13:20 § 43\n",
	    { "S: Ida Strand frånvarande → S: Nils Ask", "", "" } },
	{ "jäv in one §", { MATRIX }, "in alla ledamöter\nin Nils Ask\njäv Ida Strand § 42\n",
	    { "", "S: Ida Strand jävig → S: Nils Ask", "" } },
	{ "one list for all", { .kind = CALLING_LIST },
	    "in alla ledamöter utom Eva Lo\nin Omar Vide, Bo Alm (C)\n",
	    { "M: Eva Lo frånvarande → C: Bo Alm", NULL, NULL } },
	{ "whom the notes name serves", { MATRIX },
	    "in alla ledamöter utom Ida Strand\nin Nils Ask\nOmar Vide för Ida Strand\n", { "", NULL, NULL } },
	{ "nobody, where it is not said", { .kind = CALLING_NONE },
	    "in alla ledamöter utom Ida Strand\n" ALL_HERE, { "", NULL, NULL } },
};

START_TEST(the_one_whose_turn_it_is_is_called)
{
	const struct presence *p = with_calling(calls[_i].calling, calls[_i].notes);

	for (size_t i = 0; i < 3; i++)
		if (calls[_i].item[i] != NULL)
			ck_assert_msg(strcmp(called(p, i), calls[_i].item[i]) == 0, "%s, %zu: %s",
			    calls[_i].what, i, called(p, i));
}
END_TEST

START_TEST(a_personlig_ersattare_comes_before_the_party)
{
	const char *notes = "in alla ledamöter utom Ida Strand\nin Nils Ask, Bo Alm (C)\n";

	personal[10] = 0; /* Bo Alm (C) is Ida Strand's */
	ck_assert_str_eq(called(with_calling((struct calling){ MATRIX }, notes), 0),
	    "S: Ida Strand frånvarande → C: Bo Alm");
	personal[10] = -1;
}
END_TEST

START_TEST(a_line_that_breaks_the_order_is_told_once)
{
	struct board_meeting m = *meeting(&board,
	    "in alla ledamöter utom Ida Strand\nin Nils Ask\nOmar Vide för Ida Strand\n", 41, 43);
	const struct calling c = { MATRIX, .order = order, .personal = personal };

	m.calling = &c;
	ck_assert_int_eq(presence_check(arena, &m, presence(&m), &ds), 0);
	ck_assert(diags_has(&ds, &msg_board_order_broken));
	ck_assert_uint_eq(ds.warnings, 1);
}
END_TEST

Suite *
calling_suite(void)
{
	Suite *s = suite_create("calling");
	TCase *t = tcase_create("calling");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(
	    t, the_one_whose_turn_it_is_is_called, 0, (int)(sizeof calls / sizeof *calls));
	tcase_add_test(t, a_personlig_ersattare_comes_before_the_party);
	tcase_add_test(t, a_line_that_breaks_the_order_is_told_once);
	suite_add_tcase(s, t);
	return s;
}
