#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "docx/diff_tree.h"
#include "docx/limits.h"
#include "docx/tree.h"

struct gatherer {
	struct arena *arena;
	struct list units;
	bool notes;
};

static struct unit *
add(struct gatherer *g, enum unit_kind kind, xmlNodePtr run, xmlNodePtr child, const char *text,
    size_t size)
{
	struct unit *u = list_add(g->arena, &g->units, sizeof *u);

	*u = (struct unit){ kind, run, child, text, size, diff_key(text, size), 0 };
	return u;
}

static const char *
text_inside(const xmlNode *n)
{
	return n->children != NULL && n->children->content != NULL
		   ? (const char *)n->children->content
		   : "";
}

/* The text without the blanks that Word does not see. */
static void
add_text(struct gatherer *g, xmlNodePtr run, xmlNodePtr child)
{
	const char *text = text_inside(child);
	struct list words = { 0 };
	size_t size = strlen(text);

	if (xmlNodeGetSpacePreserve(child) != 1) {
		while (size > 0 && strchr(" \t\r\n", text[size - 1]) != NULL)
			size--;
		while (size > 0 && strchr(" \t\r\n", *text) != NULL)
			text++, size--;
	}
	diff_words(g->arena, &words, text, size);
	for (size_t i = 0; i < words.count; i++) {
		const struct diff_word *w = (const struct diff_word *)words.items + i;

		(void)add(g, UNIT_TEXT, run, child, w->text, w->size);
	}
}

/* An element that says what its name and attributes say. */
static void
add_node(struct gatherer *g, xmlNodePtr run, xmlNodePtr child)
{
	struct buf b;
	struct unit *u;
	const char *name = (const char *)child->name;
	const char *text = strcmp(name, "tab") == 0                             ? "\t"
			   : strcmp(name, "br") == 0 || strcmp(name, "cr") == 0 ? "\n"
			   : strcmp(name, "noBreakHyphen") == 0                 ? "-"
										: "";

	buf_init(&b, LIMIT_PART);
	buf_str(&b, name);
	for (const xmlAttr *a = child->properties; a != NULL; a = a->next)
		if (a->children != NULL && a->children->content != NULL)
			buf_printf(&b, " %s=%s", a->name, a->children->content);
	buf_char(&b, ' ');
	buf_str(&b, text_inside(child));
	u = add(g, UNIT_NODE, run, child, text, strlen(text));
	u->key = diff_key(b.text, b.size);
	buf_free(&b);
}

/* What a picture, text box or equation says: its alternative text, or the text in it. */
static void
add_box(struct gatherer *g, xmlNodePtr run, xmlNodePtr child)
{
	static const char *const words[] = { "descr", "title", "alt" };
	const char *alternative = NULL;
	struct unit *u;
	struct buf b;

	buf_init(&b, LIMIT_PART);
	for (xmlNodePtr n = child; n != NULL; n = tree_next(n, child)) {
		if (n->type == XML_TEXT_NODE && strcmp((const char *)n->parent->name, "t") == 0)
			buf_str(&b, (const char *)n->content);
		for (size_t i = 0; i < 3 && n->type == XML_ELEMENT_NODE; i++) {
			const char *value = plain_attribute(n, words[i]);

			if (value != NULL && *value != '\0' && alternative == NULL)
				alternative = value;
		}
	}
	if (alternative != NULL && b.size == 0)
		buf_printf(&b, "[%s]", alternative);
	u = add(g, UNIT_BOX, run, child, arena_strn(g->arena, b.size > 0 ? b.text : "", b.size),
	    b.size);
	u->key ^= diff_key((const char *)child->name, strlen((const char *)child->name));
	buf_free(&b);
}

enum child_kind { CHILD_NONE, CHILD_TEXT, CHILD_NODE, CHILD_NOTE, CHILD_BOX };

static const struct {
	const char *name;
	enum child_kind kind;
} children[] = {
	{ "t", CHILD_TEXT },
	{ "tab", CHILD_NODE },
	{ "br", CHILD_NODE },
	{ "cr", CHILD_NODE },
	{ "noBreakHyphen", CHILD_NODE },
	{ "softHyphen", CHILD_NODE },
	{ "sym", CHILD_NODE },
	{ "ptab", CHILD_NODE },
	{ "pgNum", CHILD_NODE },
	{ "fldChar", CHILD_NODE },
	{ "instrText", CHILD_NODE },
	{ "footnoteReference", CHILD_NOTE },
	{ "endnoteReference", CHILD_NOTE },
	{ "drawing", CHILD_BOX },
	{ "pict", CHILD_BOX },
	{ "object", CHILD_BOX },
	{ "ruby", CHILD_BOX },
};

