/* A new register: everything that it works by is copied in and checked first. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/limits.h"
#include "docx/package.h"
#include "docx/template.h"
#include "engine/board/body.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/intake/patterns.h"
#include "engine/view/municipality.h"
#include "engine/view/node.h"

enum { SOURCE_MAX = 1 << 20, PICTURE_MAX = 16 << 20 };

/* What is being made. */
struct making {
	const struct desk_start *start;
	struct desk *desk;
	struct desk_started *count;
};

/* "flöde remiss för ärende version 3 …": what a flow calls itself; 0 if it does not, which
 * reading it tells. */
static int
flow_version(const char *text)
{
	static const char word[] = " version ";
	const char *line = text, *version, *end;

	while (line != NULL && !text_starts(line, "flöde ")) {
		line = strchr(line, '\n');
		line += line != NULL;
	}
	version = line != NULL ? strstr(line, word) : NULL;
	end = line != NULL ? strchr(line, '\n') : NULL;
	return version != NULL && (end == NULL || version < end)
		   ? (int)strtol(version + strlen(word), NULL, 10)
		   : 0;
}

static int
install(const struct making *k, const char *kind, const char *name, const void *bytes, size_t size,
    struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	struct definition_row row = { .kind = kind,
		.name = name,
		.version = strcmp(kind, "flöde") == 0 ? flow_version(bytes) : 0,
		.at = clock_now(at),
		.actor = k->start->user };

	return store_definition_add(k->desk->store, &row, bytes, size, ds);
}

/* Every file of a folder that ends so, under its name without the end (mönster: with it). */
static int
install_folder(const struct making *k, const char *folder, const char *suffix, const char *kind,
    bool keep_suffix, size_t *count, struct diags *ds)
{
	struct arena *a = k->desk->arena;
	const char *const *name = file_list(a, folder, suffix, count, ds);

	for (size_t i = 0; name != NULL && i < *count; i++) {
		size_t size, n = strlen(name[i]) - (keep_suffix ? 0 : strlen(suffix));
		const char *text =
		    file_read(a, file_join(a, folder, name[i]), SOURCE_MAX, &size, ds);

		if (text == NULL ||
		    install(k, kind, text_nfc(a, arena_strn(a, name[i], n)), text, size, ds) != 0)
			return -1;
	}
	return name != NULL ? 0 : -1;
}

static int
install_workflows(const struct making *k, struct diags *ds)
{
	const char *folder = file_join(k->desk->arena, k->start->data, "workflows");
	size_t n;

	if (install_folder(k, folder, ".fält", "fält", false, &n, ds) != 0 ||
	    install_folder(k, folder, ".vy.xml", "vy", false, &n, ds) != 0 ||
	    install_folder(k, folder, ".flode", "flöde", false, &k->count->flows, ds) != 0)
		return -1;
	return install_folder(
	    k, file_join(k->desk->arena, folder, "intake"), ".mönster", "mönster", true, &n, ds);
}

