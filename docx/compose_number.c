/* Lists: definitions shared when they are equal, and labels as in the source.
 *
 * A list of a source becomes a w:num of its own in the result, over a definition that equal lists
 * share.  While the body is written the labels of the result are counted along (by the same code
 * that readers use); where the label would be another than in the source, the list begins anew
 * there, with the source's numbers.  ECMA-376 part 1, 17.9. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "docx/container.h"
#include "docx/limits.h"
#include "docx/messages.h"

#define NUMBERING_TYPE                                                                             \
	"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"

enum { FIRST_ID = 1, ID_MAX = 1 << 30 }; /* above, there would be no room for more */

/* ---- What a source has ---- */

static const struct list_definition *
list_by_id(const struct numbering *n, int id)
{
	for (size_t i = 0; i < n->lists; i++)
		if (n->list[i].id == id)
			return &n->list[i];
	return NULL;
}

/* The element of a definition, or of the one that it points at by a style. */
static const xmlNode *
abstract_node(const xmlNode *root, int id, bool follow)
{
	const char *link = NULL;
	const xmlNode *found = NULL;

	for (xmlNodePtr n = element_first(root); n != NULL && found == NULL; n = element_next(n))
		if (is_word(n, "abstractNum") &&
		    number_of(word_attribute(n, "abstractNumId"), -1) == id)
			found = n;
	if (found != NULL && follow)
		link = word_child_val(found, "numStyleLink");
	for (xmlNodePtr n = link != NULL ? element_first(root) : NULL; n != NULL;
	     n = element_next(n)) {
		const char *linked =
		    is_word(n, "abstractNum") ? word_child_val(n, "styleLink") : NULL;

		if (linked != NULL && strcmp(linked, link) == 0)
			return n;
	}
	return found;
}

