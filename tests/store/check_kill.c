/* Processes that are killed while they write.  A writer says that a step is done when its
 * commit has answered; afterwards the register must be whole and hold every such step,
 * and at most one more for each writer. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "engine/store/check.h"
#include "engine/store/content.h"
#include "engine/store/messages.h"
#include "fixture.h"

enum { ROUNDS = 25, WRITERS = 2 };

/* What a writer does with one case, and when it says that it is done. */
typedef void work(struct store *, int out);

static void
say_done(int out)
{
	if (write(out, "x", 1) != 1)
		_exit(3);
}

/* The case with its document and its event, or nothing. */
static void
write_case(void)
{
	struct document_row d = { .kind = "remiss",
		.title = "Remiss",
		.file_name = "remiss.docx",
		.media_type = "text/plain",
		.day = day("2026-08-17"),
		.at = "2026-08-17T08:00:00.000Z",
		.actor = "eva",
		.direction = DIRECTION_IN };
	struct matter_row m = new_case("Remiss");
	char bytes[20000];

	memset(bytes, m.number, sizeof bytes);
	d.matter = m.id;
	OK(store_document_add(s, &d, bytes, sizeof bytes, &ds));
	step(&m, "registrera", "registrerad");
}

static void
work_well(struct store *register_file, int out)
{
	OK(store_begin(register_file, &ds));
	write_case();
	OK(store_commit(register_file, &ds));
	say_done(out);
}

/* Says so before it is so. */
static void
work_too_soon(struct store *register_file, int out)
{
	OK(store_begin(register_file, &ds));
	write_case();
	say_done(out);
	(void)raise(SIGKILL);
}

/* Takes two transactions for one step. */
static void
work_in_halves(struct store *register_file, int out)
{
	struct matter_row *found, m;

	OK(store_matter_find(register_file, a, "SN 2026/00001", &found, &ds));
	m = *found;
	OK(store_begin(register_file, &ds));
	m.states = "beredning";
	OK(store_matter_save(register_file, &m, &ds));
	OK(store_commit(register_file, &ds));
	say_done(out);
	(void)raise(SIGKILL);
}

static pid_t
start(work *one, int out)
{
	const pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child > 0)
		return child;
	s = store_open(path, STORE_WRITE, &ds);
	if (s == NULL)
		_exit(2);
	for (;;)
		one(s, out);
}

/* Start writers, kill them after some milliseconds; how many steps were said to be done. */
static int
run_and_kill(work *one, int writers, int milliseconds)
{
	const struct timespec while_they_write = { 0, milliseconds * 1000000L };
	int ends[2], done = 0, status;
	pid_t child[WRITERS];
	char c;

	ck_assert_int_eq(pipe(ends), 0);
	for (int i = 0; i < writers; i++)
		child[i] = start(one, ends[1]);
	(void)close(ends[1]);
	(void)nanosleep(&while_they_write, NULL);
	for (int i = 0; i < writers; i++) {
		(void)kill(child[i], SIGKILL);
		ck_assert_int_eq(waitpid(child[i], &status, 0), child[i]);
		ck_assert(WIFSIGNALED(status)); /* not a failed assertion of its own */
	}
	while (read(ends[0], &c, 1) == 1)
		done++;
	(void)close(ends[0]);
	return done;
}

static int
cases_in(struct store_report *report)
{
	int result;

	s = store_open(path, STORE_WRITE, &ds);
	ck_assert_msg(s != NULL, "%s", complaints());
	forget();
	result = store_check(s, report, &ds);
	store_close(s);
	s = NULL;
	return result == 0 ? (int)report->matters : -1;
}

START_TEST(killed_writers_lose_no_step_that_was_said_to_be_done)
{
	struct store_report report;
	int said = 0, before = 0;

	store_close(s);
	for (int i = 0; i < ROUNDS; i++) {
		const int now = run_and_kill(work_well, WRITERS, 5 + i * 3);
		const int found = cases_in(&report);

		ck_assert_msg(found >= 0, "%s", complaints());
		ck_assert_msg(found - before >= now && found - before <= now + WRITERS,
		    "%d said, %d found", now, found - before);
		ck_assert_int_eq(report.documents, report.matters);
		ck_assert_int_eq(report.events, report.matters);
		before = found;
		said += now;
	}
	ck_assert_int_gt(said, ROUNDS); /* else nothing has been tested */
}
END_TEST

START_TEST(the_test_sees_a_step_that_was_lost)
{
	struct store_report report;

	store_close(s);
	ck_assert_int_eq(run_and_kill(work_too_soon, 1, 200), 1);
	ck_assert_int_eq(cases_in(&report), 0);
}
END_TEST

START_TEST(the_test_sees_a_step_that_was_half_done)
{
	struct store_report report;

	(void)case_of("Remiss");
	store_close(s);
	ck_assert_int_eq(run_and_kill(work_in_halves, 1, 200), 1);
	ck_assert_int_eq(cases_in(&report), -1);
	ck_assert(diags_has(&ds, &msg_check_states));
}
END_TEST

/* A creation that is killed leaves either a whole register or a file to begin again in. */
START_TEST(a_killed_creation_is_a_register_or_can_be_made_again)
{
	struct store_report report;

	store_close(s);
	for (int i = 0; i < ROUNDS; i++) {
		const struct timespec while_it_writes = { 0, i * 400000L };
		pid_t child;
		int status;

		path = in_folder(arena_printf(a, "%d.db", i));
		child = fork();
		ck_assert_int_ge(child, 0);
		if (child == 0) {
			s = store_create(path, &ds);
			if (s != NULL)
				(void)store_commit(s, &ds);
			_exit(0);
		}
		(void)nanosleep(&while_it_writes, NULL);
		(void)kill(child, SIGKILL);
		ck_assert_int_eq(waitpid(child, &status, 0), child);
		s = store_open(path, STORE_WRITE, &ds);
		if (s == NULL) {
			forget();
			s = store_create(path, &ds);
			ck_assert_msg(s != NULL, "%s", complaints());
			OK(store_commit(s, &ds));
		}
		OK(store_check(s, &report, &ds));
		store_close(s);
		s = NULL;
	}
}
END_TEST

Suite *
kill_suite(void)
{
	Suite *suite = suite_create("kill");
	TCase *t = tcase_create("kill");

	tcase_set_timeout(t, 120);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, killed_writers_lose_no_step_that_was_said_to_be_done);
	tcase_add_test(t, the_test_sees_a_step_that_was_lost);
	tcase_add_test(t, the_test_sees_a_step_that_was_half_done);
	tcase_add_test(t, a_killed_creation_is_a_register_or_can_be_made_again);
	suite_add_tcase(suite, t);
	return suite;
}
