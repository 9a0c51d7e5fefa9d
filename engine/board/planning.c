#include "engine/board/planning.h"

#include "base/text.h"

/* The item that has the § or the punkt already; -1. */
static int
item_numbered(const struct note *mark, const struct planned_item *item, size_t count)
{
	const int number = sections_lowest(&mark->span.which);

	for (size_t i = 0; i < count; i++)
		if ((mark->span.points ? item[i].point : item[i].number) == number)
			return (int)i;
	return -1;
}

static int
item_named(const struct note *mark, const struct planned_item *item, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!item[i].open || item[i].mark >= 0)
			continue;
		if (mark->code > 0 && item[i].point == mark->code)
			return (int)i;
		if (mark->name != NULL &&
		    (text_same_word(mark->name, item[i].title) ||
			(item[i].matter != NULL && text_same_word(mark->name, item[i].matter))))
			return (int)i;
	}
	return -1;
}

static int
item_next(const struct planned_item *item, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (item[i].open && item[i].mark < 0 && item[i].number == 0)
			return (int)i;
	return -1;
}

/* First those that name something, so that the others take what is left. */
static void
plan(const struct notes *notes, struct planned_item *item, size_t count, bool named)
{
	for (size_t i = 0; i < notes->count; i++) {
		const struct note *mark = &notes->note[i];
		int found;

		if (mark->kind != NOTE_ITEM || (mark->code > 0 || mark->name != NULL) != named)
			continue;
		found = item_numbered(mark, item, count);
		if (found < 0)
			found = named ? item_named(mark, item, count) : item_next(item, count);
		if (found < 0)
			continue;
		item[found].mark = (int)i;
		if (item[found].number == 0 && !mark->span.points)
			item[found].number = sections_lowest(&mark->span.which);
	}
}

void
notes_plan(const struct notes *notes, struct planned_item *item, size_t count)
{
	for (size_t i = 0; i < count; i++)
		item[i].mark = -1;
	plan(notes, item, count, true);
	plan(notes, item, count, false);
}
