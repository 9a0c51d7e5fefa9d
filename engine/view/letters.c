#include "engine/view/letters.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/store/people.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

/* How an answer begins that says which question it answers. */
#define QUESTION "Fråga "

/* Who leads the body on the day of the view. */
static int
chair_of(const struct view_source *v, xmlNodePtr root, const char *body, struct diags *ds)
{
	struct mandate_row *m;
	size_t count;

	if (store_mandates(v->store, v->arena, body, v->day, &m, &count, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (strcmp(m[i].role, "ordförande") == 0) {
			xmlNodePtr n = view_element(root, "ordförande");

			view_text(n, "namn", m[i].who.name);
			view_text(n, "parti", m[i].who.party);
			break;
		}
	return 0;
}

/* The line at *s, which moves on to the next; NULL at the end. */
static const char *
next_line(struct arena *a, const char **s)
{
	const size_t size = strcspn(*s, "\n");
	const char *line = **s == '\0' ? NULL : arena_strn(a, *s, size);

	*s += size + ((*s)[size] == '\n');
	return line;
}

/* "Fråga 2: …" and what stands below it, up to the next; NULL: there is none. */
static const char *
answer_below(struct arena *a, const char *answers, unsigned long number)
{
	const char *text = NULL, *line;
	bool open = false;

	while ((line = next_line(a, &answers)) != NULL) {
		char *end = NULL;

		if (text_starts(line, QUESTION))
			open = strtoul(line + strlen(QUESTION), &end, 10) == number && *end == ':';
		else if (text_starts(line, "Övrigt:"))
			open = false;
		if (open && end != NULL)
			line = end + 1 + strspn(end + 1, " ");
		if (open && *line != '\0')
			text = text == NULL ? line : arena_printf(a, "%s %s", text, line);
	}
	return text;
}

/* The answers stand as those that we take in do ("Fråga 2: …"), or a line for each question. */
static void
questions(const struct view_source *v, xmlNodePtr parent, const struct matter_row *cf)
{
	const char *asked = part_field(v, cf, "frågor"), *answers = part_field(v, cf, "svar");
	const char *all = answers, *question;
	const bool named = text_starts(answers, QUESTION) || strstr(answers, "\n" QUESTION) != NULL;
	xmlNodePtr list = view_element(parent, "frågor");
	unsigned long number = 0;

	while ((question = next_line(v->arena, &asked)) != NULL) {
		const char *answer = named ? answer_below(v->arena, all, ++number)
					   : next_line(v->arena, &answers);
		xmlNodePtr n;

		if (*question == '\0')
			continue;
		n = view_element(list, "fråga");
		view_text(n, "text", question);
		view_text(n, "svar", answer);
	}
	view_prune(list);
}

int
letter_statement(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *cf, struct diags *ds)
{
	static const char *const fields[] = { "remittent", "remittentens-dnr",
		"ställningstagande" };
	xmlNodePtr n;

	if (part_municipality(v, root, cf->body, ds) != 0)
		return -1;
	view_text(view_element(root, "organ"), "namn", view_body_name(v, cf->body));
	if (chair_of(v, root, cf->body, ds) != 0)
		return -1;
	view_day(view_element(root, "dokument"), "datum", v->day);
	n = view_element(root, "ärende");
	view_text(n, "dnr", cf->key);
	view_text(n, "rubrik", cf->title);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		view_text(n, fields[i], part_field(v, cf, fields[i]));
	view_lines(n, "yttrande", "stycke", part_field(v, cf, "yttrande"));
	questions(v, n, cf);
	if (*part_field(v, cf, "beslutsparagraf") != '\0') {
		n = view_element(root, "beslut");
		view_text(n, "datum", part_field(v, cf, "beslutsdag"));
		view_text(n, "paragraf", part_field(v, cf, "beslutsparagraf"));
	}
	return 0;
}

/* The case that the recipient is asked about. */
static int
asked_about(const struct view_source *v, xmlNodePtr root, const struct matter_row *m,
    const struct matter_row *cf, struct diags *ds)
{
	xmlNodePtr n = view_element(root, "ärende"), papers;

	view_text(n, "dnr", cf->key);
	if (part_official(v, n, "handläggare", part_field(v, cf, "handläggare"), true, ds) != 0)
		return -1;
	n = view_element(root, "remiss");
	view_text(n, "rubrik", cf->title);
	view_text(n, "svara-senast", part_field(v, m, "svar-senast"));
	view_lines(n, "beskrivning", "stycke", part_field(v, cf, "sammanfattning"));
	view_lines(n, "frågor", "fråga", part_field(v, m, "fråga"));
	if (part_papers(v, n, cf->id, NULL, ds) != 0)
		return -1;
	papers = view_child(n, "beslutsunderlag");
	if (papers != NULL)
		xmlNodeSetName(papers, BAD_CAST "bilagor");
	view_lines(n, "remissinstanser", "instans", part_field(v, m, "sändlista"));
	return 0;
}

/* A letter to one who was asked, about the case above. */
static int
to_recipient(const struct view_source *v, xmlNodePtr root, const struct matter_row *m,
    int (*about)(const struct view_source *, xmlNodePtr, const struct matter_row *,
	const struct matter_row *, struct diags *),
    struct diags *ds)
{
	static const char *const address[] = { "adress", "postnummer", "ort" };
	const struct matter_row *cf = store_matter_by_id(v->store, v->arena, m->parent, ds);

	if (cf == NULL || part_municipality(v, root, m->body, ds) != 0)
		return -1;
	view_text(view_element(root, "organ"), "namn", view_body_name(v, m->body));
	view_day(view_element(root, "dokument"), "datum", v->day);
	if (about(v, root, m, cf, ds) != 0)
		return -1;
	view_text(root, "mottagare", part_field(v, m, "rubrik"));
	for (size_t i = 0; i < sizeof address / sizeof *address; i++)
		view_text(root, address[i], part_field(v, m, address[i]));
	return 0;
}

int
letter_referral(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *m, struct diags *ds)
{
	return to_recipient(v, root, m, asked_about, ds);
}

/* The case that was asked about, and until when. */
static int
asked_before(const struct view_source *v, xmlNodePtr root, const struct matter_row *m,
    const struct matter_row *cf, struct diags *ds)
{
	xmlNodePtr n = view_element(root, "ärende");

	view_text(n, "dnr", cf->key);
	if (part_official(v, n, "handläggare", part_field(v, cf, "handläggare"), true, ds) != 0)
		return -1;
	n = view_element(root, "remiss");
	view_text(n, "beteckning", m->key);
	view_text(n, "rubrik", cf->title);
	view_text(n, "skickad", part_field(v, m, "skickad"));
	view_text(n, "svara-senast", part_field(v, m, "svar-senast"));
	view_text(n, "anstånd", *part_field(v, m, "anstånd") != '\0' ? "ja" : NULL);
	view_lines(n, "frågor", "fråga", part_field(v, m, "fråga"));
	return 0;
}

int
letter_reminder(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *m, struct diags *ds)
{
	return to_recipient(v, root, m, asked_before, ds);
}
