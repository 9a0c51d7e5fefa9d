/* The public board: which notices are on it, written to a folder, then noted as posted. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/personnummer.h"
#include "base/text.h"
#include "engine/desk/board_protocol.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/desk/notice.h"
#include "engine/view/board.h"

#define POST "sätt-upp"
#define APPROVE "godkänn-publicering"

enum { BOARD_FILE_MAX = 64 << 20 };

/* What is being published. */
struct publishing {
	struct desk *desk;
	const struct desk_publish *given;
	struct desk_published *did;
	struct view_source view;
	struct board_notice *up;
	const struct matter_row **post; /* to be noted as posted */
	const char **gone;
	struct diags *ds;
};

/* ---- Which notices ---- */

/* May the user press it? */
static bool
has_role(const struct publishing *p, const struct matter_row *m, const struct chart_action *a)
{
	const char *const *roles;
	size_t n;

	if (desk_roles(p->desk, m->body, &roles, &n, p->ds) != 0)
		return false;
	for (size_t i = 0; i < a->role_count; i++)
		for (size_t k = 0; k < n; k++)
			if (text_same_word(a->roles[i], roles[k]))
				return true;
	return false;
}

static const char *
those_who_may(const struct publishing *p, const struct chart_action *a)
{
	const char *all = "det görs av";

	for (size_t i = 0; i < a->role_count; i++)
		all = arena_printf(p->desk->arena, "%s%s %s", all,
		    i == 0                   ? ""
		    : i + 1 == a->role_count ? " eller"
					     : ",",
		    a->roles[i]);
	return all;
}

/* Why the åtgärd that posts it would be refused; NULL if it would not. */
static const char *
hindrance(const struct publishing *p, const struct matter_row *m)
{
	const struct chart_answers *all = desk_why(p->desk, m, p->ds);

	for (size_t i = 0; all != NULL && i < all->count; i++) {
		const struct chart_answer *a = &all->items[i];

		if (strcmp(a->action->id, POST) != 0)
			continue;
		if (!has_role(p, m, a->action))
			return those_who_may(p, a->action);
		if (a->open && (a->reason_count == 0 || p->given->reason != NULL))
			return NULL;
		return a->reason_count > 0 ? a->reasons[0].text : a->action->title;
	}
	return "";
}

static bool
is_approved(const struct publishing *p, const struct matter_row *m)
{
	return *desk_field(p->desk, m, "godkänt-av") != '\0';
}

static bool
has_number(const char *text)
{
	return text != NULL && personnummer_find(text, NULL, NULL);
}

/* Where a number stands that must not be seen; NULL if there is none.  The title of a secret §
 * is not shown. */
static const char *
number_in(const struct publishing *p, const struct view_notice *n)
{
	if (has_number(n->row->title) || has_number(n->text) || has_number(n->row->requester) ||
	    has_number(n->link) || has_number(n->row->reference) ||
	    has_number(desk_field(p->desk, n->matter, "beslutsfattare")))
		return DIAG_BOTH("anslagets egen text", "the notice's own text");
	for (size_t i = 0; i < n->item_count; i++)
		if (has_number(n->item[i].title))
			return n->row->signing != 0
				   ? arena_printf(p->desk->arena, "§ %d", n->item[i].row->paragraph)
				   : arena_printf(p->desk->arena, "%d", n->item[i].row->point);
	return NULL;
}

/* Is the day planned for it here? */
static bool
is_time(const struct publishing *p, const struct notice_row *row)
{
	return date_is_none(row->planned) || row->planned.n <= p->desk->day.n;
}

static void
hold(const struct publishing *p, const struct matter_row *m, const char *why)
{
	size_t n = strlen(why);

	p->did->held++;
	while (n > 0 && why[n - 1] == '.') /* the message ends its own sentence */
		n--;
	(void)diag_add(
	    p->ds, &msg_desk_board_held, NULL, m->key, arena_strn(p->desk->arena, why, n), NULL);
}

/* May its protocol be shown, if it publishes one? */
static bool
is_open(const struct publishing *p, const struct matter_row *m, const struct board_notice *b,
    bool approved)
{
	const char *number, *why = board_protocol_hindrance(p->desk, b, approved, &number, p->ds);

	if (why != NULL)
		hold(p, m, why);
	if (number == NULL)
		return why == NULL;
	p->did->held++;
	(void)diag_add(p->ds, &msg_desk_board_number, NULL, m->key, number, NULL);
	return false;
}

static int
choose(const struct publishing *p, const struct notice_row *row)
{
	struct matter_row *m =
	    store_matter_by_id(p->desk->store, p->desk->arena, row->matter, p->ds);
	struct view_notice *n = m != NULL ? view_notice_read(&p->view, m, p->ds) : NULL;
	const bool posted = !date_is_none(row->posted);
	const char *why, *number;
	struct board_notice shown;

	if (n == NULL)
		return -1;
	if (!date_is_none(row->removed)) {
		p->gone[p->did->gone++] = row->key;
		return 0;
	}
	if (!posted && !is_time(p, row))
		return 0;
	why = posted ? NULL : hindrance(p, m);
	number = is_approved(p, m) ? NULL : number_in(p, n);
	if (p->ds->errors > 0)
		return -1;
	if (why != NULL) {
		hold(p, m, why);
		return 0;
	}
	if (number != NULL) {
		p->did->held++;
		(void)diag_add(p->ds, &msg_desk_board_number, NULL, m->key, number, NULL);
		return 0;
	}
	if (board_protocol(p->desk, n, &shown, p->ds) != 0)
		return -1;
	if (!is_open(p, m, &shown, is_approved(p, m)))
		return p->ds->errors > 0 ? -1 : 0;
	if (!posted) {
		if (view_notice_post(&p->view, n, p->desk->day, p->ds) != 0)
			return -1;
		p->post[p->did->posted++] = m;
	}
	p->up[p->did->up++] = shown;
	return 0;
}

