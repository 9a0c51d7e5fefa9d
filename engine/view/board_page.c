/* The pages of the anslagstavla. */
#include "engine/view/board_page.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/view/html.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

enum { SECTIONS_TEXT = 1024 };

/* "§§ 58–59" of the notice. */
static const char *
section_text(const struct view_source *v, const struct view_notice *n)
{
	return sections_text(&n->sections, arena_alloc(v->arena, SECTIONS_TEXT), SECTIONS_TEXT);
}

/* ---- What every page has ---- */

static void
head(struct html *h, const char *title, bool gone)
{
	html_open(h, "head");
	html_void(h, "meta");
	html_attribute(h, "charset", "utf-8");
	html_void(h, "meta");
	html_attribute(h, "name", "viewport");
	html_attribute(h, "content", "width=device-width, initial-scale=1");
	if (gone) {
		html_void(h, "meta");
		html_attribute(h, "name", "robots");
		html_attribute(h, "content", "noindex");
	}
	html_element(h, "title", title);
	html_void(h, "link");
	html_attribute(h, "rel", "stylesheet");
	html_attribute(h, "href", BOARD_STYLE);
	html_close(h, "head");
}

static void
link_to(struct html *h, const char *address, const char *text)
{
	html_open(h, "a");
	html_attribute(h, "href", address);
	html_text(h, text);
	html_close(h, "a");
}

/* Up to and with the page's heading. */
static void
page_begin(struct html *h, const struct board_sender *s, struct buf *out, const char *title,
    const char *heading, bool gone)
{
	html_begin(h, out);
	head(h, title, gone);
	html_open(h, "body");
	html_open(h, "a");
	html_attribute(h, "class", "skip");
	html_attribute(h, "href", "#innehall");
	html_text(h, "Till innehållet");
	html_close(h, "a");
	html_open(h, "header");
	html_element(h, "p", s->name);
	html_close(h, "header");
	html_open(h, "main");
	html_attribute(h, "id", "innehall");
	html_element(h, "h1", heading);
}

static void
page_end(struct html *h, const struct board_sender *s, bool data)
{
	html_close(h, "main");
	html_open(h, "footer");
	html_open(h, "p");
	html_text(h, s->name);
	if (*s->street != '\0') {
		html_text(h, ", ");
		html_text(h, s->street);
		html_text(h, ", ");
		html_text(h, s->postcode);
		html_text(h, " ");
		html_text(h, s->town);
	}
	html_close(h, "p");
	if (data) {
		html_open(h, "p");
		link_to(h, BOARD_DATA, "Anslagen som data (JSON)");
		html_close(h, "p");
	}
	html_close(h, "footer");
	html_close(h, "body");
	html_end(h);
}

static void
row_begin(struct html *h, const char *name)
{
	html_open(h, "div");
	html_element(h, "dt", name);
	html_open(h, "dd");
}

static void
row_end(struct html *h)
{
	html_close(h, "dd");
	html_close(h, "div");
}

static void
row_text(struct html *h, const char *name, const char *text)
{
	if (*text == '\0')
		return;
	row_begin(h, name);
	html_text(h, text);
	row_end(h);
}

static void
row_day(struct html *h, const char *name, struct date day)
{
	if (date_is_none(day))
		return;
	row_begin(h, name);
	html_day(h, day, true);
	row_end(h);
}

/* ---- How to appeal (kommunallagen 8 kap. 10 § 5, 13 kap. 1–7 §§) ---- */

static void
court_lines(struct html *h, const struct board_sender *s)
{
	html_open(h, "p");
	html_text(h, "Skicka skrivelsen till ");
	html_text(h, s->court);
	if (*s->court_address != '\0') {
		html_text(h, ", ");
		html_text(h, s->court_address);
	}
	if (*s->court_email != '\0') {
		html_text(h, ", eller med e-post till ");
		html_text(h, s->court_email);
	}
	html_text(h, ".");
	html_close(h, "p");
}

