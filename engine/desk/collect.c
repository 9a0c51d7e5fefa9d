/* A file in a folder of answers: whose is it? */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dnr.h"
#include "base/list.h"
#include "base/text.h"
#include "docx/model.h"
#include "engine/desk/answer_read.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

enum {
	HEAD_PARAGRAPHS = 6, /* of the body, where a letter says from whom it is */
	NAMES_SHOWN = 3,
};

/* The texts of a file, squeezed, in lower case. */
struct texts {
	const char *name; /* the file's, with blanks for what divides words there */
	const char *head; /* page headers and the first paragraphs */
	const char *all;  /* the whole; "" if the file is not read */
	const char *raw;  /* the whole as written, for numbers */
};

/* ---- The texts ---- */

static const char *
comparable(struct desk *d, const char *text)
{
	return text_lower(d->arena, text_squeeze(d->arena, text, strlen(text)));
}

/* "Almviks_kommun-svar.docx" */
static const char *
file_words(struct desk *d, const char *name)
{
	char *words = arena_str(d->arena, text_nfc(d->arena, name)), *dot = strrchr(words, '.');

	if (dot != NULL)
		*dot = '\0';
	for (char *s = words; *s != '\0'; s++)
		if (strchr("_+,()[]", *s) != NULL)
			*s = ' ';
	return words;
}

static const char *
joined(struct desk *d, const char *a, const char *b)
{
	return arena_printf(d->arena, "%s\n%s", a, b);
}

static void
read_texts(struct desk *d, const char *name, const struct document *document, struct texts *t)
{
	size_t n = 0;

	*t = (struct texts){ .name = comparable(d, file_words(d, name)), "", "", "" };
	if (document == NULL)
		return;
	t->raw = node_text(d->arena, document->body);
	for (const struct node *s = document->headers; s != NULL; s = s->next)
		t->head = joined(d, t->head, node_text(d->arena, s));
	t->raw = joined(d, t->head, t->raw);
	for (const struct node *s = document->footers; s != NULL; s = s->next)
		t->raw = joined(d, t->raw, node_text(d->arena, s));
	for (const struct node *b = block_first(document->body); b != NULL && n < HEAD_PARAGRAPHS;
	     b = block_next(b), n++)
		t->head = joined(d, t->head, node_text(d->arena, b));
	t->all = comparable(d, t->raw);
	t->head = comparable(d, t->head);
}

/* ---- The case ---- */

struct cases {
	const struct matter_row *first;  /* that is named, of those who were asked anything */
	const struct matter_row *second; /* another, or NULL */
	const struct matter_row *child;  /* "SN 2026/00003/remiss-7" itself, or NULL */
};

static int
add_case(
    struct desk *d, struct cases *c, const struct dnr *dnr, const char *after, struct diags *ds)
{
	static const char child[] = "/remiss-";
	struct matter_row *m = NULL, *below = NULL, *any;
	size_t n;

	if (store_matter_by_number(
		d->store, d->arena, dnr->code, dnr->year, (int)dnr->number, &m, ds) != 0)
		return -1;
	if (m == NULL)
		return 0;
	if (store_matter_children(d->store, d->arena, m->id, "remiss", &any, &n, ds) != 0)
		return -1;
	if (n == 0 || (c->first != NULL && c->first->id == m->id && c->child != NULL))
		return 0;
	if (c->first == NULL)
		c->first = m;
	else if (c->first->id != m->id)
		c->second = m;
	if (text_starts(after, child)) {
		const char *key = arena_printf(d->arena, "%s%s%.*s", m->key, child,
		    (int)strspn(after + strlen(child), "0123456789"), after + strlen(child));

		if (store_matter_find(d->store, d->arena, key, &below, ds) != 0)
			return -1;
		c->child = below;
	}
	return 0;
}

static int
find_cases(struct desk *d, struct cases *c, const char *text, struct diags *ds)
{
	const size_t size = strlen(text);
	size_t from = 0, at, n;
	struct dnr dnr;

	while (dnr_find(text, size, from, &dnr, &at, &n)) {
		if (dnr.number <= INT32_MAX && add_case(d, c, &dnr, text + at + n, ds) != 0)
			return -1;
		from = at + n;
	}
	return 0;
}

