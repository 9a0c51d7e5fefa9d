#include "engine/view/remiss.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/store/matter.h"
#include "engine/store/store.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

const char *const view_positions[][2] = { { "tillstyrker", "Tillstyrker" },
	{ "synpunkter", "Tillstyrker med synpunkter" }, { "avstyrker", "Avstyrker" },
	{ "avstår", "Avstår från att yttra sig" }, { "", "Ställningstagandet är oklart" } };

/* ---- What was answered ---- */

static const char *
joined(struct arena *a, const char *before, const char *line)
{
	return before == NULL || *before == '\0' ? line : arena_printf(a, "%s\n%s", before, line);
}

/* "Fråga 2: Nej": 2, and *rest what follows; 0 if the line begins no answer. */
static unsigned long
begins_answer(const char *line, const char **rest)
{
	static const char word[] = "Fråga ";
	char *end;
	unsigned long n;

	if (!text_starts(line, word))
		return 0;
	n = strtoul(line + strlen(word), &end, 10);
	if (*end != ':')
		return 0;
	*rest = end + 1 + strspn(end + 1, " ");
	return n;
}

static void
read_answers(struct arena *a, const char *text, size_t questions, struct view_asked *to)
{
	static const char other[] = "Övrigt:";
	const char **answer = arena_array(a, questions + 1, sizeof *answer);
	char *all = arena_str(a, text), *save = NULL;
	unsigned long open = 0;

	to->other = "";
	for (char *line = strtok_r(all, "\n", &save); line != NULL;
	     line = strtok_r(NULL, "\n", &save)) {
		const char *rest = line;
		const unsigned long n = begins_answer(line, &rest);

		if (n >= 1 && n <= questions)
			open = n;
		else if (text_starts(line, other)) {
			open = 0;
			rest = line + strlen(other) + strspn(line + strlen(other), " ");
		} else
			rest = line;
		if (*rest == '\0')
			continue;
		if (open > 0)
			answer[open - 1] = joined(a, answer[open - 1], rest);
		else
			to->other = joined(a, to->other, rest);
	}
	to->answer = answer;
}

static const char *const *
questions_of(const struct view_source *v, const struct matter_row *cf, size_t *count)
{
	const char *asked = part_field(v, cf, "frågor");
	char *all = arena_str(v->arena, *asked != '\0' ? asked : cf->title), *save = NULL;
	const char **question = arena_array(v->arena, VIEW_QUESTIONS_MAX, sizeof *question);

	*count = 0;
	for (char *line = strtok_r(all, "\n", &save); line != NULL && *count < VIEW_QUESTIONS_MAX;
	     line = strtok_r(NULL, "\n", &save))
		question[(*count)++] = line;
	return question;
}

const struct view_remiss *
view_remiss_read(const struct view_source *v, const struct matter_row *cf, struct diags *ds)
{
	struct view_remiss *to = arena_alloc(v->arena, sizeof *to);
	struct matter_row *child;
	struct view_asked *asked;

	if (store_matter_children(v->store, v->arena, cf->id, "remiss", &child, &to->count, ds) !=
	    0)
		return NULL;
	to->question = questions_of(v, cf, &to->questions);
	asked = arena_array(v->arena, to->count + 1, sizeof *asked);
	for (size_t i = 0; i < to->count; i++) {
		asked[i].matter = &child[i];
		asked[i].answer_by = part_field(v, &child[i], "svar-senast");
		asked[i].answered = part_field(v, &child[i], "svarsdag");
		asked[i].position = part_field(v, &child[i], "ställningstagande");
		asked[i].status = v->asks->status(v->user, &child[i]);
		asked[i].extended = part_field(v, &child[i], "anstånd");
		asked[i].reason =
		    *asked[i].extended != '\0' ? part_field(v, &child[i], "skäl") : "";
		read_answers(v->arena, part_field(v, &child[i], "svar"), to->questions, &asked[i]);
		to->answered += *asked[i].answered != '\0';
	}
	to->asked = asked;
	return to;
}

size_t
view_remiss_count(const struct view_remiss *r, const char *position)
{
	size_t n = 0;

	for (size_t i = 0; i < r->count; i++)
		n += *r->asked[i].answered != '\0' && strcmp(r->asked[i].position, position) == 0;
	return n;
}

