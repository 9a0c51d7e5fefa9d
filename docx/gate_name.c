/* Names of parts: which are allowed, which are the same. */
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "docx/gate.h"
#include "docx/limits.h"
#include "docx/messages.h"

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char *
name_folded(struct arena *a, const char *name, size_t n)
{
	char *folded = arena_alloc(a, n + 1);
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		char c = name[i];

		if (c == '%' && i + 2 < n && hex(name[i + 1]) >= 0 && hex(name[i + 2]) >= 0) {
			char decoded = (char)(hex(name[i + 1]) << 4 | hex(name[i + 2]));

			c = decoded != '\0' ? decoded : c;
			i += decoded != '\0' ? 2 : 0;
		}
		folded[k++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	return folded;
}

/* A segment between slashes: not empty, not ending in a dot (so neither "." nor ".."). */
static bool
segments_are_allowed(const char *s)
{
	for (;;) {
		size_t n = strcspn(s, "/");

		if (n == 0 || s[n - 1] == '.')
			return false;
		if (s[n] == '\0')
			return true;
		s += n + 1;
		if (*s == '\0')
			return true; /* a folder */
	}
}

static bool
is_allowed(const char *folded, size_t n)
{
	if (n == 0 || n > LIMIT_NAME || folded[0] == '/' || strstr(folded, "%00") != NULL)
		return false;
	for (const char *c = folded; *c != '\0'; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7F || *c == '\\')
			return false;
	return utf8_is_valid(folded, strlen(folded), NULL) && segments_are_allowed(folded);
}

/* For showing in a message: what cannot be shown becomes a question mark. */
static char *
shown(struct arena *a, const char *name, size_t n)
{
	char *s = arena_bytes(a, name, n < 60 ? n : 60);

	for (char *c = s; c < s + (n < 60 ? n : 60); c++)
		if (!isprint((unsigned char)*c))
			*c = '?';
	return s;
}

const char *
gate_fold(struct arena *a, const char *name, size_t n, const char *file, struct diags *ds)
{
	char *folded = n <= LIMIT_NAME ? name_folded(a, name, n) : NULL;

	if (folded != NULL && memchr(name, '\0', n) == NULL && is_allowed(folded, n))
		return folded;
	(void)diag_add(
	    ds, &msg_docx_part_name, &(struct place){ .file = file }, shown(a, name, n), NULL);
	return NULL;
}

static int
by_folded(const void *a, const void *b)
{
	const struct entry *const *x = a, *const *y = b;

	return strcmp((*x)->folded, (*y)->folded);
}

int
gate_unique(
    struct arena *a, const struct entry *entry, size_t count, const char *file, struct diags *ds)
{
	const struct entry **sorted = arena_array(a, count, sizeof *sorted);

	for (size_t i = 0; i < count; i++)
		sorted[i] = &entry[i];
	qsort(sorted, count, sizeof *sorted, by_folded);
	for (size_t i = 1; i < count; i++)
		if (strcmp(sorted[i - 1]->folded, sorted[i]->folded) == 0)
			return diag_add(ds, &msg_docx_duplicate_part,
			    &(struct place){ .file = file }, sorted[i]->name, NULL);
	return 0;
}
