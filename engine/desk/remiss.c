#include "engine/desk/remiss.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/desk/ahead.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/remiss.h"

static const char flow_name[] = "internremiss", kind_name[] = "remiss";
static const char letter_kind[] = "remissmissiv";

/* ---- Names that have been seen ---- */

struct seen {
	struct arena *arena;
	const char **slot; /* names as they are compared; NULL: free */
	size_t room;       /* a power of two, at least twice as many as are put in */
};

static struct seen
seen_new(struct arena *a, size_t count)
{
	struct seen s = { .arena = a, .room = 16 };

	while (s.room < 2 * count + 2)
		s.room *= 2;
	s.slot = arena_array(a, s.room, sizeof *s.slot);
	memset(s.slot, 0, s.room * sizeof *s.slot);
	return s;
}

/* True if the name was there; puts it in. */
static bool
seen_before(struct seen *s, const char *name)
{
	const char *key = text_lower(s->arena, name); /* Habo is not Håbo */
	const struct hash h = hash_of(key, strlen(key));
	size_t at = 0;

	memcpy(&at, h.byte, sizeof at);
	for (at &= s->room - 1; s->slot[at] != NULL; at = (at + 1) & (s->room - 1))
		if (strcmp(s->slot[at], key) == 0)
			return true;
	s->slot[at] = key;
	return false;
}

/* ---- Is the list good? ---- */

/* It can be mailed to, and names a domain. */
static bool
is_email(const char *s)
{
	const char *at = strchr(s, '@');

	return desk_is_address(s) && at > s && strchr(at + 1, '@') == NULL &&
	       strchr(at, '.') != NULL;
}

static void
look_at(const struct desk_remiss *r, const struct desk_recipient *to, struct seen *seen,
    struct diags *ds)
{
	const struct place name = { .file = r->list, .line = to->line, .column = r->name_column };
	const struct place email = { .file = r->list, .line = to->line, .column = r->email_column };

	if (to->name == NULL || *to->name == '\0')
		(void)diag_add(ds, &msg_desk_recipient_name, &name, NULL);
	else if (seen_before(seen, to->name))
		(void)diag_add(ds, &msg_desk_recipient_twice, &name, to->name, NULL);
	if (to->email != NULL && !is_email(to->email))
		(void)diag_add(ds, &msg_desk_recipient_email, &email, to->email, NULL);
}

int
desk_remiss_check(struct desk *d, const struct desk_remiss *r, struct diags *ds)
{
	struct seen seen = seen_new(d->arena, r->count);
	const unsigned errors = ds->errors;
	char iso[DATE_ISO_SIZE];

	if (r->count == 0)
		(void)diag_add(
		    ds, &msg_desk_no_recipients, &(struct place){ .file = r->list }, NULL);
	if (r->answer_by.n < d->day.n)
		(void)diag_add(ds, &msg_desk_answer_by, NULL, date_iso(r->answer_by, iso), NULL);
	for (size_t i = 0; i < r->count; i++)
		look_at(r, &r->to[i], &seen, ds);
	return ds->errors > errors ? -1 : 0;
}

/* ---- Sending ---- */

struct sending {
	struct desk *desk;
	const struct matter_row *cf;
	const struct desk_remiss *remiss;
	const char *question;
	const char *list; /* who gets it, a line each; of many only how many */
	size_t number;    /* of the latest child */
};

enum { FIELDS = 8 };

static const char *
key_of(const struct sending *s, size_t number)
{
	return arena_printf(s->desk->arena, "%s/%s-%zu", s->cf->key, kind_name, number);
}

/* What the child's data hold; returns how many. */
static size_t
fields_of(const struct sending *s, const struct desk_recipient *to, struct chart_value v[FIELDS])
{
	const struct chart_value all[] = { { "rubrik", to->name }, { "fråga", s->question },
		{ "sändlista", s->list }, { "adress", to->address }, { "postnummer", to->postcode },
		{ "ort", to->town }, { "e-post", to->email } };
	size_t n = 0;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].text != NULL && *all[i].text != '\0')
			v[n++] = all[i];
	return n;
}

