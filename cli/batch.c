/* kansli batch: a document for each row of a list. */
#include "batch/batch.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/xml.h"
#include "batch/messages.h"
#include "cli/at_desk.h"
#include "cli/batch.h"
#include "cli/exit.h"
#include "cli/messages.h"
#include "cli/template.h"

enum { PARTLY = 2, BAR = 24, LINE = 160 };

/* ---- Interruption ---- */

static volatile sig_atomic_t stopped; /* the signal that asked for it; 0 */

static void
stop(int signal_number)
{
	stopped = signal_number;
}

static bool
is_stopped(void)
{
	return stopped != 0;
}

/* The document in hand is finished first, so that nothing half done is left.  A second signal
 * ends the program as ever. */
static void
catch_signals(struct sigaction before[2])
{
	const struct sigaction later = { .sa_handler = stop,
		.sa_flags = SA_RESTART | (int)SA_RESETHAND };

	stopped = 0;
	(void)sigaction(SIGINT, &later, &before[0]); /* can fail only for a wrong number */
	(void)sigaction(SIGTERM, &later, &before[1]);
}

static void
leave_signals(const struct sigaction before[2])
{
	(void)sigaction(SIGINT, &before[0], NULL);
	(void)sigaction(SIGTERM, &before[1], NULL);
}

/* ---- Progress ---- */

struct progress {
	const struct cli *cli;
	bool terminal;
	double begun, shown; /* seconds */
	size_t tenths;       /* of the list, that have been told */
};

static double
seconds_now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t); /* the clock is there */
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
show(const struct buf *b)
{
	(void)!write(STDERR_FILENO, b->text, b->size); /* progress that nobody sees is no fault */
}

/* "#######.........  3120/10000, 4100/s, 2 s kvar" */
static void
show_bar(const struct progress *p, const struct batch_count *n, size_t done, double rate)
{
	const size_t full = n->rows > 0 ? done * BAR / n->rows : BAR;
	struct buf b;

	buf_init(&b, LINE);
	buf_str(&b, "\r\033[K");
	for (size_t i = 0; i < BAR; i++)
		buf_char(&b, i < full ? '#' : '.');
	buf_printf(&b, " %zu/%zu, %.0f/s", done, n->rows, rate);
	if (done < n->rows && rate > 0)
		buf_printf(&b, ", %.0f s %s", (double)(n->rows - done) / rate,
		    cli_say(p->cli, "kvar", "left"));
	if (done == n->rows)
		buf_char(&b, '\n');
	show(&b);
	buf_free(&b);
}

static void
show_line(const struct progress *p, const struct batch_count *n, size_t done, double rate)
{
	struct buf b;

	buf_init(&b, LINE);
	buf_printf(&b, "kansli: %zu %%, %zu %s %zu %s, %.0f/s\n", done * 100 / n->rows, done,
	    cli_say(p->cli, "av", "of"), n->rows, cli_say(p->cli, "rader", "rows"), rate);
	show(&b);
	buf_free(&b);
}

static void
progress(void *user, const struct batch_count *n)
{
	struct progress *p = user;
	const size_t done = n->made + n->skipped + n->failed;
	const double now = seconds_now();
	const double rate = (double)done / (now > p->begun ? now - p->begun : 1e-9);

	if (p->terminal && (now - p->shown > 0.1 || done == n->rows)) {
		p->shown = now;
		show_bar(p, n, done, rate);
	} else if (!p->terminal && done * 10 / n->rows > p->tenths) {
		p->tenths = done * 10 / n->rows;
		show_line(p, n, done, rate);
	}
}

/* ---- The command ---- */

/* What is the same in all documents. */
static int
read_shared(struct cli *c, xmlDocPtr *shared)
{
	if (cli_has(c, OPTION_DATA))
		*shared = cli_xml(c, c->value[OPTION_DATA]);
	return cli_has(c, OPTION_DATA) && *shared == NULL ? -1 : 0;
}

/* Where to: a folder, a zip file, or with --check nowhere. */
static int
check_options(struct cli *c)
{
	const bool folder = cli_has(c, OPTION_OUTPUT_DIR), zip = cli_has(c, OPTION_ZIP);

	if (folder && zip)
		return diag_add(&c->diags, &msg_cli_folder_and_zip, NULL, NULL);
	if (!folder && !zip && !cli_has(c, OPTION_CHECK))
		return diag_add(&c->diags, &msg_cli_option_missing, NULL, "-o", cli_usage(c), NULL);
	return 0;
}

void
cli_batch_answer(struct cli *c, const struct batch_count *n)
{
	const bool check = cli_has(c, OPTION_CHECK);
	struct json j;

	if (!cli_has(c, OPTION_JSON)) {
		buf_printf(c->out, "%zu %s: %zu %s, %zu %s", n->rows, cli_say(c, "rader", "rows"),
		    n->made,
		    check ? cli_say(c, "utan fel", "without errors") : cli_say(c, "gjorda", "made"),
		    n->failed, cli_say(c, "med fel", "with errors"));
		if (!check)
			buf_printf(c->out, ", %zu %s", n->skipped,
			    cli_say(c, "gjorda sedan tidigare", "made before"));
		buf_char(c->out, '\n');
		return;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member_int(&j, "rows", (long long)n->rows);
	json_member_int(&j, check ? "good" : "made", (long long)n->made);
	json_member_int(&j, "failed", (long long)n->failed);
	if (!check)
		json_member_int(&j, "skipped", (long long)n->skipped);
	json_object_end(&j);
	json_end(&j);
}

static int
run(struct cli *c, struct batch *b)
{
	struct sigaction before[2];
	struct batch_count count;
	struct progress p = {
		.cli = c, .terminal = isatty(STDERR_FILENO) == 1, .begun = seconds_now()
	};
	int result;

	if (!cli_has(c, OPTION_QUIET)) {
		b->progress = progress;
		b->user = &p;
	}
	b->is_stopped = is_stopped;
	catch_signals(before);
	result = batch_run(b, &count, &c->diags);
	leave_signals(before);
	if (stopped != 0 && diags_has(&c->diags, &msg_batch_interrupted))
		return stopped == SIGINT ? EXIT_INTERRUPTED : EXIT_TERMINATED;
	if (result >= 0)
		cli_batch_answer(c, &count);
	return result > 0 ? PARTLY : result;
}

int
command_batch_fill(struct cli *c)
{
	struct batch b = { .template_file = c->operand[0],
		.list = c->operand[1],
		.files = c->value[OPTION_FILES],
		.folder = c->value[OPTION_OUTPUT_DIR],
		.zip = c->value[OPTION_ZIP],
		.check = cli_has(c, OPTION_CHECK),
		.name = c->value[OPTION_NAME],
		.force = cli_has(c, OPTION_FORCE),
		.day = cli_has(c, OPTION_AS_OF) ? c->day : DATE_NONE };
	int result = -1;

	if (check_options(c) != 0 || cli_jobs(c, &b.jobs) != 0)
		return -1;
	b.template_bytes = cli_template_bytes(c, c->operand[0], &b.template_size);
	if (b.template_bytes != NULL && cli_specimen(c, &b.specimen) == 0 &&
	    read_shared(c, &b.shared) == 0)
		result = run(c, &b);
	xmlFreeDoc(b.shared);
	xmlFreeDoc(b.specimen);
	return result;
}
