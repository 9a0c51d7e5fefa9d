#include "engine/desk/outbox.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/messages.h"
#include "base/program.h"
#include "docx/limits.h"
#include "engine/desk/due.h"
#include "engine/desk/inside.h"
#include "engine/desk/letter.h"
#include "engine/desk/messages.h"

struct delivering {
	struct desk *desk;
	const struct desk_ways *ways;
	bool can_mail;
	struct diags *ds;
};

/* ---- Noted ---- */

static int
note(struct delivering *d, int (*what)(struct delivering *, const struct outbox_row *),
    const struct outbox_row *row)
{
	if (store_begin(d->desk->store, d->ds) != 0)
		return -1;
	return desk_finish(d->desk, what(d, row), d->ds);
}

static int
note_done(struct delivering *d, const struct outbox_row *row)
{
	char at[CLOCK_NOW_SIZE];

	return store_outbox_done(d->desk->store, row->id, clock_now(at), d->ds);
}

static int
note_again(struct delivering *d, const struct outbox_row *row)
{
	return store_outbox_again(d->desk->store, row->id, d->ds);
}

/* ---- Files ---- */

/* A file of that name is this one, written before a break that came ahead of the note. */
static int
write_once(struct delivering *d, const char *path, const void *bytes, size_t size)
{
	struct diags own;

	diags_init(&own, d->desk->arena);
	if (file_write(path, bytes, size, false, &own) == 0 || diags_has(&own, &msg_file_exists))
		return 0;
	return file_write(path, bytes, size, false, d->ds);
}

static const char *
path_of(struct delivering *d, const char *folder, const char *name, const char *end)
{
	struct arena *a = d->desk->arena;

	return file_join(a, folder, arena_printf(a, "%s%s", name, end));
}

/* ---- Mails ---- */

/* Noted before it is sent: whoever is broken off in between has sent it once or not at all,
 * never twice.  What sendmail did not take waits for the next time. */
static int
send_mail(struct delivering *d, const struct outbox_row *row, const struct buf *mail)
{
	static const char *const names[] = { "sendmail", "/usr/sbin/sendmail" };
	const char *arguments[] = { names[0], "-t", "-i", NULL };
	struct program p = {
		.arguments = arguments, .input = mail->text, .input_size = mail->size
	};
	struct diags own;
	int code;

	if (note(d, note_done, row) != 0)
		return -1;
	diags_init(&own, d->desk->arena);
	code = program_run(d->desk->arena, &p, &own);
	if (code < 0 && diags_has(&own, &msg_program_missing)) {
		arguments[0] = names[1];
		code = program_run(d->desk->arena, &p, d->ds);
	}
	if (code == 0)
		return 0;
	if (code > 0)
		(void)diag_add(d->ds, &msg_desk_mail_failed, NULL,
		    arena_printf(d->desk->arena, "%d", code), NULL);
	(void)note(d, note_again, row); /* the failure is reported already */
	return -1;
}

/* As the outbox has it, or made of the letter that it names. */
static int
mail_of(struct delivering *d, const struct outbox_row *row, struct buf *mail)
{
	const struct letter *l;

	if (strcmp(row->kind, LETTER_MAIL) != 0) {
		buf_str(mail, row->payload);
		return 0;
	}
	l = letter_read(d->desk, row->payload, d->ds);
	return l != NULL ? letter_mail(d->desk, l, row->key, mail, d->ds) : -1;
}

static int
deliver_mail(struct delivering *d, const struct outbox_row *row)
{
	struct buf mail;
	int result;

	buf_init(&mail, LIMIT_FILE);
	result = mail_of(d, row, &mail);
	if (result == 0 && d->ways->spool == NULL)
		result = send_mail(d, row, &mail);
	else if (result == 0) {
		result = write_once(
		    d, path_of(d, d->ways->spool, row->key, ".eml"), mail.text, mail.size);
		if (result == 0)
			result = note(d, note_done, row);
	}
	buf_free(&mail);
	return result;
}

/* ---- Letters to be printed ---- */

/* The Word file becomes a PDF file beside it. */
static int
as_pdf(struct delivering *d, const char *word)
{
	const char *arguments[] = { "soffice", "--headless", "--convert-to", "pdf", "--outdir",
		d->ways->print, word, NULL };
	struct program p = { .arguments = arguments };
	const int code = program_run(d->desk->arena, &p, d->ds);
	const char *pdf = arena_printf(d->desk->arena, "%.*s.pdf", (int)strlen(word) - 5, word);

	if (code == 0 && access(pdf, R_OK) == 0)
		return unlink(word);
	if (code >= 0)
		(void)diag_add(d->ds, &msg_desk_pdf_failed, NULL, word, NULL);
	return -1;
}

static int
print(struct delivering *d, const struct outbox_row *row, struct buf *file)
{
	const struct letter *l = letter_read(d->desk, row->payload, d->ds);
	const char *path;

	if (l == NULL || letter_word(d->desk, l, file, d->ds) != 0)
		return -1;
	path = path_of(d, d->ways->print, l->file, ".docx");
	if (write_once(d, path, file->text, file->size) != 0 ||
	    (d->ways->pdf && as_pdf(d, path) != 0))
		return -1;
	return note(d, note_done, row);
}

static int
deliver_letter(struct delivering *d, const struct outbox_row *row)
{
	struct buf file;
	int result;

	buf_init(&file, LIMIT_FILE);
	result = print(d, row, &file);
	buf_free(&file);
	return result;
}

/* ---- All ---- */

static int
deliver(struct delivering *d, const struct outbox_row *row, struct desk_left *left)
{
	const bool letter = strcmp(row->kind, LETTER_PRINT) == 0;

	if (letter ? d->ways->print == NULL : d->ways->spool == NULL && !d->can_mail) {
		left->waiting += strcmp(row->kind, DESK_MAIL) != 0;
		return 0;
	}
	if ((letter ? deliver_letter(d, row) : deliver_mail(d, row)) != 0)
		return -1;
	++*(letter ? &left->letters : &left->mails);
	return 0;
}

int
desk_deliver(
    struct desk *desk, const struct desk_ways *ways, struct desk_left *left, struct diags *ds)
{
	struct delivering d = { .desk = desk, .ways = ways, .ds = ds };
	struct outbox_row *row;
	int64_t after = 0;

	*left = (struct desk_left){ 0 };
	d.can_mail = ways->spool == NULL && desk_can_mail(desk, ds);
	for (;; after = row->id) {
		if (store_outbox_after(desk->store, desk->arena, after, &row, ds) != 0)
			return -1;
		if (row == NULL)
			return 0;
		if (deliver(&d, row, left) != 0)
			return -1;
	}
}
