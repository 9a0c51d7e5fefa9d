#include <string.h>

#include "engine/store/meeting.h"
#include "engine/store/messages.h"
#include "engine/store/people.h"
#include "fixture.h"

/* A meeting of SN with two items: the first is of a case. */
static struct matter_row the_case, meeting, first, second;

static struct item_row
item_of(const struct matter_row *m, int point)
{
	return (struct item_row){ .matter = m->id,
		.meeting = meeting.id,
		.point = point,
		.kind = "beslut",
		.title = m->key };
}

static void
make_meeting(void)
{
	struct item_row item;

	setup();
	the_case = case_of("Remiss om fritidsgårdar");
	OK(store_begin(s, &ds));
	meeting = new_matter("sammanträde", "SN/2026-09-22", 0);
	OK(store_meeting_put(s,
	    &(struct meeting_row){ .matter = meeting.id,
		.body = "SN",
		.day = day("2026-09-22"),
		.number = 1,
		.from = "13:15",
		.place = "Kommunhuset" },
	    &ds));
	first = new_matter("ärendepunkt", "SN/2026-09-22/1", meeting.id);
	second = new_matter("ärendepunkt", "SN/2026-09-22/2", meeting.id);
	item = item_of(&first, 1);
	item.case_matter = the_case.id;
	OK(store_item_put(s, &item, &ds));
	item = item_of(&second, 2);
	OK(store_item_put(s, &item, &ds));
	OK(store_commit(s, &ds));
	OK(store_begin(s, &ds));
}

START_TEST(a_meeting_is_found_by_its_matter_and_by_its_day)
{
	struct meeting_row *found;

	OK(store_meeting_put(s,
	    &(struct meeting_row){ .matter = meeting.id,
		.body = "SN",
		.day = day("2026-09-22"),
		.number = 1,
		.from = "13:15",
		.to = "16:40" },
	    &ds));
	OK(store_meeting_find(s, a, meeting.id, &found, &ds));
	ck_assert_str_eq(found->to, "16:40");
	ck_assert_ptr_null(found->place);
	ck_assert_str_eq(found->states, "registrerad");
	ck_assert_str_eq(found->key, "SN/2026-09-22");
}
END_TEST

START_TEST(an_item_becomes_a_paragraph_and_is_found_by_its_number)
{
	struct item_row item, *found;
	size_t count;

	OK(store_item_find(s, a, first.id, &found, &ds));
	ck_assert_str_eq(found->case_key, "SN 2026/00001");
	item = *found;
	item.paragraph = 52;
	item.year = 2026;
	item.outcome = "bifall";
	item.decision = "Socialnämnden antar yttrandet.";
	OK(store_item_decided(s, a, the_case.id, &found, &ds));
	ck_assert_ptr_null(found);
	OK(store_item_put(s, &item, &ds));
	OK(store_item_by_paragraph(s, a, meeting.id, 52, &found, &ds));
	ck_assert_int_eq(found->matter, first.id);
	OK(store_item_decided(s, a, the_case.id, &found, &ds));
	ck_assert_str_eq(found->decision, "Socialnämnden antar yttrandet.");
	OK(store_item_by_paragraph(s, a, meeting.id, 53, &found, &ds));
	ck_assert_ptr_null(found);
	OK(store_item_find(s, a, second.id, &found, &ds));
	ck_assert_int_eq(found->paragraph, 0);
	ck_assert_str_eq(found->meeting_key, "SN/2026-09-22");
	OK(store_items(s, a, meeting.id, &found, &count, &ds));
	ck_assert_uint_eq(count, 2);
	OK(store_items_of_case(s, a, the_case.id, &found, &count, &ds));
	ck_assert_uint_eq(count, 1);
}
END_TEST

START_TEST(a_point_and_a_paragraph_are_used_once)
{
	struct item_row item = item_of(&second, 1);

	FAILS(store_item_put(s, &item, &ds), msg_store_point_taken);
	item = item_of(&first, 1);
	item.paragraph = 52;
	item.year = 2026;
	OK(store_item_put(s, &item, &ds));
	item = item_of(&second, 2);
	item.paragraph = 52;
	item.year = 2026;
	FAILS(store_item_put(s, &item, &ds), msg_store_paragraph_taken);
	item.year = 2027;
	OK(store_item_put(s, &item, &ds));
	item.meeting = the_case.id; /* no meeting */
	FAILS(store_item_put(s, &item, &ds), msg_store_refused);
}
END_TEST

