/* PCRE2 behind the room's limits. */
#include "engine/intake/regex.h"

#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/arena.h"
#include "engine/intake/messages.h"
#include "engine/intake/patterns.h"

enum { SLOW_MAX = 32, LONGEST_TEXT = 1 << 16 };

struct matcher {
	struct diags *diags;
	pcre2_match_data *data;
	pcre2_match_context *context;
	const struct regex *slow[SLOW_MAX]; /* given up: not tried again */
	size_t slow_count;
};

bool
regex_compile(struct regex *r, const char *text, struct arena *a, size_t *at, const char **what)
{
	int error;
	PCRE2_SIZE offset;
	PCRE2_UCHAR words[160];

	r->code = pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED,
	    PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C, &error, &offset,
	    NULL);
	if (r->code != NULL) {
		(void)pcre2_jit_compile(
		    r->code, PCRE2_JIT_COMPLETE); /* where there is none, it is slower */
		return true;
	}
	if (error == PCRE2_ERROR_NOMEMORY || error == PCRE2_ERROR_HEAP_FAILED)
		memory_out();
	if (pcre2_get_error_message(error, words, sizeof words) < 0)
		words[0] = '\0';
	*at = offset;
	*what = arena_str(a, (const char *)words);
	return false;
}

void
regex_free(struct regex *r)
{
	pcre2_code_free(r->code);
	r->code = NULL;
}

bool
regex_has_group(const struct regex *r, const char *name)
{
	return pcre2_substring_number_from_name(r->code, (PCRE2_SPTR)name) > 0;
}

struct matcher *
matcher_new(struct diags *ds)
{
	struct matcher *m = memory_new(sizeof *m);

	*m = (struct matcher){ .diags = ds };
	m->data = pcre2_match_data_create(REGEX_GROUPS, NULL);
	m->context = pcre2_match_context_create(NULL);
	if (m->data == NULL || m->context == NULL)
		memory_out();
	pcre2_set_match_limit(m->context, INTAKE_MATCH_LIMIT);
	pcre2_set_heap_limit(m->context, INTAKE_HEAP_LIMIT);
	return m;
}

void
matcher_free(struct matcher *m)
{
	if (m == NULL)
		return;
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	free(m);
}

static bool
is_slow(const struct matcher *m, const struct regex *r)
{
	for (size_t i = 0; i < m->slow_count; i++)
		if (m->slow[i] == r)
			return true;
	return m->slow_count == SLOW_MAX; /* such patterns are not worth more time */
}

static void
give_up(struct matcher *m, const struct regex *r)
{
	m->slow[m->slow_count++] = r;
	diag_add(m->diags, &msg_intake_pattern_slow, &r->place, NULL);
}

static void
take_groups(const struct matcher *m, int found, struct match *to)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(m->data);

	to->groups = found == 0 || found > REGEX_GROUPS ? REGEX_GROUPS : found;
	for (int i = 0; i < to->groups; i++) {
		to->group[i][0] = at[2 * i] == PCRE2_UNSET ? (size_t)-1 : at[2 * i];
		to->group[i][1] = at[2 * i + 1];
	}
	to->at = to->group[0][0];
	to->size =
	    to->group[0][1] > to->at ? to->group[0][1] - to->at : 0; /* \K can run backwards */
}

bool
regex_search(struct matcher *m, const struct regex *r, const char *text, size_t n, size_t from,
    struct match *to)
{
	int found;

	if (n > LONGEST_TEXT || from > n || is_slow(m, r))
		return false;
	found = pcre2_match(r->code, (PCRE2_SPTR)text, n, from, 0, m->data, m->context);
	if (found == PCRE2_ERROR_JIT_STACKLIMIT)
		found = pcre2_match(
		    r->code, (PCRE2_SPTR)text, n, from, PCRE2_NO_JIT, m->data, m->context);
	if (found == PCRE2_ERROR_NOMEMORY)
		memory_out();
	if (found == PCRE2_ERROR_MATCHLIMIT || found == PCRE2_ERROR_HEAPLIMIT ||
	    found == PCRE2_ERROR_DEPTHLIMIT)
		give_up(m, r);
	if (found < 0)
		return false;
	to->text = text;
	to->regex = r;
	take_groups(m, found, to);
	return true;
}

bool
match_group(const struct match *m, const char *name, size_t *at, size_t *size)
{
	int i = pcre2_substring_number_from_name(m->regex->code, (PCRE2_SPTR)name);

	if (i <= 0 || i >= m->groups || m->group[i][0] == (size_t)-1 ||
	    m->group[i][1] < m->group[i][0])
		return false;
	*at = m->group[i][0];
	*size = m->group[i][1] - m->group[i][0];
	return true;
}
