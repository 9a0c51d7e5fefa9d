/* kansli meeting paragraph and check: one § with who was there, and what hinders the
 * protocol. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "cli/at_desk.h"
#include "cli/findings.h"
#include "cli/messages.h"
#include "cli/paragraph.h"
#include "engine/board/rules.h"
#include "engine/view/meeting.h"
#include "engine/view/node.h"

static const char *
person_text(struct cli *c, const struct board_person *person)
{
	return person == NULL ? NULL : board_person_text(c->arena, person);
}

/* ---- Text ---- */

static void
text_list(struct cli *c, const struct paragraph_shown *p, const char *title, const char *element)
{
	xmlNodePtr list = view_child(p->node, element);

	if (list == NULL)
		return;
	buf_printf(c->out, "\n%s\n", title);
	for (xmlNodePtr n = xmlFirstElementChild(list); n != NULL; n = xmlNextElementSibling(n)) {
		xmlChar *text = xmlNodeGetContent(n);

		buf_printf(c->out, "  %s\n", (const char *)text);
		xmlFree(text);
	}
}

static void
vote_texts(struct cli *c, const struct paragraph_shown *p)
{
	size_t n;
	const char *const *text = record_vote_texts(p->phrases, c->arena, p->record, &n);

	if (n > 0)
		buf_str(c->out, "\nOmröstning\n");
	for (size_t i = 0; i < n; i++)
		buf_printf(c->out, "  %s\n", text[i]);
}

static void
attendance_text(struct cli *c, const struct attendance *a)
{
	buf_printf(
	    c->out, "\nOrdförande: %s\n", a->chair == NULL ? "ingen" : person_text(c, a->chair));
	for (size_t i = 0; i < a->count; i++) {
		const struct attendee *who = &a->attendee[i];

		buf_printf(c->out, "  %s: %s%s%s", attendee_kind_name(who->kind),
		    who->person == NULL ? who->name : person_text(c, who->person),
		    who->title[0] == '\0' ? "" : ", ", who->title);
		if (who->serves_for != NULL)
			buf_printf(c->out, ", för %s", person_text(c, who->serves_for));
		buf_str(c->out, who->abstains ? ", deltar inte i beslutet\n" : "\n");
	}
	buf_printf(c->out, "Beslutsför: %s (%d av %d platser, minst %d)\n", a->met ? "ja" : "nej",
	    a->serving, a->seats, a->needed);
}

static void
paragraph_text(struct cli *c, const struct paragraph_shown *p)
{
	char iso[2][DATE_ISO_SIZE];

	cli_trial_line(c);
	buf_printf(c->out, "§ %d  %s\n", p->meeting->board.items[p->index].number, p->item->title);
	attendance_text(c, p->attendance);
	text_list(c, p, "Yrkanden", "yrkanden");
	text_list(c, p, "Propositionsordning", "propositionsordning");
	vote_texts(c, p);
	text_list(c, p, "Beslut", "beslut");
	text_list(c, p, "Reservationer", "reservationer");
	text_list(c, p, "Anteckningar", "anteckningar");
	text_list(c, p, "Beslutet skickas till", "skickas-till");
	if (p->notice != NULL && !date_is_none(p->notice->posted))
		buf_printf(c->out, "\nAnslaget %s, sista dag att överklaga %s\n",
		    date_iso(p->notice->posted, iso[0]), date_iso(p->notice->last, iso[1]));
}

/* ---- Commands ---- */

/* "52", "§52" and "§ 52" are 52; 0 when it is no § number. */
static int
paragraph_number(const char *text)
{
	char *end;
	long number;

	if (text_starts(text, "§"))
		text += strlen("§");
	errno = 0;
	number = strtol(text, &end, 10);
	return errno == 0 && end != text && *end == '\0' && number > 0 && number < 100000
		   ? (int)number
		   : 0;
}

