#include "engine/view/cover.h"

#include <string.h>

#include "base/arena.h"
#include "engine/store/meeting.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

static const char *const purposes[] = { "delgivning", "verkställighet", "kännedom" };
enum { PURPOSES = sizeof purposes / sizeof *purposes };

static bool
is_for(const struct view_cover_item *item, const char *purpose)
{
	return purpose == NULL || strcmp(item->purpose, purpose) == 0;
}

static size_t
count_for(const struct view_cover *c, const char *purpose)
{
	size_t n = 0;

	for (size_t i = 0; i < c->count; i++)
		n += is_for(&c->item[i], purpose);
	return n;
}

const char *
view_cover_sections(struct arena *a, const struct view_cover *c, const char *purpose)
{
	const size_t all = count_for(c, purpose);
	const char *text = all > 1 ? "§§ " : "§ ";
	size_t n = 0;

	for (size_t i = 0; i < c->count; i++) {
		if (!is_for(&c->item[i], purpose))
			continue;
		text = arena_printf(a, "%s%s%d", text,
		    n == 0         ? ""
		    : n + 1 == all ? " och "
				   : ", ",
		    c->item[i].item->paragraph);
		n++;
	}
	return text;
}

/* What is decided: the case, when there is one decision. */
static void
about(xmlNodePtr root, const struct view_cover *c)
{
	const struct item_row *item = c->item[0].item;
	xmlNodePtr n;

	if (c->count > 1)
		return;
	n = view_element(root, "ärende");
	view_text(n, "dnr", item->case_key);
	view_text(n, "rubrik", item->title);
}

static void
decisions(const struct view_source *v, xmlNodePtr root, const struct view_cover *c)
{
	xmlNodePtr n = view_element(root, "beslut"), list;
	bool any = false;

	view_day(n, "datum", c->meeting_day);
	view_text(n, "paragrafer", view_cover_sections(v->arena, c, NULL));
	for (size_t i = 0; i < c->count; i++)
		any = any || c->item[i].unsigned_;
	view_text(n, "ojusterat", any ? "ja" : NULL);
	if (c->count == 1)
		return;
	list = view_element(n, "punkter");
	for (size_t i = 0; i < c->count; i++) {
		xmlNodePtr one = view_element(list, "punkt");

		view_number(one, "paragraf", c->item[i].item->paragraph);
		view_text(one, "dnr", c->item[i].item->case_key);
		view_text(one, "rubrik", c->item[i].item->title);
	}
}

static void
recipient(xmlNodePtr root, const struct view_cover *c)
{
	view_text(root, "mottagare", c->name);
	view_text(root, "adress", c->post->street);
	view_text(root, "postnummer", c->post->postcode);
	view_text(root, "ort", c->post->town);
}

/* Why it is sent: "Beslutet", or "§ 59" where the decisions are sent for different reasons. */
static void
reasons(const struct view_source *v, xmlNodePtr root, const struct view_cover *c)
{
	xmlNodePtr list = view_element(root, "syften");

	for (size_t p = 0; p < PURPOSES; p++) {
		const size_t n = count_for(c, purposes[p]);
		const char *what = n < c->count ? view_cover_sections(v->arena, c, purposes[p])
				   : n == 1     ? "Beslutet"
						: "Besluten";
		xmlNodePtr one;

		if (n == 0)
			continue;
		one = view_element(list, "syfte");
		view_text(one, "slag", purposes[p]);
		view_text(one, "vad", what);
		view_text(one, "flera", n > 1 ? "ja" : NULL);
	}
}

/* The receipt that is to be signed. */
static void
receipt(const struct view_source *v, xmlNodePtr root, const struct view_cover *c)
{
	xmlNodePtr n;
	bool own = false;

	if (count_for(c, "delgivning") == 0)
		return;
	n = view_element(root, "kvitto");
	view_text(n, "paragrafer", view_cover_sections(v->arena, c, "delgivning"));
	view_day(n, "senast", c->receipt_by);
	for (size_t i = 0; i < c->count; i++)
		own = own || (c->item[i].own_time && is_for(&c->item[i], "delgivning"));
	view_text(n, "egen-tid", own ? "ja" : NULL);
}

static void
papers(xmlNodePtr root, const struct view_cover *c)
{
	xmlNodePtr list = view_element(root, "bilagor");

	for (size_t i = 0; i < c->count; i++) {
		xmlNodePtr one = view_element(list, "handling");

		view_text(one, "benämning", c->item[i].paper);
		view_day(one, "datum", c->item[i].paper_day);
	}
}

xmlDocPtr
view_cover(const struct view_source *v, const struct view_cover *c, struct diags *ds)
{
	xmlDocPtr doc = view_new();
	xmlNodePtr root = xmlDocGetRootElement(doc);

	if (part_municipality(v, root, c->body, ds) != 0) {
		xmlFreeDoc(doc);
		return NULL;
	}
	view_text(view_element(root, "organ"), "namn", view_body_name(v, c->body));
	view_day(view_element(root, "dokument"), "datum", v->day);
	about(root, c);
	decisions(v, root, c);
	recipient(root, c);
	reasons(v, root, c);
	receipt(v, root, c);
	papers(root, c);
	part_person(root, "avsändare", c->sender, true);
	return doc;
}
