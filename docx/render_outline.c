/* A document's headings, each on a line, indented by two blanks a level. */
#include "base/buf.h"
#include "docx/render.h"

void
render_outline(const struct document *d, struct buf *b)
{
	struct walk w = walk_from(d->body);

	while (walk_next(&w)) {
		const struct node *n = w.node;
		const struct paragraph *p = n->kind == NODE_PARAGRAPH ? n->as.paragraph : NULL;

		if (!w.entering || p == NULL || p->heading == 0)
			continue;
		buf_printf(b, "%*s", 2 * (int)(p->heading - 1), "");
		if (p->label != NULL) {
			buf_str(b, p->label);
			buf_char(b, ' ');
		}
		render_line(b, n, ' ');
		buf_char(b, '\n');
	}
}
