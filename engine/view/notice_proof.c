/* What the proofs of notices say: anslagsbevis and kungörelsebevis. */
#include <string.h>

#include "engine/view/node.h"
#include "engine/view/notice.h"
#include "engine/view/parts.h"

static void
derivation(xmlNodePtr parent, const struct law_result *r)
{
	xmlNodePtr list = r != NULL ? view_element(parent, "härledning") : NULL;

	for (size_t i = 0; r != NULL && i < r->step_count; i++) {
		xmlNodePtr step = view_element(list, "steg");

		view_day(step, "datum", r->steps[i].date);
		view_text(step, "text", r->steps[i].bare);
		view_text(step, "lag", r->steps[i].law);
	}
}

/* The body, and who signs: its nämndsekreterare of the day. */
static int
sender(const struct view_source *v, xmlNodePtr root, const struct view_notice *n,
    const struct person_row **secretary, struct diags *ds)
{
	xmlNodePtr body;
	struct mandate_row *m;
	size_t count;

	*secretary = NULL;
	if (part_municipality(v, root, n->body->code, ds) != 0 ||
	    store_mandates(v->store, v->arena, n->body->code, v->day, &m, &count, ds) != 0)
		return -1;
	body = view_element(root, "organ");
	view_text(body, "kod", n->body->code);
	view_text(body, "namn", n->body->name);
	view_text(body, "typ", n->body->type);
	for (size_t i = 0; i < count && *secretary == NULL; i++)
		if (strcmp(m[i].role, "nämndsekreterare") == 0)
			*secretary = &m[i].who;
	return 0;
}

static void
signature(xmlNodePtr root, const struct person_row *secretary)
{
	xmlNodePtr n;

	if (secretary == NULL)
		return;
	n = view_element(root, "underskrift");
	view_text(n, "namn", secretary->name);
	view_text(n, "titel", secretary->title);
}

/* The decision, when there is no meeting whose §§ were decided. */
static void
decision(const struct view_source *v, xmlNodePtr root, const struct view_notice *n)
{
	xmlNodePtr d = view_element(root, "beslut");

	view_text(d, "rubrik", n->row->title);
	view_text(d, "beslutsfattare", part_field(v, n->matter, "beslutsfattare"));
	view_day(d, "datum", date_read(part_field(v, n->matter, "beslutsdag")));
}

int
view_notice_proof(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *m, struct diags *ds)
{
	const struct view_notice *notice = view_notice_read(v, m, ds);
	const struct person_row *secretary;
	xmlNodePtr n;

	if (notice == NULL || sender(v, root, notice, &secretary, ds) != 0)
		return -1;
	if (notice->meeting != NULL)
		view_day(view_element(root, "sammanträde"), "datum", notice->meeting->day);
	else
		decision(v, root, notice);
	n = view_element(root, "justering");
	view_day(n, "datum", notice->signed_on);
	part_sections(n, "paragrafer", &notice->sections);
	n = view_element(root, "anslag");
	view_text(n, "beteckning", notice->row->key);
	view_text(n, "anslagstavla", notice->board);
	view_day(n, "upp", notice->row->posted);
	view_day(n, "från", notice->row->starts);
	view_day(n, "sista-dag", notice->row->last);
	view_day(n, "ned", notice->row->down);
	view_day(n, "nedtaget", notice->row->removed);
	view_text(n, "förvaringsplats", notice->kept);
	derivation(n, notice->time);
	signature(root, secretary);
	return 0;
}

int
view_announcement_proof(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *m, struct diags *ds)
{
	const struct view_notice *notice = view_notice_read(v, m, ds);
	const struct person_row *secretary;
	xmlNodePtr n;

	if (notice == NULL || sender(v, root, notice, &secretary, ds) != 0)
		return -1;
	n = view_element(root, "kungörelse");
	view_text(n, "rubrik", notice->row->title);
	view_text(n, "lag", notice->row->reference);
	view_text(n, "beställare", notice->row->requester);
	view_text(n, "adress", part_field(v, m, "beställarens-adress"));
	n = view_element(root, "anslag");
	view_text(n, "beteckning", notice->row->key);
	view_text(n, "anslagstavla", notice->board);
	view_day(n, "upp", notice->row->posted);
	view_day(n, "till", notice->until);
	view_day(n, "nedtaget", notice->row->removed);
	derivation(n, notice->time);
	signature(root, secretary);
	return 0;
}
