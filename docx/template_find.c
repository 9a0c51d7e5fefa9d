/* {{tags}} in the text of one paragraph.
 *
 * Word cuts what was typed into runs as it likes.  The text of all runs is put together, the
 * tags are found in it, and each becomes a node where it began: a value inside its first run,
 * so that it has that run's look; a control tag between two runs. */
#include "docx/template_tree.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/template_messages.h"

#define OBJECT "\xEF\xBF\xBC" /* U+FFFC: something in the text that is no text */

enum { PARAGRAPH_LIMIT = XML_MAX_BYTES, SHOWN = 40 };

/* A stretch of the paragraph's text and the run's child that it comes from. */
struct leaf {
	xmlNodePtr node;
	size_t from, to;
	bool gone; /* emptied by a tag: removed when all tags are in place */
};

struct found_tag {
	size_t from, to;
	struct tag tag;
};

struct finder {
	struct compiler *c;
	const struct place *place;
	struct buf text;
	struct list leaves; /* struct leaf */
	struct list tags;   /* struct found_tag */
};

/* ---- Text ---- */

static void
add_leaf(struct finder *f, xmlNodePtr node, const char *text)
{
	struct leaf *leaf = list_add(f->c->arena, &f->leaves, sizeof *leaf);

	leaf->node = node;
	leaf->from = f->text.size;
	buf_str(&f->text, text);
	leaf->to = f->text.size;
}

static void
look_at_field_code(struct finder *f, const xmlNode *code)
{
	const char *text = code->children != NULL ? (const char *)code->children->content : NULL;
	const char *at = text != NULL ? strstr(text, "{{") : NULL, *end;

	if (at == NULL)
		return;
	end = strstr(at, "}}");
	(void)diag_add(f->c->ds, &msg_template_tag_in_field_code, f->place,
	    arena_strn(f->c->arena, at, end != NULL ? (size_t)(end - at) + 2 : strlen(at)), NULL);
}

static void
add_run_child(struct finder *f, xmlNodePtr n)
{
	static const char *const nothing[] = { "rPr", "lastRenderedPageBreak", "softHyphen",
		"annotationRef" };

	for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
		if (is_word(n, nothing[i]))
			return;
	if (is_word(n, "t"))
		add_leaf(f, n, n->children != NULL ? (const char *)n->children->content : "");
	else if (is_word(n, "tab"))
		add_leaf(f, n, "\t");
	else if (is_word(n, "br") && word_attribute(n, "type") == NULL)
		add_leaf(f, n, "\n");
	else if (is_word(n, "noBreakHyphen"))
		add_leaf(f, n, "-");
	else
		add_leaf(f, n, OBJECT);
	if (is_word(n, "instrText"))
		look_at_field_code(f, n);
}

static void
collect_text(struct finder *f, xmlNodePtr paragraph)
{
	static const char *const skipped[] = { "pPr", "del", "moveFrom", "sdtPr", "sdtEndPr" };
	xmlNodePtr n = tree_next(paragraph, paragraph), next;

	for (; n != NULL; n = next) {
		bool skip = false;

		for (size_t i = 0; i < sizeof skipped / sizeof skipped[0]; i++)
			skip = skip || is_word(n, skipped[i]);
		if (is_word(n, "r"))
			for (xmlNodePtr child = element_first(n); child != NULL;
			     child = element_next(child))
				add_run_child(f, child);
		else if (n->type == XML_ELEMENT_NODE &&
			 strncmp((const char *)n->name, "oMath", 5) == 0)
			add_leaf(f, n, OBJECT);
		next = skip || is_word(n, "r") ? tree_next_after(n, paragraph)
					       : tree_next(n, paragraph);
	}
}

/* ---- Tags in the text ---- */

static bool
is_quote(uint32_t c, uint32_t *plain)
{
	if (c == '\'' || (c >= 0x2018 && c <= 0x201B))
		return *plain = '\'', true;
	if (c == '"' || (c >= 0x201C && c <= 0x201F))
		return *plain = '"', true;
	return false;
}

