/* Parts of a source as trees, parsed at first use. */
#include "docx/compose_inside.h"

#include <string.h>

#include "base/xml.h"
#include "docx/messages.h"

/* Are there tracked changes, whatever is to become of them? */
static bool
has_changes(xmlNodePtr root)
{
	static const char *const names[] = { "ins", "del", "moveFrom", "moveTo" };

	for (xmlNodePtr n = root; n != NULL; n = tree_next(n, root))
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (is_word(n, names[i]))
				return true;
	return false;
}

static void
settle(struct compose *c, struct compose_file *f, xmlNodePtr root)
{
	const struct place place = compose_place(f);

	if (c->options.refuse_changes) {
		if (has_changes(root))
			(void)diag_add(c->ds, &msg_compose_changes, &place, NULL);
	} else if (c->options.changes != CHANGES_MARKED &&
		   changes_settle(root, c->options.changes)) {
		compose_say(f,
		    c->options.changes == CHANGES_ACCEPTED ? &msg_compose_accepted
							   : &msg_compose_undone,
		    NULL);
	}
}

void
tree_clean(struct compose *c, struct compose_file *f, xmlDocPtr doc)
{
	xmlNodePtr root = xmlDocGetRootElement(doc);

	spaces_ignorable(c, root);
	settle(c, f, root);
}

static struct tree *
known_tree(const struct compose_file *f, const struct part *part)
{
	for (struct tree *t = f->trees; t != NULL; t = t->next)
		if (t->part == part)
			return t;
	return NULL;
}

static void
read_tree(struct compose *c, struct tree *t, struct diags *ds)
{
	const struct place place = package_place(t->file->package, t->part);
	struct arena *temporary = arena_new();
	char *bytes = NULL;
	size_t size;

	t->rels = package_relationships(t->file->package, t->part, ds);
	if (t->rels != NULL)
		bytes = part_bytes(t->file->package, t->part, temporary, &size, ds);
	if (bytes != NULL)
		t->doc = xml_parse(bytes, size, &place, ds);
	arena_free(temporary);
	if (t->doc != NULL)
		tree_clean(c, t->file, t->doc);
}

/* The body must be sound; what else is broken is passed over with a warning. */
struct tree *
tree_open(struct compose *c, struct compose_file *f, const struct part *part)
{
	struct tree *t = known_tree(f, part);
	struct diags unseen;

	if (t != NULL)
		return t->doc != NULL ? t : NULL;
	t = arena_alloc(f->arena, sizeof *t);
	*t = (struct tree){ .file = f, .part = part, .ids = lookup_new(), .next = f->trees };
	f->trees = t;
	if (part == package_main(f->package)) {
		read_tree(c, t, c->ds);
	} else {
		diags_init(&unseen, f->arena);
		read_tree(c, t, &unseen);
		if (t->doc == NULL)
			compose_say(f, &msg_docx_unreadable_part, part->name);
	}
	return t->doc != NULL ? t : NULL;
}

struct tree *
tree_related(struct compose *c, struct compose_file *f, const char *type)
{
	const struct part *part = package_related(f->package, package_main(f->package), type);

	return part != NULL ? tree_open(c, f, part) : NULL;
}
