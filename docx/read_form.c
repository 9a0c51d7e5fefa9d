/* Boxes to tick and lists to choose from, in the fields of forms: what they show is not text
 * in the file.  ECMA-376 part 1, 17.16.5. */
#include <string.h>

#include "base/arena.h"
#include "docx/reader.h"

enum { MOST_ENTRIES = 100 }; /* Word's own limit is 25 */

/* Inside a field's w:ffData: its form. */
static struct form *
form_of(const struct sax *x, const struct reader *r, const char *parent)
{
	if (r->s->field == NULL || strcmp(sax_above(x, 1), parent) != 0)
		return NULL;
	return &r->s->field->form;
}

void
read_form_box(struct sax *x, void *user)
{
	struct form *f = form_of(x, user, "ffData");

	if (f != NULL)
		f->kind = FORM_FIELD_BOX;
}

/* w:checked stands after w:default, w:result before it: of a box the last word counts, of a
 * list the first. */
void
read_form_choice(struct sax *x, void *user)
{
	struct form *box = form_of(x, user, "checkBox"), *list = form_of(x, user, "ddList");

	if (box != NULL)
		box->choice = sax_val_on(x);
	if (list != NULL && list->kind == FORM_FIELD_NONE) {
		list->kind = FORM_FIELD_LIST;
		list->choice = sax_number(x, NS_W, "val", 0, MOST_ENTRIES, 0);
	}
}

void
read_form_entry(struct sax *x, void *user)
{
	struct reader *r = user;
	struct form *f = form_of(x, r, "ddList");
	struct entry_name *e;

	if (f == NULL)
		return;
	f->kind = FORM_FIELD_LIST;
	e = arena_alloc(r->arena, sizeof *e);
	e->name = reader_attribute(r, x, NS_W, "val");
	if (f->end == NULL)
		f->end = &f->entry;
	*f->end = e;
	f->end = &e->next;
}

void
reader_show_form(struct reader *r, const struct form *f)
{
	const struct entry_name *e = f->entry;

	if (f->kind == FORM_FIELD_BOX)
		reader_text(r, f->choice ? "☒" : "☐");
	for (int i = 0; e != NULL && i < f->choice; i++)
		e = e->next;
	if (f->kind == FORM_FIELD_LIST && e != NULL && e->name != NULL)
		reader_text(r, e->name);
}