/* ---- The sender ---- */

static bool
is_letter(unsigned char c)
{
	return isalnum(c) || c >= 0x80 || c == '-';
}

/* Does the name stand in the text, as words of its own or in the genitive? */
static bool
is_named(const char *text, const char *name)
{
	const size_t n = strlen(name);

	for (const char *at = strstr(text, name); at != NULL; at = strstr(at + 1, name)) {
		const char *end = at + n + (at[n] == 's' && !is_letter((unsigned char)at[n + 1]));

		if ((at == text || !is_letter((unsigned char)at[-1])) &&
		    (*end == '-' || !is_letter((unsigned char)*end)))
			return true;
	}
	return false;
}

/* Of those who are named, the ones whose name is not a part of another's. */
static struct list
named_in(struct desk *d, const char *text, struct matter_row *child, size_t count)
{
	struct list found = { 0 }, kept = { 0 };

	for (size_t i = 0; *text != '\0' && i < count; i++)
		if (is_named(text, comparable(d, child[i].title)))
			*(struct matter_row **)list_add(d->arena, &found, sizeof(void *)) =
			    &child[i];
	for (size_t i = 0; i < found.count; i++) {
		struct matter_row **m = found.items;
		bool part = false;

		for (size_t k = 0; k < found.count; k++)
			part = part || (k != i && is_named(comparable(d, m[k]->title),
						      comparable(d, m[i]->title)));
		if (!part)
			*(struct matter_row **)list_add(d->arena, &kept, sizeof(void *)) = m[i];
	}
	return kept;
}

static const struct matter_row *
only(const struct list *found)
{
	return found->count == 1 ? ((struct matter_row **)found->items)[0] : NULL;
}

static bool
holds(const struct list *found, const struct matter_row *m)
{
	for (size_t i = 0; i < found->count; i++)
		if (((struct matter_row **)found->items)[i] == m)
			return true;
	return false;
}

static const char *
names_of(struct desk *d, const struct list *found)
{
	const char *all = "";

	for (size_t i = 0; i < found->count && i < NAMES_SHOWN; i++)
		all = arena_printf(d->arena, "%s%s%s", all, i > 0 ? ", " : "",
		    ((struct matter_row **)found->items)[i]->title);
	return found->count > NAMES_SHOWN ? arena_printf(d->arena, "%s …", all) : all;
}

struct match {
	const struct matter_row *m; /* NULL: not certain */
	enum desk_found otherwise;
	struct diags why;
};

static void
unsure(
    struct match *to, enum desk_found found, const struct message *m, const char *a, const char *b)
{
	to->m = NULL;
	to->otherwise = found;
	(void)diag_add(&to->why, m, NULL, a, b, NULL);
}

/* The name of the file goes first, the letter's head next, then the whole text. */
static int
find_sender(struct desk *d, const struct matter_row *cf, const struct texts *t, struct match *to,
    struct diags *ds)
{
	struct matter_row *child;
	struct list name, head, all;
	size_t n;

	if (store_matter_children(d->store, d->arena, cf->id, "remiss", &child, &n, ds) != 0)
		return -1;
	name = named_in(d, t->name, child, n);
	head = named_in(d, t->head, child, n);
	all = named_in(d, t->all, child, n);
	if (name.count > 1)
		unsure(to, FOUND_UNSURE, &msg_desk_collect_several, names_of(d, &name), NULL);
	else if (name.count == 1) {
		to->m = only(&name);
		if (head.count > 0 ? !holds(&head, to->m) : all.count > 0 && !holds(&all, to->m))
			unsure(to, FOUND_UNSURE, &msg_desk_collect_two_names, to->m->title,
			    names_of(d, head.count > 0 ? &head : &all));
	} else if (head.count == 1)
		to->m = only(&head);
	else if (head.count == 0 && all.count == 1)
		to->m = only(&all);
	else if (all.count > 0)
		unsure(to, FOUND_UNSURE, &msg_desk_collect_several,
		    names_of(d, head.count > 1 ? &head : &all), NULL);
	else
		unsure(to, FOUND_UNMATCHED, &msg_desk_collect_no_sender, cf->key, NULL);
	return 0;
}