static void
how_to_appeal(struct html *h, const struct board_sender *s, const struct law_result *time)
{
	html_open(h, "section");
	html_attribute(h, "aria-labelledby", "overklaga");
	html_open(h, "h2");
	html_attribute(h, "id", "overklaga");
	html_text(h, "Så överklagar du ett beslut");
	html_close(h, "h2");
	html_element(h, "p",
	    "Den som är medlem av kommunen kan begära att förvaltningsrätten prövar om ett beslut "
	    "är "
	    "lagligt (laglighetsprövning enligt kommunallagen 13 kap.). Överklagandet ska vara "
	    "skriftligt. Skriv vilket beslut du överklagar och de omständigheter som du stöder dig "
	    "på. Omständigheter som du för fram först när tiden har gått ut prövas inte.");
	html_open(h, "p");
	html_text(h,
	    "Skrivelsen ska ha kommit in till förvaltningsrätten inom tre veckor från den dag "
	    "då det tillkännagavs här på anslagstavlan att protokollet justerats");
	if (time != NULL) {
		html_text(h, ", det vill säga senast ");
		html_day(h, time->last, true);
		html_text(h, ".");
	} else {
		html_text(h, ". Den sista dagen står i varje anslag.");
	}
	html_close(h, "p");
	court_lines(h, s);
	html_element(h, "p",
	    "Beslut som bara förbereder eller verkställer något kan inte överklagas. Är du part i "
	    "ett "
	    "ärende står det i beslutet hur du överklagar, och din tid räknas från den dag då du "
	    "fick del av det.");
	html_close(h, "section");
}

/* By another law, as kommun.xml has it. */
static void
how_by_other_law(const struct view_source *v, struct html *h, const struct view_notice *n)
{
	const xmlNodePtr time = part_special(v, part_field(v, n->matter, "särskild-tid"));
	const char *const *text;
	size_t count = 0;

	text = time != NULL ? part_special_instruction(v, time, &count) : NULL;
	if (count == 0)
		return;
	html_element(h, "h2", "Så överklagar du beslutet");
	for (size_t i = 0; i < count; i++)
		html_element(h, "p", text[i]);
}

/* ---- The index ---- */

static bool
is_first_of_body(const struct board_notice up[], size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(up[k].notice->body->code, up[i].notice->body->code) == 0)
			return false;
	return true;
}

static const char *
anchor(const struct view_source *v, const struct view_notice *n, const char *before)
{
	return arena_printf(v->arena, "%sorgan-%s", before, n->body->code);
}

static void
contents(const struct view_source *v, struct html *h, const struct board_notice up[], size_t count)
{
	html_open(h, "nav");
	html_attribute(h, "aria-label", "På sidan");
	html_open(h, "ul");
	for (size_t i = 0; i < count; i++) {
		if (!is_first_of_body(up, i))
			continue;
		html_open(h, "li");
		link_to(h, anchor(v, up[i].notice, "#"), up[i].notice->body->name);
		html_close(h, "li");
	}
	html_open(h, "li");
	link_to(h, "#overklaga", "Så överklagar du ett beslut");
	html_close(h, "li");
	html_close(h, "ul");
	html_close(h, "nav");
}

/* "Justerat protokoll från 22 september 2026, §§ 58–59"; "Kungörelse: Ansökan om bygglov". */
static const char *
heading_of(const struct view_source *v, const struct view_notice *n)
{
	char words[DATE_WORDS_SIZE];

	if (n->row->signing != 0)
		return arena_printf(v->arena, "%s från %s, %s", view_notice_kind(n),
		    date_words_sv(n->row->meeting_day, words), section_text(v, n));
	if (n->row->title != NULL)
		return arena_printf(v->arena, "%s: %s", view_notice_kind(n), n->row->title);
	if (n->meeting != NULL)
		return arena_printf(
		    v->arena, "%s %s", view_notice_kind(n), date_words_sv(n->meeting->day, words));
	return view_notice_kind(n);
}

/* When it was posted, and how long it is up. */
static void
days_of(struct html *h, const struct view_notice *n)
{
	row_day(h, "Tillkännagivet", n->row->posted);
	if (n->time != NULL) {
		row_day(h, "Sista dag att överklaga", n->time->last);
		row_day(h, "Tas ned tidigast", n->time->result);
		return;
	}
	if (n->has_appeal)
		row_text(h, "Sista dag att överklaga",
		    "Tiden börjar när anslaget är uppe i alla samverkande kommuner");
	row_day(h, "Uppe till och med", n->until);
}

