/* What is due, among a million open deadlines.
 *
 *   bench/due FOLDER    a register is made in FOLDER, on a real disk
 *
 * The register has MATTERS cases of BODIES boards and OFFICERS officers, each case with DEADLINES
 * open deadlines on days through five years, all written with the store's own statements, an
 * event in the chain for each case.  Then, by the clock, the middle of ROUNDS: the first page of 50
 * rows for one board and for one officer, a page further on, and everything that `kansli today`
 * shows (late, today and the coming week) for one of each.  A register that is there already is
 * taken: to make it takes a minute or two. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "bench/register.h"
#include "engine/desk/desk.h"
#include "engine/desk/due.h"

enum { MATTERS = 250000, DEADLINES = 4, BODIES = 20, OFFICERS = 200, AT_ONCE = 10000 };
enum { ROUNDS = 21, PAGE = 50, FIVE_YEARS = 1826 };

static struct arena *a;
static struct diags ds;

static _Noreturn void
stop(const char *what)
{
	stop_at(what, &ds);
}

static const char *
name(const char *of, int i)
{
	return arena_printf(a, "%s%d", of, i);
}

/* ---- The register ---- */

static void
write_case(struct store *s, const struct matter_row *like, int i)
{
	static const char *const ids[DEADLINES] = { "svar", "beredning", "c", "d" };
	const struct date first = date_of(2026, 9, 1);
	struct matter_row m = *like;
	struct event_row e = { .name = "öppnas",
		.day = first,
		.at = "2026-09-01T08:00:00.000Z",
		.actor = "registrator",
		.states_after = like->states };

	m.code = m.body = name("N", i % BODIES);
	m.number = i / BODIES + 1;
	m.key = arena_printf(a, "%s 2026/%05d", m.code, m.number);
	m.officer = name("Handläggare ", i % OFFICERS);
	if (store_matter_add(s, &m, &ds) != 0)
		stop("matter");
	e.matter = m.id;
	if (store_event_add(s, &e, &ds) != 0)
		stop("event");
	for (int k = 0; k < DEADLINES; k++) {
		const int days = (int)((unsigned)(i * DEADLINES + k) * 2654435761u % FIVE_YEARS);
		const struct deadline_row d = { .matter = m.id,
			.id = ids[k],
			.title = "Svaret ska vara framme",
			.day = date_add_days(first, days) };

		if (store_deadline_put(s, &d, &ds) != 0)
			stop("deadline");
	}
}

/* Cases like the one that the desk opened. */
static void
fill(struct store *s, const struct matter_row *like)
{
	struct arena *lasting = a;

	for (int i = 0; i < MATTERS; i++) {
		if (i % AT_ONCE == 0) {
			a = arena_new();
			diags_init(&ds, a);
			if (store_begin(s, &ds) != 0)
				stop("begin");
		}
		write_case(s, like, i);
		if (i % AT_ONCE == AT_ONCE - 1) {
			if (store_commit(s, &ds) != 0)
				stop("commit");
			arena_free(a);
		}
	}
	a = lasting;
	diags_init(&ds, a);
}

/* ---- What is due ---- */

/* A page after so many others. */
static void
measure_page(struct desk *d, const char *what, const char *body, const char *officer, int pages)
{
	struct due_filter f = {
		.until = DATE_NONE, .body = body, .officer = officer, .limit = PAGE
	};
	double took[ROUNDS];
	struct deadline_row *row;
	size_t n = 0;

	for (int i = 0; i < pages; i++) {
		if (store_due(desk_store(d), a, &f, &row, &n, &ds) != 0 || n < PAGE)
			stop("page");
		f.after = &row[n - 1];
	}
	for (int i = 0; i < ROUNDS; i++) {
		const double started = seconds();

		if (store_due(desk_store(d), a, &f, &row, &n, &ds) != 0)
			stop("page");
		took[i] = seconds() - started;
	}
	sort_numbers(took, ROUNDS);
	printf("%-34s %7.3f ms  %4zu rows\n", what, 1e3 * took[ROUNDS / 2], n);
}

static void
measure_today(struct desk *d, const char *what, const char *body, const char *officer)
{
	const struct due_filter f = {
		.until = date_add_days(desk_day(d), 7), .body = body, .officer = officer
	};
	const struct desk_due *due;
	double took[ROUNDS];
	size_t n = 0;

	for (int i = 0; i < ROUNDS; i++) {
		const double started = seconds();

		if (desk_due(d, &f, &due, &n, &ds) != 0)
			stop("due");
		took[i] = seconds() - started;
	}
	sort_numbers(took, ROUNDS);
	printf("%-34s %7.3f ms  %4zu rows\n", what, 1e3 * took[ROUNDS / 2], n);
}

static void
make(const char *path)
{
	static const struct desk_given given[] = { { "rubrik", "Remiss om en ny taxa" },
		{ "mottagare", "Socialnämnden" }, { "sista-svarsdag", "2026-12-01" } };
	const struct desk_case first = { .flow = "remiss", .given = given, .count = 3 };
	const struct desk_start start = { .path = path,
		.from = "samples/lindasa",
		.data = ".",
		.user = "registrator",
		.day = date_of(2026, 9, 1),
		.trial = true };
	struct desk_report report = { 0 };
	struct desk_started count;
	struct desk *d;

	if (desk_init(&start, &count, &ds) != 0)
		stop("init");
	d = desk_open(path, STORE_WRITE, &(struct desk_who){ "registrator", start.day }, &ds);
	if (d == NULL || desk_case_new(d, &first, &report, NULL, &ds) != 0)
		stop("case");
	fill(desk_store(d), desk_matter(d, report.key, &ds));
	desk_close(d);
}

int
main(int argc, char *argv[])
{
	const struct desk_who who = { "registrator", date_of(2026, 10, 1) };
	const char *path;
	struct desk *d;

	a = arena_new();
	diags_init(&ds, a);
	path = file_join(a, argc > 1 ? argv[1] : ".", "due.db");
	if (access(path, F_OK) != 0)
		make(path);
	d = desk_open(path, STORE_READ, &who, &ds);
	if (d == NULL)
		stop("open");
	measure_page(d, "a page of 50, one board", "N7", NULL, 0);
	measure_page(d, "a page of 50, one officer", NULL, "Handläggare 7", 0);
	measure_page(d, "the 200th page of one board", "N7", NULL, 200);
	measure_today(d, "today, one officer", NULL, "Handläggare 7");
	measure_today(d, "today, one board", "N7", NULL);
	desk_close(d);
	arena_free(a);
	return 0;
}
