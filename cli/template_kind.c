/* kansli template fields and preview: what a kind of document is made of and looks like. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/list.h"
#include "base/text.h"
#include "base/xml.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "cli/template.h"
#include "docx/package.h"
#include "docx/template.h"

enum { EXAMPLE = 60 };

/* ---- Kinds ---- */

/* The kinds that there are: folders of templates with a specimen. */
static const char *
kinds(struct cli *c, const char *folder)
{
	size_t count;
	const char *const *all = file_list(c->arena, folder, NULL, &count, &c->diags);
	const char *list = "";

	for (size_t i = 0; all != NULL && i < count; i++) {
		struct stat st;
		const char *file = arena_printf(c->arena, "%s/%s/specimen.xml", folder, all[i]);

		if (stat(file, &st) == 0)
			list = arena_printf(
			    c->arena, "%s%s%s", list, list[0] != '\0' ? ", " : "", all[i]);
	}
	return list;
}

/* The folder of the kind that the first operand names; NULL after a message. */
static const char *
kind_folder(struct cli *c)
{
	const char *all = file_join(c->arena, cli_data_folder(c), "templates");
	const char *word = c->operand[0];
	const char *folder = file_join(c->arena, all, text_fold(c->arena, word, strlen(word)));
	struct stat st;

	if (strchr(word, '/') == NULL &&
	    stat(file_join(c->arena, folder, "specimen.xml"), &st) == 0)
		return folder;
	(void)diag_add(&c->diags, &msg_cli_no_kind, NULL, word, kinds(c, all), NULL);
	return NULL;
}

/* ---- Fields ---- */

/* The listing under way. */
struct listing {
	struct cli *cli;
	struct table *table;
	struct json *json; /* NULL: the table */
};

/* What stands at one place of the specimen: elements of one name below parents alike. */
struct group {
	struct list nodes; /* xmlNodePtr */
	bool repeats;      /* one parent has several */
	const char *path;  /* from the root */
	const char *typed; /* from the item of the loop around it */
	unsigned depth;    /* loops around it */
};

static xmlNodePtr
node_at(const struct list *nodes, size_t i)
{
	return ((xmlNodePtr *)nodes->items)[i];
}

static bool
has_elements(const struct list *nodes)
{
	for (size_t i = 0; i < nodes->count; i++)
		if (xmlFirstElementChild(node_at(nodes, i)) != NULL)
			return true;
	return false;
}

static const char *
example_of(const struct listing *l, const struct list *nodes)
{
	xmlChar *content = xmlNodeGetContent(node_at(nodes, 0));
	const char *text = text_squeeze(
	    l->cli->arena, (const char *)content, strlen((const char *)content));
	const char *at = text, *end = text + strlen(text);

	xmlFree(content);
	if (utf8_length(text) <= EXAMPLE || l->json != NULL)
		return text;
	for (int i = 0; i < EXAMPLE - 1; i++)
		(void)utf8_next(&at, end);
	return arena_printf(l->cli->arena, "%.*s…", (int)(at - text), text);
}

/* One line: what is typed, and an example. */
static void
say(const struct listing *l, const struct group *g, const char *tag, const char *example)
{
	if (l->json == NULL) {
		table_cell_add(l->table,
		    arena_printf(l->cli->arena, "%.*s%s", (int)(2 * g->depth),
			"································", tag));
		table_cell_add(l->table, example);
		return;
	}
	json_object(l->json);
	json_member(l->json, "path", g->path);
	json_member(l->json, "tag", tag);
	json_member_bool(l->json, "repeats", g->repeats);
	json_member(l->json, "example", g->repeats ? NULL : example);
	json_object_end(l->json);
}

static void list_below(const struct listing *, const struct group *);

static void
list_group(const struct listing *l, struct group *g)
{
	struct arena *a = l->cli->arena;

	if (g->repeats) {
		say(l, g, arena_printf(a, "{{för %s}}", g->typed), "");
		g->typed = ".";
		g->depth++;
		g->repeats = false;
	}
	if (has_elements(&g->nodes))
		list_below(l, g);
	else
		say(l, g, arena_printf(a, "{{%s}}", g->typed), example_of(l, &g->nodes));
}