static struct list_use *
use_by_id(const struct numbering *n, int id)
{
	size_t low = 0, high = n->uses; /* sorted: read so, and added with rising ids */

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (n->use[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n->uses && n->use[low].id == id ? &n->use[low] : NULL;
}

static const char *
id_key(struct compose *c, int id)
{
	return arena_printf(c->arena, "%d", id);
}

static void
add_num(struct compose *c, struct definitions *d, const xmlNode *root, const xmlNode *n)
{
	const int id = (int)number_of(word_attribute(n, "numId"), -1);
	const int abstract = (int)number_of(word_child_val(n, "abstractNumId"), -1);
	struct source_num *num = arena_alloc(c->arena, sizeof *num);

	*num = (struct source_num){ .node = n,
		.abstract = abstract_node(root, abstract, true),
		.id = id,
		.use = use_by_id(d->numbering, id) };
	if (num->abstract != NULL)
		num->list = list_by_id(d->numbering,
		    (int)number_of(word_attribute(num->abstract, "abstractNumId"), -1));
	if (id > 0 && num->use != NULL && num->list != NULL &&
	    lookup_find(d->num, id_key(c, id)) == NULL)
		lookup_put(d->num, id_key(c, id), num);
}

void
numbering_index(struct compose *c, struct definitions *d)
{
	const xmlNode *root =
	    d->numbering_tree != NULL ? xmlDocGetRootElement(d->numbering_tree->doc) : NULL;

	for (xmlNodePtr n = root != NULL ? element_first(root) : NULL; n != NULL;
	     n = element_next(n))
		if (is_word(n, "num"))
			add_num(c, d, root, n);
}

static struct source_num *
num_of(struct compose *c, struct compose_file *f, int id)
{
	struct definitions *d = definitions_of(c, f);
	struct source_num *num = lookup_find(d->num, id_key(c, id));

	if (num == NULL && id > 0)
		compose_say(f, &msg_compose_list_missing, id_key(c, id));
	return num;
}

/* ---- Definitions in the result ---- */

static struct writer
list_writer(struct compose *c, struct compose_file *f, struct buf *out)
{
	return (struct writer){ .c = c,
		.file = f,
		.tree = definitions_of(c, f)->numbering_tree,
		.owner = c->numbers,
		.out = out,
		.kind = WRITING_LIST };
}

static void
set_string(struct compose *c, const char **s)
{
	*s = *s != NULL ? arena_str(c->arena, *s) : NULL;
}

/* A level belongs to a style only where the style came along from the same source: a style that the
 * target has keeps its own list. */
const char *
number_style(struct compose *c, struct compose_file *f, const char *id)
{
	const struct target_style *t = id != NULL ? style_in_target(c, f, id) : NULL;

	return t != NULL && t->from == definitions_of(c, f) ? t->id : NULL;
}

static void
copy_level(struct compose *c, struct compose_file *f, struct list_level *l)
{
	set_string(c, &l->format);
	set_string(c, &l->custom);
	set_string(c, &l->text);
	set_string(c, &l->font);
	l->style = number_style(c, f, l->style);
}

/* Room for one more, and what points into the array again. */
static struct list_definition *
add_list(struct compose *c)
{
	struct numbering *n = c->numbering;

	if (n->lists == n->list_room) {
		struct list_definition *more =
		    arena_array(c->arena, n->list_room = n->list_room * 2 + 64, sizeof *more);

		if (n->lists > 0)
			memcpy(more, n->list, n->lists * sizeof *more);
		for (size_t i = 0; i < n->uses; i++)
			if (n->use[i].list != NULL)
				n->use[i].list = more + (n->use[i].list - n->list);
		n->list = more;
	}
	return &n->list[n->lists++];
}

static struct list_use *
add_use(struct compose *c)
{
	struct numbering *n = c->numbering;

	if (n->uses == n->use_room) {
		struct list_use *more =
		    arena_array(c->arena, n->use_room = n->use_room * 2 + 64, sizeof *more);

		if (n->uses > 0)
			memcpy(more, n->use, n->uses * sizeof *more);
		n->use = more;
	}
	return &n->use[n->uses++];
}

/* The definition without what only names it. */
static const char *
definition_text(struct compose *c, struct compose_file *f, const xmlNode *abstract)
{
	struct buf text;
	struct writer w = list_writer(c, f, &text);
	const char *copy;

	buf_init(&text, LIMIT_PART);
	for (xmlNodePtr n = element_first(abstract); n != NULL; n = element_next(n))
		if (is_word(n, "multiLevelType") || is_word(n, "lvl"))
			write_node(&w, n);
	copy = arena_bytes(c->arena, text.text != NULL ? text.text : "", text.size);
	buf_free(&text);
	return copy;
}

/* The index of an equal definition, or of a new one. */
static size_t
definition_again(struct compose *c, struct compose_file *f, const struct source_num *num)
{
	const char *text = definition_text(c, f, num->abstract);
	uintptr_t known = (uintptr_t)lookup_find(c->abstracts, text);
	struct list_definition *list;
	size_t at;

	if (known != 0)
		return known - 1;
	at = c->numbering->lists;
	list = add_list(c);
	*list = *num->list;
	list->id = c->next_abstract++;
	list->link = list->linked = NULL;
	list->story = 0;
	lookup_put(c->abstracts, text, (void *)(uintptr_t)(at + 1));
	buf_printf(&c->abstract_text, "<w:abstractNum w:abstractNumId=\"%d\">%s</w:abstractNum>",
	    list->id, text);
	c->numbering_changed = true;
	for (int i = 0; i < LIST_LEVELS; i++)
		copy_level(c, f, &c->numbering->list[at].level[i]);
	return at;
}

/* ---- Lists in the result ---- */

static void
write_override(struct compose *c, struct compose_file *f, const struct source_num *num,
    const struct list_use *u, int level)
{
	const xmlNode *own = NULL;
	struct writer w = list_writer(c, f, &c->num_text);

	for (xmlNodePtr n = element_first(num->node); n != NULL; n = element_next(n))
		if (is_word(n, "lvlOverride") && number_of(word_attribute(n, "ilvl"), -1) == level)
			own = word_child(n, "lvl");
	if (own == NULL && u->start[level] < 0)
		return;
	buf_printf(&c->num_text, "<w:lvlOverride w:ilvl=\"%d\">", level);
	if (u->start[level] >= 0)
		buf_printf(&c->num_text, "<w:startOverride w:val=\"%d\"/>", u->start[level]);
	if (own != NULL)
		write_node(&w, own);
	buf_str(&c->num_text, "</w:lvlOverride>");
}

static int
write_num(struct compose *c, struct compose_file *f, const struct source_num *num,
    const struct list_use *u)
{
	buf_printf(&c->num_text, "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/>", u->id,
	    u->list_id);
	for (int i = 0; i < LIST_LEVELS; i++)
		write_override(c, f, num, u, i);
	buf_str(&c->num_text, "</w:num>");
	c->numbering_changed = true;
	return u->id;
}

static int
start_of(const struct source_num *num, int level)
{
	const struct list_level *own = num->use->level[level];

	if (num->use->start[level] >= 0)
		return num->use->start[level];
	return own != NULL ? own->start : num->list->level[level].start;
}

static bool
is_used(const struct compose *c, size_t list)
{
	for (size_t i = c->numbering->uses; i-- > 0;)
		if (c->numbering->use[i].list_id == c->numbering->list[list].id)
			return true;
	return false;
}

/* The id of a list that is to be made. */
static int
reserve(struct compose *c)
{
	struct list_use *u = add_use(c);

	*u = (struct list_use){ .id = c->next_num++, .list_id = -1 };
	return u->id;
}

/* Make the list as the source's.  'values': it begins with these numbers, up to 'level'; NULL: with
 * its own, again if the definition has been counted by others. */
static int
make_num(struct compose *c, struct compose_file *f, const struct source_num *num, int id,
    const int *values, int level)
{
	const size_t list = definition_again(c, f, num);
	const bool again = !c->options.continue_lists && is_used(c, list);
	struct list_use *u = use_by_id(c->numbering, id);

	*u = *num->use;
	u->id = id;
	u->list_id = c->numbering->list[list].id;
	u->list = &c->numbering->list[list];
	u->story = 0;
	memset(u->started, 0, sizeof u->started);
	for (int i = 0; i < LIST_LEVELS; i++) {
		if (values != NULL && i <= level)
			u->start[i] = values[i];
		else if (again || values != NULL)
			u->start[i] = start_of(num, i);
	}
	return write_num(c, f, num, u);
}

static int
new_num(struct compose *c, struct compose_file *f, const struct source_num *num, const int *values,
    int level)
{
	return make_num(c, f, num, reserve(c), values, level);
}

int
number_in_note(struct compose *c, struct compose_file *f, int id)
{
	struct source_num *num = num_of(c, f, id);

	if (num == NULL)
		return 0;
	if (definitions_of(c, f)->is_target)
		return id;
	if (num->note == 0 || (num->note_of != f && !c->options.continue_lists)) {
		num->note = new_num(c, f, num, NULL, 0);
		num->note_of = f;
	}
	return num->note;
}

int
number_in_style(struct compose *c, struct compose_file *f, int id)
{
	struct source_num *num = num_of(c, f, id);

	if (num == NULL || definitions_of(c, f)->is_target)
		return num != NULL ? id : 0;
	if (num->style ==
	    0) { /* known before it is made: its definition may name the style again */
		num->style = reserve(c);
		(void)make_num(c, f, num, num->style, NULL, 0);
	}
	return num->style;
}

/* ---- Labels ---- */

/* What the next paragraph of a list would be called; 'keep': it is. */
static bool
gives_label(struct compose *c, int id, const struct count *want, bool keep)
{
	struct list_use *u = use_by_id(c->numbering, id), use_before;
	struct list_definition *list, list_before;
	const char *label;
	bool bullet, same;

	if (u == NULL)
		return false;
	if (u->list == NULL) /* known after the first look */
		(void)numbering_level(c->numbering, id, 0, &(int){ 0 });
	if (u->list == NULL)
		return false;
	list = u->list;
	use_before = *u;
	list_before = *list;
	label = numbering_next(c->numbering, id, want->level, &bullet);
	same = label != NULL && want->label != NULL && strcmp(label, want->label) == 0;
	if (!same && !keep) {
		*u = use_before;
		*list = list_before;
	}
	return same;
}

static int
fresh(struct compose *c, struct compose_file *f, struct source_num *num, const struct count *want)
{
	int id = new_num(c, f, num, NULL, 0);

	if (!gives_label(c, id, want, false)) {
		id = new_num(c, f, num, want->value, want->level);
		(void)gives_label(c, id, want, true); /* as near as can be */
	}
	num->body = id;
	num->body_of = f;
	return id;
}

int
number_in_body(struct compose *c, struct compose_file *f, const struct count *want,
    const struct target_style *t)
{
	int level, by_style = t != NULL ? style_target_list(c, t, &level) : 0;
	struct source_num *num;

	if (want == NULL || want->list <= 0)
		return by_style > 0 ? 0 : -1;
	num = num_of(c, f, want->list);
	if (num == NULL)
		return 0;
	if (definitions_of(c, f)->is_target && num->body == 0)
		num->body = want->list, num->body_of = f;
	if (c->options.continue_lists) {
		if (!want->own && by_style > 0)
			return -1;
		return num->body != 0 ? num->body : (num->body = new_num(c, f, num, NULL, 0));
	}
	if (!want->own && by_style > 0 && level == want->level &&
	    (num->body == 0 || num->body == by_style) && gives_label(c, by_style, want, false))
		return -1;
	if (num->body != 0 && num->body_of == f && gives_label(c, num->body, want, false))
		return num->body;
	return fresh(c, f, num, want);
}

/* ---- Picture bullets ---- */

int
number_picture(struct compose *c, struct compose_file *f, int id)
{
	struct definitions *d = definitions_of(c, f);
	uintptr_t known = (uintptr_t)lookup_find(d->bullet, id_key(c, id));
	const xmlNode *root = xmlDocGetRootElement(d->numbering_tree->doc);
	struct writer w = list_writer(c, f, &c->bullets);
	char number[16];

	if (d->is_target)
		return id;
	for (xmlNodePtr n = element_first(root); known == 0 && n != NULL; n = element_next(n))
		if (is_word(n, "numPicBullet") &&
		    number_of(word_attribute(n, "numPicBulletId"), -1) == id) {
			known = (uintptr_t)++c->next_bullet;
			lookup_put(d->bullet, id_key(c, id), (void *)known);
			(void)snprintf(number, sizeof number, "%d", c->next_bullet - 1);
			write_with(&w, n, "numPicBulletId", number);
		}
	return (int)known - 1;
}

/* ---- The target's own ---- */

static void
take_own(struct compose *c, const xmlNode *n)
{
	const long abstract = number_of(word_attribute(n, "abstractNumId"), -1);
	const long num = number_of(word_attribute(n, "numId"), -1);
	const long bullet = number_of(word_attribute(n, "numPicBulletId"), -1);
	const char *text;

	if (is_word(n, "num") && num >= c->next_num && num < ID_MAX)
		c->next_num = (int)num + 1;
	if (is_word(n, "numPicBullet") && bullet >= c->next_bullet && bullet < ID_MAX)
		c->next_bullet = (int)bullet + 1;
	if (!is_word(n, "abstractNum") || abstract < 0)
		return;
	if (abstract >= c->next_abstract && abstract < ID_MAX)
		c->next_abstract = (int)abstract + 1;
	text = definition_text(c, c->target, n);
	for (size_t i = 0; i < c->numbering->lists; i++)
		if (c->numbering->list[i].id == abstract && lookup_find(c->abstracts, text) == NULL)
			lookup_put(c->abstracts, text, (void *)(uintptr_t)(i + 1));
}

/* The ids that are free.  The reader has more than the tree when the part is broken in the
 * middle. */
static void
reserve_ids(struct compose *c, const struct compose_file *target)
{
	const struct place place = compose_place(target);

	for (size_t i = 0; i < c->numbering->uses; i++)
		if (c->numbering->use[i].id >= c->next_num)
			c->next_num = c->numbering->use[i].id + (c->numbering->use[i].id < ID_MAX);
	for (size_t i = 0; i < c->numbering->lists; i++)
		if (c->numbering->list[i].id >= c->next_abstract)
			c->next_abstract =
			    c->numbering->list[i].id + (c->numbering->list[i].id < ID_MAX);
	if (c->next_num > ID_MAX || c->next_abstract > ID_MAX)
		(void)diag_add(c->ds, &msg_compose_list_number, &place, NULL);
}

void
numbering_begin(struct compose *c, struct compose_file *target)
{
	const struct definitions *d = definitions_of(c, target);

	c->next_num = FIRST_ID;
	c->numbering = numbering_read(c->arena, target->package, d->styles->language, c->ds);
	numbering_begin_story(c->numbering);
	reserve_ids(c, target);
	for (xmlNodePtr n = d->numbering_tree != NULL
				? element_first(xmlDocGetRootElement(d->numbering_tree->doc))
				: NULL;
	     n != NULL; n = element_next(n))
		take_own(c, n);
}

static void
write_own(struct compose *c, struct buf *out, const char *name)
{
	const struct definitions *d = definitions_of(c, c->target);
	struct writer w = list_writer(c, c->target, out);

	w.kind = WRITING_OTHER;
	for (xmlNodePtr n = d->numbering_tree != NULL
				? element_first(xmlDocGetRootElement(d->numbering_tree->doc))
				: NULL;
	     n != NULL; n = element_next(n))
		if (is_word(n, name))
			write_node(&w, n);
}

static void
add_all(struct buf *to, const struct buf *from)
{
	if (from->size > 0)
		buf_add(to, from->text, from->size);
}

void
numbering_put(struct compose *c)
{
	struct buf *all = arena_alloc(c->arena, sizeof *all);
	struct buf own;

	if (definitions_of(c, c->target)->numbering_tree == NULL && !c->numbering_changed)
		return;
	buf_init(all, LIMIT_PART);
	buf_init(&own, LIMIT_PART);
	write_own(c, &own, "numPicBullet");
	add_all(&own, &c->bullets);
	write_own(c, &own, "abstractNum");
	add_all(&own, &c->abstract_text);
	write_own(c, &own, "num");
	add_all(&own, &c->num_text);
	write_own(c, &own, "numIdMacAtCleanup");
	spaces_begin_root(c, "numbering", all);
	add_all(all, &own);
	buf_str(all, "</w:numbering>");
	buf_free(&own);
	*(struct buf **)list_add(c->arena, &c->texts, sizeof all) = all;
	owner_put(c, c->numbers, NUMBERING_TYPE, all);
	(void)owner_relate(
	    c, c->document, OFFICE_RELATIONSHIP "numbering", "word/numbering.xml", false);
}
