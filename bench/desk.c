/* A register of the size to build for, and how long its lists take.
 *
 *   bench/desk FOLDER [CASES [DOCUMENTS [TEXTS]]]    made in FOLDER, on a real disk, if it is not there
 *
 * Written with the store's own statements, an event in the chain for everything: CASES cases (100 000)
 * of BODIES boards and OFFICERS officers, 3 000 a year, every tenth open with deadlines; DOCUMENTS
 * rows of documents (1 000 000), TEXTS of which (100 000) say LENGTH words each, drawn so that the n-th
 * word of VOCABULARY is n times rarer than the first; meetings with items that have decisions, and a
 * notice each.  Then, by the clock, the middle and the slowest of ROUNDS of every list page, against
 * the gate of 50 ms (a page of hits where there are as many documents as cases: 100 ms); the check
 * of the whole register; and a backup while another process works in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "bench/register.h"
#include "engine/desk/desk.h"
#include "engine/desk/due.h"
#include "engine/desk/search.h"
#include "engine/store/check.h"
#include "engine/store/meeting.h"
#include "engine/store/people.h"

enum { BODIES = 20, OFFICERS = 200, A_YEAR = 3000, LAST_YEAR = 2026, AT_ONCE = 5000 };
enum { PER_MEETING = 25, CASES_PER_MEETING = 75, LENGTH = 300, VOCABULARY = 20000 };
enum { ROUNDS = 15, PAGE = 50, GATE = 50, SEARCH_GATE = 100 };

static struct arena *a;
static struct diags ds;
static int cases = 100000, documents = 1000000, texts = 100000;
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

/* ---- Words ---- */

static unsigned
random_below(unsigned n)
{
	static uint64_t state = 20261122;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((state >> 33) % n);
}

static void
word(struct buf *b, unsigned n)
{
	static const char *const syllable[] = { "so", "ci", "al", "nä", "mn", "den", "be", "slut", "hem",
		"tjänst", "ta", "xa", "för", "vård", "å", "bygg", "lov", "sko", "la", "ren" };

	do {
		buf_str(b, syllable[n % 20]);
		n /= 20;
	} while (n > 0);
}

/* The n-th word n times rarer than the first, nearly: VOCABULARY to the power of what is drawn. */
static void
some_words(struct buf *b, int count)
{
	for (int i = 0; i < count; i++) {
		unsigned n = 1u << random_below(15);

		n = n - 1 + random_below(n);
		word(b, n < VOCABULARY ? n : VOCABULARY - 1);
		buf_char(b, i % 12 == 11 ? '\n' : ' ');
	}
}

/* ---- The register ---- */

struct making {
	struct store *store;
	const struct matter_row *like;
	int open; /* rows in the transaction */
	struct arena *lasting;
};

/* Begin a transaction and an arena, now and then. */
static void
row_begin(struct making *k)
{
	if (k->open++ > 0)
		return;
	a = arena_new();
	diags_init(&ds, a);
	must(store_begin(k->store, &ds), "begin");
}

static void
row_end(struct making *k, bool last)
{
	if (k->open < AT_ONCE && !last)
		return;
	if (k->open > 0) {
		must(store_commit(k->store, &ds), "commit");
		arena_free(a);
	}
	k->open = 0;
	a = k->lasting;
	diags_init(&ds, a);
}

static const char *
name(const char *of, int i)
{
	return arena_printf(a, "%s%d", of, i);
}

static void
event(struct making *k, const struct matter_row *m, const char *what, struct date day)
{
	struct event_row e = { .matter = m->id,
		.name = what,
		.day = day,
		.at = "2026-09-01T08:00:00.000Z",
		.actor = "registrator",
		.states_after = m->states };

	must(store_event_add(k->store, &e, &ds), "event");
}

static const char *
title(void)
{
	struct buf b;
	const char *text;

	buf_init(&b, 4096);
	some_words(&b, 6);
	text = arena_strn(a, b.text, b.size - 1);
	buf_free(&b);
	return text;
}

static void
add_matter(struct making *k, struct matter_row *m, struct date day)
{
	m->document = arena_printf(a, "<data><rubrik>%s</rubrik></data>", m->title);
	m->opened = day;
	must(store_matter_add(k->store, m, &ds), "matter");
	event(k, m, "öppnas", day);
}

static void
add_deadlines(struct making *k, const struct matter_row *m)
{
	static const char *const ids[] = { "svar", "beredning" };

	for (size_t i = 0; i < 2; i++) {
		const struct deadline_row d = { .matter = m->id,
			.id = ids[i],
			.title = "Svaret ska vara framme",
			.day = date_add_days(date_of(LAST_YEAR, 8, 1), (int)random_below(1000)) };

		must(store_deadline_put(k->store, &d, &ds), "deadline");
	}
}

static struct date
day_of_case(int i)
{
	return date_add_days(date_of(LAST_YEAR - (cases - 1 - i) / A_YEAR, 1, 1), i % A_YEAR / 12);
}