/* The children called 'name' of all nodes of the group. */
static struct group
group_below(const struct listing *l, const struct group *g, const xmlChar *name)
{
	struct arena *a = l->cli->arena;
	const bool here = strcmp(g->typed, ".") == 0;
	struct group below = { .depth = g->depth };

	for (size_t i = 0; i < g->nodes.count; i++) {
		size_t count = 0;

		for (xmlNodePtr n = xmlFirstElementChild(node_at(&g->nodes, i)); n != NULL;
		     n = xmlNextElementSibling(n)) {
			if (xmlStrcmp(n->name, name) != 0)
				continue;
			*(xmlNodePtr *)list_add(a, &below.nodes, sizeof n) = n;
			count++;
		}
		below.repeats = below.repeats || count > 1;
	}
	below.path = arena_printf(a, "%s/%s", g->path, (const char *)name);
	below.typed = here ? (const char *)name
			   : arena_printf(a, "%s/%s", g->typed, (const char *)name);
	return below;
}

/* Each name once, in the order in which the specimen has them. */
static void
list_below(const struct listing *l, const struct group *g)
{
	xmlHashTablePtr told = xmlHashCreate(16);

	if (told == NULL)
		memory_out();
	for (size_t i = 0; i < g->nodes.count; i++)
		for (xmlNodePtr n = xmlFirstElementChild(node_at(&g->nodes, i)); n != NULL;
		     n = xmlNextElementSibling(n)) {
			struct group below;

			if (xmlHashAddEntry(told, n->name, told) != 0)
				continue;
			below = group_below(l, g, n->name);
			list_group(l, &below);
		}
	xmlHashFree(told, NULL);
}

int
command_template_fields(struct cli *c)
{
	const char *folder = kind_folder(c);
	xmlDocPtr specimen =
	    folder == NULL ? NULL : cli_xml(c, file_join(c->arena, folder, "specimen.xml"));
	struct listing l = { .cli = c, .table = table_new(c->arena, 2) };
	struct group all = { .typed = "." };
	struct json j;

	if (specimen == NULL)
		return -1;
	*(xmlNodePtr *)list_add(c->arena, &all.nodes, sizeof(xmlNodePtr)) =
	    xmlDocGetRootElement(specimen);
	all.path = arena_printf(
	    c->arena, "/%s", (const char *)xmlDocGetRootElement(specimen)->name);
	if (cli_has(c, OPTION_JSON)) {
		json_init(&j, c->out);
		json_array(&j);
		l.json = &j;
	}
	list_below(&l, &all);
	if (l.json != NULL) {
		json_array_end(&j);
		json_end(&j);
	} else {
		table_write(l.table, c->out);
	}
	xmlFreeDoc(specimen);
	return 0;
}

/* ---- Preview ---- */

static int
fill_with_specimen(struct cli *c, const char *folder, const struct buf *packed, xmlDocPtr specimen,
    struct buf *out)
{
	const char *files = c->value[OPTION_FILES];
	const struct template_data data = { .context = xmlDocGetRootElement(specimen),
		.picture = template_picture_in_folder,
		.picture_user = (void *)(files != NULL ? files /* is only read */
						      : file_join(c->arena, cli_data_folder(c),
							    "samples/lindasa")),
		.day = cli_has(c, OPTION_AS_OF) ? c->day : DATE_NONE };
	struct template *t = template_compile(packed->text, packed->size,
	    file_join(c->arena, folder, "mall"), specimen, &c->diags);
	const int result = t == NULL ? -1 : template_fill(t, &data, out, &c->diags);

	template_free(t);
	return result;
}

int
command_template_preview(struct cli *c)
{
	const char *folder;
	xmlDocPtr specimen = NULL;
	struct buf packed, out;
	int result = -1;

	if (!cli_has(c, OPTION_OUTPUT_FILE))
		return diag_add(
		    &c->diags, &msg_cli_option_missing, NULL, "-o", cli_usage(c), NULL);
	folder = kind_folder(c);
	if (folder == NULL)
		return -1;
	buf_init(&packed, CLI_FILE_MAX);
	buf_init(&out, CLI_OUT_MAX);
	if (package_pack(file_join(c->arena, folder, "mall"),
		file_join(c->arena, folder, "../gemensamt"), &packed, &c->diags) == 0)
		specimen = cli_xml(c, file_join(c->arena, folder, "specimen.xml"));
	if (specimen != NULL && fill_with_specimen(c, folder, &packed, specimen, &out) == 0)
		result = file_write(c->value[OPTION_OUTPUT_FILE], out.text, out.size,
		    cli_has(c, OPTION_FORCE), &c->diags);
	xmlFreeDoc(specimen);
	buf_free(&packed);
	buf_free(&out);
	return result;
}
