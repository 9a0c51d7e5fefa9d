/* One XPath expression read for its names.
 *
 * A reader of XPath 1.0's grammar, without its precedence: it copies the expression, looks
 * up each name that begins a path, and puts $sN/ before those that belong to another level.
 * libxml2 compiles the result; what it computes is its affair. */
#include "docx/template_path.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "docx/template_messages.h"

enum { TEXT_LIMIT = 16 * TAG_SIZE };

struct reader {
	struct arena *arena;
	const struct tag *tag;
	const struct shapes *level;
	unsigned current;
	const struct shape *document;
	struct diags *ds;
	const char *at;
	struct buf out;
	int nesting;
	bool unknown;      /* a name or function has been reported */
	bool first_looked; /* 'first_level' is set */
	unsigned first_level;
};

/* What an expression or path gave. */
struct found {
	struct shapes shapes;
	bool nodes;
};

static int read_expression(struct reader *, const struct shapes *context, struct found *);

/* ---- Characters ---- */

static bool
is_name_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       (unsigned char)c >= 0x80;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
name_length(const char *s)
{
	size_t n = 0;

	if (!is_name_start(s[0]))
		return 0;
	while (is_name_start(s[n]) || is_digit(s[n]) || s[n] == '-' || s[n] == '.')
		n++;
	return n;
}

static void
blanks(struct reader *x)
{
	while (*x->at == ' ')
		buf_char(&x->out, *x->at++);
}

static void
copy(struct reader *x, size_t n)
{
	buf_add(&x->out, x->at, n);
	x->at += n;
}

static bool
take(struct reader *x, const char *text)
{
	blanks(x);
	if (!text_starts(x->at, text))
		return false;
	copy(x, strlen(text));
	return true;
}

/* ---- Names ---- */

static void
report_unknown(struct reader *x, const char *name, const struct shapes in[], size_t count)
{
	if (!x->unknown) /* one is enough: what follows depends on it */
		(void)diag_add(x->ds, &msg_template_unknown_field, &x->tag->place, x->tag->typed,
		    name, shapes_nearest(x->arena, in, count, name), NULL);
	x->unknown = true;
}

/* All levels from the innermost, 'filtered' (may be NULL) before them. */
static void
report_unknown_first(struct reader *x, const char *name, const struct shapes *filtered)
{
	struct shapes in[LEVELS + 1];
	size_t n = 0;

	if (filtered != NULL)
		in[n++] = *filtered;
	for (unsigned l = x->current + 1; l-- > 0;)
		in[n++] = x->level[l];
	report_unknown(x, name, in, n);
}

/* The innermost level that has the name; if none has, but one may hold anything, that one.
 * -1 if there is none. */
static int
level_of(const struct reader *x, const char *name, size_t n, bool attribute)
{
	for (unsigned l = x->current + 1; l-- > 0;)
		if (shapes_have(&x->level[l], name, n, attribute))
			return (int)l;
	for (unsigned l = x->current + 1; l-- > 0;)
		if (x->level[l].open)
			return (int)l;
	return -1;
}

/* A name that begins a path.  'filtered' is what stands before the bracket that we are in;
 * NULL outside brackets. */
static void
first_step(
    struct reader *x, size_t n, bool attribute, const struct shapes *filtered, struct shapes *to)
{
	const char *name = x->at;
	int level;

	if (filtered != NULL && shapes_have(filtered, name, n, attribute)) {
		*to = shapes_children(x->arena, filtered, name, n, attribute);
	} else if (filtered != NULL && filtered->open) {
		*to = shapes_open();
	} else if ((level = level_of(x, name, n, attribute)) >= 0) {
		*to = shapes_children(x->arena, &x->level[level], name, n, attribute);
		if (filtered != NULL || (unsigned)level != x->current)
			buf_printf(&x->out, "$s%d/", level);
		if (!x->first_looked)
			x->first_level = (unsigned)level;
		x->first_looked = true;
	} else {
		report_unknown_first(x, arena_strn(x->arena, name, n), filtered);
		*to = shapes_open();
	}
	if (attribute)
		buf_char(&x->out, '@');
	copy(x, n);
}

static void
later_step(struct reader *x, size_t n, bool attribute, struct shapes *set)
{
	const struct shapes to = shapes_children(x->arena, set, x->at, n, attribute);

	if (to.count == 0 && !to.open) {
		report_unknown(x, arena_strn(x->arena, x->at, n), set, 1);
		*set = shapes_open();
	} else {
		*set = to;
	}
	if (attribute)
		buf_char(&x->out, '@');
	copy(x, n);
}

/* ---- Steps ---- */