static void
add_case(struct making *k, int i)
{
	struct matter_row m = *k->like;

	row_begin(k);
	m.code = m.body = name("N", i % BODIES);
	m.year = date_ymd(day_of_case(i)).year;
	must(store_series_next(k->store, m.code, m.year, &m.number, &ds), "series");
	m.key = arena_printf(a, "%s %d/%05d", m.code, m.year, m.number);
	m.officer = name("Handläggare ", i % OFFICERS);
	m.title = title();
	m.closed = i % 10 == 0 ? DATE_NONE : date_add_days(day_of_case(i), 100);
	add_matter(k, &m, day_of_case(i));
	if (i % 10 == 0)
		add_deadlines(k, &m);
	for (int d = i; d < documents; d += cases) {
		struct document_row row = { .matter = m.id,
			.kind = d % 3 == 0 ? "tjänsteskrivelse" : "skrivelse",
			.title = title(),
			.direction = (enum direction)(d % 3),
			.party = name("Avsändare ", d % 997),
			.file_name = "brev.docx",
			.media_type = "text/plain",
			.day = day_of_case(i),
			.at = "2026-09-01T08:00:00.000Z",
			.actor = "registrator" };
		struct buf b;

		buf_init(&b, 1 << 16);
		some_words(&b, d < texts ? LENGTH : 3);
		row.text = d < texts ? b.text : NULL;
		must(store_document_add(k->store, &row, b.text, b.size, &ds), "document");
		event(k, &m, "handling tillagd", row.day);
		buf_free(&b);
	}
	row_end(k, i == cases - 1);
}

static void
add_item(struct making *k, const struct matter_row *meeting, struct date day, int point, int i)
{
	struct matter_row m = { .kind = "ärendepunkt", .flow = k->like->flow };
	struct item_row row = {
		.meeting = meeting->id, .point = point, .kind = "beslut", .outcome = "bifalls"
	};
	struct buf b;

	m.flow_hash = k->like->flow_hash;
	m.states = k->like->states;
	m.key = arena_printf(a, "%s/%d", meeting->key, point);
	m.title = title();
	m.body = meeting->body;
	m.parent = meeting->id;
	m.closed = day;
	add_matter(k, &m, day);
	buf_init(&b, 4096);
	some_words(&b, 30);
	row.matter = m.id;
	row.case_matter = 1 + (i * PER_MEETING + point) % cases;
	row.decision = b.text;
	row.title = m.title;
	row.year = date_ymd(day).year;
	must(store_series_next(k->store, arena_printf(a, "§ %s", m.body), row.year, &row.paragraph,
		 &ds), "§");
	must(store_item_put(k->store, &row, &ds), "item");
	buf_free(&b);
}

static void
add_meeting(struct making *k, int i, int count)
{
	struct date day = day_of_case(i * CASES_PER_MEETING);
	struct matter_row m = { .kind = "sammanträde", .flow = k->like->flow };
	struct matter_row up = { .kind = "anslag", .flow = k->like->flow };
	struct meeting_row row = { .number = 1 + i / BODIES, .from = "13:15" };
	struct notice_row n = { .kind = "kungörelse", .title = "Anslag", .posted = day };
	char iso[DATE_ISO_SIZE];

	row_begin(k);
	m.flow_hash = up.flow_hash = k->like->flow_hash;
	m.states = up.states = k->like->states;
	m.body = up.body = row.body = n.body = name("N", i % BODIES);
	m.title = up.title = title();
	m.key = arena_printf(a, "%s/%s-%d", m.body, date_iso(day, iso), row.number);
	m.closed = up.closed = day;
	add_matter(k, &m, day);
	row.matter = m.id;
	row.day = day;
	must(store_meeting_put(k->store, &row, &ds), "meeting");
	for (int point = 1; point <= PER_MEETING; point++)
		add_item(k, &m, day, point, i);
	up.key = arena_printf(a, "anslag/%d-%d", date_ymd(day).year, i);
	add_matter(k, &up, day);
	n.matter = up.id;
	n.last = date_add_days(day, 21);
	n.down = date_add_days(day, 22);
	n.removed = i + 20 < count ? n.down : DATE_NONE;
	must(store_notice_put(k->store, &n, &ds), "notice");
	k->open += PER_MEETING;
	row_end(k, i == count - 1);
}

static void
add_bodies(struct store *s)
{
	must(store_begin(s, &ds), "begin");
	for (int i = 0; i < BODIES; i++) {
		const struct body_row b = {
			.code = name("N", i), .name = name("Nämnd ", i), .type = "nämnd"
		};

		must(store_body_put(s, &b, &ds), "body");
	}
	must(store_commit(s, &ds), "commit");
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
		.day = date_of(LAST_YEAR, 9, 1),
		.trial = true };
	const int meetings = cases / CASES_PER_MEETING;
	const double started = seconds();
	struct desk_report report = { 0 };
	struct desk_started count;
	struct making k = { .lasting = a };
	struct desk *d;

	must(desk_init(&start, &count, &ds), "init");
	d = desk_open(path, STORE_WRITE, &(struct desk_who){ "registrator", start.day }, &ds);
	if (d == NULL || desk_case_new(d, &first, &report, NULL, &ds) != 0)
		stop("case");
	k.store = desk_store(d);
	k.like = desk_matter(d, report.key, &ds);
	add_bodies(k.store);
	for (int i = 0; i < cases; i++)
		add_case(&k, i);
	for (int i = 0; i < meetings; i++)
		add_meeting(&k, i, meetings);
	desk_close(d);
	printf("made: %d cases, %d documents, %d of them with %d words, %d meetings with %d items: %.0f s\n",
	    cases, documents, texts, LENGTH, meetings, meetings * PER_MEETING, seconds() - started);
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
	const int gate = documents <= cases && cases <= 100000 ? SEARCH_GATE : 0;

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
	cases = number_at(argc, argv, 2, cases);
	documents = number_at(argc, argv, 3, documents);
	texts = number_at(argc, argv, 4, texts);
	path = file_join(a, folder, "desk.db");
	if (access(path, F_OK) != 0)
		make(path);
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