static void
short_notice(const struct view_source *v, struct html *h, const struct view_notice *n)
{
	html_open(h, "article");
	html_open(h, "h3");
	link_to(h, board_page_name(v->arena, n->row->key), heading_of(v, n));
	html_close(h, "h3");
	html_open(h, "dl");
	days_of(h, n);
	html_close(h, "dl");
	html_close(h, "article");
}

static void
body_section(const struct view_source *v, struct html *h, const struct board_notice up[], size_t i,
    size_t count)
{
	const struct view_notice *first = up[i].notice;

	html_open(h, "section");
	html_attribute(h, "aria-labelledby", anchor(v, first, ""));
	html_open(h, "h2");
	html_attribute(h, "id", anchor(v, first, ""));
	html_text(h, first->body->name);
	html_close(h, "h2");
	for (; i < count; i++)
		if (strcmp(up[i].notice->body->code, first->body->code) == 0)
			short_notice(v, h, up[i].notice);
	html_close(h, "section");
}

void
board_index_page(const struct view_source *v, const struct board_sender *s,
    const struct board_notice up[], size_t count, struct buf *out)
{
	struct html h;

	page_begin(&h, s, out, arena_printf(v->arena, "Anslagstavla – %s", s->name), "Anslagstavla",
	    false);
	html_element(&h, "p",
	    arena_printf(v->arena,
		"Här finns det som %s ska tillkännage enligt kommunallagen 8 kap. och andra lagar: "
		"justerade protokoll, sammanträden och kungörelser. Tiden för att överklaga "
		"räknas från den dag då tillkännagivandet syns här.",
		s->name));
	contents(v, &h, up, count);
	if (count == 0)
		html_element(&h, "p", "Just nu finns inga anslag.");
	for (size_t i = 0; i < count; i++)
		if (is_first_of_body(up, i))
			body_section(v, &h, up, i, count);
	how_to_appeal(&h, s, NULL);
	page_end(&h, s, true);
}

/* ---- A notice ---- */

static void
items(const struct view_source *v, struct html *h, const struct board_notice *b)
{
	const struct view_notice *n = b->notice;

	if (n->item_count == 0)
		return;
	html_element(h, "h2", n->row->signing != 0 ? "Paragrafer" : "Ärenden");
	html_open(h, "ul");
	for (size_t i = 0; i < n->item_count; i++) {
		const struct view_notice_item *item = &n->item[i];

		html_open(h, "li");
		html_text(h, n->row->signing != 0
				 ? arena_printf(v->arena, "§\xC2\xA0%d", item->row->paragraph)
				 : arena_printf(v->arena, "%d.", item->row->point));
		html_text(h, item->title != NULL ? " " : "");
		html_text(h, item->title != NULL ? item->title : "");
		html_close(h, "li");
	}
	html_close(h, "ul");
}

/* The lines of a notice that has a text of its own, and where more can be read. */
static void
own_text(const struct view_source *v, struct html *h, const struct view_notice *n)
{
	char *text = arena_str(v->arena, n->text), *save = NULL;

	for (char *line = strtok_r(text, "\n", &save); line != NULL;
	     line = strtok_r(NULL, "\n", &save))
		html_element(h, "p", line);
	if (*n->link == '\0')
		return;
	html_open(h, "p");
	if (strncmp(n->link, "https://", 8) == 0 || strncmp(n->link, "http://", 7) == 0)
		link_to(h, n->link, n->link);
	else
		html_text(h, n->link);
	html_close(h, "p");
}

/* The files that the notice publishes, each with its kind and size. */
static void
attachments(const struct view_source *v, struct html *h, const struct board_notice *b)
{
	if (b->files == 0)
		return;
	html_element(h, "h2", "Protokollet");
	html_open(h, "ul");
	for (size_t i = 0; i < b->files; i++) {
		html_open(h, "li");
		link_to(h, b->file[i].name,
		    arena_printf(v->arena, "%s (%s, %zu kB)", b->file[i].title,
			text_ends(b->file[i].name, ".pdf") ? "PDF" : "Word",
			(b->file[i].size + 999) / 1000));
		html_close(h, "li");
	}
	html_close(h, "ul");
}

static void
derivation(struct html *h, const struct law_result *time)
{
	html_element(h, "h2", "Så räknas tiden");
	html_open(h, "ol");
	for (size_t i = 0; i < time->step_count; i++)
		html_element(h, "li", time->steps[i].text);
	html_close(h, "ol");
}

