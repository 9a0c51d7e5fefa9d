/* Who was there: the people of a meeting as views show them. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/sections.h"
#include "engine/board/notes.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

static void
clock_text(xmlNodePtr parent, const char *name, int minutes)
{
	char text[16];

	(void)snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
	if (minutes >= 0)
		view_text(parent, name, text);
}

static void
breaks(xmlNodePtr parent, const struct presence *p)
{
	xmlNodePtr list = view_element(parent, "ajourneringar");

	for (size_t i = 0; i < p->break_count; i++) {
		xmlNodePtr n = view_element(list, "ajournering");

		clock_text(n, "från", p->breaks[i].from);
		clock_text(n, "till", p->breaks[i].to);
	}
	view_prune(list);
}

static void
member(xmlNodePtr parent, const char *name, const struct board_person *p)
{
	xmlNodePtr n;

	if (p == NULL)
		return;
	n = view_element(parent, name);
	view_text(n, "namn", p->name);
	view_text(n, "parti", p->party);
}

/* Who leads the item; PEOPLE_ALL: the first. */
static const struct board_person *
chair_of(const struct view_meeting *m, size_t index)
{
	return index < m->presence->count ? m->presence->item[index].chair : NULL;
}

/* What the first page calls a member of the presidium, and whoever leads the whole meeting in the
 * place of the ordförande. */
static const char *
role_of(const struct view_source *v, const struct view_meeting *m, const struct roll_line *l)
{
	const struct board_person *p = l->person;
	const char *role =
	    p != NULL && p->role <= BOARD_SECOND_VICE && !l->serves ? p->role_name : NULL;

	if (p == NULL || p->role == BOARD_CHAIR || m->presence->leader != p)
		return role;
	return role == NULL ? "tjänstgörande ordförande"
			    : arena_printf(v->arena, "%s, tjänstgörande ordförande", role);
}

static void
line(const struct view_source *v, xmlNodePtr list, const struct view_meeting *m,
    const struct roll_line *l, bool sections)
{
	xmlNodePtr n = view_element(list, "person");

	view_text(n, "namn", l->person != NULL ? l->person->name : l->name);
	view_text(n, "parti", l->person != NULL ? l->person->party : NULL);
	view_text(n, "roll", role_of(v, m, l));
	view_text(n, "titel", l->title);
	if (l->serves)
		view_text(n, "tjänstgör-för",
		    l->serves_for != NULL ? board_person_text(v->arena, l->serves_for)
					  : "vakant plats");
	view_text(n, "distans", l->remote ? "ja" : NULL);
	if (sections && !l->whole)
		part_sections(n, "paragrafer", &l->which);
}

/* The lines of one kind; of one § only (0: all) those that hold in it. */
static void
roll(const struct view_source *v, xmlNodePtr parent, const char *name, const struct view_meeting *m,
    enum attendee_kind kind, int paragraph)
{
	struct roll r = presence_roll(v->arena, &m->board, m->presence, kind);
	xmlNodePtr list = view_element(parent, name);

	for (size_t i = 0; i < r.count; i++)
		if (paragraph == 0 || r.line[i].whole || sections_hold(&r.line[i].which, paragraph))
			line(v, list, m, &r.line[i], paragraph == 0);
	view_prune(list);
}

void
part_meeting(const struct view_source *v, xmlNodePtr root, const struct view_meeting *m,
    enum part_people people, size_t index)
{
	xmlNodePtr n = view_element(root, "sammanträde");

	view_day(n, "datum", m->row->day);
	if (m->presence->opens >= 0)
		clock_text(n, "tid", m->presence->opens);
	else
		view_text(n, "tid", m->row->from);
	clock_text(n, "slut", m->presence->closes);
	view_text(n, "plats", m->row->place);
	breaks(n, m->presence);
	member(n, "ordförande", chair_of(m, index));
	part_person(n, "sekreterare", m->secretary, true);
	if (people == PEOPLE_ONE)
		roll(v, n, "beslutande", m, ATTENDS_SERVING, m->item[index].paragraph);
	if (people != PEOPLE_ALL)
		return;
	roll(v, n, "beslutande", m, ATTENDS_SERVING, 0);
	roll(v, n, "ej-tjänstgörande", m, ATTENDS_SUBSTITUTE, 0);
	roll(v, n, "övriga", m, ATTENDS_OTHER, 0);
}