static enum child_kind
kind_of(const xmlNode *child)
{
	for (size_t i = 0; i < sizeof children / sizeof *children; i++)
		if (is_word(child, children[i].name))
			return children[i].kind;
	return strcmp((const char *)child->name, "AlternateContent") == 0 ? CHILD_BOX : CHILD_NONE;
}

static void
add_run(struct gatherer *g, xmlNodePtr run)
{
	for (xmlNodePtr n = element_first(run); n != NULL; n = element_next(n))
		switch (kind_of(n)) {
		case CHILD_TEXT:
			add_text(g, run, n);
			break;
		case CHILD_NODE:
			add_node(g, run, n);
			break;
		case CHILD_NOTE:
			add_node(g, run, n);
			((struct unit *)g->units.items)[g->units.count - 1].kind = UNIT_NOTE;
			((struct unit *)g->units.items)[g->units.count - 1].key =
			    diff_key((const char *)n->name, strlen((const char *)n->name));
			g->notes = true;
			break;
		case CHILD_BOX:
			add_box(g, run, n);
			break;
		default:
			break;
		}
}

static bool
is_equation(const xmlNode *n)
{
	return n->ns != NULL && strstr((const char *)n->ns->href, "/math") != NULL &&
	       strncmp((const char *)n->name, "oMath", 5) == 0;
}

static bool
is_wrapper(const xmlNode *n)
{
	static const char *const names[] = { "hyperlink", "smartTag", "sdt", "sdtContent",
		"fldSimple", "customXml", "dir", "bdo" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is_word(n, names[i]))
			return true;
	return false;
}

static void
gather(struct gatherer *g, const xmlNode *holder)
{
	for (xmlNodePtr n = element_first(holder); n != NULL; n = element_next(n))
		if (is_word(n, "r"))
			add_run(g, n);
		else if (is_equation(n))
			add_box(g, n, n);
		else if (is_wrapper(n))
			gather(g, n);
}

/* Fields are the same as a whole or not at all: each piece knows the key of all of them. */
static void
join_fields(struct gatherer *g)
{
	struct unit *u = g->units.items;
	size_t open = 0, from = 0;
	uint64_t key = 0;

	for (size_t i = 0; i < g->units.count; i++) {
		const char *type = is_word(u[i].child, "fldChar")
				       ? word_attribute(u[i].child, "fldCharType")
				       : NULL;

		if (type != NULL && strcmp(type, "begin") == 0 && open++ == 0) {
			from = i;
			key = 1;
		}
		if (u[i].kind == UNIT_TEXT)
			key = diff_key_more(key, u[i].text, u[i].size);
		else
			key = key * 31 + u[i].key;
		if (type == NULL || strcmp(type, "end") != 0 || open == 0 || --open > 0)
			continue;
		for (size_t k = from; k <= i; k++)
			u[k].field = u[k].kind != UNIT_NOTE ? key : 0;
	}
}

/* The unit goes on with the word before it. */
static bool
goes_on(const struct unit *before, const struct unit *u)
{
	return before->kind == UNIT_TEXT && u->kind == UNIT_TEXT &&
	       diff_is_one_word(before->text, before->size, u->text);
}

static void
join_words(struct gatherer *g, struct units *units)
{
	const struct unit *u = g->units.items;
	struct list words = { 0 };
	struct unit_word *w = NULL;

	for (size_t i = 0; i < g->units.count; i++) {
		if (w != NULL && goes_on(&u[i - 1], &u[i])) {
			w->word.key =
			    diff_key_more(w->word.key ^ u[i].field, u[i].text, u[i].size) ^
			    u[i].field;
			w->to = i + 1;
			continue;
		}
		w = list_add(g->arena, &words, sizeof *w);
		/* What is no word says something all the same: it must not look like a blank. */
		*w = (struct unit_word){ { u[i].kind == UNIT_TEXT ? u[i].text : "x", u[i].size,
					     u[i].key ^ u[i].field },
			i, i + 1 };
	}
	units->word = words.items;
	units->words = words.count;
}

struct units
units_of(struct arena *arena, const xmlNode *paragraph)
{
	struct gatherer g = { .arena = arena };
	struct units units;

	gather(&g, paragraph);
	join_fields(&g);
	units = (struct units){ .item = g.units.items, .count = g.units.count, .notes = g.notes };
	join_words(&g, &units);
	return units;
}
