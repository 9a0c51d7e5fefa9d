/* The filters of the template language: docx/filters.def. */
#ifndef DOCX_TEMPLATE_FILTER_H
#define DOCX_TEMPLATE_FILTER_H

#include <stddef.h>

struct arena;
struct message;

enum filter_kind { FILTER_EACH, FILTER_ALL };

/* Values that pass through filters: UTF-8, never NULL. */
struct values {
	const char **item;
	size_t count;
};

/* Make one value of 'in' (of its first value, for EACH) in 'arena'.  When a value does not suit:
 * NULL, *wrong the value and *message why.  Empty values give empty ones. */
typedef const char *filter_function(
    struct arena *, const struct values *in, const char **wrong, const struct message **message);

struct filter {
	const char *name;
	enum filter_kind kind;
	filter_function *function;
	const char *example_in, *example_out;
};

extern const struct filter filters[];
extern const size_t filters_count;

/* The filter of this name (NFC, lower case); NULL if there is none. */
const struct filter *filter_find(const char *name);

/* Replace the values in 'v' (new ones are in 'arena').  0, or -1 as told above. */
int filter_apply(struct arena *, const struct filter *, struct values *v, const char **wrong,
    const struct message **message);

#endif
