/* A recursive descent through XPath 1.0 that gives shapes instead of values. */
#include "engine/chart/xpath_check.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"
#include "engine/chart/xpath_functions.h"
#include "engine/chart/xpath_scan.h"

enum { MAX_DEPTH = 40 };

struct checker {
	const struct dictionary *names;
	struct xpath_scan scan;
	const struct shape *context;
	struct diags *diags;
	int depth;
};

static struct shape expression(struct checker *);

static const struct shape any = { .type = SHAPE_ANY };

static struct shape
of(enum shape_type type)
{
	return (struct shape){ .type = type };
}

static struct shape
wrong(struct checker *c, const struct message *m, const char *at, const char *a, const char *b)
{
	struct place place = xpath_scan_place(&c->scan, at);

	(void)diag_add(c->diags, m, &place, a, b, NULL);
	return any;
}

/* The expression makes no sense: said once, then the rest is passed over. */
static struct shape
broken(struct checker *c)
{
	if (!c->scan.broken)
		(void)wrong(c, &msg_xpath_syntax, c->scan.p, c->scan.text, NULL);
	xpath_scan_break(&c->scan);
	return any;
}

static void
add_node(struct checker *c, struct shape *s, xmlNodePtr n)
{
	*(xmlNodePtr *)list_add(c->names->arena, &s->nodes, sizeof n) = n;
}

static xmlNodePtr
node(const struct shape *s, size_t i)
{
	return ((xmlNodePtr *)s->nodes.items)[i];
}

/* Does the node hold a day: by its field, or by what the specimen shows? */
static bool
is_date(xmlNodePtr n)
{
	const struct chart_field *f = n->type == XML_ELEMENT_NODE ? n->_private : NULL;
	xmlChar *s;
	bool is;

	if (f != NULL)
		return f->type == FIELD_DATE;
	s = xmlNodeGetContent(n);
	is = s != NULL && !date_is_none(date_read((const char *)s));
	xmlFree(s);
	return is;
}

static void
settle(struct shape *s)
{
	if (s->nodes.count == 0)
		return;
	s->date = is_date(node(s, 0));
	s->field = node(s, 0)->type == XML_ELEMENT_NODE ? node(s, 0)->_private : NULL;
	for (size_t i = 1; i < s->nodes.count; i++)
		if (node(s, i)->_private != s->field)
			s->field = NULL;
}

/* The names of the children, for a hint. */
static const char *
near_children(struct checker *c, const struct shape *from, const char *name)
{
	struct list names = { 0 };

	for (size_t i = 0; i < from->nodes.count; i++)
		for (xmlNodePtr n = node(from, i)->children; n != NULL; n = n->next)
			if (n->type == XML_ELEMENT_NODE)
				*(const char **)list_add(c->names->arena, &names, sizeof(char *)) =
				    (const char *)n->name;
	return names_near(c->names->arena, name, names.items, names.count);
}

static void
add_children(struct checker *c, struct shape *to, xmlNodePtr of_node, const char *name, bool deep)
{
	if (of_node->type != XML_ELEMENT_NODE && of_node->type != XML_DOCUMENT_NODE)
		return;
	for (xmlNodePtr n = of_node->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (name == NULL || strcmp((const char *)n->name, name) == 0)
			add_node(c, to, n);
		if (deep)
			add_children(c, to, n, name, true);
	}
}

/* child::NAME, or all descendants of that name after "//"; NULL: "*". */
static struct shape
child_step(struct checker *c, const struct shape *from, const char *name, const char *at, bool deep)
{
	struct shape to = of(SHAPE_NODES);

	if (from->type == SHAPE_ANY)
		return any;
	for (size_t i = 0; i < from->nodes.count; i++)
		add_children(c, &to, node(from, i), name, deep);
	if (to.nodes.count == 0)
		return wrong(c, &msg_xpath_path, at, name != NULL ? name : "*",
		    near_children(c, from, name != NULL ? name : ""));
	settle(&to);
	return to;
}

