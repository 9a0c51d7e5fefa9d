/* JSON lines: an object on each. */
#include <string.h>

#include <jansson.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "batch/messages.h"
#include "batch/rows_inside.h"

int
json_begin(struct rows *r, struct diags *ds)
{
	size_t at = r->in.at;

	while (at < r->in.end && strchr(" \t\r\n", r->in.bytes[at]) != NULL)
		at++;
	if (at < r->in.end && r->in.bytes[at] == '[')
		return diag_add(
		    ds, &msg_batch_json_array, &(struct place){ .file = r->in.file }, NULL);
	return 0;
}

static bool
is_blank(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (strchr(" \t\r\n", text[i]) == NULL || text[i] == '\0')
			return false;
	return true;
}

int
json_next(struct rows *r, struct row *row, struct diags *ds)
{
	const char *text;
	size_t size;
	int more;

	do {
		row->line = r->in.line;
		more = input_line(&r->in, false, &text, &size, ds);
	} while (more > 0 && is_blank(text, size));
	if (more > 0)
		buf_add(&row->text, text, size);
	return more;
}

/* What is being made of a row. */
struct making {
	struct arena *arena;
	bool whole; /* what is empty is kept */
	struct place place;
	struct diags *ds;
};

static int add_object(struct making *, xmlNodePtr, json_t *, int depth);

static void
add_number(struct making *m, xmlNodePtr parent, const char *name, const json_t *value)
{
	const char *text = json_is_integer(value)
			       ? arena_printf(m->arena, "%lld", json_integer_value(value))
			       : arena_printf(m->arena, "%.15g", json_real_value(value));

	(void)tree_add(parent, name, text, strlen(text));
}

/* An element for a value; none for what is empty, null or false. */
static int
add_value(struct making *m, xmlNodePtr parent, const char *name, json_t *value, int depth)
{
	xmlNodePtr n;

	if (json_is_string(value) && json_string_length(value) > 0) {
		(void)tree_add(
		    parent, name, json_string_value(value), json_string_length(value));
	} else if (json_is_number(value)) {
		add_number(m, parent, name, value);
	} else if (json_is_true(value)) {
		(void)tree_add(parent, name, "true", 4);
	} else if (json_is_object(value)) {
		n = tree_add(parent, name, NULL, 0);
		if (add_object(m, n, value, depth + 1) != 0)
			return -1;
		if (n->children == NULL && !m->whole) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	} else if (m->whole) {
		(void)tree_add(parent, name, NULL, 0);
	}
	return 0;
}

static int
add_member(struct making *m, xmlNodePtr parent, const char *key, json_t *value, int depth)
{
	const char *name = element_name(m->arena, key, strlen(key));
	json_t *item;
	size_t i;

	if (name == NULL)
		return diag_add(m->ds, &msg_batch_json_name, &m->place, key, NULL);
	if (depth >= XML_MAX_DEPTH)
		return diag_add(m->ds, &msg_batch_json_nested, &m->place, key, NULL);
	if (m->whole && json_is_array(value) && json_array_size(value) == 0)
		(void)tree_add(parent, name, NULL, 0);
	if (!json_is_array(value))
		return add_value(m, parent, name, value, depth);
	json_array_foreach(value, i, item)
	{
		if (json_is_array(item))
			return diag_add(m->ds, &msg_batch_json_nested, &m->place, key, NULL);
		if (add_value(m, parent, name, item, depth) != 0)
			return -1;
	}
	return 0;
}

static int
add_object(struct making *m, xmlNodePtr parent, json_t *object, int depth)
{
	const char *key;
	json_t *value;
	int result = 0;

	json_object_foreach(object, key, value)
		if (add_member(m, parent, key, value, depth) != 0)
			result = -1;
	return result;
}

xmlDocPtr
json_tree(const struct rows *r, struct row *row, struct diags *ds)
{
	struct making m = { ds->arena, r->whole, row_place(r, row), ds };
	json_error_t error;
	json_t *object =
	    json_loadb(row->text.text, row->text.size, JSON_REJECT_DUPLICATES, &error);
	xmlDocPtr doc = NULL;

	if (!json_is_object(object)) {
		m.place.column = object == NULL && error.column > 0 ? (unsigned)error.column : 1;
		(void)diag_add(ds, &msg_batch_json_broken, &m.place, NULL);
	} else {
		doc = tree_new("rad");
		if (add_object(&m, xmlDocGetRootElement(doc), object, 1) != 0) {
			xmlFreeDoc(doc);
			doc = NULL;
		}
	}
	json_decref(object);
	return doc;
}