static const char *
page_heading(const struct view_source *v, const struct view_notice *n)
{
	char words[DATE_WORDS_SIZE];

	if (n->row->signing != 0)
		return arena_printf(v->arena, "%s: protokollet från %s är justerat", n->body->name,
		    date_words_sv(n->row->meeting_day, words));
	return n->row->title != NULL
		   ? heading_of(v, n)
		   : arena_printf(v->arena, "%s: %s", n->body->name, heading_of(v, n));
}

static void
meeting_rows(const struct view_source *v, struct html *h, const struct view_notice *n)
{
	if (n->meeting == NULL)
		return;
	row_day(h, "Sammanträde", n->meeting->day);
	if (n->row->signing == 0) {
		row_text(h, "Tid", n->meeting->from != NULL ? n->meeting->from : "");
		row_text(h, "Plats", n->meeting->place != NULL ? n->meeting->place : "");
	} else {
		row_text(h, "Paragrafer", section_text(v, n));
	}
}

static void
notice_rows(const struct view_source *v, struct html *h, const struct view_notice *n)
{
	const struct matter_row *m = n->matter;

	row_text(h, "Organ", n->body->name);
	meeting_rows(v, h, n);
	row_text(h, "Beslutet fattat av", part_field(v, m, "beslutsfattare"));
	row_day(h, "Beslutet fattat", date_read(part_field(v, m, "beslutsdag")));
	row_day(h, "Protokollet justerat", n->signed_on);
	row_text(h, "Enligt", n->row->reference != NULL ? n->row->reference : "");
	row_text(
	    h, "Kungörelsen är beställd av", n->row->requester != NULL ? n->row->requester : "");
	row_day(h, "Tillkännagivet på anslagstavlan", n->row->posted);
	for (size_t i = 0; i < n->board_count; i++)
		row_day(h, arena_printf(v->arena, "Uppe i %s", n->boards[i].board),
		    n->boards[i].posted);
	if (n->time != NULL) {
		row_day(h, "Sista dag att överklaga", n->time->last);
		row_day(h, "Anslaget tas ned tidigast", n->time->result);
	} else if (n->has_appeal) {
		row_text(h, "Sista dag att överklaga",
		    "Tiden börjar när anslaget är uppe i alla samverkande kommuner");
	} else {
		row_day(h, "Anslaget är uppe till och med", n->until);
	}
	row_text(h, "Protokollet finns tillgängligt", n->has_appeal ? n->kept : "");
}

void
board_notice_page(const struct view_source *v, const struct board_sender *s,
    const struct board_notice *b, const char *phone, const char *email, struct buf *out)
{
	const struct view_notice *n = b->notice;
	const char *heading = page_heading(v, n);
	struct html h;

	page_begin(&h, s, out, arena_printf(v->arena, "%s – Anslagstavla – %s", heading, s->name),
	    heading, false);
	own_text(v, &h, n);
	html_open(&h, "dl");
	notice_rows(v, &h, n);
	row_text(&h, "Telefon", phone);
	row_text(&h, "E-post", email);
	row_text(&h, "Anslagets beteckning", n->row->key);
	html_close(&h, "dl");
	attachments(v, &h, b);
	items(v, &h, b);
	if (n->time != NULL)
		derivation(&h, n->time);
	if (n->has_appeal)
		how_to_appeal(&h, s, n->time);
	else
		how_by_other_law(v, &h, n);
	html_open(&h, "p");
	link_to(&h, BOARD_INDEX, "Till anslagstavlan");
	html_close(&h, "p");
	page_end(&h, s, false);
}

void
board_gone_page(const struct board_sender *s, const char *key, struct buf *out)
{
	struct html h;

	page_begin(&h, s, out, "Anslaget är nedtaget", "Anslaget är nedtaget", true);
	html_open(&h, "p");
	html_text(&h, "Anslaget med beteckningen ");
	html_text(&h, key);
	html_text(&h, " finns inte längre på anslagstavlan. Beviset om när det satt uppe finns hos "
		      "kommunen.");
	html_close(&h, "p");
	html_open(&h, "p");
	link_to(&h, BOARD_INDEX, "Till anslagstavlan");
	html_close(&h, "p");
	page_end(&h, s, false);
}