START_TEST(a_recipient_is_there_once_and_is_sent_to_on_a_day)
{
	struct recipient_row r = { .item = first.id,
		.name = "Region Lindåsa",
		.channel = "e-post",
		.purpose = "för kännedom",
		.sent = DATE_NONE },
			     *rows;
	size_t count;
	int64_t id;

	OK(store_recipient_add(s, &r, &ds));
	id = r.id;
	OK(store_recipient_add(s, &r, &ds));
	ck_assert_int_eq(r.id, id);
	OK(store_recipients(s, a, first.id, &rows, &count, &ds));
	ck_assert_uint_eq(count, 1);
	ck_assert(date_is_none(rows[0].sent));
	OK(store_recipient_sent(s, id, day("2026-09-29"), &ds));
	OK(store_recipients(s, a, first.id, &rows, &count, &ds));
	ck_assert_int_eq(rows[0].sent.n, day("2026-09-29").n);
}
END_TEST

static struct matter_row
make_round(void)
{
	struct matter_row round =
	    new_matter("justeringsomgång", "SN/2026-09-22/justering-1", meeting.id);

	OK(store_signing_put(s,
	    &(struct signing_row){ .matter = round.id,
		.meeting = meeting.id,
		.number = 1,
		.place = "Kommunhuset",
		.planned = day("2026-09-24"),
		.signed_on = DATE_NONE },
	    &ds));
	return round;
}

START_TEST(a_paragraph_is_signed_in_one_round)
{
	const struct matter_row round = make_round();
	struct person_row eva = { .name = "Eva Lo", .party = "M" }, omar = { .name = "Omar Vide" };
	struct signing_row *found;
	struct signer_row *signer;
	struct item_row *items;
	size_t count;

	OK(store_signing_of_item(s, a, first.id, &found, &ds));
	ck_assert_ptr_null(found);
	OK(store_signing_add_item(s, round.id, first.id, &ds));
	OK(store_signing_add_item(s, round.id, second.id, &ds));
	FAILS(store_signing_add_item(s, round.id, first.id, &ds), msg_store_item_signed);
	OK(store_signing_items(s, a, round.id, &items, &count, &ds));
	ck_assert_uint_eq(count, 2);
	ck_assert_int_eq(items[0].point, 1);
	OK(store_signing_of_item(s, a, first.id, &found, &ds));
	ck_assert_str_eq(found->key, "SN/2026-09-22/justering-1");
	OK(store_signings(s, a, meeting.id, &found, &count, &ds));
	ck_assert_uint_eq(count, 1);
	ck_assert(date_is_none(found->signed_on));
	OK(store_person_put(s, &eva, &ds));
	OK(store_person_put(s, &omar, &ds));
	OK(store_signing_add_signer(
	    s, round.id, &(struct signer_row){ .person = eva.id, .role = "justerare" }, &ds));
	OK(store_signing_add_signer(
	    s, round.id, &(struct signer_row){ .person = omar.id, .role = "ordförande" }, &ds));
	OK(store_signing_add_signer(
	    s, round.id, &(struct signer_row){ .person = omar.id, .role = "ordförande" }, &ds));
	OK(store_signers(s, a, round.id, &signer, &count, &ds));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(signer[0].name, "Omar Vide");
	ck_assert_str_eq(signer[1].party, "M");
}
END_TEST

START_TEST(a_notice_is_up_from_its_posting_to_its_removal)
{
	const struct matter_row round = make_round();
	const struct matter_row m = new_matter("anslag", "anslag/2026-1", round.id);
	struct notice_row n = { .matter = m.id,
		.kind = "protokoll",
		.signing = round.id,
		.body = "SN",
		.planned = day("2026-09-25"),
		.posted = DATE_NONE,
		.starts = DATE_NONE,
		.last = DATE_NONE,
		.down = DATE_NONE,
		.removed = DATE_NONE,
		.place = "Kansliet" },
			  *found;
	size_t count;

	OK(store_notice_put(s, &n, &ds));
	OK(store_notices(s, a, NULL, true, &found, &count, &ds));
	ck_assert_uint_eq(count, 0);
	n.posted = day("2026-09-25");
	n.last = day("2026-10-16");
	n.down = day("2026-10-17");
	OK(store_notice_put(s, &n, &ds));
	OK(store_notices(s, a, "SN", true, &found, &count, &ds));
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(found->signing_key, "SN/2026-09-22/justering-1");
	ck_assert_int_eq(found->meeting_day.n, day("2026-09-22").n);
	OK(store_notices(s, a, "SNAU", false, &found, &count, &ds));
	ck_assert_uint_eq(count, 0);
	n.removed = day("2026-10-19");
	OK(store_notice_put(s, &n, &ds));
	OK(store_notices(s, a, "SN", true, &found, &count, &ds));
	ck_assert_uint_eq(count, 0);
	OK(store_notice_find(s, a, m.id, &found, &ds));
	ck_assert_int_eq(found->removed.n, n.removed.n);
	n.posted = DATE_NONE; /* down, but never up */
	FAILS(store_notice_put(s, &n, &ds), msg_store_refused);
}
END_TEST

