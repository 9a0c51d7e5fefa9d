/* Verbs and their arguments. */
#include <string.h>

#include "base/arena.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"

enum verb_name { NAME_NONE, NAME_FIELD, NAME_DOCUMENT, NAME_FLOW, NAME_EVENT, NAME_PATH };
enum { TARGET_NONE, TARGET_TARGET, TARGET_ROLE };

static const struct {
	const char *word;
	enum verb_name name;
	int target;
} verbs[] = {
#define VERB(id, word, name, target, does) { word, NAME_##name, TARGET_##target },
#include "engine/chart/verbs.def"
#undef VERB
};
_Static_assert(sizeof verbs / sizeof *verbs == VERB_COUNT, "one row per verb");

/* The first word of a verb: "för" of "för varje". */
static bool
begins(const char *verb, const char *word)
{
	size_t n = strcspn(verb, " ");

	return strlen(word) == n && strncmp(verb, word, n) == 0;
}

bool
parse_is_verb(const char *word)
{
	for (size_t i = 0; i < VERB_COUNT; i++)
		if (begins(verbs[i].word, word))
			return true;
	return false;
}

const char *
parse_verb_words(struct arena *a)
{
	const char *all = verbs[0].word;

	for (size_t i = 1; i < VERB_COUNT; i++)
		all = arena_printf(a, "%s, %s", all, verbs[i].word);
	return all;
}

static void
read_argument(struct draft *d, struct words *w, struct list *arguments, const char *stop,
    bool expression_needed)
{
	struct draft_argument a = { 0 };

	if (!parse_name(w, "med", &a.name, d->diags)) {
		w->p += strlen(w->p);
		return;
	}
	if (words_sign(w, "=")) {
		a.expr.text = words_rest(w, stop, &a.expr.place);
		if (*a.expr.text == '\0')
			(void)diag_add(d->diags, &msg_flow_expr_missing, &a.expr.place, NULL);
	} else if (expression_needed) {
		struct place at = words_place(w);

		(void)diag_add(d->diags, &msg_flow_expr_missing, &at, NULL);
		return;
	}
	*(struct draft_argument *)list_add(d->arena, arguments, sizeof a) = a;
}

/* med NAME [= XPATH], … */
static void
read_data(struct draft *d, struct words *w, struct draft_do *v)
{
	if (!words_take(w, "med"))
		return;
	do
		read_argument(d, w, &v->arguments, ",", false);
	while (words_sign(w, ","));
}

static void
read_each(struct draft *d, const struct line *l, struct words *w, struct draft_do *v, bool inside)
{
	struct draft_argument path = { { "", words_place(w) }, { NULL, { 0 } } };

	path.expr.text = words_rest(w, NULL, &path.expr.place);
	if (*path.expr.text == '\0')
		(void)diag_add(d->diags, &msg_flow_expr_missing, &path.expr.place, NULL);
	*(struct draft_argument *)list_add(d->arena, &v->arguments, sizeof path) = path;
	v->each = arena_alloc(d->arena, sizeof *v->each);
	if (inside || l->child == NULL) {
		(void)diag_add(d->diags, &msg_flow_each, &v->place, NULL);
		return;
	}
	for (const struct line *k = l->child; k != NULL; k = k->next)
		parse_verb(d, k, v->each, true);
}

/* till TARGET after a verb; what follows it is read by the caller. */
static bool
read_to(struct draft *d, struct words *w, struct draft_do *v, const struct message *missing)
{
	struct place at = words_place(w);

	if (words_take(w, "till"))
		return parse_name(w, "till", &v->target, d->diags);
	(void)diag_add(d->diags, missing, &at, NULL);
	return false;
}

static void
read_rest(struct draft *d, const struct line *l, struct words *w, struct draft_do *v, bool inside)
{
	switch (v->verb) {
	case VERB_SET:
		w->p = l->text + strlen(verbs[VERB_SET].word);
		if (inside)
			(void)diag_add(d->diags, &msg_flow_each, &v->place, NULL);
		read_argument(d, w, &v->arguments, NULL, true);
		break;
	case VERB_EACH:
		read_each(d, l, w, v, inside);
		break;
	case VERB_EVENT:
		if (parse_name(w, verbs[v->verb].word, &v->name, d->diags) &&
		    read_to(d, w, v, &msg_flow_event_shape))
			read_data(d, w, v);
		break;
	case VERB_NOTE:
		if (read_to(d, w, v, &msg_flow_note_shape)) {
			v->text.place = words_place(w);
			v->text.text = parse_title(w, d->diags);
		}
		break;
	default:
		if (verbs[v->verb].name != NAME_NONE &&
		    !parse_name(w, verbs[v->verb].word, &v->name, d->diags))
			break;
		if (v->verb == VERB_CHILD || v->verb == VERB_TASK || v->verb == VERB_NOTICE)
			read_data(d, w, v);
	}
}

void
parse_verb(struct draft *d, const struct line *l, struct list *block, bool inside_each)
{
	struct words w = words_of(d->arena, d->file, l);
	struct draft_do v = { .place = words_place(&w) };
	unsigned errors = d->diags->errors;
	const char *word = words_next(&w);
	size_t i = 0;

	while (i < VERB_COUNT && (word == NULL || !begins(verbs[i].word, word)))
		i++;
	if (i == VERB_COUNT || (i == VERB_EACH && !words_take(&w, "varje"))) {
		(void)diag_add(d->diags, &msg_flow_word_unknown, &v.place,
		    word != NULL ? word : l->text, parse_verb_words(d->arena), NULL);
		return;
	}
	v.verb = (enum verb)i;
	read_rest(d, l, &w, &v, inside_each);
	if (d->diags->errors == errors)
		(void)parse_end(&w, d->diags);
	if (v.verb != VERB_EACH)
		parse_no_children(d->file, l, d->diags);
	*(struct draft_do *)list_add(d->arena, block, sizeof v) = v;
}