static struct shape
attribute_step(struct checker *c, const struct shape *from, const char *name, const char *at)
{
	struct shape to = of(SHAPE_NODES);

	if (from->type == SHAPE_ANY)
		return any;
	for (size_t i = 0; i < from->nodes.count; i++) {
		xmlAttrPtr a = node(from, i)->type == XML_ELEMENT_NODE
				   ? xmlHasProp(node(from, i), BAD_CAST name)
				   : NULL;

		if (a != NULL)
			add_node(c, &to, (xmlNodePtr)a);
	}
	if (to.nodes.count == 0)
		return wrong(
		    c, &msg_xpath_path, at, arena_printf(c->names->arena, "@%s", name), "–");
	settle(&to);
	return to;
}

static struct shape
parent_step(struct checker *c, const struct shape *from, const char *at)
{
	struct shape to = of(SHAPE_NODES);

	if (from->type == SHAPE_ANY)
		return any;
	for (size_t i = 0; i < from->nodes.count; i++)
		if (node(from, i)->parent != NULL)
			add_node(c, &to, node(from, i)->parent);
	if (to.nodes.count == 0)
		return wrong(c, &msg_xpath_path, at, "..", "–");
	settle(&to);
	return to;
}

static struct shape
step(struct checker *c, const struct shape *from, bool deep)
{
	const char *at = c->scan.p, *name;

	if (xpath_scan_sign(&c->scan, ".."))
		return parent_step(c, from, at);
	if (xpath_scan_sign(&c->scan, "."))
		return *from;
	if (xpath_scan_sign(&c->scan, "@")) {
		name = xpath_scan_name(&c->scan);
		return name != NULL ? attribute_step(c, from, name, at) : broken(c);
	}
	if (xpath_scan_sign(&c->scan, "*"))
		return child_step(c, from, NULL, at, deep);
	name = xpath_scan_name(&c->scan);
	if (name == NULL)
		return broken(c);
	if (xpath_scan_is(&c->scan, "::") || xpath_scan_is(&c->scan, ":"))
		return broken(c);
	if (strcmp(name, "text") == 0 && xpath_scan_sign(&c->scan, "(")) {
		if (!xpath_scan_sign(&c->scan, ")"))
			return broken(c);
		return from->type == SHAPE_ANY ? any : *from;
	}
	return child_step(c, from, name, at, deep);
}

static void
predicates(struct checker *c, struct shape *s)
{
	while (xpath_scan_sign(&c->scan, "[")) {
		const struct shape *outer = c->context;

		c->context = s;
		(void)expression(c);
		c->context = outer;
		if (!xpath_scan_sign(&c->scan, "]"))
			*s = broken(c);
	}
}

/* STEP{/STEP} after what has been read. */
static struct shape
steps(struct checker *c, struct shape s, bool deep)
{
	for (;;) {
		s = step(c, &s, deep);
		predicates(c, &s);
		deep = xpath_scan_sign(&c->scan, "//");
		if (!deep && !xpath_scan_sign(&c->scan, "/"))
			return s;
	}
}

static struct shape
root_shape(struct checker *c, bool document)
{
	struct shape s = of(SHAPE_NODES);

	if (c->names->view == NULL)
		return any;
	add_node(
	    c, &s, document ? (xmlNodePtr)c->names->view : xmlDocGetRootElement(c->names->view));
	return s;
}

static struct shape
location(struct checker *c)
{
	if (xpath_scan_sign(&c->scan, "//"))
		return steps(c, root_shape(c, true), true);
	if (xpath_scan_sign(&c->scan, "/"))
		return steps(c, root_shape(c, true), false);
	return steps(c, *c->context, false);
}

static bool
is_known(const char *name, const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_same_word(names[i], name))
			return true;
	return false;
}

/* A quoted name of a state, a role or a rule. */
static void
look_at_literal(struct checker *c, enum xpath_names names, const char *s, const char *at)
{
	const struct dictionary *d = c->names;
	struct law_term term;
	struct diags unused;

	diags_init(&unused, d->arena);
	if (names == XPATH_NAMES_STATE && !is_known(s, d->states, d->state_count))
		(void)wrong(c, &msg_flow_state_unknown, at, s,
		    names_near(d->arena, s, d->states, d->state_count));
	if (names == XPATH_NAMES_ROLE && !is_known(s, d->roles, d->role_count))
		(void)wrong(c, &msg_flow_role_unknown, at, s,
		    names_near(d->arena, s, d->roles, d->role_count));
	if (names == XPATH_NAMES_RULE && law_find(d->arena, s, &term, &unused) != 0)
		(void)wrong(c, &msg_flow_rule_unknown, at, s, rules_near(d->arena, s));
}

