/* Reminders: a digest for each person and day, into the outbox. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/desk/due.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

enum { AHEAD = 7, MAIL_MAX = 1 << 20 };

/* Somebody, and what he or she has to do: indexes of the list of what is due. */
struct reader {
	const struct person_row *person;
	struct list due; /* of size_t */
};

struct reminding {
	struct desk *desk;
	const struct desk_due *due;
	size_t count;
	struct list readers;
	int64_t cause;
	struct diags *ds;
};

/* ---- Whom it concerns ---- */

static struct reader *
reader_of(struct reminding *r, const struct person_row *p)
{
	struct reader *all = r->readers.items, *one;

	for (size_t i = 0; i < r->readers.count; i++)
		if (all[i].person->id == p->id)
			return &all[i];
	one = list_add(r->desk->arena, &r->readers, sizeof *one);
	one->person = p;
	return one;
}

static void
tell(struct reminding *r, const struct person_row *p, size_t due)
{
	struct list *mine = &reader_of(r, p)->due;
	const size_t *last = mine->items;

	if (mine->count == 0 ||
	    last[mine->count - 1] != due) /* who has the role twice reads once */
		*(size_t *)list_add(r->desk->arena, mine, sizeof due) = due;
}

/* Those who have the role today, in the body or in the whole municipality. */
static int
tell_role(struct reminding *r, const char *role, const char *body, size_t due)
{
	struct mandate_row *m;
	size_t n;

	if (store_mandates(r->desk->store, r->desk->arena, body, r->desk->day, &m, &n, r->ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (text_same_word(m[i].role, role))
			tell(r, &m[i].who, due);
	return 0;
}

static int
tell_those(struct reminding *r, size_t due)
{
	struct desk *d = r->desk;
	const struct deadline_row *row = r->due[due].row;
	struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, r->ds);
	const char *role = m != NULL ? desk_owner(d, m, r->ds) : NULL;
	struct person_row *named;
	size_t n;

	if (role == NULL)
		return -1;
	if (row->officer != NULL) {
		if (store_persons_named(d->store, d->arena, row->officer, &named, &n, r->ds) != 0)
			return -1;
		if (n == 1) {
			tell(r, named, due);
			return 0;
		}
	}
	if (*role == '\0')
		return 0;
	if (row->body != NULL && tell_role(r, role, row->body, due) != 0)
		return -1;
	return tell_role(r, role, NULL, due);
}

/* ---- The mail ---- */

static void
lines(struct reminding *r, const struct reader *who, enum desk_when when, struct buf *b)
{
	const size_t *index = who->due.items;
	bool any = false;

	for (size_t i = 0; i < who->due.count; i++) {
		const struct desk_due *due = &r->due[index[i]];
		const char *title;
		char iso[DATE_ISO_SIZE];

		if (due->when != when)
			continue;
		if (!any)
			buf_printf(b, "%s\r\n", desk_when_titles[when]);
		any = true;
		buf_printf(b, "  %s  %s  %s\r\n", date_iso(due->row->day, iso), due->row->key,
		    due->row->title);
		title = desk_due_title(r->desk, due);
		if (*title != '\0')
			buf_printf(b, "              %s\r\n", title);
	}
	if (any)
		buf_str(b, "\r\n");
}

static const char *
mail(struct reminding *r, const struct reader *who, const char *key)
{
	const char *text;
	char iso[DATE_ISO_SIZE];
	struct buf b;

	buf_init(&b, MAIL_MAX);
	for (int when = 0; when < WHEN_COUNT; when++)
		lines(r, who, (enum desk_when)when, &b);
	buf_str(&b, "Kansli visar hur dagarna är räknade: kansli deadline list --why\r\n");
	text = desk_mail(r->desk, who->person, key,
	    arena_printf(r->desk->arena, "Att göra %s", date_iso(r->desk->day, iso)), b.text,
	    r->ds);
	buf_free(&b);
	return text;
}

/* ---- Once ---- */

/* "2026-10-01-7": of the day and the person; the name of the file too. */
static const char *
mail_key(struct reminding *r, const struct person_row *p)
{
	char iso[DATE_ISO_SIZE];

	return arena_printf(
	    r->desk->arena, "%s-%lld", date_iso(r->desk->day, iso), (long long)p->id);
}

static int
queue_all(struct reminding *r)
{
	const struct reader *who = r->readers.items;

	for (size_t i = 0; i < r->readers.count; i++) {
		const char *key = mail_key(r, who[i].person);
		struct outbox_row row = { .key = key, .kind = DESK_MAIL, .cause = r->cause };

		row.payload = mail(r, &who[i], key);
		if (row.payload == NULL)
			continue; /* said */
		if (store_outbox_add(r->desk->store, &row, r->ds) != 0)
			return -1;
	}
	return 0;
}

int
desk_remind(struct desk *d, struct diags *ds)
{
	const struct due_filter f = { .until = date_add_days(d->day, AHEAD) };
	struct reminding r = { .desk = d, .ds = ds };
	struct chain_head head;

	if (desk_due(d, &f, &r.due, &r.count, ds) != 0 || store_head(d->store, &head, ds) != 0)
		return -1;
	r.cause = head.number;
	for (size_t i = 0; i < r.count; i++)
		if (tell_those(&r, i) != 0)
			return -1;
	return store_begin(d->store, ds) == 0 ? desk_finish(d, queue_all(&r), ds) : -1;
}
