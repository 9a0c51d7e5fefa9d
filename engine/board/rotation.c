#include "engine/board/rotation.h"

/* May be chosen, being of that side (-1: of any)? */
static bool
is_eligible(const struct rotation_person *p, int side, const struct board_person *not_this)
{
	return !p->absent && !p->chair && board_has_seat(p->person) && p->person != not_this &&
	       (side < 0 || p->outside == (side == 1));
}

/* The one who has waited for longest; of those who have never done it, the first. */
static const struct rotation_person *
longest(
    const struct rotation_person *p, size_t count, int side, const struct board_person *not_this)
{
	const struct rotation_person *found = NULL;

	for (size_t i = 0; i < count; i++) {
		if (!is_eligible(&p[i], side, not_this))
			continue;
		if (found == NULL || (date_is_none(p[i].last) && !date_is_none(found->last)) ||
		    (!date_is_none(p[i].last) && !date_is_none(found->last) &&
			p[i].last.n < found->last.n))
			found = &p[i];
	}
	return found;
}

struct rotation
rotation_next(const struct rotation_person *p, size_t count, bool other_side)
{
	const struct rotation_person *first = NULL, *second = NULL;
	struct rotation r = { 0 };
	int side = -1;

	for (size_t i = 0; other_side && i < count; i++)
		if (p[i].chair)
			side = p[i].outside ? 0 : 1;
	first = longest(p, count, side, NULL);
	if (first == NULL)
		first = longest(p, count, -1, NULL);
	if (first == NULL)
		return r;
	r.justerare = first->person;
	second = longest(p, count, other_side ? first->outside : -1, first->person);
	if (second == NULL)
		second = longest(p, count, -1, first->person);
	r.instead = second != NULL ? second->person : NULL;
	return r;
}
