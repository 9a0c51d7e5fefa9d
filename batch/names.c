/* Names of files that are made. */
#include "batch/names.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"

/* ---- Safe ---- */

static bool
is_kept_by_windows(const char *name)
{
	static const char *const kept[] = { "con", "prn", "aux", "nul", "com", "lpt" };
	const size_t n = strcspn(name, ". ");

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (strncasecmp(name, kept[i], 3) == 0 &&
		    (i < 4 ? n == 3 : n == 4 && name[3] >= '0' && name[3] <= '9'))
			return true;
	return false;
}

static bool
is_unsafe(unsigned char c)
{
	return c < 0x20 || c == 0x7F || strchr("/\\:*?\"<>|", c) != NULL;
}

/* How much of it may stay: whole characters only. */
static size_t
whole(const char *s, size_t limit)
{
	size_t n = strnlen(s, limit + 1);

	if (n <= limit)
		return n;
	for (n = limit; n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80; n--)
		;
	return n;
}

const char *
name_safe(struct arena *a, const char *text)
{
	const char *nfc = text_nfc(a, text);
	char *name;
	size_t n;

	if (text_ends(nfc, ".docx"))
		nfc = arena_strn(a, nfc, strlen(nfc) - 5);
	nfc += strspn(nfc, " .\t\r\n");
	name = arena_strn(a, nfc, whole(nfc, NAME_BYTES));
	for (char *c = name; *c != '\0'; c++)
		if (is_unsafe((unsigned char)*c))
			*c = '-';
	for (n = strlen(name); n > 0 && strchr(" .", name[n - 1]) != NULL; n--)
		name[n - 1] = '\0';
	return is_kept_by_windows(name) ? arena_printf(a, "-%s", name) : name;
}

/* ---- Only once ---- */

/* A name is kept as half of its hash: that two are mistaken for one costs a needless " (2)". */
struct taken {
	uint64_t hash; /* 0: free */
	uint32_t last; /* the number given last */
};

struct names {
	struct taken *taken;
	size_t room, count;
};

struct names *
names_new(size_t expected)
{
	struct names *n = memory_new(sizeof *n);

	n->room = 1024;
	while (n->room < expected * 2)
		n->room *= 2;
	n->count = 0;
	n->taken = calloc(n->room, sizeof *n->taken);
	if (n->taken == NULL)
		memory_out();
	return n;
}

void
names_free(struct names *n)
{
	if (n != NULL)
		free(n->taken);
	free(n);
}

static struct taken *
slot_of(struct taken *taken, size_t room, uint64_t hash)
{
	size_t i = (size_t)hash & (room - 1);

	while (taken[i].hash != 0 && taken[i].hash != hash)
		i = (i + 1) & (room - 1);
	return &taken[i];
}

static void
grow(struct names *n)
{
	struct taken *more = calloc(n->room * 2, sizeof *more);

	if (more == NULL)
		memory_out();
	for (size_t i = 0; i < n->room; i++)
		if (n->taken[i].hash != 0)
			*slot_of(more, n->room * 2, n->taken[i].hash) = n->taken[i];
	free(n->taken);
	n->taken = more;
	n->room *= 2;
}

static struct taken *
find(struct names *n, struct arena *a, const char *name)
{
	const char *lower = text_lower(a, name);
	const struct hash h = hash_of(lower, strlen(lower));
	struct taken *t;
	uint64_t hash;

	if (n->count * 2 >= n->room)
		grow(n);
	memcpy(&hash, h.byte, sizeof hash);
	hash |= hash == 0;
	t = slot_of(n->taken, n->room, hash);
	n->count += t->hash == 0;
	t->hash = hash;
	return t;
}

const char *
names_claim(struct names *n, struct arena *a, const char *name)
{
	const char *numbered = name;
	uint32_t number = ++find(n, a, name)->last;

	while (number > 1) {
		numbered = arena_printf(a, "%s (%u)", name, (unsigned)number);
		if (++find(n, a, numbered)->last == 1)
			break;
		number = ++find(n, a, name)->last;
	}
	return numbered;
}