static int
match(struct desk *d, const struct matter_row *cf, const struct texts *t, struct match *to,
    struct diags *ds)
{
	struct cases c = { 0 };

	if (find_cases(d, &c, t->raw, ds) != 0 ||
	    find_cases(d, &c, text_upper(d->arena, t->name), ds) != 0)
		return -1;
	if (c.second != NULL)
		unsure(to, FOUND_UNSURE, &msg_desk_collect_two_cases, c.first->key, c.second->key);
	else if (cf != NULL && c.first != NULL && c.first->id != cf->id)
		unsure(to, FOUND_UNSURE, &msg_desk_collect_other_case, c.first->key, cf->key);
	else if (cf == NULL && c.first == NULL)
		unsure(to, FOUND_UNMATCHED, &msg_desk_collect_no_dnr, NULL, NULL);
	else if (c.child != NULL)
		to->m = c.child;
	else
		return find_sender(d, cf != NULL ? cf : c.first, t, to, ds);
	return 0;
}

/* ---- Taking in ---- */

static int
collect(struct desk *d, const struct matter_row *cf, const struct desk_answer *answer,
    struct match *found, struct desk_collected *to, struct diags *ds)
{
	struct desk_report unheard = { 0 };
	const struct hash hash = hash_of(answer->bytes, answer->size);
	const struct document *document;
	struct document_row *same = NULL;
	struct texts texts;

	if (store_document_same(d->store, d->arena, &hash, DESK_ANSWER_KIND, &same, ds) != 0)
		return -1;
	if (same != NULL) {
		to->found = FOUND_BEFORE;
		found->m = store_matter_by_id(d->store, d->arena, same->matter, ds);
		return found->m != NULL ? 0 : -1;
	}
	document = answer_document(d, answer, &found->why);
	if (found->why.errors > 0) {
		to->found = FOUND_UNREADABLE;
		return 0;
	}
	read_texts(d, answer->file_name, document, &texts);
	if (match(d, cf, &texts, found, ds) != 0)
		return -1;
	to->found = found->m == NULL ? found->otherwise : FOUND_TAKEN;
	if (found->m != NULL &&
	    desk_answer_take(d, found->m, answer, &to->answered, &unheard, &found->why) != 0)
		to->found = FOUND_UNSURE;
	return 0;
}

/* The first error, or the first of all. */
static const struct diag *
kept_reason(struct desk *d, const struct diag *first)
{
	struct diags *kept = arena_alloc(d->kept, sizeof *kept);
	const struct diag *reason = first;

	for (const struct diag *p = first; p != NULL; p = p->next)
		if (p->message->severity == SEVERITY_ERROR) {
			reason = p;
			break;
		}
	if (reason == NULL)
		return NULL;
	diags_init(kept, d->kept);
	(void)diag_add(kept, reason->message, &reason->place, reason->arg[0], reason->arg[1],
	    reason->arg[2], reason->arg[3], NULL);
	return kept->first;
}

static void
keep(struct desk *d, const struct match *found, struct desk_collected *to)
{
	if (found->m != NULL) {
		to->matter = arena_str(d->kept, found->m->key);
		to->recipient = arena_str(d->kept, found->m->title);
	}
	if (to->found == FOUND_TAKEN)
		to->answered.question = kept_reason(d, to->answered.question);
	else if (to->found != FOUND_BEFORE)
		to->reason = kept_reason(d, found->why.first);
	if (to->answered.position != NULL)
		to->answered.position = arena_str(d->kept, to->answered.position);
}

int
desk_answer_collect(struct desk *d, const struct matter_row *cf, const struct desk_answer *answer,
    struct desk_collected *to, struct diags *ds)
{
	struct match found = { 0 };
	int result;

	*to = (struct desk_collected){ 0 };
	d->arena = arena_new(); /* a folder may be large */
	diags_init(&found.why, d->arena);
	result = collect(d, cf, answer, &found, to, ds);
	keep(d, &found, to);
	arena_free(d->arena);
	d->arena = d->kept;
	return result;
}