static int
read_all_flows(const struct making *k, struct diags *ds)
{
	struct definition_row *row;
	struct hash h;
	size_t n;

	if (store_definitions(k->desk->store, k->desk->arena, "flöde", &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (desk_chart_named(k->desk, row[i].name, &h, ds) == NULL)
			return -1;
	return 0;
}

/* ---- Templates ---- */

static int
install_template(const struct making *k, const char *folder, const char *kind, struct diags *ds)
{
	struct arena *a = k->desk->arena;
	const char *own = file_join(a, folder, text_fold(a, kind, strlen(kind)));
	const char *name = file_join(a, own, "specimen.xml");
	struct buf file;
	size_t size;
	const char *text = file_read(a, name, SOURCE_MAX, &size, ds);
	xmlDocPtr specimen =
	    text != NULL ? xml_parse(text, size, &(struct place){ .file = name }, ds) : NULL;
	int result = -1;

	if (specimen == NULL)
		return -1;
	buf_init(&file, LIMIT_FILE);
	if (package_pack(file_join(a, own, "mall"), file_join(a, folder, "gemensamt"), &file, ds) ==
		0 &&
	    template_check(file.text, file.size, own, specimen, ds) == 0 &&
	    install(k, "mall", kind, file.text, file.size, ds) == 0)
		result = install(k, "exempel", kind, text, size, ds);
	buf_free(&file);
	xmlFreeDoc(specimen);
	k->count->templates += result == 0;
	return result;
}

static int
install_templates(const struct making *k, struct diags *ds)
{
	struct arena *a = k->desk->arena;
	const char *folder = file_join(a, k->start->data, "templates");
	const struct flow_world *w = desk_world(k->desk, ds);
	const char *text;
	size_t size;

	if (w == NULL)
		return -1;
	for (size_t i = 0; i < w->document_count; i++)
		if (install_template(k, folder, w->documents[i].name, ds) != 0)
			return -1;
	text = file_read(a, file_join(a, folder, "fraser.txt"), SOURCE_MAX, &size, ds);
	return text != NULL && install(k, "fraser", "fraser", text, size, ds) == 0 &&
		       desk_phrases(k->desk, ds) != NULL
		   ? 0
		   : -1;
}

/* ---- Municipality ---- */

static int
missing(const char *what, struct diags *ds)
{
	return diag_add(
	    ds, &msg_desk_municipality, &(struct place){ .file = "kommun.xml" }, what, NULL);
}

static bool
is_number(const char *s)
{
	return *s != '\0' && strspn(s, "0123456789") == strlen(s) && strlen(s) <= 4;
}

/* What the reglemente says about kallelse (S-3); fullmäktige has the law's week (S-1). */
static int
check_summons(const struct making *k, xmlNodePtr n, const struct body_row *row, struct diags *ds)
{
	struct arena *a = k->desk->arena;
	const char *unit = view_child_text(a, n, "kallelse-räknas");
	const struct place place = { .file = "kommun.xml" };

	if (strcmp(row->type, "fullmäktige") == 0)
		return 0;
	if (!is_number(view_child_text(a, n, "kallelse-dagar")))
		return diag_add(ds, &msg_desk_summons, &place, row->name, "kallelse-dagar", NULL);
	if (strcmp(unit, "kalenderdagar") != 0 && strcmp(unit, "arbetsdagar") != 0)
		return diag_add(ds, &msg_desk_summons, &place, row->name, "kallelse-räknas", NULL);
	return 0;
}

/* An announcement that the law asks for cannot be left out (KL 8 kap. 10 §). */
static int
check_announcing(
    const struct making *k, xmlNodePtr n, const struct body_row *row, struct diags *ds)
{
	static const char *const known[] = { "alltid", "delegation", "aldrig" };
	const char *said = municipality_announces(k->desk->arena, n, row->type);
	const struct place place = { .file = "kommun.xml" };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(said, known[i]) == 0)
			return i > 0 && body_rules_named(row->type)->must_announce
				   ? diag_add(ds, &msg_desk_must_announce, &place, row->name, said,
					 NULL)
				   : 0;
	return missing(arena_printf(k->desk->arena, "organ/anslag (%s)", row->code), ds);
}

static int
write_body(const struct making *k, xmlNodePtr n, struct diags *ds)
{
	struct arena *a = k->desk->arena;
	const char *seats = view_child_text(a, n, "platser"),
		   *under = view_child_text(a, n, "under");
	struct body_row row = { .code = view_child_text(a, n, "kod"),
		.name = view_child_text(a, n, "namn"),
		.type = view_child_text(a, n, "typ"),
		.parent = *under != '\0' ? under : NULL };

	if (*row.code == '\0' || *row.name == '\0')
		return missing("organ/kod, organ/namn", ds);
	if (body_rules_named(row.type) == NULL)
		return missing(arena_printf(a, "organ/typ (%s)", row.code), ds);
	if (!is_number(seats))
		return missing(arena_printf(a, "organ/platser (%s)", row.code), ds);
	if (check_summons(k, n, &row, ds) != 0 || check_announcing(k, n, &row, ds) != 0)
		return -1;
	for (const char *s = seats; *s != '\0'; s++)
		row.seats = row.seats * 10 + (*s - '0');
	k->count->bodies++;
	return store_body_put(k->desk->store, &row, ds);
}

static int
write_bodies(const struct making *k, xmlDocPtr doc, bool children, struct diags *ds)
{
	xmlNodePtr all = view_child(xmlDocGetRootElement(doc), "organen");

	for (xmlNodePtr n = all != NULL ? all->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && (view_child(n, "under") != NULL) == children &&
		    write_body(k, n, ds) != 0)
			return -1;
	return 0;
}

static int
install_municipality(const struct making *k, struct diags *ds)
{
	struct arena *a = k->desk->arena;
	const char *path = file_join(a, k->start->from, "kommun.xml"), *logo;
	size_t size;
	const char *text = file_read(a, path, SOURCE_MAX, &size, ds);
	xmlDocPtr doc;

	if (text == NULL || install(k, "kommun", "kommun", text, size, ds) != 0 ||
	    (doc = desk_municipality(k->desk, ds)) == NULL)
		return -1;
	if (*view_child_text(a, xmlDocGetRootElement(doc), "namn") == '\0')
		return missing("namn", ds);
	if (desk_look_at_municipality(k->desk, doc, ds) != 0)
		return -1;
	if (write_bodies(k, doc, false, ds) != 0 || write_bodies(k, doc, true, ds) != 0)
		return -1;
	if (k->count->bodies == 0)
		return missing("organ", ds);
	logo = view_child_text(a, xmlDocGetRootElement(doc), "logotyp");
	if (*logo == '\0')
		return 0;
	if (strchr(logo, '/') != NULL)
		return missing("logotyp", ds);
	text = file_read(a, file_join(a, k->start->from, logo), PICTURE_MAX, &size, ds);
	return text != NULL ? install(k, "bild", logo, text, size, ds) : -1;
}

static int
install_people(const struct making *k, struct diags *ds)
{
	struct arena *a = k->desk->arena;
	const char *path = file_join(a, k->start->from, "personer.csv");
	struct desk_people people;
	size_t size;
	const char *text = file_read(a, path, SOURCE_MAX, &size, ds);

	if (text == NULL || desk_people_write(k->desk, path, text, size, &people, ds) != 0)
		return -1;
	k->count->persons = people.persons;
	k->count->mandates = people.mandates;
	return 0;
}

/* The event comes last, since it seals what has been installed. */
static int
write_settings(const struct making *k, struct diags *ds)
{
	char iso[DATE_ISO_SIZE], at[CLOCK_NOW_SIZE];
	struct event_row e = { .name = "registret skapas",
		.day = k->start->day,
		.at = clock_now(at),
		.actor = k->start->user };

	if (store_setting_set(k->desk->store, "created", date_iso(k->start->day, iso), ds) != 0 ||
	    desk_mark_index(k->desk, ds) != 0 ||
	    (k->start->trial && store_setting_set(k->desk->store, "trial", "ja", ds) != 0))
		return -1;
	return store_event_add(k->desk->store, &e, ds);
}

int
desk_init(const struct desk_start *start, struct desk_started *count, struct diags *ds)
{
	struct arena *own = arena_new();
	struct desk *d = arena_alloc(own, sizeof *d);
	const struct making k = { start, d, count };
	int result = -1;

	*count = (struct desk_started){ 0 };
	d->arena = d->kept = own;
	d->user = arena_str(own, start->user);
	d->day = start->day;
	d->trial = start->trial;
	d->store = store_create(start->path, ds);
	if (d->store != NULL && install_workflows(&k, ds) == 0 && read_all_flows(&k, ds) == 0 &&
	    install_templates(&k, ds) == 0 && install_municipality(&k, ds) == 0 &&
	    install_people(&k, ds) == 0 && write_settings(&k, ds) == 0)
		result = store_commit(d->store, ds);
	desk_close(d);
	return result;
}
