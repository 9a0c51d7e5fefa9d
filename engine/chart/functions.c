/* The functions with the prefix k.  Each takes its arguments off libxml2's stack and
 * leaves one value there. */
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/chart/xpath.h"
#include "engine/chart/xpath_work.h"

enum { COUNT_MAX = 36500 };

static struct xpath *
env(xmlXPathParserContextPtr c)
{
	return c->context->userData;
}

/* The evaluation fails, and says why in the user's words. */
static void
fail(xmlXPathParserContextPtr c, const char *why)
{
	if (env(c)->problem == NULL)
		env(c)->problem = why;
	xmlXPathErr(c, XPATH_EXPR_ERROR);
}

/* Text off the stack, in the arena; NULL after an error. */
static const char *
pop_text(xmlXPathParserContextPtr c)
{
	xmlChar *s = xmlXPathPopString(c);
	const char *copy;

	if (s == NULL || c->error != XPATH_EXPRESSION_OK) {
		xmlFree(s);
		return NULL;
	}
	copy = arena_strn(env(c)->arena, (const char *)s, strnlen((const char *)s, XPATH_MAX_TEXT));
	xmlFree(s);
	return copy;
}

/* A day off the stack.  False after an error; an empty text gives DATE_NONE. */
static bool
pop_day(xmlXPathParserContextPtr c, struct date *day)
{
	const char *s = pop_text(c);

	*day = DATE_NONE;
	if (s == NULL)
		return false;
	if (*s == '\0')
		return true;
	*day = date_read(s);
	if (!date_is_none(*day) && calendar_covers(*day))
		return true;
	fail(c, arena_printf(env(c)->arena, "»%.40s« är ingen dag", s));
	return false;
}

static bool
pop_count(xmlXPathParserContextPtr c, int *count)
{
	double n = xmlXPathPopNumber(c);

	if (c->error != XPATH_EXPRESSION_OK)
		return false;
	if (n >= -COUNT_MAX && n <= COUNT_MAX) {
		*count = (int)n;
		return true;
	}
	fail(c, "antalet är inget tal");
	return false;
}

static void
push_text(xmlXPathParserContextPtr c, const char *s)
{
	xmlXPathReturnString(c, xmlStrdup(BAD_CAST s));
}

/* A day that is not known gives "", as a field that is not filled in. */
static void
push_day(xmlXPathParserContextPtr c, struct date day)
{
	char iso[DATE_ISO_SIZE];

	push_text(c, date_is_none(day) ? "" : date_iso(day, iso));
}

/* A day that is looked at costs about as much as this many bytes. */
enum { BYTES_A_DAY = 16 };

static bool
charge_days(xmlXPathParserContextPtr c, int days)
{
	return xpath_charge(c, (size_t)abs(days) * BYTES_A_DAY);
}

static void
give_today(xmlXPathParserContextPtr c)
{
	push_day(c, env(c)->day);
}

/* Two days; false if one is missing (then nothing is before or after it) or after an error. */
static bool
two_days(xmlXPathParserContextPtr c, struct date *first, struct date *second, bool *failed)
{
	*failed = !pop_day(c, second) || !pop_day(c, first);
	return !*failed && !date_is_none(*first) && !date_is_none(*second);
}

static void
compare(xmlXPathParserContextPtr c, int least, int most)
{
	struct date a, b;
	bool failed, known = two_days(c, &a, &b, &failed);
	int sign = known ? (a.n > b.n) - (a.n < b.n) : 0;

	if (!failed)
		xmlXPathReturnBoolean(c, known && sign >= least && sign <= most);
}

static void
give_before(xmlXPathParserContextPtr c)
{
	compare(c, -1, -1);
}

static void
give_latest(xmlXPathParserContextPtr c)
{
	compare(c, -1, 0);
}

static void
give_after(xmlXPathParserContextPtr c)
{
	compare(c, 1, 1);
}

static void
count_days(xmlXPathParserContextPtr c, int (*between)(struct date, struct date))
{
	struct date a, b;
	bool failed, known = two_days(c, &a, &b, &failed);

	if (!failed && (!known || charge_days(c, b.n - a.n)))
		xmlXPathReturnNumber(c, known ? between(a, b) : xmlXPathNAN);
}

static int
plain_days(struct date from, struct date to)
{
	return to.n - from.n;
}

static void
give_days(xmlXPathParserContextPtr c)
{
	count_days(c, plain_days);
}

