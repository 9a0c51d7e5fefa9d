/* When a notice was up: the times that stand in its fields, and on the boards of others. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "engine/view/node.h"
#include "engine/view/notice.h"

enum { DAY_SIZE = DATE_ISO_SIZE - 1, TIME_SIZE = DAY_SIZE + 1 }; /* a day, and what parts it */

/* The day that begins the text; DATE_NONE if none does. */
static struct date
day_at(const char *text)
{
	char iso[DATE_ISO_SIZE] = "";

	if (strlen(text) < DAY_SIZE)
		return DATE_NONE;
	memcpy(iso, text, DAY_SIZE);
	return date_read(iso);
}

/* One time; *text is past it.  False when it has no day. */
static bool
read_time(struct arena *a, const char **text, struct view_notice_time *t)
{
	const char *s = *text + strspn(*text, " ;");
	size_t name;

	*t = (struct view_notice_time){ day_at(s), DATE_NONE, "" };
	if (date_is_none(t->up))
		return false;
	s += DAY_SIZE;
	if (*s == '/') {
		t->down = day_at(s + 1);
		s += date_is_none(t->down) ? 1 : TIME_SIZE;
	}
	s += strspn(s, " ");
	name = date_is_none(day_at(s)) ? strcspn(s, ";") : 0;
	t->board = arena_strn(a, s, name);
	*text = s + name;
	return true;
}

size_t
view_notice_times(struct arena *a, const char *text, struct view_notice_time **found)
{
	size_t n = 0;

	*found = arena_array(a, strlen(text) / TIME_SIZE + 1, sizeof **found);
	while (read_time(a, &text, &(*found)[n]))
		n++;
	return n;
}

int
view_notice_boards(const struct view_source *v, xmlNodePtr root, int64_t notice, struct diags *ds)
{
	struct notice_board_row *row;
	size_t n;

	if (store_notice_boards(v->store, v->arena, notice, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		xmlNodePtr one = view_element(root, "samverkande");
		const bool up = date_is_none(row[i].down);

		view_text(one, "namn", row[i].board);
		view_day(one, up ? "uppe" : "nere", up ? row[i].posted : row[i].down);
	}
	return 0;
}
