/* What a scenario expects of an event. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"
#include "engine/chart/prov_run.h"

enum { SAYING_MAX = 10000 };

void
prov_set(xmlDocPtr view, const char *name, const char *value)
{
	xmlNodePtr root = xmlDocGetRootElement(view), next;

	for (xmlNodePtr n = root->children; n != NULL; n = next) {
		next = n->next;
		if (strcmp((const char *)n->name, name) == 0) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
	if (*value != '\0' && xmlNewTextChild(root, NULL, BAD_CAST name, BAD_CAST value) == NULL)
		memory_out();
}

/* NAME [VALUE] [CHILD=VALUE …] */
static void
add_element(struct prov_run *p, const struct line *l)
{
	struct words w = words_of(p->arena, p->file, l);
	const char *name = words_next(&w), *text = words_quoted(&w, NULL);
	xmlNodePtr n;
	size_t count;

	if (text == NULL) {
		struct words ahead = w;

		text = words_next(&ahead);
		if (text != NULL && words_sign(&ahead, "="))
			text = NULL;
		else
			w = ahead;
	}
	n = xmlNewTextChild(xmlDocGetRootElement(p->view), NULL, BAD_CAST name, BAD_CAST text);
	struct chart_value *children = prov_values(p, &w, &count);
	for (size_t i = 0; n != NULL && i < count; i++)
		if (xmlNewTextChild(
			n, NULL, BAD_CAST children[i].name, BAD_CAST children[i].text) == NULL)
			memory_out();
	if (n == NULL)
		memory_out();
	(void)parse_end(&w, p->diags);
	parse_no_children(p->file, l, p->diags);
}

void
prov_view(struct prov_run *p, const struct line *first)
{
	struct ref name;

	for (const struct line *l = first; l != NULL; l = l->next) {
		struct words w = words_of(p->arena, p->file, l);

		(void)words_take(&w, "inte");
		if (parse_name(&w, "vy", &name, p->diags))
			prov_set(p->view, name.text, "");
	}
	for (const struct line *l = first; l != NULL; l = l->next) {
		struct words w = words_of(p->arena, p->file, l);

		if (!words_take(&w, "inte") && words_next(&w) != NULL)
			add_element(p, l);
	}
}

static struct place
place_of(const struct prov_run *p, const struct line *l)
{
	return (struct place){ .file = p->file, .line = l->number, .column = l->column };
}

static void
differ(struct prov_run *p, const struct line *l, const struct message *m, const char *wanted,
    const char *got)
{
	struct place at = place_of(p, l);

	(void)diag_add(
	    p->diags, m, &at, *wanted != '\0' ? wanted : "–", *got != '\0' ? got : "–", NULL);
}

static const char *
joined(struct arena *a, const char *const names[], size_t count)
{
	const char *all = "";

	for (size_t i = 0; i < count; i++)
		all = arena_printf(a, "%s%s%s", all, i > 0 ? ", " : "", names[i]);
	return all;
}

/* "händelse justerad till punkter med justerat=2026-09-29" */
const char *
prov_action_text(struct arena *a, const struct step_action *s)
{
	static const char *const words[] = {
#define VERB(id, word, ...) word,
#include "engine/chart/verbs.def"
#undef VERB
	};
	const char *all = words[s->verb];

	if (s->name != NULL)
		all = arena_printf(a, "%s %s", all, s->name);
	if (s->target != NULL)
		all = arena_printf(a, "%s till %s", all, s->target);
	for (size_t i = 0; i < s->data_count; i++)
		all = arena_printf(
		    a, "%s%s%s=%s", all, i == 0 ? " med " : ", ", s->data[i].name, s->data[i].text);
	return all;
}

