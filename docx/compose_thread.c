/* Threads of comments: which answers which, and which are done.  A comment is known there by the id
 * of its last paragraph, which may be another in the result.  [MS-DOCX] 2.5.4, commentsEx. */
#include "docx/compose_inside.h"

#include <string.h>

#include "base/xml.h"
#include "docx/limits.h"

#define THREADS "http://schemas.microsoft.com/office/word/2012/wordml"
#define RELATIONSHIP "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
#define IGNORABLE                                                                                  \
	"xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "                \
	"mc:Ignorable=\"w15\""

/* Word 2013 before its release wrote another namespace, so only the name is looked at. */
static const char *
attribute(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		if (a->ns != NULL && strcmp((const char *)a->name, name) == 0 &&
		    a->children != NULL)
			return (const char *)a->children->content;
	return NULL;
}

void
thread_note(struct writer *w, const char *own, const char *made)
{
	if (w->kind != WRITING_NOTE || w->owner != w->c->comments.owner || w->use == NULL)
		return;
	if (w->use->paragraphs == NULL)
		w->use->paragraphs = lookup_new();
	lookup_put(w->use->paragraphs, own, made);
}

static void
put_attribute(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, " w15:%s=\"", name);
	xml_escape_attribute(out, value);
	buf_char(out, '"');
}

/* An answer whose question stayed behind stands for itself. */
static void
add_thread(struct compose *c, const struct use *u, const xmlNode *n)
{
	const char *own = attribute(n, "paraId"), *parent = attribute(n, "paraIdParent");
	const char *done = attribute(n, "done");
	const char *made = own != NULL ? lookup_find(u->paragraphs, own) : NULL;
	const char *of = parent != NULL ? lookup_find(u->paragraphs, parent) : NULL;

	if (made == NULL)
		return;
	buf_str(&c->threads, "<w15:commentEx");
	put_attribute(&c->threads, "paraId", made);
	if (of != NULL)
		put_attribute(&c->threads, "paraIdParent", of);
	put_attribute(&c->threads, "done", done != NULL && strcmp(done, "1") == 0 ? "1" : "0");
	buf_str(&c->threads, "/>");
}

void
threads_add(struct compose *c, struct use *u)
{
	const struct tree *t =
	    u->paragraphs != NULL ? tree_related(c, u->file, "commentsExtended") : NULL;

	for (xmlNodePtr n = t != NULL ? element_first(xmlDocGetRootElement(t->doc)) : NULL;
	     n != NULL; n = element_next(n))
		if (xmlStrEqual(n->name, BAD_CAST "commentEx"))
			add_thread(c, u, n);
	if (u->paragraphs != NULL)
		lookup_free(u->paragraphs);
	u->paragraphs = NULL;
}

void
threads_put(struct compose *c)
{
	static const char part[] = "word/commentsExtended.xml";
	struct buf *all;

	if (c->threads.size == 0)
		return;
	all = arena_alloc(c->arena, sizeof *all);
	buf_init(all, LIMIT_PART);
	buf_str(all, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
		     "<w15:commentsEx xmlns:w15=\"" THREADS "\" " IGNORABLE ">");
	buf_add(all, c->threads.text, c->threads.size);
	buf_str(all, "</w15:commentsEx>");
	part_put(c, part, TYPE, all->text, all->size);
	*(struct buf **)list_add(c->arena, &c->texts, sizeof all) = all;
	(void)owner_relate(c, c->document, RELATIONSHIP, part, false);
}
