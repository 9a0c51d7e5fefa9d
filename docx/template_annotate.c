/* What is wrong with a template, as comments in a copy of it.
 *
 * The file is walked again in the way in which it was compiled, so that every paragraph has the
 * place that the messages name.  A message belongs to the first paragraph of its place that holds
 * its tag, else to the first one. */
#include "docx/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/template_lists.h"
#include "docx/template_parts.h"

#define COMMENTS_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

enum { WORDS_MAX = 1 << 16, TEXT_MAX = 1 << 20 };

/* A message and where it goes. */
struct remark {
	const struct diag *diag;
	xmlNodePtr paragraph; /* NULL: not found */
	bool exact;           /* the paragraph holds the tag */
};

struct annotation {
	struct compiler c;
	struct package_out *package;
	enum language language;
	struct list parts; /* struct template_part; the body first */
	struct remark *remark;
	size_t remarks;
	xmlDocPtr comments;
	const char *comments_part;
	long id; /* of the last comment */
};

/* ---- Where ---- */

/* The text of the paragraph's own runs, and in which w:t a piece of it begins and ends. */
struct stretch {
	xmlNodePtr first, last; /* w:t; NULL: not there */
	size_t from, to;        /* bytes in them */
};

static bool
is_own_text(const xmlNode *n, const xmlNode *paragraph)
{
	return is_word(n, "t") && n->children != NULL && is_word(n->parent, "r") &&
	       word_ancestor(n, "p") == paragraph;
}

/* The w:t in which byte 'at' of the paragraph's text stands; *at becomes its place there. */
static xmlNodePtr
text_at(xmlNodePtr paragraph, size_t *at)
{
	for (xmlNodePtr n = paragraph; n != NULL; n = tree_next(n, paragraph)) {
		size_t size;

		if (!is_own_text(n, paragraph))
			continue;
		size = strlen((const char *)n->children->content);
		if (*at < size)
			return n;
		*at -= size;
	}
	return NULL;
}

static struct stretch
find_text(xmlNodePtr paragraph, const char *what)
{
	struct stretch s = { 0 };
	const char *found;
	struct buf all;

	buf_init(&all, TEXT_MAX);
	for (xmlNodePtr n = paragraph; n != NULL; n = tree_next(n, paragraph))
		if (is_own_text(n, paragraph))
			buf_str(&all, (const char *)n->children->content);
	found = strstr(all.text, what);
	if (found != NULL && *what != '\0') {
		s.from = (size_t)(found - all.text);
		s.to = s.from + strlen(what) - 1;
		s.first = text_at(paragraph, &s.from);
		s.last = text_at(paragraph, &s.to);
		s.to++;
	}
	buf_free(&all);
	return s;
}

/* The tag that a message is about, as far as it is shown. */
static const char *
tag_of(struct arena *a, const struct diag *d)
{
	const char *tag = d->arg[0];

	if (tag == NULL || !text_starts(d->message->name, "template-"))
		return "";
	return text_ends(tag, "…") ? arena_strn(a, tag, strlen(tag) - strlen("…")) : tag;
}

static bool
is_there(const struct diag *d, const struct place *place)
{
	return d->place.part != NULL && strcmp(d->place.part, place->part) == 0 &&
	       d->place.sv != NULL && strcmp(d->place.sv, place->sv) == 0;
}

static void
visit(void *user, xmlNodePtr paragraph, const struct place *place)
{
	struct annotation *a = user;

	for (size_t i = 0; i < a->remarks; i++) {
		struct remark *r = &a->remark[i];

		if (r->exact || !is_there(r->diag, place))
			continue;
		r->exact = find_text(paragraph, tag_of(a->c.arena, r->diag)).first != NULL;
		if (r->exact || r->paragraph == NULL)
			r->paragraph = paragraph;
	}
}

/* ---- Where Word can have a comment ---- */

static xmlNodePtr
body_root(const struct annotation *a)
{
	return xmlDocGetRootElement(((struct template_part *)a->parts.items)[0].doc);
}

/* The body's first paragraph, made if there is none. */
static xmlNodePtr
first_paragraph(const struct annotation *a)
{
	const xmlNodePtr root = body_root(a);
	xmlNodePtr body = word_child(root, "body"), p;

	for (xmlNodePtr n = root; n != NULL; n = tree_next(n, root))
		if (is_word(n, "p"))
			return n;
	if (body == NULL)
		return NULL;
	p = word_new(body, "p");
	if (element_first(body) != NULL)
		tree_before(element_first(body), p);
	else
		(void)xmlAddChild(body, p); /* fails only for NULL */
	return p;
}

/* The body's paragraph with the mark of the note or comment that holds this one. */
static xmlNodePtr
marked_paragraph(const struct annotation *a, const xmlNode *paragraph)
{
	static const char *const marks[][2] = { { "footnote", "footnoteReference" },
		{ "endnote", "endnoteReference" }, { "comment", "commentReference" } };
	const xmlNodePtr root = body_root(a);

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		const char *id = word_attribute(word_ancestor(paragraph, marks[i][0]), "id");

		for (xmlNodePtr n = root; id != NULL && n != NULL; n = tree_next(n, root))
			if (is_word(n, marks[i][1]) && word_attribute(n, "id") != NULL &&
			    strcmp(word_attribute(n, "id"), id) == 0)
				return word_ancestor(n, "p");
	}
	return NULL;
}

