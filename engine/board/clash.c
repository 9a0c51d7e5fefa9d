#include "engine/board/clash.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/law/calendar.h"

const char *const clash_names[] = {
	[CLASH_DAY] = "day", [CLASH_PEOPLE] = "people", [CLASH_PLACE] = "place"
};

static void
look_at_day(struct arena *a, struct list *all, const struct planned_meeting *m, size_t i)
{
	char why[HOLIDAY_NAME_SIZE];
	struct clash *c;

	if (!calendar_is_free(m[i].day))
		return;
	c = list_add(a, all, sizeof *c);
	*c = (struct clash){ .kind = CLASH_DAY,
		.meeting = i,
		.other = i,
		.text = arena_printf(a, "dagen är %s", calendar_why_free(m[i].day, why)) };
}

/* Those who are in both; both lists are ascending. */
static const long long *
in_both(struct arena *a, const struct planned_meeting *x, const struct planned_meeting *y,
    size_t *count)
{
	long long *both = arena_array(a, x->persons + 1, sizeof *both);

	*count = 0;
	for (size_t i = 0, k = 0; i < x->persons && k < y->persons;) {
		if (x->person[i] == y->person[k])
			both[(*count)++] = x->person[i++];
		else if (x->person[i] < y->person[k])
			i++;
		else
			k++;
	}
	return both;
}

static void
look_at_pair(struct arena *a, struct list *all, const struct planned_meeting *m, size_t i, size_t k)
{
	struct clash *c;
	size_t n;
	const long long *both = in_both(a, &m[i], &m[k], &n);

	if (n > 0) {
		c = list_add(a, all, sizeof *c);
		*c = (struct clash){ .kind = CLASH_PEOPLE,
			.meeting = i,
			.other = k,
			.text =
			    arena_printf(a, "%zu %s sitter också i %s, som sammanträder samma dag",
				n, n == 1 ? "förtroendevald" : "förtroendevalda", m[k].body),
			.person = both,
			.persons = n };
	}
	if (m[i].place != NULL && m[k].place != NULL && text_same_word(m[i].place, m[k].place)) {
		c = list_add(a, all, sizeof *c);
		*c = (struct clash){ .kind = CLASH_PLACE,
			.meeting = i,
			.other = k,
			.text =
			    arena_printf(a, "%s har också %s samma dag", m[k].body, m[i].place) };
	}
}

const struct clash *
clashes(struct arena *a, const struct planned_meeting *m, size_t count, size_t *found)
{
	struct list all = { 0 };

	for (size_t i = 0; i < count; i++) {
		look_at_day(a, &all, m, i);
		for (size_t k = i + 1; k < count && m[k].day.n == m[i].day.n; k++)
			look_at_pair(a, &all, m, i, k);
	}
	*found = all.count;
	return all.items;
}