/* What a function asks of its argument number 'i'. */
static void
look_at_argument(
    struct checker *c, const struct xpath_function *f, int i, const struct shape *s, const char *at)
{
	if (s->type == SHAPE_ANY)
		return;
	if (i < 2 && (f->days >> i & 1) != 0 && !s->date)
		(void)wrong(c, &msg_xpath_not_a_day, at, f->name, NULL);
	if (i == 0 && s->literal != NULL)
		look_at_literal(c, f->first, s->literal, at);
}

static struct shape
call(struct checker *c, const char *prefix, const char *name, const char *at)
{
	const struct xpath_function *f = xpath_function_find(prefix, name);
	int n = 0;

	if (f == NULL) {
		const char *full =
		    *prefix == '\0' ? name : arena_printf(c->names->arena, "%s:%s", prefix, name);

		(void)wrong(
		    c, &msg_xpath_function, at, full, xpath_functions_near(c->names->arena, full));
	}

	if (!xpath_scan_sign(&c->scan, ")"))
		do {
			const char *here = xpath_scan_here(&c->scan);
			struct shape s = expression(c);

			if (f != NULL)
				look_at_argument(c, f, n, &s, here);
			n++;
		} while (xpath_scan_sign(&c->scan, ","));
	if (n > 0 && !xpath_scan_sign(&c->scan, ")"))
		return broken(c);
	if (f == NULL)
		return any;
	if (n < f->least || n > f->most)
		return wrong(c, &msg_xpath_arguments, at, f->name,
		    f->least == f->most
			? arena_printf(c->names->arena, "%d", f->least)
			: arena_printf(c->names->arena, "%d–%d", f->least, f->most));
	return (struct shape){ .type = f->gives, .date = f->date };
}

/* A function call, if one comes next. */
static bool
is_call(struct checker *c, const char **prefix, const char **name)
{
	struct xpath_scan ahead = c->scan;

	*prefix = "";
	*name = xpath_scan_name(&ahead);
	if (*name != NULL && !xpath_scan_is(&ahead, "::") && xpath_scan_sign(&ahead, ":")) {
		*prefix = *name;
		*name = xpath_scan_name(&ahead);
	}
	if (*name == NULL || (strcmp(*name, "text") == 0 && **prefix == '\0') ||
	    !xpath_scan_sign(&ahead, "("))
		return false;
	c->scan = ahead;
	return true;
}

static struct shape
primary(struct checker *c)
{
	const char *at = xpath_scan_here(&c->scan), *prefix, *name, *literal;

	if (xpath_scan_sign(&c->scan, "(")) {
		struct shape s = expression(c);

		return xpath_scan_sign(&c->scan, ")") ? s : broken(c);
	}
	literal = xpath_scan_literal(&c->scan);
	if (literal != NULL)
		return (struct shape){ .type = SHAPE_TEXT,
			.literal = literal,
			.date = !date_is_none(date_read(literal)) };
	if (xpath_scan_number(&c->scan))
		return of(SHAPE_NUMBER);
	if (xpath_scan_is(&c->scan, "$")) {
		xpath_scan_break(&c->scan);
		return wrong(c, &msg_xpath_variable, at, NULL, NULL);
	}
	if (is_call(c, &prefix, &name))
		return call(c, prefix, name, at);
	return location(c);
}

static struct shape
path(struct checker *c)
{
	struct shape s = primary(c);

	predicates(c, &s);
	if (xpath_scan_sign(&c->scan, "//"))
		return steps(c, s, true);
	if (xpath_scan_sign(&c->scan, "/"))
		return steps(c, s, false);
	return s;
}

static struct shape
unary(struct checker *c)
{
	struct shape s;

	if (xpath_scan_sign(&c->scan, "-")) {
		(void)unary(c);
		return of(SHAPE_NUMBER);
	}
	s = path(c);
	while (xpath_scan_sign(&c->scan, "|")) {
		struct shape other = path(c);

		for (size_t i = 0; i < other.nodes.count; i++)
			add_node(c, &s, node(&other, i));
		settle(&s);
	}
	return s;
}

