/* The tables of messages of all rooms. */
#include <check.h>
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/messages.h"
#include "base/text.h"
#include "batch/messages.h"
#include "cli/messages.h"
#include "docx/messages.h"
#include "docx/template_messages.h"
#include "engine/board/messages.h"
#include "engine/chart/messages.h"
#include "engine/desk/messages.h"
#include "engine/intake/messages.h"
#include "engine/law/messages.h"
#include "engine/store/messages.h"
#include "engine/view/messages.h"

static const struct message *const *const rooms[] = {
	base_messages,
	batch_messages,
	board_messages,
	chart_messages,
	cli_messages,
	desk_messages,
	docx_messages,
	intake_messages,
	law_messages,
	store_messages,
	template_messages,
	view_messages,
};
enum { ROOMS = sizeof(rooms) / sizeof(rooms[0]) };

/* For each message 'm' of every room. */
#define EVERY_MESSAGE(m)                                                                           \
	for (size_t m##_room = 0; m##_room < ROOMS; m##_room++)                                    \
		for (const struct message *const *m##_at = rooms[m##_room], *m;                    \
		     (m = *m##_at) != NULL; m##_at++)

/* The holes of the texts as bits. */
static unsigned
holes(const char *sentence, const char *hint)
{
	unsigned found = 0;

	for (unsigned i = 1; i <= 4; i++) {
		char hole[] = { '{', (char)('0' + i), '}', '\0' };

		if (strstr(sentence, hole) != NULL || (hint != NULL && strstr(hint, hole) != NULL))
			found |= 1u << i;
	}
	return found;
}

START_TEST(no_two_messages_have_the_same_name)
{
	EVERY_MESSAGE(one)
	EVERY_MESSAGE(other)
	ck_assert_msg(one == other || strcmp(one->name, other->name) != 0, "%s", one->name);
}
END_TEST

START_TEST(names_are_words_in_lower_case_and_hyphens)
{
	EVERY_MESSAGE(m)
	{
		ck_assert_msg(strchr(m->name, '-') != NULL, "%s", m->name);
		for (const char *at = m->name; *at != '\0'; at++)
			ck_assert_msg(islower((unsigned char)*at) || isdigit((unsigned char)*at) ||
					  *at == '-',
			    "%s", m->name);
	}
}
END_TEST

START_TEST(both_languages_have_the_same_holes)
{
	EVERY_MESSAGE(m)
	ck_assert_msg(holes(m->sv, m->sv_hint) == holes(m->en, m->en_hint), "%s", m->name);
}
END_TEST

START_TEST(both_languages_have_words)
{
	EVERY_MESSAGE(m)
	{
		ck_assert_msg(m->sv[0] != '\0' && m->en[0] != '\0', "%s", m->name);
		ck_assert_msg((m->sv_hint == NULL) == (m->en_hint == NULL), "%s", m->name);
		ck_assert_msg(strcmp(m->sv, m->en) != 0, "%s", m->name);
	}
}
END_TEST

/* The names of the messages that do not look as they should. */
static void
none_is(bool (*wrong)(const struct message *))
{
	char names[4000] = "";
	size_t size = 0;

	EVERY_MESSAGE(m)
	if (wrong(m) && size < sizeof(names) - 100)
		size += (size_t)snprintf(names + size, sizeof(names) - size, " %s", m->name);
	ck_assert_str_eq(names, "");
}

/* Reasons of 'case why' stand alone, without file and place. */
static bool
is_shown_whole(const struct message *m)
{
	return text_starts(m->name, "why-");
}

static bool
has_a_full_stop(const struct message *m)
{
	return !is_shown_whole(m) && (text_ends(m->sv, ".") || text_ends(m->en, "."));
}

/* A word in capitals, such as XML, may begin a sentence. */
static bool
begins_with_a_capital(const struct message *m)
{
	return !is_shown_whole(m) && isupper((unsigned char)m->sv[0]) &&
	    !isupper((unsigned char)m->sv[1]);
}

static bool
has_a_hint_that_does_not_end(const struct message *m)
{
	return m->sv_hint != NULL && (strchr(".?}\"…", m->sv_hint[strlen(m->sv_hint) - 1]) == NULL ||
					 strchr(".?}\"…", m->en_hint[strlen(m->en_hint) - 1]) == NULL);
}

/* What a scenario found ("prov-…") is for its author to judge; anything else that hinders has
 * a way on. */
static bool
is_an_error_without_a_hint(const struct message *m)
{
	return m->severity == SEVERITY_ERROR && m->sv_hint == NULL && !text_starts(m->name, "prov-");
}

START_TEST(sentences_have_no_full_stop)
{
	none_is(has_a_full_stop);
	none_is(begins_with_a_capital);
}
END_TEST

START_TEST(hints_are_whole_sentences)
{
	none_is(has_a_hint_that_does_not_end);
}
END_TEST

START_TEST(every_error_says_what_to_do)
{
	none_is(is_an_error_without_a_hint);
}
END_TEST

Suite *
messages_suite(void)
{
	Suite *s = suite_create("messages");
	TCase *t = tcase_create("tables");

	tcase_add_test(t, no_two_messages_have_the_same_name);
	tcase_add_test(t, names_are_words_in_lower_case_and_hyphens);
	tcase_add_test(t, both_languages_have_the_same_holes);
	tcase_add_test(t, both_languages_have_words);
	tcase_add_test(t, sentences_have_no_full_stop);
	tcase_add_test(t, hints_are_whole_sentences);
	tcase_add_test(t, every_error_says_what_to_do);
	suite_add_tcase(s, t);
	return s;
}
