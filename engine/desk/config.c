/* What is written wrongly in kommun.xml: twice, or by a name that nothing reads. */
#include <string.h>

#include <libxml/tree.h>

#include "base/diag.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/node.h"

/* Names in the municipality and in a body, for guessing what was meant.  One that is not here and
 * not near any of them is somebody's own, for their templates. */
static const char *const known[] = {
	"anslag", "anslagstavla", "anslagstavlor", "beredning", "diarium", "e-post",
	"fullsutten", "förvaltning", "förvaltningar", "förvaltningsrätt",
	"förvaringsplats", "gata", "inkallelse", "justering-dagar", "justeringsplats",
	"justeringssätt", "kallelse-dagar", "kallelse-handlingar", "kallelse-räknas",
	"kod", "logotyp", "namn", "namngivna-dagar", "ny-sida", "organen", "ort",
	"platser", "postnummer", "påminnelser-från", "ruta", "signaturer", "styrkebalans",
	"stående-punkter", "särskilda-tider", "telefon", "typ", "under", "webbplats"
};

enum { KNOWN = sizeof known / sizeof *known };

static struct place
place_of(const xmlNode *n)
{
	return (struct place){ .file = "kommun.xml", .line = (unsigned)xmlGetLineNo(n) };
}

static bool
is_element(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE;
}

static void
look_at_name(struct desk *d, const xmlNode *n, struct diags *ds)
{
	const struct place place = place_of(n);
	const char *name = (const char *)n->name, *near;

	for (const xmlNode *p = n->prev; p != NULL; p = p->prev)
		if (is_element(p) && strcmp((const char *)p->name, name) == 0) {
			(void)diag_add(ds, &msg_desk_municipality_twice, &place, name, NULL);
			return;
		}
	for (size_t i = 0; i < KNOWN; i++)
		if (strcmp(known[i], name) == 0)
			return;
	near = text_nearest(d->arena, name, known, KNOWN);
	if (near != NULL)
		(void)diag_add(ds, &msg_desk_municipality_unknown, &place, name, near, NULL);
}

static void
look_at_code(struct desk *d, const xmlNode *body, struct diags *ds)
{
	const struct place place = place_of(body);
	const char *code = view_child_text(d->arena, (xmlNodePtr)body, "kod");

	for (const xmlNode *p = body->prev; p != NULL; p = p->prev)
		if (is_element(p) &&
		    strcmp(view_child_text(d->arena, (xmlNodePtr)p, "kod"), code) == 0) {
			(void)diag_add(ds, &msg_desk_body_twice, &place, code, NULL);
			return;
		}
}

int
desk_look_at_municipality(struct desk *d, xmlDocPtr doc, struct diags *ds)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	const xmlNode *bodies = view_child((xmlNodePtr)root, "organen");
	const unsigned errors = ds->errors;

	for (const xmlNode *n = root->children; n != NULL; n = n->next)
		if (is_element(n))
			look_at_name(d, n, ds);
	for (const xmlNode *b = bodies != NULL ? bodies->children : NULL; b != NULL; b = b->next) {
		if (!is_element(b))
			continue;
		look_at_code(d, b, ds);
		for (const xmlNode *n = b->children; n != NULL; n = n->next)
			if (is_element(n))
				look_at_name(d, n, ds);
	}
	return ds->errors > errors ? -1 : 0;
}