static void
give_workdays(xmlXPathParserContextPtr c)
{
	count_days(c, calendar_workdays_between);
}

static void
move_day(xmlXPathParserContextPtr c, struct date (*move)(struct date, int), int sign)
{
	struct date day;
	int n;

	if (!pop_count(c, &n) || !pop_day(c, &day) || !charge_days(c, n))
		return;
	push_day(c, date_is_none(day) ? day : move(day, sign * n));
}

static void
give_days_after(xmlXPathParserContextPtr c)
{
	move_day(c, date_add_days, 1);
}

static void
give_workdays_before(xmlXPathParserContextPtr c)
{
	move_day(c, calendar_workdays, -1);
}

static void
give_workdays_after(xmlXPathParserContextPtr c)
{
	move_day(c, calendar_workdays, 1);
}

static void
give_weeks_after(xmlXPathParserContextPtr c)
{
	move_day(c, date_add_days, 7);
}

static void
give_months_after(xmlXPathParserContextPtr c)
{
	move_day(c, date_add_months, 1);
}

static void
push_legal(xmlXPathParserContextPtr c, const char *rule, struct date day, bool strict)
{
	struct law_term term;
	struct law_days days;
	struct diags unused;

	diags_init(&unused, env(c)->arena);
	if (date_is_none(day))
		push_day(c, day);
	else if (rule == NULL || law_find(env(c)->arena, rule, &term, &unused) != 0)
		fail(c, arena_printf(env(c)->arena, "lagregeln »%.40s« finns inte",
			    rule != NULL ? rule : ""));
	else if (law_days(&term, day, &days, &unused) != 0)
		fail(c, "dagen ligger utanför kalendern");
	else
		push_day(c, strict ? days.counted : days.result);
}

static void
legal(xmlXPathParserContextPtr c, bool strict)
{
	struct date day;

	if (pop_day(c, &day))
		push_legal(c, pop_text(c), day, strict);
}

static void
give_legal(xmlXPathParserContextPtr c)
{
	legal(c, false);
}

static void
give_legal_strict(xmlXPathParserContextPtr c)
{
	legal(c, true);
}

static void
give_appeal_end(xmlXPathParserContextPtr c)
{
	struct date day;

	if (pop_day(c, &day))
		push_legal(c, "Ö-1", day, false);
}

static void
give_special_end(xmlXPathParserContextPtr c)
{
	const char *law = env(c)->argument_count == 4 ? pop_text(c) : "";
	const char *unit = law != NULL ? pop_text(c) : NULL;
	struct law_rule *rule = arena_alloc(env(c)->arena, sizeof *rule);
	struct law_days days;
	struct diags unused;
	struct date day;
	int n;

	if (unit == NULL || !pop_count(c, &n) || !pop_day(c, &day))
		return;
	diags_init(&unused, env(c)->arena);
	if (date_is_none(day))
		push_day(c, day);
	else if (!law_special(unit, n, law, rule))
		fail(c, arena_printf(env(c)->arena, "»%.40s« är ingen enhet för en tid", unit));
	else if (law_days(&(struct law_term){ rule, n }, day, &days, &unused) != 0)
		fail(c, "dagen ligger utanför kalendern");
	else {
		env(c)->special = (struct law_term){ rule, n };
		env(c)->special_from = day;
		push_day(c, days.last);
	}
}

static void
give_later(xmlXPathParserContextPtr c)
{
	struct date a, b;
	bool failed, known = two_days(c, &a, &b, &failed);

	if (!failed)
		push_day(c, known ? (a.n > b.n ? a : b) : date_is_none(a) ? b : a);
}

/* Is there anything but white space in one of the nodes, or in the text? */
static bool
is_filled(xmlXPathObjectPtr o)
{
	bool filled = false;
	int n = o->type == XPATH_NODESET && o->nodesetval != NULL ? o->nodesetval->nodeNr : 0;

	if (o->type == XPATH_NODESET) {
		for (int i = 0; i < n && !filled; i++) {
			xmlChar *s = xmlNodeGetContent(o->nodesetval->nodeTab[i]);

			filled = s != NULL && s[strspn((const char *)s, " \t\r\n")] != '\0';
			xmlFree(s);
		}
		return filled;
	}
	xmlChar *s = xmlXPathCastToString(o);
	filled = s != NULL && *s != '\0';
	xmlFree(s);
	return filled;
}

