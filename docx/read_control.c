/* Content controls, at any level.  ECMA-376 part 1, 17.5.2. */
#include <string.h>

#include "base/arena.h"
#include "docx/reader.h"

void
read_control_start(struct sax *x, void *user)
{
	struct reader *r = user;
	struct control_state *c;

	(void)x;
	c = arena_alloc(r->arena, sizeof *c);
	c->control = arena_alloc(r->arena, sizeof *c->control);
	c->control->type = "richText";
	c->outer = r->s->control;
	r->s->control = c;
}

void
read_control_end(struct sax *x, void *user)
{
	struct reader *r = user;

	(void)x;
	if (r->s->control != NULL)
		r->s->control = r->s->control->outer;
}

/* Inside its properties: the control they are about. */
static struct control *
described(const struct sax *x, const struct reader *r)
{
	if (r->s->control == NULL || strcmp(sax_above(x, 1), "sdtPr") != 0)
		return NULL;
	return r->s->control->control;
}

void
read_control_name(struct sax *x, void *user)
{
	struct reader *r = user;
	struct control *c = described(x, r);
	const char *name = sax_above(x, 0);

	if (c == NULL)
		return;
	if (strcmp(name, "tag") == 0)
		c->tag = reader_attribute(r, x, NS_W, "val");
	else if (strcmp(name, "alias") == 0)
		c->alias = reader_attribute(r, x, NS_W, "val");
	else
		c->id = reader_attribute(r, x, NS_W, "val");
}

void
read_control_binding(struct sax *x, void *user)
{
	struct reader *r = user;
	struct control *c = described(x, r);

	if (c == NULL)
		return;
	c->xpath = reader_attribute(r, x, NS_W, "xpath");
	c->store = reader_attribute(r, x, NS_W, "storeItemID");
	c->prefixes = reader_attribute(r, x, NS_W, "prefixMappings");
}

void
read_control_placeholder(struct sax *x, void *user)
{
	struct control *c = described(x, user);

	if (c != NULL)
		c->placeholder = sax_val_on(x);
}

void
read_control_type(struct sax *x, void *user)
{
	struct control *c = described(x, user);

	if (c != NULL)
		c->type = sax_above(x, 0); /* a literal of the table */
}

void
read_control_content_start(struct sax *x, void *user)
{
	struct reader *r = user;
	struct scope *s = r->s;

	if (s->control == NULL || s->control->node != NULL) {
		sax_skip(x);
		return;
	}
	if (s->joining)
		reader_end_paragraph(r);
	if (s->paragraph != NULL)
		reader_settle(r);
	reader_flush(r);
	s->control->node = reader_open(r, NODE_CONTROL);
	s->control->node->as.control = s->control->control;
}

void
read_control_content_end(struct sax *x, void *user)
{
	struct reader *r = user;
	struct scope *s = r->s;
	const struct node *n = s->control != NULL ? s->control->node : NULL;

	(void)x;
	if (s->joining)
		reader_end_paragraph(r);
	reader_flush(r);
	/* Blocks inside a control end with it. */
	if (s->paragraph != NULL && node_above(s->paragraph, NODE_CONTROL) == n)
		reader_end_paragraph(r);
	if (n != NULL)
		reader_close(r, n);
}