static int
read_predicates(struct reader *x, struct shapes *set)
{
	while (take(x, "[")) {
		struct found inside;

		if (read_expression(x, set, &inside) != 0 || !take(x, "]"))
			return -1;
	}
	return 0;
}

static const char *const axes[] = { "ancestor", "ancestor-or-self", "attribute", "child",
	"descendant", "descendant-or-self", "following", "following-sibling", "parent", "preceding",
	"preceding-sibling", "self" };

static bool
is_one_of(const char *name, size_t n, const char *const list[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(list[i], name, n) == 0 && list[i][n] == '\0')
			return true;
	return false;
}

static const char *const node_types[] = { "node", "text", "comment" };

static size_t
past_blanks(const char *s, size_t n)
{
	while (s[n] == ' ')
		n++;
	return n;
}

/* "text()", "node()". */
static bool
is_node_type(const char *s, size_t n)
{
	return s[past_blanks(s, n)] == '(' &&
	       is_one_of(s, n, node_types, sizeof node_types / sizeof node_types[0]);
}

/* After an axis: any node test; what it finds is not followed further. */
static int
read_node_test(struct reader *x, struct shapes *set)
{
	const size_t n = name_length(x->at);

	*set = shapes_open();
	if (n == 0)
		return take(x, "*") ? 0 : -1;
	if (!is_node_type(x->at, n)) {
		copy(x, n);
		return 0;
	}
	copy(x, n);
	return take(x, "(") && take(x, ")") ? 0 : -1;
}

/* A name, "*", "@name" or "text()".  'first': it begins a path ('set' is then the filtered
 * nodes, or NULL outside brackets and 'to' is set). */
static int
read_test(struct reader *x, bool first, const struct shapes *filtered, struct shapes *set)
{
	const bool attribute = x->at[0] == '@';
	size_t n;

	if (attribute)
		x->at += past_blanks(x->at, 1);
	n = name_length(x->at);
	if (n > 0 && x->at[n] == ':' && x->at[n + 1] != ':')
		return -1; /* views have no namespaces */
	if (n > 0 && !attribute && x->at[n] == ':') {
		if (!is_one_of(x->at, n, axes, sizeof axes / sizeof axes[0]))
			return -1;
		copy(x, n + 2);
		blanks(x);
		return read_node_test(x, set);
	}
	if (n > 0 && !attribute && is_node_type(x->at, n))
		return read_node_test(x, set);
	if (n > 0 && first) {
		first_step(x, n, attribute, filtered, set);
	} else if (n > 0) {
		later_step(x, n, attribute, set);
	} else {
		if (attribute)
			buf_char(&x->out, '@');
		if (!take(x, "*"))
			return -1;
		*set = shapes_children(x->arena,
		    first && filtered != NULL ? filtered
		    : first                   ? &x->level[x->current]
					      : set,
		    "*", 1, attribute);
	}
	return 0;
}

static int
read_step(struct reader *x, bool first, const struct shapes *filtered, struct shapes *set)
{
	blanks(x);
	if (first)
		*set = filtered != NULL ? *filtered : x->level[x->current];
	if (text_starts(x->at, "..")) {
		copy(x, 2);
		*set = shapes_parents(x->arena, set);
	} else if (x->at[0] == '.') {
		copy(x, 1);
	} else if (read_test(x, first, filtered, set) != 0) {
		return -1;
	}
	return read_predicates(x, set);
}

/* "/step" and "//step" after something. */
static int
read_tail(struct reader *x, struct shapes *set)
{
	for (;;) {
		if (take(x, "//"))
			*set = shapes_below(x->arena, set);
		else if (!take(x, "/"))
			return 0;
		if (read_step(x, false, NULL, set) != 0)
			return -1;
	}
}

/* ---- Paths and expressions ---- */

static bool
begins_step(const char *s)
{
	return *s == '.' || *s == '@' || *s == '*' || is_name_start(*s);
}

static int
read_absolute(struct reader *x, struct found *f)
{
	f->nodes = true;
	f->shapes = x->document != NULL ? shapes_one(x->arena, x->document) : shapes_open();
	if (take(x, "//")) {
		f->shapes = shapes_below(x->arena, &f->shapes);
	} else {
		(void)take(x, "/"); /* the caller saw it */
		blanks(x);
		if (!begins_step(x->at))
			return 0;
	}
	if (read_step(x, false, NULL, &f->shapes) != 0)
		return -1;
	return read_tail(x, &f->shapes);
}

static int
read_literal(struct reader *x)
{
	const char *end = strchr(x->at + 1, x->at[0]);

	if (end == NULL)
		return -1;
	copy(x, (size_t)(end - x->at) + 1);
	return 0;
}