static int
open_child(const struct sending *s, const struct desk_recipient *to, struct matter_row *m,
    struct diags *ds)
{
	struct desk_report unheard = { 0 };
	struct chart_value v[FIELDS];
	const size_t n = fields_of(s, to, v);

	m->title = to->name;
	m->parent = s->cf->id;
	m->body = s->cf->body;
	if (desk_matter_add(s->desk, m, flow_name, &unheard, ds) != 0)
		return -1;
	return desk_matter_begin(s->desk, m, v, n, &unheard, ds);
}

/* One recipient inside a transaction, in an arena of its own, since a list may be long. */
static int
send_one(const struct sending *s, size_t number, const struct desk_recipient *to, struct diags *ds)
{
	struct desk *d = s->desk;
	char iso[DATE_ISO_SIZE];
	const struct desk_given day = { "svar-senast", date_iso(s->remiss->answer_by, iso) };
	const struct desk_press send = { .action = "skicka", .given = &day, .count = 1 };
	struct desk_report unheard = { 0 };
	struct matter_row *m;
	int result;

	d->arena = arena_new();
	m = arena_alloc(d->arena, sizeof *m);
	m->key = key_of(s, number);
	result = open_child(s, to, m, ds) == 0 ? desk_press(d, m, &send, &unheard, ds) : -1;
	arena_free(d->arena);
	d->arena = d->kept;
	return result;
}

/* The latest number and the names of those who have it. */
static int
look_at_children(struct sending *s, struct seen *seen, struct diags *ds)
{
	struct desk *d = s->desk;
	struct matter_row *child;
	size_t n;

	if (store_matter_children(d->store, d->arena, s->cf->id, kind_name, &child, &n, ds) != 0)
		return -1;
	*seen = seen_new(d->arena, n + s->remiss->count);
	for (size_t i = 0; i < n; i++)
		(void)seen_before(seen, child[i].title);
	s->number = n;
	return 0;
}

static const char *
listed(struct desk *d, const struct desk_remiss *r)
{
	enum { FEW = 40 };
	const char *all = "";

	if (r->count > FEW)
		return arena_printf(d->arena, "%zu remissinstanser", r->count);
	for (size_t i = 0; i < r->count; i++)
		all = arena_printf(d->arena, "%s%s%s", all, i > 0 ? "\n" : "", r->to[i].name);
	return all;
}

/* 1: another has sent meanwhile, and what is known of the children is no longer so. */
static int
is_overtaken(const struct sending *s, struct diags *ds)
{
	struct desk *d = s->desk;
	struct matter_row *there;

	if (store_matter_find(d->store, d->arena, key_of(s, s->number + 1), &there, ds) != 0)
		return -1;
	return there != NULL;
}

/* The letters of a group as they will be asked for, for threads to begin with. */
static struct ahead *
make_ahead(
    const struct sending *s, const struct desk_recipient *const *to, size_t count, struct diags *ds)
{
	struct desk *d = s->desk;
	struct ahead_guess *g = arena_array(d->arena, count, sizeof *g);
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < count; i++) {
		struct chart_value v[FIELDS];
		size_t n = fields_of(s, to[i], v);

		v[n++] = (struct chart_value){ "svar-senast", date_iso(s->remiss->answer_by, iso) };
		g[i] = (struct ahead_guess){ .row = { .kind = kind_name,
						 .key = key_of(s, s->number + i + 1),
						 .title = to[i]->name,
						 .parent = s->cf->id,
						 .body = s->cf->body,
						 .document = data_of_values(d, v, n) } };
	}
	return ahead_begin(d, letter_kind, g, count, s->remiss->jobs, ds);
}

