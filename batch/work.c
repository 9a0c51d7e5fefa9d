/* One thread's share of a batch: a row, its name, its document, its line of the manifest.
 *
 * Taking a row out of the list and writing down what became of it is done behind the lock and
 * takes little; everything else is done side by side.  Names are chosen in the order of the
 * list, so that the same list always gives the same names. */
#include "batch/work.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/text.h"
#include "batch/messages.h"
#include "batch/shared.h"
#include "docx/package.h"
#include "docx/template.h"

enum { TOLD_MAX = 1000, LETTER_MAX = 256 << 20, MESSAGE_MAX = 4000, KEEP = 64 << 20 };

/* One row in the hands of a thread. */
struct task {
	struct work *work;
	unsigned worker;
	struct row row;
	struct buf out;      /* the document */
	struct buf room;     /* what it is made in */
	struct arena *arena; /* of the row */
	struct diags ds;     /* of the row */
	xmlDocPtr tree;
	bool skipped;
	uint64_t kept; /* the line of the manifest that stays */
	struct outcome outcome;
};

/* ---- Names ---- */

/* The row's name before it is known whether others have it, too; NULL after a message. */
static const char *
raw_name(struct task *t)
{
	const char *name = NULL;
	struct buf b;

	if (t->work->name == NULL)
		return arena_printf(t->arena, "%06zu", t->row.number);
	buf_init(&b, LETTER_MAX);
	if (t->tree != NULL &&
	    template_fill_text(t->work->name, xmlDocGetRootElement(t->tree), &b, &t->ds) == 0)
		name = name_safe(t->arena, b.text);
	buf_free(&b);
	if (name != NULL && name[0] == '\0')
		name = arena_printf(t->arena, "%06zu", t->row.number);
	return name;
}

/* The lock is held on return, and it is this row's turn. */
static void
turn_begin(struct task *t)
{
	struct work *w = t->work;

	(void)pthread_mutex_lock(&w->lock); /* these fail only when misused */
	while (w->turn != t->row.number)
		(void)pthread_cond_wait(&w->turned, &w->lock);
}

static void
turn_end(struct task *t)
{
	t->work->turn++;
	(void)pthread_cond_broadcast(&t->work->turned);
	(void)pthread_mutex_unlock(&t->work->lock);
}

static void
take_name(struct task *t, const char *name)
{
	struct work *w = t->work;

	if (name != NULL && w->names != NULL)
		name = names_claim(w->names, t->arena, name);
	if (name != NULL)
		t->outcome.file = arena_printf(t->arena, "%s.docx", name);
}

static void
choose_name(struct task *t)
{
	const char *name = raw_name(t);

	if (t->work->names == NULL) {
		take_name(t, name);
		return;
	}
	turn_begin(t);
	take_name(t, name);
	if (t->work->batch->zip == NULL)
		turn_end(t);
	else
		(void)pthread_mutex_unlock(&t->work->lock); /* the turn ends with the zip's */
}

/* ---- What was done before ---- */

static void
make_key(struct task *t)
{
	const char *file = t->outcome.file != NULL ? t->outcome.file : "";
	const void *const pieces[] = { t->work->basis.byte, t->row.text.text, file };
	const size_t sizes[] = { HASH_SIZE, t->row.text.size, strlen(file) };
	const struct hash key = hash_of_pieces(pieces, sizes, 3);

	t->outcome.key = hash_hex(&key, arena_alloc(t->arena, HASH_HEX_SIZE));
}

/* Is the document there as an earlier run made it? */
static bool
is_done(struct task *t)
{
	const struct work *w = t->work;
	char hex[HASH_HEX_SIZE];
	struct outcome before;
	struct hash hash;

	return w->batch->folder != NULL && !w->batch->force && !w->batch->check &&
	       t->outcome.file != NULL &&
	       manifest_find(&w->manifest, t->outcome.key, t->arena, &before, &t->kept) &&
	       before.file != NULL && strcmp(before.file, t->outcome.file) == 0 &&
	       before.sha256 != NULL && folder_hash(&w->folder, before.file, &hash) &&
	       strcmp(hash_hex(&hash, hex), before.sha256) == 0;
}