/* Where the tag that begins at 'from' ends (after its }}); 0 if it does not. */
static size_t
tag_end(const char *text, size_t size, size_t from, bool quotes)
{
	const char *s = text + from + 2, *end = text + size;
	uint32_t open = 0;

	while (s < end) {
		const char *at = s;
		const uint32_t c = utf8_next(&s, end);
		uint32_t plain;

		if (c == 0xFFFC)
			return 0;
		if (quotes && is_quote(c, &plain))
			open = open == 0 ? plain : open == plain ? 0 : open;
		else if (open == 0 && text_starts(at, "}}"))
			return (size_t)(at - text) + 2;
		else if (open == 0 && text_starts(at, "{{"))
			return 0;
	}
	return open != 0 ? tag_end(text, size, from, false) : 0;
}

/* The beginning of what stands at 'at', for a message: to the end of a word. */
static const char *
shown(struct finder *f, size_t at)
{
	size_t n = 2;

	while (at + n < f->text.size && n < SHOWN && !text_starts(f->text.text + at + n, "{{") &&
	       !text_starts(f->text.text + at + n, OBJECT) && f->text.text[at + n] != '\n')
		n++;
	while (at + n < f->text.size && ((unsigned char)f->text.text[at + n] & 0xC0) == 0x80)
		n--;
	return text_squeeze(f->c->arena, f->text.text + at, n);
}

static void
report_stray(struct finder *f, size_t from, size_t to)
{
	const char *text = f->text.text, *at;

	while (from < to && (at = memmem(text + from, to - from, "}}", 2)) != NULL) {
		const size_t end = (size_t)(at - text) + 2;
		size_t begin = end - 2;

		while (
		    begin > from && strchr(" \t\n", text[begin - 1]) == NULL && end - begin < SHOWN)
			begin--;
		while (begin < end && ((unsigned char)text[begin] & 0xC0) == 0x80)
			begin++;
		(void)diag_add(f->c->ds, &msg_template_stray_braces, f->place,
		    arena_strn(f->c->arena, text + begin, end - begin), NULL);
		from = end;
	}
}

/* A file is put in instead of a paragraph of the body. */
static void
check_insert(struct finder *f, const struct found_tag *found)
{
	const char *text = f->text.text;
	const size_t size = f->text.size;
	const struct part *body = package_main(f->c->template->package);
	const bool alone = strspn(text, " \t\n") >= found->from &&
			   strspn(text + found->to, " \t\n") >= size - found->to;

	if (!alone || f->c->part == NULL || strcmp(f->c->part, body->name) != 0)
		(void)diag_add(
		    f->c->ds, &msg_template_insert_alone, f->place, found->tag.typed, NULL);
}

static void
find_tags(struct finder *f)
{
	const char *text = f->text.text, *at;
	size_t from = 0;

	while ((at = memmem(text + from, f->text.size - from, "{{", 2)) != NULL) {
		const size_t begin = (size_t)(at - text),
			     end = tag_end(text, f->text.size, begin, true);
		struct found_tag tag = { begin, end, { 0 } };

		report_stray(f, from, begin);
		if (end == 0) {
			(void)diag_add(
			    f->c->ds, &msg_template_unclosed_tag, f->place, shown(f, begin), NULL);
			from = begin + 2;
			continue;
		}
		/* A faulty control tag still pairs with others: one error, not two. */
		if (tag_parse(f->c->arena, at + 2, end - begin - 4, f->place, &tag.tag, f->c->ds) ==
			0 ||
		    tag.tag.kind != TAG_VALUE)
			*(struct found_tag *)list_add(f->c->arena, &f->tags, sizeof tag) = tag;
		if (tag.tag.insert)
			check_insert(f, &tag);
		from = end;
	}
	report_stray(f, from, f->text.size);
}

/* ---- Nodes for tags ---- */

static void
set_text(xmlNodePtr t, const char *s, size_t n)
{
	while (t->children != NULL)
		tree_remove(t->children);
	if (n > 0)
		(void)xmlAddChild(
		    t, xmlNewDocTextLen(t->doc, BAD_CAST s, (int)n)); /* only for NULL */
	xmlNodeSetSpacePreserve(t, 1);
}

xmlNodePtr
run_cut_before(xmlNodePtr child)
{
	xmlNodePtr run = child->parent, rest = word_new(run, "r"), next,
		   look = word_child(run, "rPr");

	if (look != NULL)
		(void)xmlAddChild(rest, tree_twin(look));
	for (; child != NULL; child = next) {
		next = child->next;
		xmlUnlinkNode(child);
		(void)xmlAddChild(rest, child); /* fails only for NULL */
	}
	tree_after(run, rest);
	return rest;
}