static void
expect_actions(struct prov_run *p, const struct line *event)
{
	const struct chart_result *r = p->result;
	size_t n = 0, done = r != NULL ? r->action_count : 0;

	for (const struct line *l = event->child; l != NULL; l = l->next) {
		struct words w = words_of(p->arena, p->file, l);
		const char *wanted, *got;

		if (!words_take(&w, "gör"))
			continue;
		wanted = words_rest(&w, NULL, NULL);
		got = n < done ? prov_action_text(p->arena, &r->actions[n]) : "";
		if (strcmp(wanted, got) != 0)
			differ(p, l, &msg_prov_done, wanted, got);
		n++;
	}
	for (; n < done; n++)
		differ(p, event, &msg_prov_done, "", prov_action_text(p->arena, &r->actions[n]));
}

/* All refusals must be expected, each by a part of its text. */
static void
expect_refusals(struct prov_run *p, const struct line *event)
{
	const struct diag *d = p->refused.first;

	for (const struct line *l = event->child; l != NULL; l = l->next) {
		struct words w = words_of(p->arena, p->file, l);
		const char *wanted;
		struct buf got;

		if (!words_take(&w, "nekas"))
			continue;
		wanted = parse_title(&w, p->diags);
		buf_init(&got, SAYING_MAX);
		if (d != NULL)
			diag_line(d, LANGUAGE_SV, &got);
		if (strstr(got.text, wanted) == NULL || *wanted == '\0')
			differ(p, l, &msg_prov_refused, wanted, got.text);
		buf_free(&got);
		d = d != NULL ? d->next : NULL;
	}
	for (; d != NULL; d = d->next) {
		struct buf got;

		buf_init(&got, SAYING_MAX);
		diag_line(d, LANGUAGE_SV, &got);
		differ(p, event, &msg_prov_refused, "", got.text);
		buf_free(&got);
	}
}

/* If one deadline is expected, all are. */
static void
expect_deadlines(struct prov_run *p, const struct line *event)
{
	const struct chart_result *r = p->result;
	const char *wanted = "", *got = "";
	const struct line *last = NULL;

	for (const struct line *l = event->child; l != NULL; l = l->next) {
		struct words w = words_of(p->arena, p->file, l);

		if (words_take(&w, "frist"))
			wanted = arena_printf(p->arena, "%s%s%s", wanted, last != NULL ? ", " : "",
			    words_rest(&w, NULL, NULL));
		else if (!words_take(&w, "inga"))
			continue;
		else if (!words_take(&w, "frister"))
			prov_odd(p, l, "inga frister");
		last = l;
	}
	for (size_t i = 0; last != NULL && r != NULL && i < r->deadline_count; i++) {
		char iso[DATE_ISO_SIZE];

		got = arena_printf(p->arena, "%s%s%s %s", got, i > 0 ? ", " : "",
		    r->deadlines[i].id, date_iso(r->deadlines[i].day, iso));
	}
	if (last != NULL && strcmp(wanted, got) != 0)
		differ(p, last, &msg_prov_deadlines, wanted, got);
}

static void
expect_states(struct prov_run *p, const struct line *l, struct words *w)
{
	const char *wanted = words_rest(w, NULL, NULL);
	const char *got = joined(p->arena, p->active.ids, p->active.count);

	if (strcmp(wanted, got) != 0)
		differ(p, l, &msg_prov_states, wanted, got);
}

static void
expect_status(struct prov_run *p, const struct line *l, struct words *w)
{
	const char *wanted = parse_title(w, p->diags);
	const char *got = chart_status(p->arena, p->chart, p->active);

	if (strcmp(wanted, got) != 0)
		differ(p, l, &msg_prov_status, wanted, got);
}

static void
expect_field(struct prov_run *p, const struct line *l, struct words *w)
{
	size_t n;
	struct chart_value *v = prov_values(p, w, &n);

	if (n == 0)
		prov_odd(p, l, "fält NAMN=VÄRDE");
	for (size_t i = 0; i < n; i++) {
		const char *got = "";

		for (xmlNodePtr e = xmlDocGetRootElement(p->view)->children; e != NULL; e = e->next)
			if (strcmp((const char *)e->name, v[i].name) == 0 && e->children != NULL)
				got = (const char *)e->children->content;
		if (strcmp(got, v[i].text) != 0)
			differ(p, l, &msg_prov_field,
			    arena_printf(p->arena, "%s=%s", v[i].name, v[i].text), got);
	}
}