/* A comment cannot stand in a text box: the paragraph that holds the box. */
static xmlNodePtr
outside_boxes(xmlNodePtr paragraph)
{
	for (xmlNodePtr box;
	     paragraph != NULL && (box = word_ancestor(paragraph, "txbxContent")) != NULL;)
		paragraph = word_ancestor(box, "p");
	return paragraph;
}

/* The paragraph of the body that gets the comment. */
static xmlNodePtr
anchor_of(const struct annotation *a, const struct remark *r)
{
	xmlNodePtr p = r->paragraph;

	if (p != NULL && p->doc != body_root(a)->doc)
		p = marked_paragraph(a, p);
	p = outside_boxes(p);
	return p != NULL ? p : first_paragraph(a);
}

/* ---- Marks around the text ---- */

static xmlNodePtr
mark(struct annotation *a, const xmlNode *like, const char *name)
{
	xmlNodePtr n = word_new(like, name);

	word_set(n, "id", arena_printf(a->c.arena, "%ld", a->id));
	return n;
}

static void
fill_text_node(xmlNodePtr t, const char *text, size_t size)
{
	xmlNodeSetContent(t, NULL);
	xmlNodeAddContentLen(t, BAD_CAST text, (int)size);
	xmlNodeSetSpacePreserve(t, 1);
}

/* Cut the w:t and its run at a byte; the run that begins there. */
static xmlNodePtr
cut_run(struct annotation *a, xmlNodePtr t, size_t at)
{
	const char *text = arena_str(a->c.arena, (const char *)t->children->content);
	xmlNodePtr rest = word_new(t, "t");

	fill_text_node(rest, text + at, strlen(text + at));
	fill_text_node(t, text, at);
	tree_after(t, rest);
	return run_cut_before(rest);
}

/* A comment's mark in the text. */
static xmlNodePtr
reference(struct annotation *a, const xmlNode *like)
{
	xmlNodePtr run = word_new(like, "r");

	(void)xmlAddChild(run, mark(a, like, "commentReference")); /* fails only for NULL */
	return run;
}

static void
mark_stretch(struct annotation *a, const struct stretch *s)
{
	xmlNodePtr begin = s->first->parent, end, mark_end;

	/* From the end, so that what is before it stays where it is. */
	if (s->to < strlen((const char *)s->last->children->content))
		(void)cut_run(a, s->last, s->to);
	if (s->from > 0)
		begin = cut_run(a, s->first, s->from);
	end = s->first == s->last ? begin : s->last->parent;
	tree_before(begin, mark(a, begin, "commentRangeStart"));
	mark_end = mark(a, end, "commentRangeEnd");
	tree_after(end, mark_end);
	tree_after(mark_end, reference(a, end));
}

static void
mark_paragraph(struct annotation *a, xmlNodePtr paragraph)
{
	xmlNodePtr look = word_child(paragraph, "pPr"), begin;

	begin = mark(a, paragraph, "commentRangeStart");
	if (look != NULL)
		tree_after(look, begin);
	else if (paragraph->children != NULL)
		tree_before(paragraph->children, begin);
	else
		(void)xmlAddChild(paragraph, begin); /* fails only for NULL */
	(void)xmlAddChild(paragraph, mark(a, paragraph, "commentRangeEnd"));
	(void)xmlAddChild(paragraph, reference(a, paragraph));
}

/* ---- The comment itself ---- */

static void
add_paragraph(xmlNodePtr comment, const char *text)
{
	xmlNodePtr p = word_new(comment, "p"), r = word_new(comment, "r"),
		   t = word_new(comment, "t");

	fill_text_node(t, text, strlen(text));
	(void)xmlAddChild(r, t);
	(void)xmlAddChild(p, r);
	(void)xmlAddChild(comment, p);
}

/* "Stycke 2: taggen … saknar }}." and the hint below it. */
static void
add_comment(struct annotation *a, const struct diag *d, bool with_place)
{
	xmlNodePtr root = xmlDocGetRootElement(a->comments), n = mark(a, root, "comment");
	struct buf b;

	word_set(n, "author", "Kansli");
	word_set(n, "initials", "K");
	buf_init(&b, WORDS_MAX);
	if (with_place)
		diag_place(d, a->language, &b);
	if (b.size > 0)
		buf_str(&b, ": ");
	diag_sentence(d, a->language, &b);
	buf_char(&b, '.');
	add_paragraph(n, text_capital(a->c.arena, b.text));
	buf_clear(&b);
	diag_hint(d, a->language, &b);
	if (b.size > 0)
		add_paragraph(n, b.text);
	buf_free(&b);
	(void)xmlAddChild(root, n);
}