/* Take the tag's text out of its leaves; the node that it shall stand after. */
static xmlNodePtr
cut_tag(struct finder *f, const struct found_tag *tag)
{
	struct leaf *leaf = f->leaves.items, *first;
	size_t i = 0;

	while (leaf[i].to <= tag->from)
		i++;
	first = &leaf[i];
	for (; i < f->leaves.count && leaf[i].from < tag->to; i++) {
		const size_t head = leaf[i].from < tag->from ? tag->from - leaf[i].from : 0;
		const char *tail = f->text.text + tag->to;
		const size_t rest = leaf[i].to > tag->to ? leaf[i].to - tag->to : 0;

		if (!is_word(leaf[i].node, "t")) {
			leaf[i].gone = true;
			continue;
		}
		if (rest > 0 && &leaf[i] == first) {
			xmlNodePtr t = word_new(leaf[i].node, "t");

			set_text(t, tail, rest);
			tree_after(leaf[i].node, t);
		}
		if (&leaf[i] == first)
			set_text(leaf[i].node, f->text.text + leaf[i].from, head);
		else
			set_text(leaf[i].node, tail, rest);
		leaf[i].gone = head == 0 && (rest == 0 || &leaf[i] == first);
		leaf[i].to = leaf[i].from + head; /* tags before this one see what is left of it */
	}
	return first->node;
}

static struct mark *
place_tag(struct finder *f, const struct found_tag *found, xmlNodePtr paragraph)
{
	const struct tag *tag = &found->tag;
	xmlNodePtr after = cut_tag(f, found), node;
	struct mark *m;

	node =
	    mark_new(f->c, paragraph, tag->kind == TAG_VALUE ? MARK_VALUE : MARK_CONTROL, SIZE_MAX);
	m = mark_of(node);
	m->tag = *tag;
	m->paragraph = paragraph;
	tree_after(after, node);
	if (tag->kind == TAG_VALUE)
		return m;
	(void)run_cut_before(node);
	xmlUnlinkNode(node);
	tree_after(after->parent, node);
	return m;
}

/* Nothing in it but its properties? */
static bool
is_hollow(const xmlNode *run)
{
	xmlNodePtr first = element_first(run);

	if (first != NULL && is_word(first, "rPr"))
		first = element_next(first);
	return first == NULL;
}

static void
remove_emptied(struct finder *f)
{
	const struct leaf *leaf = f->leaves.items;

	for (size_t i = 0; i < f->leaves.count; i++) {
		xmlNodePtr run = leaf[i].node->parent;

		if (!leaf[i].gone)
			continue;
		tree_remove(leaf[i].node);
		if (is_word(run, "r") && is_hollow(run))
			tree_remove(run);
	}
}

/* A run cut at its end leaves one with nothing but properties. */
static void
remove_hollow_after(const struct mark *m)
{
	if (m->kind == MARK_CONTROL && is_word(m->node->next, "r") && is_hollow(m->node->next))
		tree_remove(m->node->next);
}

static void
place_tags(struct finder *f, xmlNodePtr paragraph, struct story_marks *marks)
{
	const struct found_tag *tag = f->tags.items;
	const size_t count = f->tags.count;
	struct mark **placed = arena_array(f->c->arena, count + 1, sizeof *placed);

	for (size_t i = count; i-- > 0;)
		placed[i] = place_tag(f, &tag[i], paragraph);
	for (size_t i = 0; i < count; i++) {
		if (tag[i].tag.expression != NULL)
			placed[i]->expression = expression_add(f->c, &tag[i].tag);
		*(struct mark **)list_add(f->c->arena, &marks->item, sizeof *placed) = placed[i];
	}
	remove_emptied(f);
	for (size_t i = 0; i < count; i++)
		remove_hollow_after(placed[i]);
}

void
find_in_paragraph(
    struct compiler *c, xmlNodePtr paragraph, const struct place *place, struct story_marks *marks)
{
	struct finder f = { .c = c, .place = place };

	buf_init(&f.text, PARAGRAPH_LIMIT);
	collect_text(&f, paragraph);
	if (memmem(f.text.text, f.text.size, "{{", 2) != NULL ||
	    memmem(f.text.text, f.text.size, "}}", 2) != NULL) {
		find_tags(&f);
		if (f.tags.count > 0)
			place_tags(&f, paragraph, marks);
	}
	buf_free(&f.text);
}