/* ---- The document ---- */

static int
fill(struct task *t)
{
	const struct batch *b = t->work->batch;
	struct template_data data = {
		.context = xmlDocGetRootElement(t->tree),
		.day = b->day,
		.level = PACKAGE_FAST,
		.room = &t->room,
	};

	if (b->files != NULL) {
		data.picture = template_picture_in_folder;
		data.picture_user = (void *)b->files; /* is only read */
	}
	return template_fill(t->work->template, &data, &t->out, &t->ds);
}

/* Is it what was made just now? */
static bool
is_same_file(const struct task *t)
{
	char hex[HASH_HEX_SIZE];
	struct hash hash;

	return folder_hash(&t->work->folder, t->outcome.file, &hash) &&
	       strcmp(hash_hex(&hash, hex), t->outcome.sha256) == 0;
}

/* The written document gets its name.  A file that the list has not made stays, unless it is what
 * would be made. */
static int
give_name(struct task *t, struct diags *ds)
{
	const struct work *w = t->work;
	const char *name = t->outcome.file;
	const bool spared = !w->batch->force && !manifest_made(&w->manifest, name);
	const int result = folder_name(&w->folder, t->worker, name, spared, ds);

	if (result <= 0)
		return result;
	if (is_same_file(t))
		return folder_name(&w->folder, t->worker, name, false, ds);
	folder_drop(&w->folder, t->worker);
	(void)diag_add(&t->ds, &msg_batch_file_in_the_way, NULL, name, NULL);
	return 0;
}

/* Nothing more can be written: what the reason is, is among the messages of the batch. */
static void
break_off(struct work *w)
{
	w->ended = w->broken = true;
}

static void
put_in_folder(struct task *t)
{
	struct work *w = t->work;
	struct diags own;

	diags_init(&own, t->arena);
	if (folder_write(&w->folder, t->worker, t->outcome.file, t->out.text, t->out.size, &own) ==
		0 &&
	    give_name(t, &own) == 0)
		return;
	(void)pthread_mutex_lock(&w->lock);
	if (!w->broken)
		(void)diag_add(
		    w->ds, own.first->message, &own.first->place, own.first->arg[0], NULL);
	break_off(w);
	(void)pthread_mutex_unlock(&w->lock);
	t->outcome.file = NULL;
}

static void
make_document(struct task *t)
{
	const struct batch *b = t->work->batch;
	struct hash hash;

	if (fill(t) != 0)
		return;
	hash = hash_of(t->out.text, t->out.size);
	t->outcome.sha256 = hash_hex(&hash, arena_alloc(t->arena, HASH_HEX_SIZE));
	if (b->folder != NULL && !b->check)
		put_in_folder(t);
}

/* ---- What became of it ---- */

/* What is wrong with the row, in one language. */
static const char *
fault(struct task *t, enum language language)
{
	const char *text;
	struct buf b;

	buf_init(&b, MESSAGE_MAX);
	for (const struct diag *d = t->ds.first; d != NULL; d = d->next) {
		size_t before = b.size;

		if (d->message->severity != SEVERITY_ERROR)
			continue;
		if (b.size > 0)
			buf_str(&b, "; ");
		before = b.size;
		diag_place(d, language, &b);
		if (b.size > before)
			buf_str(&b, ": ");
		diag_sentence(d, language, &b);
	}
	text = arena_str(t->arena, b.text);
	buf_free(&b);
	return text;
}

/* A message for a row: the reader's own have their place in the list; those about the template
 * and its values get the row's. */
static void
tell(struct task *t)
{
	struct work *w = t->work;
	const struct diag *d = t->ds.first;
	const struct place place = {
		.file = w->batch->list, .line = t->row.line, .column = t->row.column
	};
	char number[24];

	if (w->told++ >= TOLD_MAX)
		return;
	if (d->place.file != NULL && strcmp(d->place.file, w->batch->list) == 0) {
		(void)diag_add(w->ds, d->message, &d->place, d->arg[0], d->arg[1], d->arg[2], NULL);
		return;
	}
	(void)snprintf(number, sizeof number, "%zu", t->row.number);
	(void)diag_add(w->ds, &msg_batch_row, &place, number,
	    arena_printf(t->arena, "%s\x1f%s", fault(t, LANGUAGE_SV), fault(t, LANGUAGE_EN)), NULL);
}

