/* Content controls with the tag "kansli:FIELD": their text becomes the field's value and they
 * stay, so that people can edit it and Kansli can read it back.
 *
 * A control that would be empty keeps its prompt: the control stands twice in the compiled
 * template, with its value and with its prompt, under a condition. */
#include "docx/template_tree.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#define PREFIX "kansli:"

static void
remove_child(xmlNodePtr n, const char *name)
{
	xmlNodePtr child = word_child(n, name);

	if (child != NULL)
		tree_remove(child);
}

/* The look of the value: as the control says, else as the first run in it, but never that of
 * a prompt. */
static xmlNodePtr
look_of_control(xmlNodePtr control, xmlNodePtr content)
{
	xmlNodePtr look = word_child(word_child(control, "sdtPr"), "rPr"), run = content;

	if (look != NULL)
		return tree_twin(look);
	while (run != NULL && !is_word(run, "r"))
		run = tree_next(run, content);
	look = word_child(run, "rPr");
	if (look == NULL)
		return NULL;
	look = tree_twin(look);
	if (word_child(word_child(control, "sdtPr"), "showingPlcHdr") != NULL)
		remove_child(look, "rStyle");
	return look;
}

static xmlNodePtr
value_run(struct compiler *c, xmlNodePtr control, xmlNodePtr content, size_t expression)
{
	xmlNodePtr run = word_new(control, "r"), look = look_of_control(control, content);

	if (look != NULL)
		(void)xmlAddChild(run, look);
	(void)xmlAddChild(run, mark_new(c, control, MARK_VALUE, expression)); /* only for NULL */
	return run;
}

static xmlNodePtr
first_below(xmlNodePtr root, const char *name)
{
	xmlNodePtr n = root;

	while (n != NULL && !is_word(n, name))
		n = tree_next(n, root);
	return n;
}

/* Everything in 'holder' but its properties ('keep') becomes 'node'. */
static void
replace_children(xmlNodePtr holder, const char *keep, xmlNodePtr node)
{
	for (xmlNodePtr n = holder->children, next; n != NULL; n = next) {
		next = n->next;
		if (keep == NULL || !is_word(n, keep))
			tree_remove(n);
	}
	(void)xmlAddChild(holder, node); /* fails only for NULL */
}

/* Put the value in place of what the control shows.  False when it holds what no value can
 * replace (rows, nothing at all). */
static bool
set_value(struct compiler *c, xmlNodePtr control, size_t expression)
{
	xmlNodePtr content = word_child(control, "sdtContent"), first, run, paragraph, like;

	first = content != NULL ? element_first(content) : NULL;
	if (first == NULL || is_word(first, "tr") || is_word(first, "sdt"))
		return false;
	run = value_run(c, control, content, expression);
	if (!is_word(first, "p") && !is_word(first, "tbl") && !is_word(first, "tc")) {
		replace_children(content, NULL, run);
		return true;
	}
	paragraph = word_new(control, "p");
	like = word_child(first_below(content, "p"), "pPr");
	if (like != NULL)
		(void)xmlAddChild(paragraph, tree_twin(like));
	(void)xmlAddChild(paragraph, run); /* fails only for NULL */
	if (is_word(first, "tc"))
		replace_children(first, "tcPr", paragraph);
	else
		replace_children(content, NULL, paragraph);
	return true;
}

static xmlNodePtr
branch_around(struct compiler *c, xmlNodePtr node, size_t expression)
{
	xmlNodePtr branch = mark_new(c, node, MARK_BRANCH, expression);

	mark_of(branch)->detail = BRANCH_VALUE;
	(void)xmlAddChild(branch, node); /* fails only for NULL */
	return branch;
}

static void
prepare(struct compiler *c, xmlNodePtr control, const char *field, const struct place *place)
{
	const char *typed = arena_printf(c->arena, PREFIX "%s", field);
	xmlNodePtr filled, both, properties;
	struct tag tag;
	size_t expression;

	if (tag_parse_field(c->arena, field, typed, place, &tag, c->ds) != 0)
		return;
	expression = expression_add(c, &tag);
	filled = tree_copy(c, control);
	if (!set_value(c, filled, expression)) {
		xmlFreeNode(filled);
		return;
	}
	properties = word_child(filled, "sdtPr");
	remove_child(properties, "showingPlcHdr");
	if (word_child(properties, "date") != NULL) /* the day that it showed before */
		(void)xmlUnsetProp(word_child(properties, "date"), BAD_CAST "fullDate");
	both = mark_new(c, control, MARK_IF, SIZE_MAX);
	tree_before(control, both);
	xmlUnlinkNode(control);
	(void)xmlAddChild(both, branch_around(c, filled, expression));
	(void)xmlAddChild(both, branch_around(c, control, SIZE_MAX)); /* both fail only for NULL */
	mark_of(both)->detail = (unsigned)expression;
}

void
control_prepare(struct compiler *c, xmlNodePtr control, const struct place *place)
{
	const char *tag = word_child_val(word_child(control, "sdtPr"), "tag");

	if (tag != NULL && text_starts(tag, PREFIX))
		prepare(c, control, tag + strlen(PREFIX), place);
}

void
controls_in_paragraph(struct compiler *c, xmlNodePtr paragraph, const struct place *place)
{
	for (xmlNodePtr n = paragraph->children, next; n != NULL; n = next) {
		next = is_word(n, "sdt") || is_word(n, "r") ? tree_next_after(n, paragraph)
							    : tree_next(n, paragraph);
		if (is_word(n, "sdt"))
			control_prepare(c, n, place);
	}
}