/* For the texts of all the nodes, though one that is filled is enough. */
static bool
charge_nodes(xmlXPathParserContextPtr c, const xmlXPathObject *o)
{
	int n = o->type == XPATH_NODESET && o->nodesetval != NULL ? o->nodesetval->nodeNr : 0;
	size_t all = 0;

	for (int i = 0; i < n; i++)
		all += xpath_node_size(env(c), o->nodesetval->nodeTab[i]);
	return xpath_charge(c, all);
}

static void
filled(xmlXPathParserContextPtr c, bool wanted)
{
	xmlXPathObjectPtr o = valuePop(c);

	if (o == NULL)
		return;
	bool paid = charge_nodes(c, o), is = paid && is_filled(o);
	xmlXPathFreeObject(o);
	if (paid)
		xmlXPathReturnBoolean(c, is == wanted);
}

static void
give_exists(xmlXPathParserContextPtr c)
{
	filled(c, true);
}

static void
give_missing(xmlXPathParserContextPtr c)
{
	filled(c, false);
}

static void
give_at_least(xmlXPathParserContextPtr c)
{
	xmlXPathObjectPtr o;
	int least, n;

	if (!pop_count(c, &least))
		return;
	o = valuePop(c);
	if (o == NULL || o->type != XPATH_NODESET) {
		xmlXPathFreeObject(o);
		fail(c, "det som ska räknas är ingen lista");
		return;
	}
	n = o->nodesetval != NULL ? o->nodesetval->nodeNr : 0;
	xmlXPathFreeObject(o);
	xmlXPathReturnBoolean(c, n >= least);
}

static bool
child_is(xmlNodePtr node, const char *name, const char *value)
{
	for (xmlNodePtr n = node->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0) {
			xmlChar *s = xmlNodeGetContent(n);
			bool same = s != NULL && text_same_word((const char *)s, value);

			xmlFree(s);
			if (same)
				return true;
		}
	return false;
}

static void
push_document(xmlXPathParserContextPtr c, const char *kind, const char *status)
{
	xmlNodePtr root = xmlDocGetRootElement(c->context->doc);
	bool found = false;

	for (xmlNodePtr n = root->children; n != NULL && !found; n = n->next)
		found =
		    n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "handling") == 0 &&
		    child_is(n, "slag", kind) && (status == NULL || child_is(n, "status", status));
	xmlXPathReturnBoolean(c, found);
}

static void
give_document(xmlXPathParserContextPtr c)
{
	bool with_status = env(c)->argument_count == 2;
	const char *status = with_status ? pop_text(c) : NULL;
	const char *kind = pop_text(c);

	if (kind != NULL && (!with_status || status != NULL))
		push_document(c, kind, status);
}

static void
give_role(xmlXPathParserContextPtr c)
{
	const char *role = pop_text(c);
	bool has = false;

	if (role == NULL)
		return;
	for (size_t i = 0; i < env(c)->role_count && !has; i++)
		has = text_same_word(env(c)->roles[i], role);
	xmlXPathReturnBoolean(c, has);
}

static void
give_state(xmlXPathParserContextPtr c)
{
	const char *id = pop_text(c);
	const struct chart_state *s;

	if (id == NULL)
		return;
	s = chart_find_state(env(c)->chart, id);
	if (s == NULL) {
		fail(c, arena_printf(env(c)->arena, "läget »%.40s« finns inte", id));
		return;
	}
	size_t i = (size_t)(s - env(c)->chart->states);
	xmlXPathReturnBoolean(c, (env(c)->active->word[i / 64] >> (i % 64) & 1) != 0);
}

/* What libxml2 calls: checks the number of arguments. */
#define FUNCTION(id, name, args, least, most, ...)                                                 \
	static void call_##id(xmlXPathParserContextPtr c, int count)                               \
	{                                                                                          \
		if (count < (least) || count > (most))                                             \
			xmlXPathErr(c, XPATH_INVALID_ARITY);                                       \
		else {                                                                             \
			env(c)->argument_count = count;                                            \
			give_##id(c);                                                              \
		}                                                                                  \
	}
#include "engine/chart/functions.def"
#undef FUNCTION

xmlXPathFunction
xpath_function(const char *name)
{
	static const struct {
		const char *name;
		xmlXPathFunction call;
	} functions[] = {
#define FUNCTION(id, name, ...) { name, call_##id },
#include "engine/chart/functions.def"
#undef FUNCTION
	};

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strcmp(functions[i].name, name) == 0)
			return functions[i].call;
	return NULL;
}