static struct notice_row
no_notice(const struct matter_row *m, const char *kind)
{
	return (struct notice_row){ .matter = m->id,
		.kind = kind,
		.body = "SN",
		.planned = DATE_NONE,
		.posted = DATE_NONE,
		.starts = DATE_NONE,
		.last = DATE_NONE,
		.down = DATE_NONE,
		.removed = DATE_NONE };
}

START_TEST(a_notice_of_another_kind_has_no_signing_round_and_no_kind_is_new_to_the_law)
{
	const struct matter_row m = new_matter("anslag", "anslag/2026-1", 0);
	struct notice_row n = no_notice(&m, "kungörelse"), *found;

	n.title = "Ansökan om bygglov";
	n.requester = "Byggenheten";
	n.reference = "plan- och bygglagen";
	make_round();
	OK(store_notice_put(s, &n, &ds));
	OK(store_notice_find(s, a, m.id, &found, &ds));
	ck_assert_str_eq(found->requester, "Byggenheten");
	ck_assert_str_eq(found->reference, "plan- och bygglagen");
	ck_assert_ptr_null(found->signing_key);
	n.kind = "protokoll"; /* of no round */
	FAILS(store_notice_put(s, &n, &ds), msg_store_refused);
	n.kind = "platsannons";
	FAILS(store_notice_put(s, &n, &ds), msg_store_refused);
}
END_TEST

START_TEST(the_boards_of_a_joint_body_stand_by_day)
{
	const struct matter_row m = new_matter("anslag", "anslag/2026-1", 0);
	const struct notice_row n = no_notice(&m, "delegationsbeslut");
	struct notice_board_row *found;
	size_t count;

	make_round();
	OK(store_notice_put(s, &n, &ds));
	OK(store_notice_board_put(
	    s, m.id, &(struct notice_board_row){ "Västerby kommun", day("2026-10-02"), DATE_NONE }, &ds));
	OK(store_notice_board_put(
	    s, m.id, &(struct notice_board_row){ "Norrtorps kommun", day("2026-10-01"), day("2026-10-03") }, &ds));
	OK(store_notice_board_put(
	    s, m.id, &(struct notice_board_row){ "Norrtorps kommun", day("2026-10-01"), DATE_NONE }, &ds));
	OK(store_notice_boards(s, a, m.id, &found, &count, &ds));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(found[0].board, "Norrtorps kommun");
	ck_assert_int_eq(found[0].posted.n, day("2026-10-01").n);
	ck_assert(date_is_none(found[0].down)); /* it has been posted there again */
}
END_TEST

START_TEST(a_recipient_is_served_once_with_each_decision)
{
	const struct matter_row about = new_matter("delegationsbeslut", "delegation/2026-1", 0);
	const struct matter_row m = new_matter("delgivning", "delegation/2026-1/delgivning-1", 0);
	const struct matter_row again = new_matter("delgivning", "delegation/2026-1/delgivning-2", 0);
	struct delivery_row d = { .matter = m.id,
		.about = about.id,
		.name = "Karin Ek",
		.sent = day("2026-09-30"),
		.control = DATE_NONE,
		.received = DATE_NONE,
		.last = DATE_NONE },
			    *found;
	size_t count;

	OK(store_delivery_put(s, &d, &ds));
	d.received = day("2026-10-05");
	d.last = day("2026-10-26");
	OK(store_delivery_put(s, &d, &ds));
	OK(store_deliveries(s, a, about.id, &found, &count, &ds));
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(found[0].about_key, "delegation/2026-1");
	ck_assert_int_eq(found[0].last.n, d.last.n);
	d.matter = again.id;
	FAILS(store_delivery_put(s, &d, &ds), msg_store_refused);
}
END_TEST

Suite *
meeting_suite(void)
{
	Suite *suite = suite_create("meeting");
	TCase *t = tcase_create("meetings");

	tcase_add_checked_fixture(t, make_meeting, teardown);
	tcase_add_test(t, a_meeting_is_found_by_its_matter_and_by_its_day);
	tcase_add_test(t, an_item_becomes_a_paragraph_and_is_found_by_its_number);
	tcase_add_test(t, a_point_and_a_paragraph_are_used_once);
	tcase_add_test(t, a_recipient_is_there_once_and_is_sent_to_on_a_day);
	tcase_add_test(t, a_paragraph_is_signed_in_one_round);
	tcase_add_test(t, a_notice_is_up_from_its_posting_to_its_removal);
	tcase_add_test(t, a_notice_of_another_kind_has_no_signing_round_and_no_kind_is_new_to_the_law);
	tcase_add_test(t, the_boards_of_a_joint_body_stand_by_day);
	tcase_add_test(t, a_recipient_is_served_once_with_each_decision);
	suite_add_tcase(suite, t);
	return suite;
}