/* ---- The view ---- */

static const char *
position_title(const char *position)
{
	for (size_t i = 0; i < VIEW_POSITIONS; i++)
		if (strcmp(view_positions[i][0], position) == 0)
			return view_positions[i][1];
	return position;
}

static void
counts(xmlNodePtr root, const struct view_remiss *r)
{
	xmlNodePtr n = view_element(root, "antal"), list;

	view_number(n, "tillfrågade", (long long)r->count);
	view_number(n, "besvarade", (long long)r->answered);
	list = view_element(root, "ställningstaganden");
	for (size_t i = 0; i < VIEW_POSITIONS; i++) {
		const size_t count = view_remiss_count(r, view_positions[i][0]);

		if (count == 0)
			continue;
		n = view_element(list, "ställningstagande");
		view_text(n, "benämning", view_positions[i][1]);
		view_number(n, "antal", (long long)count);
	}
	if (r->count > r->answered) {
		n = view_element(list, "ställningstagande");
		view_text(n, "benämning", "Har inte svarat");
		view_number(n, "antal", (long long)(r->count - r->answered));
	}
	view_prune(list);
}

/* What it thinks; of one that has not answered where it stands, and how long it may wait. */
static const char *
standing(const struct view_source *v, const struct view_asked *asked)
{
	if (*asked->answered != '\0')
		return position_title(asked->position);
	if (*asked->extended == '\0')
		return asked->status;
	return arena_printf(v->arena, "%s, anstånd till %s", asked->status, asked->answer_by);
}

static void
recipients(const struct view_source *v, xmlNodePtr root, const struct view_remiss *r)
{
	xmlNodePtr list = view_element(root, "remissinstanser");

	for (size_t i = 0; i < r->count; i++) {
		const struct view_asked *asked = &r->asked[i];
		xmlNodePtr n = view_element(list, "instans");

		view_text(n, "namn", asked->matter->title);
		view_text(n, "beteckning", asked->matter->key);
		view_text(n, "svarsdag", asked->answered);
		view_text(n, "ställningstagande", standing(v, asked));
	}
	view_prune(list);
}

/* What one has said, with a paragraph for each line. */
static void
said(xmlNodePtr list, const struct view_asked *asked, const char *text)
{
	xmlNodePtr n;

	if (text == NULL || *text == '\0')
		return;
	n = view_element(list, "svar");
	view_text(n, "namn", asked->matter->title);
	view_lines(n, "text", "stycke", text);
}

static void
answers(const struct view_source *v, xmlNodePtr root, const struct view_remiss *r)
{
	xmlNodePtr list = view_element(root, "frågor"), others = view_element(root, "övrigt");

	for (size_t q = 0; q < r->questions; q++) {
		xmlNodePtr n = view_element(list, "fråga"), all;

		view_text(n, "rubrik", arena_printf(v->arena, "%zu. %s", q + 1, r->question[q]));
		all = view_element(n, "alla");
		for (size_t i = 0; i < r->count; i++)
			said(all, &r->asked[i], r->asked[i].answer[q]);
		view_prune(all);
	}
	for (size_t i = 0; i < r->count; i++)
		said(others, &r->asked[i], r->asked[i].other);
	view_prune(list);
	view_prune(others);
}

int
view_remiss_summary(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *cf, struct diags *ds)
{
	const struct view_remiss *r = view_remiss_read(v, cf, ds);
	xmlNodePtr n;

	if (r == NULL || part_municipality(v, root, cf->body, ds) != 0)
		return -1;
	view_text(view_element(root, "organ"), "namn", view_body_name(v, cf->body));
	view_day(view_element(root, "dokument"), "datum", v->day);
	n = view_element(root, "ärende");
	view_text(n, "dnr", cf->key);
	view_text(n, "rubrik", cf->title);
	if (part_official(v, n, "handläggare", part_field(v, cf, "handläggare"), true, ds) != 0)
		return -1;
	counts(root, r);
	recipients(v, root, r);
	answers(v, root, r);
	return 0;
}