static const char *const functions[] = { "boolean", "ceiling", "concat", "contains", "count",
	"false", "floor", "last", "local-name", "name", "normalize-space", "not", "number",
	"position", "round", "starts-with", "string", "string-length", "substring",
	"substring-after", "substring-before", "sum", "translate", "true" };

static void
report_function(struct reader *x, size_t n)
{
	const size_t count = sizeof functions / sizeof functions[0];
	const char *name = arena_strn(x->arena, x->at, n);
	const char *near = text_nearest(x->arena, name, functions, count);

	if (!x->unknown)
		(void)diag_add(x->ds, &msg_template_unknown_function, &x->tag->place, x->tag->typed,
		    name, near != NULL ? near : "count, not, position, last, contains, concat …",
		    NULL);
	x->unknown = true;
}

static int
read_call(struct reader *x, size_t n, const struct shapes *context)
{
	struct found argument;

	if (!is_one_of(x->at, n, functions, sizeof functions / sizeof functions[0]))
		report_function(x, n);
	copy(x, n);
	(void)take(x, "("); /* the caller saw it */
	if (take(x, ")"))
		return 0;
	do {
		if (read_expression(x, context, &argument) != 0)
			return -1;
	} while (take(x, ","));
	return take(x, ")") ? 0 : -1;
}

/* "(…)" with what may follow it. */
static int
read_group(struct reader *x, const struct shapes *context, struct found *f)
{
	copy(x, 1);
	if (read_expression(x, context, f) != 0 || !take(x, ")"))
		return -1;
	if (read_predicates(x, &f->shapes) != 0)
		return -1;
	return read_tail(x, &f->shapes);
}

static void
read_number(struct reader *x)
{
	while (is_digit(*x->at) || *x->at == '.')
		copy(x, 1);
}

static int
read_path(struct reader *x, const struct shapes *context, struct found *f)
{
	size_t n;

	blanks(x);
	*f = (struct found){ .shapes = shapes_open() };
	n = name_length(x->at);
	if (*x->at == '(')
		return read_group(x, context, f);
	if (*x->at == '"' || *x->at == '\'')
		return read_literal(x);
	if (is_digit(x->at[0]) || (x->at[0] == '.' && is_digit(x->at[1]))) {
		read_number(x);
		return 0;
	}
	if (*x->at == '/')
		return read_absolute(x, f);
	if (n > 0 && x->at[past_blanks(x->at, n)] == '(' && !is_node_type(x->at, n))
		return read_call(x, n, context);
	if (!begins_step(x->at))
		return -1;
	f->nodes = true;
	if (read_step(x, true, context, &f->shapes) != 0)
		return -1;
	return read_tail(x, &f->shapes);
}

static bool
take_operator(struct reader *x)
{
	static const char *const signs[] = { "!=", "<=", ">=", "=", "<", ">", "+", "-", "*" };
	static const char *const names[] = { "and", "or", "div", "mod" };

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (take(x, signs[i]))
			return true;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (name_length(x->at) == strlen(names[i]) && take(x, names[i]))
			return true;
	return false;
}

static int
read_operand(struct reader *x, const struct shapes *context, struct found *f)
{
	while (take(x, "-"))
		;
	return read_path(x, context, f);
}

static int
read_operands(struct reader *x, const struct shapes *context, struct found *f)
{
	if (read_operand(x, context, f) != 0)
		return -1;
	while (take_operator(x)) {
		if (read_operand(x, context, f) != 0)
			return -1;
		*f = (struct found){ .shapes = shapes_open() };
	}
	return 0;
}

static int
read_expression(struct reader *x, const struct shapes *context, struct found *f)
{
	int result;

	if (x->nesting == EXPRESSION_DEPTH)
		return -1;
	x->nesting++;
	result = read_operands(x, context, f);
	x->nesting--;
	return result;
}

int
path_read(struct arena *a, const struct tag *tag, const struct shapes level[], unsigned current,
    const struct shape *document, struct path *path, struct diags *ds)
{
	struct reader x = { .arena = a,
		.tag = tag,
		.level = level,
		.current = current,
		.document = document,
		.ds = ds,
		.at = tag->expression,
		.first_level = current };
	struct found f;
	int result;

	buf_init(&x.out, TEXT_LIMIT);
	result = read_expression(&x, NULL, &f);
	blanks(&x);
	if (x.unknown)
		result = -1;
	else if (result != 0 || *x.at != '\0' || x.out.full)
		result = diag_add(ds, &msg_template_bad_expression, &tag->place, tag->typed,
		    tag->expression, NULL);
	else
		*path = (struct path){ arena_strn(a, x.out.text, x.out.size), f.shapes, f.nodes,
			x.first_level };
	buf_free(&x.out);
	return result;
}
