/* The public board read back: is what should be there there? */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/program.h"
#include "base/text.h"
#include "engine/desk/board_protocol.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/desk/notice.h"
#include "engine/view/board.h"

#define CHECK "kontroll av anslagstavlan"
#define INTERRUPT "anteckna-avbrott"
#define BOARD_ADDRESS "board address"

enum { PAGE_MAX = 64 << 20 };

/* What is being looked at. */
struct watching {
	struct desk *desk;
	const char *folder;            /* or the address, without the last slash */
	bool web;                      /* it is an address */
	const char *index;             /* the index page as it is there; NULL: gone */
	const struct board_file *file; /* as they should be */
	size_t file_count;
	struct view_source view;
	struct desk_report *report;
	struct diags *ds;
};

/* ---- What should be there ---- */

static int
expected(struct watching *w, const struct notice_row *row, size_t count)
{
	struct desk *d = w->desk;
	struct board_notice *up = arena_array(d->arena, count + 1, sizeof *up);

	for (size_t i = 0; i < count; i++) {
		const struct matter_row *m =
		    store_matter_by_id(d->store, d->arena, row[i].matter, w->ds);

		const struct view_notice *n =
		    m != NULL ? view_notice_read(&w->view, m, w->ds) : NULL;

		if (n == NULL || board_protocol(d, n, &up[i], w->ds) != 0)
			return -1;
	}
	w->file = board_files(&w->view, up, count, NULL, 0, &w->file_count, w->ds);
	return w->file != NULL ? 0 : -1;
}

/* ---- What is there ---- */

/* curl's answer when the server has no such page (404, 410 …). */
enum { CURL_NO_PAGE = 22 };

/* A page by curl.  NULL with no error when the server says that it has none. */
static const char *
fetch(const struct watching *w, const char *name, size_t *size)
{
	const char *address = arena_printf(w->desk->arena, "%s/%s", w->folder, name);
	const char *const arguments[] = { "curl", "--silent", "--fail", "--location", "--max-time",
		"30", "--proto", "=http,https", "--", address, NULL };
	struct program p = { .arguments = arguments, .output_max = PAGE_MAX };
	int code = program_run(w->desk->arena, &p, w->ds);

	if (code > 0 && code != CURL_NO_PAGE)
		(void)diag_add(w->ds, &msg_desk_board_away, NULL, address,
		    arena_printf(w->desk->arena, "curl %d", code), NULL);
	*size = p.output_size;
	return code == 0 ? p.output : NULL;
}

static const char *
read_back(const struct watching *w, const char *name, size_t *size)
{
	struct diags quiet;

	if (w->web)
		return fetch(w, name, size);

	diags_init(&quiet, w->desk->arena);
	return file_read(
	    w->desk->arena, file_join(w->desk->arena, w->folder, name), PAGE_MAX, size, &quiet);
}

static bool
is_as_expected(const struct watching *w, const char *name, const char *text, size_t size)
{
	for (size_t i = 0; i < w->file_count; i++)
		if (strcmp(w->file[i].name, name) == 0)
			return w->file[i].size == size && memcmp(w->file[i].text, text, size) == 0;
	return false;
}

/* Are the files that a page leads to there as they should be? */
static bool
has_attachments(const struct watching *w, const char *page)
{
	const size_t stem = strlen(page) - strlen(".html");
	bool good = true;

	for (size_t i = 0; good && i < w->file_count; i++) {
		const char *name = w->file[i].name, *text;
		size_t size;

		if (strncmp(name, page, stem) != 0 || name[stem] != '-')
			continue;
		text = read_back(w, name, &size);
		good = text != NULL && is_as_expected(w, name, text, size);
	}
	return good;
}

static void
look(const struct watching *w, struct desk_watched *seen)
{
	size_t size;
	const char *page = read_back(w, seen->page, &size);
	const char *link = arena_printf(w->desk->arena, "href=\"%s\"", seen->page);

	seen->seen = SEEN_MISSING;
	if (page == NULL || w->index == NULL || strstr(w->index, link) == NULL)
		return;
	seen->hash = hash_of(page, size);
	seen->seen = is_as_expected(w, seen->page, page, size) && has_attachments(w, seen->page)
			 ? SEEN_UP
			 : SEEN_CHANGED;
}

/* ---- What is written down ---- */

static bool
is_logged_today(const struct watching *w, const struct matter_row *m)
{
	struct event_row *e;
	size_t n;

	if (store_events(w->desk->store, w->desk->arena, m->id, &e, &n, w->ds) != 0)
		return true;
	for (size_t i = n; i > 0 && e[i - 1].day.n == w->desk->day.n; i--)
		if (strcmp(e[i - 1].name, CHECK) == 0)
			return true;
	return false;
}

