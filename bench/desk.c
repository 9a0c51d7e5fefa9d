/* How long the lists of a large register take.
 *
 *   bench/desk FOLDER [CASES [DOCUMENTS [TEXTS]]]    made in FOLDER, on a real disk, if it is not there
 *
 * CASES (100 000), DOCUMENTS (1 000 000) and TEXTS (100 000) are as in large.h.  Then, by the
 * clock, the middle and the slowest of ROUNDS of every list page, against the gate of 50 ms (a page of
 * hits where there are as many documents as cases: 100 ms); the check of the whole register; and a
 * backup while another process works in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "bench/large.h"
#include "bench/register.h"
#include "engine/desk/desk.h"
#include "engine/desk/due.h"
#include "engine/desk/search.h"
#include "engine/store/check.h"
#include "engine/store/meeting.h"
#include "engine/store/people.h"

enum { ROUNDS = 15, PAGE = 50, GATE = 50, SEARCH_GATE = 100 };

static struct arena *a;
static struct diags ds;
static struct large_size size = { 100000, 1000000, 100000 };
static bool failed;

static _Noreturn void
stop(const char *what)
{
	stop_at(what, &ds);
}

static void
must(int result, const char *what)
{
	if (result != 0)
		stop(what);
}

/* ---- The lists ---- */

/* One list: how many rows it gave, by what is given. */
typedef size_t list_function(struct desk *, const void *given);

static void
measure(struct desk *d, const char *what, list_function *list, const void *given, int gate)
{
	double took[ROUNDS];
	size_t rows = 0;

	for (int i = 0; i < ROUNDS; i++) {
		const double started = seconds();

		rows = list(d, given);
		took[i] = 1e3 * (seconds() - started);
	}
	sort_numbers(took, ROUNDS);
	printf("%-46s %8.2f ms (slowest %8.2f) %5zu rows", what, took[ROUNDS / 2],
	    took[ROUNDS - 1], rows);
	if (gate > 0)
		printf("   %5.1f %% of the gate%s", 100 * took[ROUNDS / 2] / gate,
		    took[ROUNDS / 2] > gate ? "  TOO SLOW" : "");
	failed = failed || (gate > 0 && took[ROUNDS / 2] > gate);
	printf("\n");
	fflush(stdout);
}

struct case_page {
	struct case_filter filter;
	int64_t before;
};

static size_t
case_page(struct desk *d, const void *given)
{
	const struct case_page *p = given;
	struct matter_row *row;
	size_t n;

	must(store_cases(desk_store(d), a, &p->filter, p->before, PAGE, &row, &n, &ds), "cases");
	for (size_t i = 0; i < n; i++)
		if (desk_status(d, &row[i], &ds) == NULL)
			stop("status");
	return n;
}

static size_t
due_page(struct desk *d, const void *given)
{
	struct due_filter f = *(const struct due_filter *)given;
	struct deadline_row *row;
	size_t n;

	f.limit = PAGE;
	must(store_due(desk_store(d), a, &f, &row, &n, &ds), "due");
	return n;
}

static size_t
today(struct desk *d, const void *given)
{
	struct due_filter f = *(const struct due_filter *)given;
	const struct desk_due *due;
	size_t n;

	f.until = date_add_days(desk_day(d), 7);
	must(desk_due(d, &f, &due, &n, &ds), "today");
	return n;
}

static size_t
post_week(struct desk *d, const void *body)
{
	const struct date first = date_of(LAST_YEAR, 5, 4);
	struct desk_post *post;
	size_t n;

	must(desk_post_list(d, first, date_add_days(first, 6), body, true, &post, &n, &ds), "post");
	return n;
}

static size_t
meeting_page(struct desk *d, const void *body)
{
	struct meeting_row *row;
	size_t n;

	must(store_meetings(desk_store(d), a, body, date_of(LAST_YEAR, 1, 1),
		 date_of(LAST_YEAR, 12, 31), &row, &n, &ds), "meetings");
	return n;
}

static size_t
notices_up(struct desk *d, const void *given)
{
	struct notice_row *row;
	size_t n;

	(void)given;
	must(store_notices(desk_store(d), a, NULL, true, &row, &n, &ds), "notices");
	return n;
}

static size_t
case_whole(struct desk *d, const void *key)
{
	const struct matter_row *m = desk_matter(d, key, &ds);
	struct document_row *document;
	struct event_row *e;
	size_t n, events;

	if (m == NULL || desk_documents(d, m, &document, &n, &ds) != 0 ||
	    store_events(desk_store(d), a, m->id, &e, &events, &ds) != 0)
		stop("case");
	return n + events;
}

static size_t
search_page(struct desk *d, const void *given)
{
	struct desk_found found;

	must(desk_search(d, given, &found, &ds), "search");
	return found.count;
}

static void
measure_lists(struct desk *d)
{
	static const struct {
		const char *what;
		struct case_page page;
	} list[] = {
		{ "cases", { .before = 0 } },
		{ "cases, a page far down", { .before = 50000 } },
		{ "open cases", { .filter = { .open_only = true } } },
		{ "open cases without an officer", { .filter = { .open_only = true, .unassigned = true } } },
		{ "cases of a board", { .filter = { .body = "N7" } } },
		{ "open cases of a board", { .filter = { .body = "N10", .open_only = true } } },
		{ "open cases of an officer",
		    { .filter = { .officer = "Handläggare 10", .open_only = true } } },
		{ "cases of an officer and a board",
		    { .filter = { .officer = "Handläggare 7", .body = "N7" } } },
	};

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		measure(d, list[i].what, case_page, &list[i].page, GATE);
	measure(d, "deadlines", due_page, &(struct due_filter){ .until = DATE_NONE }, GATE);
	measure(d, "deadlines of a board", due_page,
	    &(struct due_filter){ .until = DATE_NONE, .body = "N10" }, GATE);
	measure(d, "today, a board: late, today, the week", today, &(struct due_filter){ .body = "N10" }, GATE);
	measure(d, "today, an officer", today, &(struct due_filter){ .officer = "Handläggare 10" }, GATE);
	measure(d, "post of a week, for anyone", post_week, NULL, GATE);
	measure(d, "post of a week of a board", post_week, "N7", GATE);
	measure(d, "meetings of a year", meeting_page, NULL, GATE);
	measure(d, "meetings of a year of a board", meeting_page, "N7", GATE);
	measure(d, "notices that are up", notices_up, NULL, GATE);
	measure(d, "a case with documents and log", case_whole, "N7 2026/00003", GATE);
}

