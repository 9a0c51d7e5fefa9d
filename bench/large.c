/* The register that bench/desk measures: see large.h. */
#include "bench/large.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "bench/register.h"
#include "engine/desk/desk.h"
#include "engine/store/meeting.h"
#include "engine/store/people.h"

enum { OFFICERS = 200, A_YEAR = 3000, AT_ONCE = 5000 };
enum { PER_MEETING = 25, CASES_PER_MEETING = 75, LENGTH = 300, VOCABULARY = 20000, BODIES = 20 };

static struct arena *a;
static struct diags ds;
static int cases, documents, texts;

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

void
large_make(const char *path, const struct large_size *size)
{
	a = arena_new();
	diags_init(&ds, a);
	cases = size->cases;
	documents = size->documents;
	texts = size->texts;
	make(path);
	arena_free(a);
}