static int
log_check(const struct watching *w, const struct matter_row *m, const struct desk_watched *seen)
{
	static const char *const words[] = {
		[SEEN_UP] = "uppe", [SEEN_CHANGED] = "ändrad", [SEEN_MISSING] = "saknas"
	};
	struct desk *d = w->desk;
	char at[CLOCK_NOW_SIZE], hex[HASH_HEX_SIZE];
	const struct chart_value v[] = { { "sida", seen->page }, { "läget", words[seen->seen] },
		{ "sha256", seen->seen != SEEN_MISSING ? hash_hex(&seen->hash, hex) : "" } };
	struct event_row e = { .matter = m->id,
		.name = CHECK,
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.states_before = m->states,
		.states_after = m->states,
		.payload = data_of_values(d, v, 3) };

	if (seen->seen == SEEN_UP && is_logged_today(w, m))
		return w->ds->errors > 0 ? -1 : 0;
	if (store_begin(d->store, w->ds) != 0)
		return -1;
	return desk_finish(d, store_event_add(d->store, &e, w->ds), w->ds);
}

static int
interrupt(const struct watching *w, const struct matter_row *m)
{
	const struct desk_given given[] = { { "skäl",
	    "Anslaget saknades när anslagstavlan kontrollerades." } };
	const struct desk_press press = { .action = INTERRUPT, .given = given, .count = 1 };

	return desk_do(w->desk, m, &press, w->report, w->ds);
}

static int
watch_one(const struct watching *w, const struct notice_row *row, struct desk_watched *seen)
{
	const struct matter_row *m =
	    store_matter_by_id(w->desk->store, w->desk->arena, row->matter, w->ds);

	if (m == NULL)
		return -1;
	*seen = (struct desk_watched){ .key = row->key,
		.page = board_page_name(w->desk->arena, row->key) };
	look(w, seen);
	if (w->ds->errors > 0)
		return -1;
	if (seen->seen != SEEN_UP)
		(void)diag_add(w->ds,
		    seen->seen == SEEN_MISSING ? &msg_desk_board_missing : &msg_desk_board_changed,
		    NULL, row->key, NULL);
	if (log_check(w, m, seen) != 0)
		return -1;
	seen->interrupted =
	    seen->seen == SEEN_MISSING && (date_is_none(row->down) || w->desk->day.n < row->down.n);
	return seen->interrupted ? interrupt(w, m) : 0;
}

static int
check_folder(struct watching *w, const char *folder)
{
	struct desk *d = w->desk;
	const char *published;
	size_t size;

	w->folder = folder_real(d->arena, folder);
	if (store_setting_get(d->store, d->arena, DESK_BOARD_FOLDER, &published, w->ds) != 0)
		return -1;
	if (published == NULL || strcmp(published, w->folder) != 0)
		return diag_add(w->ds, &msg_desk_board_other, &(struct place){ .file = folder },
		    published != NULL ? published : DIAG_BOTH("ingen mapp", "no folder"), NULL);
	w->index = read_back(w, BOARD_INDEX, &size);
	return 0;
}

/* An address that has once shown our board is believed when it shows nothing; any other must first
 * show it, so that a misspelt one interrupts nothing. */
static int
check_address(struct watching *w, const char *address)
{
	struct desk *d = w->desk;
	size_t size, length = strlen(address);
	const char *known;

	w->web = true;
	while (length > 0 && address[length - 1] == '/')
		length--;
	w->folder = arena_strn(d->arena, address, length);
	if (store_setting_get(d->store, d->arena, BOARD_ADDRESS, &known, w->ds) != 0)
		return -1;
	w->index = read_back(w, BOARD_INDEX, &size);
	if (w->ds->errors > 0)
		return -1;
	if (known != NULL && strcmp(known, w->folder) == 0)
		return 0;
	if (w->index == NULL || strstr(w->index, board_title(&w->view)) == NULL)
		return diag_add(w->ds, &msg_desk_board_strange, NULL, address, NULL);
	if (store_begin(d->store, w->ds) != 0)
		return -1;
	return desk_finish(d, store_setting_set(d->store, BOARD_ADDRESS, w->folder, w->ds), w->ds);
}

static bool
is_address(const char *text)
{
	return text_starts(text, "http://") || text_starts(text, "https://");
}

int
desk_watch(struct desk *d, const char *folder, struct desk_report *report,
    const struct desk_watched **watched, size_t *count, struct diags *ds)
{
	struct watching w = { .desk = d, .report = report, .ds = ds };
	struct desk_watched *seen;
	struct notice_row *row;

	if (desk_drain(d, report, ds) != 0 || desk_view_source(d, &w.view, ds) != 0 ||
	    (is_address(folder) ? check_address(&w, folder) : check_folder(&w, folder)) != 0 ||
	    store_notices(d->store, d->arena, NULL, true, &row, count, ds) != 0 ||
	    expected(&w, row, *count) != 0)
		return -1;
	seen = arena_array(d->arena, *count + 1, sizeof *seen);
	for (size_t i = 0; i < *count; i++)
		if (watch_one(&w, &row[i], &seen[i]) != 0)
			return -1;
	*watched = seen;
	return 0;
}