static int
find_round(struct cli *c, struct paragraph_shown *p)
{
	struct store *store = desk_store(c->desk);
	struct signing_row *round;
	struct notice_row *notice;
	size_t n;

	if (store_signing_of_item(store, c->arena, p->item->matter, &round, &c->diags) != 0 ||
	    store_notices(store, c->arena, NULL, 0, &notice, &n, &c->diags) != 0)
		return -1;
	if (round == NULL)
		return 0;
	p->round = round;
	for (size_t i = 0; i < n; i++)
		if (notice[i].signing == round->matter)
			p->notice = &notice[i];
	return 0;
}

static int
show_paragraph(struct cli *c, const struct view_meeting *meeting, size_t index)
{
	struct paragraph_shown p = { .item = &meeting->item[index],
		.attendance = &meeting->presence->item[index] };
	xmlDocPtr view = desk_paragraph(c->desk, meeting, index, &c->diags);

	if (view == NULL)
		return -1;
	p.meeting = meeting;
	p.index = index;
	p.record = desk_record(c->desk, meeting, index, &c->diags);
	p.node = view_child(xmlDocGetRootElement(view), "paragraf");
	p.phrases = desk_texts(c->desk, &c->diags);
	if (p.record != NULL && p.phrases != NULL && find_round(c, &p) == 0) {
		if (cli_has(c, OPTION_JSON))
			(void)paragraph_json(c, &p); /* the diags tell */
		else
			paragraph_text(c, &p);
	}
	xmlFreeDoc(view);
	return c->diags.errors > 0 ? -1 : 0;
}

int
command_meeting_paragraph(struct cli *c)
{
	int number = paragraph_number(c->operand[1]);
	const struct matter_row *m;
	const struct view_meeting *meeting;

	if (number == 0)
		return diag_add(&c->diags, &msg_cli_not_a_number, NULL, c->operand[1], NULL);
	m = cli_matter(c, 0, STORE_READ);
	meeting = m == NULL ? NULL : desk_meeting_read(c->desk, m, &c->diags);
	if (meeting == NULL)
		return -1;
	for (size_t i = 0; i < meeting->item_count; i++)
		if (meeting->board.items[i].number == number)
			return show_paragraph(c, meeting, i);
	return diag_add(&c->diags, &msg_cli_no_such_paragraph, NULL, m->key,
	    arena_printf(c->arena, "%d", number), NULL);
}

/* The § that a finding is about: "§ 52" or "52" among its arguments; 0: none. */
static int
paragraph_of(const struct diag *d)
{
	for (int i = 0; i < DIAG_ARGS && d->arg[i] != NULL; i++) {
		const char *text = d->arg[i];

		if (text_starts(text, "§\u00a0"))
			text += strlen("§\u00a0");
		if (paragraph_number(text) > 0)
			return paragraph_number(text);
	}
	return 0;
}

static void
hindrance(struct cli *c, struct json *j, const struct diag *d)
{
	const struct board_rule *rule = board_rule_of(d->message->name);

	json_object(j);
	json_member(j, "rule", rule == NULL ? NULL : rule->id);
	json_member(j, "law", rule == NULL ? NULL : rule->law);
	if (paragraph_of(d) > 0)
		json_member_int(j, "paragraph", paragraph_of(d));
	json_member(j, "name", d->message->name);
	json_member(j, "severity", severity_name(d->message->severity));
	finding_place(j, d, c->language);
	finding_words(j, d, c->language);
	json_object_end(j);
}

int
command_meeting_check(struct cli *c)
{
	const struct matter_row *m = cli_matter(c, 0, STORE_READ);

	if (m == NULL || desk_meeting_read(c->desk, m, &c->diags) == NULL)
		return -1;
	(void)desk_meeting_check(c->desk, m, &c->diags); /* see findings_conclude */
	if (c->diags.errors == 0 && !cli_has(c, OPTION_JSON))
		buf_str(c->out, "Inget hindrar protokollet.\n");
	return findings_conclude(c, hindrance);
}
