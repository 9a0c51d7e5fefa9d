/* Text as a label of the pattern files. */
#include <string.h>

#include "base/arena.h"
#include "engine/intake/reading.h"

enum { LABEL_WORDS = 8 };

static bool
is_whole(struct reading *r, const struct regex *regex, const char *text, size_t n)
{
	struct match m;

	return regex_search(r->matcher, regex, text, n, 0, &m) && m.at == 0 && m.size == n;
}

long
label_of(struct reading *r, const char *text, size_t n)
{
	const struct intake_patterns *p = r->patterns;
	long label;

	while (n > 0 && (text[n - 1] == ':' || text[n - 1] == ' '))
		n--;
	if (n == 0 || n > LABEL_LONGEST)
		return -1;
	if ((label = label_plain(p, label_fold(r->arena, text, n))) >= 0)
		return label;
	for (size_t i = 0; i < p->patterned_labels; i++)
		if (is_whole(r, p->label[p->patterned[i]].regex, text, n))
			return (long)p->patterned[i];
	return -1;
}

long
label_at_start(struct reading *r, const char *text, size_t n, size_t *rest)
{
	long found = -1;
	int words = 0;

	for (size_t i = 1; i < n && i < LABEL_LONGEST && words < LABEL_WORDS; i++) {
		long label;

		if (text[i] != ' ')
			continue;
		words++;
		label = label_plain(r->patterns, label_fold(r->arena, text, i));
		if (label >= 0) {
			found = label;
			*rest = i + 1;
		}
	}
	return found;
}