/* Into the zip, in the order of the list; one fault and there will be none. */
static void
put_in_zip(struct task *t)
{
	struct work *w = t->work;

	if (t->ds.errors > 0 || w->count.failed > 0 || w->broken)
		return;
	if (zip_out_add(&w->zip, t->outcome.file, t->out.text, t->out.size) != 0) {
		(void)folder_problem(&w->folder, w->batch->zip, w->ds);
		break_off(w);
	}
}

/* Behind the lock. */
static void
conclude(struct task *t)
{
	struct work *w = t->work;
	const bool lost = t->ds.errors == 0 && t->outcome.file == NULL;

	if (lost)
		return; /* it could not be written: a next run makes it */
	if (t->skipped) {
		manifest_keep(&w->manifest, t->row.number, t->kept);
		w->count.skipped++;
	} else if (t->ds.errors > 0) {
		w->count.failed++;
		t->outcome.message = fault(t, LANGUAGE_SV);
		t->outcome.file = t->outcome.sha256 = NULL;
		tell(t);
	} else {
		w->count.made++;
	}
	if (!t->skipped && !w->batch->check && !w->broken &&
	    manifest_add(&w->manifest, &t->outcome) != 0) {
		(void)folder_problem(&w->folder, "manifest.jsonl", w->ds);
		break_off(w);
	}
	if (w->batch->progress != NULL)
		w->batch->progress(w->batch->user, &w->count);
}

/* ---- One row ---- */

/* The next row of the list: false when there is none to be taken. */
static bool
take_row(struct task *t)
{
	struct work *w = t->work;
	int more = 0;

	(void)pthread_mutex_lock(&w->lock);
	if (!w->ended && w->batch->is_stopped != NULL && w->batch->is_stopped())
		w->ended = true;
	if (!w->ended) {
		more = rows_next(w->rows, &t->row, w->ds);
		if (more > 0 && t->row.number > w->count.rows)
			more = diag_add(w->ds, &msg_batch_changed,
			    &(struct place){ .file = w->batch->list }, NULL);
		if (more < 0)
			break_off(w);
		w->ended = w->ended || more <= 0;
	}
	(void)pthread_mutex_unlock(&w->lock);
	return more > 0;
}

static void
do_row(struct task *t)
{
	struct work *w = t->work;

	diags_init(&t->ds, t->arena);
	t->outcome = (struct outcome){ .row = t->row.number };
	buf_clear(&t->out);
	t->tree = row_tree(w->rows, &t->row, &t->ds);
	if (t->tree != NULL)
		shared_add(t->tree, w->batch->shared);
	choose_name(t);
	make_key(t);
	t->skipped = t->ds.errors == 0 && is_done(t);
	if (t->ds.errors == 0 && !t->skipped)
		make_document(t);
	if (w->batch->zip == NULL) {
		(void)pthread_mutex_lock(&w->lock);
		conclude(t);
		(void)pthread_mutex_unlock(&w->lock);
	} else {
		turn_begin(t);
		put_in_zip(t);
		conclude(t);
		turn_end(t);
	}
	xmlFreeDoc(t->tree);
	if (t->out.room > KEEP)
		buf_free(&t->out);
	if (t->room.room > KEEP)
		buf_free(&t->room);
}

void
work_rows(struct work *w, unsigned worker)
{
	struct task t = { .work = w, .worker = worker };

	row_init(&t.row);
	buf_init(&t.out, LETTER_MAX);
	buf_init(&t.room, LETTER_MAX);
	while (take_row(&t)) {
		t.arena = arena_new();
		do_row(&t);
		arena_free(t.arena);
	}
	buf_free(&t.out);
	buf_free(&t.room);
	row_free(&t.row);
}
