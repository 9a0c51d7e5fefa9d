/* What the code of a field says. */
#include "docx/field_code.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"

static const char *const active[] = { "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE",
	"IMPORT", "MACROBUTTON", "LINK", "DATABASE" };

static const char *
past_blanks(const char *s)
{
	return s + strspn(s, " \t\r\n");
}

static size_t
word_length(const char *s)
{
	return strcspn(s, " \t\r\n\"");
}

char *
field_code_word(struct arena *a, const char **at)
{
	const char *from = past_blanks(*at);
	size_t n;

	if (*from == '"') {
		n = strcspn(++from, "\"");
		*at = from + n + (from[n] == '"');
	} else {
		n = word_length(from);
		*at = from + n;
	}
	return arena_strn(a, from, n);
}

const char *
field_code_active(const char *code)
{
	const char *name = past_blanks(code);
	const size_t n = word_length(name);

	for (size_t i = 0; i < sizeof active / sizeof *active; i++)
		if (n == strlen(active[i]) && strncasecmp(name, active[i], n) == 0)
			return active[i];
	return NULL;
}
