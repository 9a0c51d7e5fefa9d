#include "engine/intake/asked.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "base/text.h"
#include "docx/model.h"

enum { ASKED_MAX = 100, TEXT_MAX = 60000, QUESTION_MAX = 1200 };

/* How a paragraph asks, the surest first. */
enum asking { ASKS_NUMBERED, ASKS_LISTED, ASKS_BELOW_HEADING, ASKS_WAYS, ASKS_PART, ASKS_NOT };

struct question {
	const char *text;
	enum asking how;
};

/* "1.", "2)", "Fråga 3:": *rest gets what follows; false if it does not begin so. */
static bool
is_numbered(const char *label, const char *text, const char **rest)
{
	static const char *const words[] = { "Fråga ", "FRÅGA " };
	const char *s = text;
	size_t digits;

	*rest = text;
	if (label != NULL && *label >= '1' && *label <= '9')
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_starts(s, words[i]))
			s += strlen(words[i]);
	digits = strspn(s, "0123456789");
	if (digits == 0 || digits > 3 || (s == text && s[digits] != '.' && s[digits] != ')'))
		return false;
	*rest = s + digits + strspn(s + digits, ".):- ");
	return true;
}

/* "a.", "b)": part of the question before it. */
static bool
is_part(const char *label, const char *text, const char **rest)
{
	const char *s = label != NULL ? label : text;

	*rest = label != NULL ? text : text + 2 + strspn(text + (*text != '\0' ? 2 : 0), " ");
	return s[0] >= 'a' && s[0] <= 'z' && (s[1] == '.' || s[1] == ')') &&
	       (label != NULL || s[2] == ' ');
}

static enum asking
asking_of(const struct paragraph *p, const char *text, bool below, const char **rest)
{
	if (!text_ends(text, "?") || strlen(text) > QUESTION_MAX)
		return ASKS_NOT;
	if (is_part(p->bullet ? NULL : p->label, text, rest))
		return ASKS_PART;
	if (is_numbered(p->bullet ? NULL : p->label, text, rest))
		return ASKS_NUMBERED;
	*rest = text;
	if (p->label != NULL)
		return ASKS_LISTED;
	return below ? ASKS_BELOW_HEADING : ASKS_NOT;
}

static struct list
read(struct arena *a, const struct document *d)
{
	struct list all = { 0 };
	struct walk w = walk_from(d->body);
	bool below = false;

	while (walk_next(&w)) {
		const char *raw, *text, *rest;
		enum asking how;

		if (!w.entering || w.node->kind != NODE_PARAGRAPH)
			continue;
		raw = node_text(a, w.node);
		text = text_squeeze(a, raw, strlen(raw));
		how = asking_of(w.node->as.paragraph, text, below, &rest);
		if (w.node->as.paragraph->heading > 0 && how == ASKS_NOT)
			below = strstr(text_fold(a, text, strlen(text)), "fragor") != NULL;
		if (how != ASKS_NOT && all.count < ASKED_MAX)
			*(struct question *)list_add(a, &all, sizeof(struct question)) =
			    (struct question){ rest, how };
	}
	return all;
}

const char *
intake_asked(struct arena *a, const struct document *d)
{
	const struct list all = read(a, d);
	const struct question *q = all.items;
	enum asking way = ASKS_WAYS;
	bool open = false;
	const char *text;
	struct buf b;

	for (size_t i = 0; i < all.count; i++)
		if (q[i].how < way)
			way = q[i].how;
	buf_init(&b, TEXT_MAX);
	for (size_t i = 0; i < all.count && b.size + QUESTION_MAX < TEXT_MAX; i++) {
		if (q[i].how == way)
			buf_printf(&b, "%s%s", b.size > 0 ? "\n" : "", q[i].text);
		else if (q[i].how == ASKS_PART && open)
			buf_printf(&b, " %s", q[i].text);
		open = q[i].how == way || (q[i].how == ASKS_PART && open);
	}
	text = b.size > 0 ? arena_str(a, b.text) : "";
	buf_free(&b);
	return text;
}