/* öppen ÅTGÄRD · stängd ÅTGÄRD ["part of a reason"] */
static void
expect_pressable(struct prov_run *p, const struct line *l, struct words *w, bool open)
{
	const struct chart_answers *all =
	    chart_why(p->arena, p->chart, p->active, p->view, p->day, NULL, 0, p->diags);
	const char *id = words_next(w), *part = open ? NULL : words_quoted(w, NULL), *got = "";
	bool found = false;

	for (size_t i = 0; all != NULL && i < all->count; i++) {
		const struct chart_answer *one = &all->items[i];
		bool told = part == NULL;

		if (id == NULL || strcmp(one->action->id, id) != 0)
			continue;
		for (size_t j = 0; j < one->reason_count; j++) {
			told = told || strstr(one->reasons[j].text, part) != NULL;
			got = arena_printf(
			    p->arena, "%s%s%s", got, j > 0 ? " " : "", one->reasons[j].text);
		}
		found = one->open == open && told;
	}
	if (!found)
		differ(p, l, &msg_prov_open, l->text, got);
}

static void
expect_warning(struct prov_run *p, const struct line *l, struct words *w)
{
	const char *wanted = parse_title(w, p->diags), *got = "";
	bool found = false;

	for (size_t i = 0; p->result != NULL && i < p->result->warning_count; i++) {
		got = p->result->warnings[i].text;
		found = found || strstr(got, wanted) != NULL;
	}
	if (!found)
		differ(p, l, &msg_prov_warned, wanted, got);
}

static void
expect_open(struct prov_run *p, const struct line *l, struct words *w)
{
	expect_pressable(p, l, w, true);
}

static void
expect_closed(struct prov_run *p, const struct line *l, struct words *w)
{
	expect_pressable(p, l, w, false);
}

static void
expect_unheard(struct prov_run *p, const struct line *l, struct words *w)
{
	if (!words_take(w, "inte"))
		prov_odd(p, l, "hörs inte");
	else if (p->result == NULL || p->result->taken)
		differ(p, l, &msg_prov_heard, "", "");
}

static void
expect_end(struct prov_run *p, const struct line *l, struct words *w)
{
	(void)parse_end(w, p->diags);
	if (p->result == NULL || !p->result->ended)
		differ(p, l, &msg_prov_states, "slut",
		    joined(p->arena, p->active.ids, p->active.count));
}

/* These are compared with the whole list, before the other lines. */
static void
is_compared(struct prov_run *p, const struct line *l, struct words *w)
{
	(void)p;
	(void)l;
	(void)w;
}

static const struct {
	const char *word;
	void (*expect)(struct prov_run *, const struct line *, struct words *);
} expectations[] = {
	{ "läge", expect_states },
	{ "status", expect_status },
	{ "fält", expect_field },
	{ "öppen", expect_open },
	{ "stängd", expect_closed },
	{ "varnas", expect_warning },
	{ "hörs", expect_unheard },
	{ "slut", expect_end },
	{ "gör", is_compared },
	{ "nekas", is_compared },
	{ "frist", is_compared },
	{ "inga", is_compared },
};

static void
expect_line(struct prov_run *p, const struct line *l)
{
	const size_t n = sizeof expectations / sizeof *expectations;
	struct words w = words_of(p->arena, p->file, l);
	const char *all = "";

	parse_no_children(p->file, l, p->diags);
	for (size_t i = 0; i < n; i++) {
		if (words_take(&w, expectations[i].word)) {
			expectations[i].expect(p, l, &w);
			return;
		}
		all =
		    arena_printf(p->arena, "%s%s%s", all, i > 0 ? ", " : "", expectations[i].word);
	}
	prov_odd(p, l, all);
}

void
prov_expect(struct prov_run *p, const struct line *event)
{
	expect_refusals(p, event);
	expect_actions(p, event);
	expect_deadlines(p, event);
	for (const struct line *l = event->child; l != NULL; l = l->next)
		expect_line(p, l);
}
