/* Value tags in text outside runs: alternative texts, the document's properties. */
#include "docx/template_tree.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "docx/template_messages.h"

enum { ENCODED_LIMIT = 1 << 20 };

static void
encode_tag(struct compiler *c, const char *from, size_t n, const struct place *place, struct buf *b)
{
	struct tag tag;

	if (tag_parse(c->arena, from, n, place, &tag, c->ds) != 0)
		return;
	if (tag.kind == TAG_VALUE)
		buf_printf(b, "%c%zu%c", VALUE_BEGIN, expression_add(c, &tag), VALUE_END);
	else
		(void)diag_add(
		    c->ds, &msg_template_bad_expression, place, tag.typed, tag.typed, NULL);
}

const char *
values_encode(struct compiler *c, const char *text, const struct place *place)
{
	const char *from;
	struct buf b;

	buf_init(&b, ENCODED_LIMIT);
	while ((from = strstr(text, "{{")) != NULL) {
		const char *end = strstr(from, "}}");

		buf_add(&b, text, (size_t)(from - text));
		text = from + 2;
		if (end == NULL) {
			(void)diag_add(c->ds, &msg_template_unclosed_tag, place, from, NULL);
			continue;
		}
		encode_tag(c, from + 2, (size_t)(end - from) - 2, place, &b);
		text = end + 2;
	}
	buf_str(&b, text);
	from = arena_strn(c->arena, b.text, b.size);
	buf_free(&b);
	return from;
}