static int
choose_all(struct publishing *p)
{
	struct notice_row *row;
	size_t n;

	if (store_notices(p->desk->store, p->desk->arena, NULL, false, &row, &n, p->ds) != 0)
		return -1;
	p->up = arena_array(p->desk->arena, n + 1, sizeof *p->up);
	p->post = arena_array(p->desk->arena, n + 1, sizeof *p->post);
	p->gone = arena_array(p->desk->arena, n + 1, sizeof *p->gone);
	for (size_t i = 0; i < n; i++)
		if (choose(p, &row[i]) != 0)
			return -1;
	return 0;
}

/* ---- The folder ---- */

/* Only a folder that holds nothing but a board may be replaced. */
static int
check_folder(
    const struct publishing *p, const char *folder, const char *const **name, size_t *count)
{
	struct place place = { .file = folder };
	struct stat st;

	*count = 0;
	if (stat(folder, &st) != 0 && errno == ENOENT)
		return 0;
	if (!S_ISDIR(st.st_mode))
		return diag_add(p->ds, &msg_desk_board_not_folder, &place, NULL);
	*name = file_list(p->desk->arena, folder, NULL, count, p->ds);
	for (size_t i = 0; *name != NULL && i < *count; i++)
		if (!board_is_own((*name)[i]))
			return diag_add(p->ds, &msg_desk_board_foreign, &place, (*name)[i], NULL);
	return *name != NULL ? 0 : -1;
}

static bool
has_same(const struct publishing *p, const char *folder, const struct board_file *f)
{
	struct diags quiet;
	size_t size;
	const char *text;

	diags_init(&quiet, p->desk->arena);
	text = file_read(p->desk->arena, file_join(p->desk->arena, folder, f->name), BOARD_FILE_MAX,
	    &size, &quiet);
	return text != NULL && size == f->size && memcmp(text, f->text, size) == 0;
}

static int
write_files(
    const struct publishing *p, const char *folder, const struct board_file *f, size_t count)
{
	char *fresh = folder_temporary(p->desk->arena, folder, p->ds);

	if (fresh == NULL)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (file_write(file_join(p->desk->arena, fresh, f[i].name), f[i].text, f[i].size,
			false, p->ds) != 0) {
			folder_remove(fresh);
			return -1;
		}
	p->did->changed = true;
	return folder_publish(fresh, folder, p->ds);
}

/* Keep where the board is, for those who look at it later. */
static int
note_folder(const struct publishing *p, const char *folder)
{
	struct desk *d = p->desk;
	const char *real = folder_real(d->arena, folder), *before;

	if (store_setting_get(d->store, d->arena, DESK_BOARD_FOLDER, &before, p->ds) != 0)
		return -1;
	if (before != NULL && strcmp(before, real) == 0)
		return 0;
	if (store_begin(d->store, p->ds) != 0)
		return -1;
	return desk_finish(d, store_setting_set(d->store, DESK_BOARD_FOLDER, real, p->ds), p->ds);
}

static int
write_board(const struct publishing *p)
{
	const char *folder = folder_real(p->desk->arena, p->given->folder);
	const char *const *there;
	size_t count, old;
	const struct board_file *f =
	    board_files(&p->view, p->up, p->did->up, p->gone, p->did->gone, &count, p->ds);
	bool same;

	if (f == NULL || check_folder(p, folder, &there, &old) != 0)
		return -1;
	same = old == count;
	for (size_t i = 0; same && i < count; i++)
		same = has_same(p, folder, &f[i]);
	if (!same && write_files(p, folder, f, count) != 0)
		return -1;
	return note_folder(p, folder);
}

/* ---- Events ---- */

static int
approve(const struct publishing *p, struct desk_report *report)
{
	const struct desk_given given[] = { { "godkänt-av", p->given->approver },
		{ "godkänt-skäl", p->given->approval } };
	const struct desk_press press = { .action = APPROVE, .given = given, .count = 2 };
	const struct matter_row *m = desk_matter(p->desk, p->given->approve, p->ds);
	const struct view_notice *n = m != NULL ? desk_notice(p->desk, m, p->ds) : NULL;

	if (n == NULL)
		return -1;
	if (!date_is_none(n->row->removed))
		return diag_add(p->ds, &msg_desk_board_approval, NULL, m->key, NULL);
	return desk_do(p->desk, m, &press, report, p->ds);
}

static int
note_posted(const struct publishing *p, struct desk_report *report)
{
	const struct desk_press press = { .action = POST, .reason = p->given->reason };

	for (size_t i = 0; i < p->did->posted; i++)
		if (desk_do(p->desk, p->post[i], &press, report, p->ds) != 0)
			return -1;
	return 0;
}

int
desk_publish(struct desk *d, const struct desk_publish *given, struct desk_report *report,
    struct desk_published *did, struct diags *ds)
{
	struct publishing p = { .desk = d, .given = given, .did = did, .ds = ds };

	*did = (struct desk_published){ 0 };
	if (desk_drain(d, report, ds) != 0 || desk_view_source(d, &p.view, ds) != 0 ||
	    (given->approve != NULL && approve(&p, report) != 0) || choose_all(&p) != 0 ||
	    write_board(&p) != 0)
		return -1;
	return note_posted(&p, report);
}
