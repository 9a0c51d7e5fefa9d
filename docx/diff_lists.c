/* The lists of A in B.  Programs write the numbering part anew when they save, so lists are the
 * same when they count the same way, whatever their numbers. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "docx/diff_tree.h"
#include "docx/limits.h"
#include "docx/tree.h"

static const xmlNode *
by_id(xmlDocPtr numbering, const char *element, const char *attribute, const char *id)
{
	const xmlNode *root = numbering != NULL ? xmlDocGetRootElement(numbering) : NULL;

	for (xmlNodePtr n = root != NULL ? element_first(root) : NULL; n != NULL;
	     n = element_next(n)) {
		const char *its = is_word(n, element) ? word_attribute(n, attribute) : NULL;

		if (its != NULL && id != NULL && strcmp(its, id) == 0)
			return n;
	}
	return NULL;
}

static void
say_levels(struct buf *b, const xmlNode *holder)
{
	static const char *const says[] = { "start", "numFmt", "lvlText", "lvlRestart", "isLgl" };

	for (xmlNodePtr n = holder != NULL ? element_first(holder) : NULL; n != NULL;
	     n = element_next(n)) {
		if (!is_word(n, "lvl") && !is_word(n, "lvlOverride"))
			continue;
		buf_printf(b, "%s %s", (const char *)n->name, word_attribute(n, "ilvl"));
		for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
			const char *value = word_child_val(n, says[i]);

			buf_printf(b, "|%s", value != NULL ? value : "");
		}
		if (word_child_val(n, "startOverride") != NULL)
			buf_printf(b, "|%s", word_child_val(n, "startOverride"));
		buf_char(b, '\n');
		say_levels(b, n);
	}
}

/* How a list counts; "" when it is none. */
static const char *
manner(struct arena *a, xmlDocPtr numbering, const xmlNode *num)
{
	const char *id = word_child_val(num, "abstractNumId"), *text;
	const xmlNode *abstract = by_id(numbering, "abstractNum", "abstractNumId", id);
	struct buf b;

	buf_init(&b, LIMIT_PART);
	say_levels(&b, abstract);
	say_levels(&b, num);
	text = arena_strn(a, b.size > 0 ? b.text : "", b.size);
	buf_free(&b);
	return text;
}

const char *
list_in_b(struct differ *d, const char *id)
{
	const xmlNode *in_a = by_id(d->a.numbering, "num", "numId", id), *same, *root;
	const char *how;

	if (id == NULL || strcmp(id, "0") == 0)
		return id; /* no list */
	if (in_a == NULL || d->b.numbering == NULL)
		return NULL;
	how = manner(d->arena, d->a.numbering, in_a);
	same = by_id(d->b.numbering, "num", "numId", id);
	if (same != NULL && strcmp(manner(d->arena, d->b.numbering, same), how) == 0)
		return id;
	root = xmlDocGetRootElement(d->b.numbering);
	for (xmlNodePtr n = element_first(root); n != NULL; n = element_next(n))
		if (is_word(n, "num") && strcmp(manner(d->arena, d->b.numbering, n), how) == 0)
			return word_attribute(n, "numId");
	return NULL;
}