/* The gate of searching is that of as many documents as cases. */
static void
measure_search(struct desk *d)
{
	const int gate = size.documents <= size.cases && size.cases <= 100000 ? SEARCH_GATE : 0;

	measure(d, "search: the commonest word", search_page, &(struct desk_search){ .words = "so", .page = 1 },
	    gate);
	measure(d, "search: it, page 100", search_page, &(struct desk_search){ .words = "so", .page = 100 },
	    gate);
	measure(d, "search: it, of a board and a year", search_page,
	    &(struct desk_search){ .words = "so", .body = "N7", .year = 2010, .page = 1 }, gate);
	measure(d, "search: it, of a kind, open", search_page,
	    &(struct desk_search){ .words = "so", .kind = "ärende", .state = SEARCH_OPEN, .page = 1 },
	    gate);
	measure(d, "search: it, where there is none", search_page,
	    &(struct desk_search){ .words = "so", .kind = "finns-inte", .page = 1 }, gate);
	measure(d, "search: a rare word, by rank", search_page,
	    &(struct desk_search){ .words = "slutnäso", .page = 1 }, gate);
	measure(d, "search: two common words", search_page,
	    &(struct desk_search){ .words = "so ci", .page = 1 }, gate);
	measure(d, "search: three of middle", search_page,
	    &(struct desk_search){ .words = "hemtjänst taxa* ren", .page = 1 }, gate);
	measure(d, "search: two letters and a star", search_page,
	    &(struct desk_search){ .words = "sl*", .page = 1 }, gate);
	measure(d, "search: the commonest beginning", search_page,
	    &(struct desk_search){ .words = "so*", .page = 1 }, gate);
	measure(d, "search: a phrase of common words", search_page,
	    &(struct desk_search){ .words = "\"so ci\"", .page = 1 }, gate);
	measure(d, "search: for anyone", search_page,
	    &(struct desk_search){ .words = "hemtjänst", .page = 1, .for_anyone = true }, gate);
}

/* ---- The whole of it ---- */

static void
check_all(struct desk *d)
{
	const double started = seconds();
	struct store_report report;

	must(store_check(desk_store(d), &report, &ds), "check");
	printf("register check: %.0f s, %lld events, %lld documents\n", seconds() - started,
	    (long long)report.events, (long long)report.documents);
	fflush(stdout);
}

/* Another process copies the register while cases are opened in this one. */
static void
backup_beside(const char *path, const char *copy, const struct desk_who *who)
{
	static const struct desk_given given[] = { { "rubrik", "Ett ärende till" },
		{ "mottagare", "N7" } };
	const struct desk_case more = { .flow = "forvaltningsarende", .given = given, .count = 2 };
	const double started = seconds();
	struct desk *d;
	double slowest = 0;
	int status = 0, steps = 0;
	const pid_t child = fork();

	if (child == 0) {
		struct store_report report;
		struct store *s = store_open(path, STORE_READ, &ds);

		must(s == NULL ? -1 : store_backup(s, copy, true, &report, &ds), "backup");
		_exit(0);
	}
	d = desk_open(path, STORE_WRITE, who, &ds);
	if (d == NULL)
		stop("open");
	for (; waitpid(child, &status, WNOHANG) == 0; steps++) {
		const double began = seconds();
		struct desk_report report = { 0 };

		must(desk_case_new(d, &more, &report, NULL, &ds), "case");
		if (seconds() - began > slowest)
			slowest = seconds() - began;
		usleep(20000);
	}
	desk_close(d);
	if (status != 0)
		stop("backup");
	printf("backup, verified, while another works: %.0f s; %d cases opened meanwhile, the slowest in %.0f ms\n",
	    seconds() - started, steps, 1e3 * slowest);
}

static int
number_at(int argc, char *argv[], int i, int otherwise)
{
	return argc > i ? (int)strtol(argv[i], NULL, 10) : otherwise;
}

int
main(int argc, char *argv[])
{
	const struct desk_who who = { "registrator", date_of(LAST_YEAR, 9, 1) };
	const char *path, *folder = argc > 1 ? argv[1] : ".";
	struct desk *d;

	a = arena_new();
	diags_init(&ds, a);
	size.cases = number_at(argc, argv, 2, size.cases);
	size.documents = number_at(argc, argv, 3, size.documents);
	size.texts = number_at(argc, argv, 4, size.texts);
	path = file_join(a, folder, "desk.db");
	if (access(path, F_OK) != 0)
		large_make(path, &size);
	d = desk_open(path, STORE_READ, &who, &ds);
	if (d == NULL)
		stop("open");
	measure_lists(d);
	measure_search(d);
	check_all(d);
	desk_close(d);
	backup_beside(path, file_join(a, folder, "copy.db"), &who);
	arena_free(a);
	return failed ? 1 : 0;
}