static struct shape
arithmetic(struct checker *c)
{
	struct shape s = unary(c);

	while (xpath_scan_sign(&c->scan, "*") || xpath_scan_word(&c->scan, "div") ||
	       xpath_scan_word(&c->scan, "mod") || xpath_scan_sign(&c->scan, "+") ||
	       xpath_scan_sign(&c->scan, "-")) {
		(void)unary(c);
		s = of(SHAPE_NUMBER);
	}
	return s;
}

static struct shape
relation(struct checker *c)
{
	struct shape s = arithmetic(c);
	const char *at = xpath_scan_here(&c->scan);

	while (xpath_scan_sign(&c->scan, "<=") || xpath_scan_sign(&c->scan, ">=") ||
	       xpath_scan_sign(&c->scan, "<") || xpath_scan_sign(&c->scan, ">")) {
		struct shape other = arithmetic(c);

		if (s.date || other.date)
			(void)wrong(c, &msg_xpath_date_order, at, NULL, NULL);
		s = of(SHAPE_BOOLEAN);
	}
	return s;
}

/* A choice field against a text that it cannot have. */
static void
look_at_choice(
    struct checker *c, const struct shape *field, const struct shape *text, const char *at)
{
	const struct chart_field *f = field->field;
	const char *names[64];
	size_t n = 0;

	if (f == NULL || f->type != FIELD_CHOICE || text->literal == NULL || *text->literal == '\0')
		return;
	for (; n < f->choice_count && n < sizeof names / sizeof *names; n++) {
		names[n] = f->choices[n].id;
		if (strcmp(names[n], text->literal) == 0)
			return;
	}
	struct place place = xpath_scan_place(&c->scan, at);
	(void)diag_add(c->diags, &msg_xpath_choice, &place, text->literal, f->name,
	    names_near(c->names->arena, text->literal, names, n), NULL);
}

/* What XPath says of nodes that are not there, or of several, surprises: x = '' and x != '' are
 * both false without x, and x != 'A' is true if any of them differs. */
static void
look_at_equality(struct checker *c, const struct shape *one, const struct shape *other,
    bool unequal, const char *at)
{
	bool nodes = one->type == SHAPE_NODES || other->type == SHAPE_NODES;
	const char *literal = one->literal != NULL ? one->literal : other->literal;

	if (nodes && literal != NULL && *literal == '\0')
		(void)wrong(c, &msg_xpath_empty, at, NULL, NULL);
	else if (nodes && unequal)
		(void)wrong(c, &msg_xpath_unequal, at, NULL, NULL);
}

static struct shape
equality(struct checker *c)
{
	struct shape s = relation(c);
	const char *at = xpath_scan_here(&c->scan);

	for (;;) {
		bool unequal = xpath_scan_sign(&c->scan, "!=");
		struct shape other;

		if (!unequal && !xpath_scan_sign(&c->scan, "="))
			return s;
		other = relation(c);
		look_at_equality(c, &s, &other, unequal, at);
		look_at_choice(c, &s, &other, at);
		look_at_choice(c, &other, &s, at);
		s = of(SHAPE_BOOLEAN);
	}
}

static struct shape
conjunction(struct checker *c)
{
	struct shape s = equality(c);

	while (xpath_scan_word(&c->scan, "and")) {
		(void)equality(c);
		s = of(SHAPE_BOOLEAN);
	}
	return s;
}

static struct shape
expression(struct checker *c)
{
	struct shape s;

	if (c->scan.broken || ++c->depth > MAX_DEPTH)
		return broken(c);
	s = conjunction(c);
	while (xpath_scan_word(&c->scan, "or")) {
		(void)conjunction(c);
		s = of(SHAPE_BOOLEAN);
	}
	c->depth--;
	return s;
}

struct shape
xpath_check(const struct dictionary *names, const char *text, struct place at,
    const struct shape *context, struct diags *ds)
{
	struct checker c = {
		.names = names, .diags = ds, .scan = xpath_scan_of(names->arena, text, at)
	};
	struct shape root = root_shape(&c, false), s;

	c.context = context != NULL ? context : &root;
	s = expression(&c);
	if (!c.scan.broken && !xpath_scan_end(&c.scan))
		return broken(&c);
	return s;
}