/* Those of a group, each with all that is theirs, in one transaction. */
static int
send_group(
    const struct sending *s, const struct desk_recipient *const *to, size_t count, struct diags *ds)
{
	struct desk *d = s->desk;
	struct ahead *ahead;
	int result;

	if (store_begin(d->store, ds) != 0)
		return -1;
	result = is_overtaken(s, ds);
	if (result > 0) {
		store_rollback(d->store);
		return 1;
	}
	ahead = make_ahead(s, to, count, ds);
	for (size_t i = 0; result == 0 && i < count; i++)
		result = send_one(s, s->number + i + 1, to[i], ds);
	ahead_end(ahead);
	return desk_finish(d, result, ds);
}

/* Those from 'from' on who have not had it, at most a group; *next gets where to go on. */
static size_t
gather(const struct sending *s, struct seen *seen, size_t from, size_t most,
    const struct desk_recipient *to[], size_t *next)
{
	size_t n = 0;

	while (from < s->remiss->count && n < most) {
		const struct desk_recipient *one = &s->remiss->to[from++];

		if (!seen_before(seen, one->name))
			to[n++] = one;
	}
	*next = from;
	return n;
}

/* A group after the other.  What fails is tried again one by one, so that those before it have been
 * sent; what somebody else sends at the same time is looked at anew. */
static int
send_all(struct sending *s, struct seen *seen, struct desk_remiss_count *count, struct diags *ds)
{
	enum { GROUP = 64 };
	const struct desk_recipient *to[GROUP];
	const struct desk_remiss *r = s->remiss;
	size_t at = 0, next, n, most = GROUP;

	while (at < r->count) {
		struct diags own;
		int result;

		diags_init(&own, s->desk->arena);
		n = gather(s, seen, at, most, to, &next);
		result = n > 0 ? send_group(s, to, n, most > 1 ? &own : ds) : 0;
		if (result != 0 && (most == 1 && result < 0))
			return -1;
		if (result != 0) {
			most = result < 0 ? 1 : most;
			if (look_at_children(s, seen, ds) != 0)
				return -1;
			continue;
		}
		s->number += n;
		count->sent += n;
		at = next;
		if (r->progress != NULL && !r->progress(r->user, at, r->count))
			break;
	}
	count->before = at - count->sent;
	return 0;
}

int
desk_remiss_send(struct desk *d, const struct matter_row *cf, const struct desk_remiss *r,
    struct desk_remiss_count *count, struct diags *ds)
{
	struct sending s = { .desk = d, .cf = cf, .remiss = r };
	struct seen seen;
	int result;

	*count = (struct desk_remiss_count){ 0 };
	if (strcmp(cf->kind, "ärende") != 0)
		return diag_add(ds, &msg_desk_not_a, NULL, cf->key, "ett ärende", cf->kind, NULL);
	if (desk_check_open(cf, ds) != 0 || desk_remiss_check(d, r, ds) != 0 ||
	    look_at_children(&s, &seen, ds) != 0)
		return -1;
	s.question = desk_field(d, cf, "frågor");
	if (*s.question == '\0')
		s.question = cf->title;
	s.list = listed(d, r);
	if (desk_use_template(
		d, letter_kind, r->template_name, r->template_bytes, r->template_size, ds) != 0)
		return -1;
	d->post_letters = r->post;
	result = send_all(&s, &seen, count, ds);
	d->post_letters = false;
	d->other_kind = NULL;
	return result;
}

const struct view_remiss *
desk_remiss_read(struct desk *d, const struct matter_row *cf, struct diags *ds)
{
	struct view_source v;
	const struct view_remiss *r =
	    desk_view_source(d, &v, ds) == 0 ? view_remiss_read(&v, cf, ds) : NULL;

	if (r == NULL || r->count > 0)
		return r;
	(void)diag_add(ds, &msg_desk_no_remiss, NULL, cf->key, NULL);
	return NULL;
}