static void
place_remark(struct annotation *a, const struct remark *r)
{
	xmlNodePtr anchor = anchor_of(a, r);
	struct stretch s = { 0 };

	if (anchor == NULL)
		return; /* the file has no body: then that is what the message says */
	a->id++;
	if (r->exact && anchor == r->paragraph)
		s = find_text(anchor, tag_of(a->c.arena, r->diag));
	if (s.first != NULL)
		mark_stretch(a, &s);
	else
		mark_paragraph(a, anchor);
	add_comment(a, r->diag, anchor != r->paragraph);
}

/* ---- The part of the comments ---- */

/* The largest number in use: comments share theirs with bookmarks and changes. */
static void
count_ids(struct annotation *a, xmlDocPtr doc)
{
	const xmlNodePtr root = xmlDocGetRootElement(doc);

	for (xmlNodePtr n = root; n != NULL; n = tree_next(n, root)) {
		const long id = n->type == XML_ELEMENT_NODE && !is_word(n, "sdt")
				    ? number_of(word_attribute(n, "id"), 0)
				    : 0;

		if (id > a->id && id < INT32_MAX / 2)
			a->id = id;
	}
}

static const char *
free_name(const struct annotation *a)
{
	const char *name = "word/comments.xml";

	for (int i = 1; package_find(a->c.template->package, name) != NULL; i++)
		name = arena_printf(a->c.arena, "word/comments%d.xml", i);
	return name;
}

/* An empty part in the namespace of the body. */
static xmlDocPtr
comments_new(const struct annotation *a)
{
	const xmlNodePtr body = body_root(a);
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNodePtr root = doc != NULL ? xmlNewDocNode(doc, NULL, BAD_CAST "comments", NULL) : NULL;

	if (root == NULL || body->ns == NULL)
		memory_out(); /* the body has a namespace: it was read as Word's */
	xmlSetNs(root, xmlNewNs(root, body->ns->href, BAD_CAST "w"));
	(void)xmlDocSetRootElement(doc, root);
	return doc;
}

static void
find_comments(struct annotation *a)
{
	const struct template_part *p = a->parts.items;

	for (size_t i = 0; i < a->parts.count; i++) {
		if (p[i].kind == PART_BODY || p[i].kind == PART_COMMENTS)
			count_ids(a, p[i].doc);
		if (p[i].kind == PART_COMMENTS) {
			a->comments = p[i].doc;
			a->comments_part = p[i].name;
		}
	}
	if (a->comments != NULL)
		return;
	a->comments = comments_new(a);
	a->comments_part = NULL;
}

static void
put_tree(struct annotation *a, const char *name, const char *type, xmlDocPtr doc)
{
	const char *text = arena_printf(a->c.arena, "%s%s", DECLARATION, xml_text(a->c.arena, doc));

	package_put(a->package, name, type, text, strlen(text));
}

/* ---- All ---- */

static void
remember(struct annotation *a, const struct diags *found)
{
	a->remark = arena_array(a->c.arena, found->errors + found->warnings + 1, sizeof *a->remark);
	for (const struct diag *d = found->first; d != NULL; d = d->next)
		if (d->message->severity != SEVERITY_NOTE)
			a->remark[a->remarks++].diag = d;
}

static void
annotate(struct annotation *a, struct diags *ds)
{
	const struct package *p = a->c.template->package;
	struct template_part *part = a->parts.items;

	for (size_t i = 0; i < a->parts.count; i++)
		part_prepare(&a->c, &part[i]);
	find_comments(a);
	for (size_t i = 0; i < a->remarks; i++)
		place_remark(a, &a->remark[i]);
	put_tree(a, package_main(p)->name, NULL, part[0].doc);
	if (a->comments_part != NULL) {
		put_tree(a, a->comments_part, NULL, a->comments);
		return;
	}
	a->comments_part = free_name(a);
	put_tree(a, a->comments_part, COMMENTS_TYPE, a->comments);
	(void)package_relate(
	    a->package, package_main(p)->name, "comments", a->comments_part, false, ds);
	xmlFreeDoc(a->comments);
}

int
template_annotate(const void *bytes, size_t size, const char *file, const struct diags *found,
    enum language language, struct buf *out, struct diags *ds)
{
	const unsigned errors = ds->errors;
	struct arena *arena = arena_new();
	struct template t = { .arena = arena, .file = file };
	struct annotation a = { .language = language };
	struct diags own;

	diags_init(&own, arena);
	t.package = package_open(arena, bytes, size, file, ds);
	if (t.package != NULL) {
		a.c = (struct compiler){ .arena = arena,
			.template = &t,
			.ds = &own,
			.lists = lists_new(arena, t.package, &own),
			.visit = visit,
			.visitor = &a };
		(void)scope_add(&a.c, 0, SIZE_MAX);
		remember(&a, found);
		a.package = package_out_new(arena, t.package, PACKAGE_SMALL);
		parts_read(&a.c, &a.parts);
		if (a.parts.count > 0 && a.remarks > 0)
			annotate(&a, ds);
		if (ds->errors == errors)
			(void)package_write(a.package, out, ds);
		parts_free(&a.parts);
	}
	arena_free(arena);
	return ds->errors == errors ? 0 : -1;
}
