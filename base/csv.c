#include "base/csv.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"

void
csv_cell(struct buf *b, const char *text, char after)
{
	const bool quoted = text != NULL && strpbrk(text, ";\"\n\r") != NULL;

	if (quoted)
		buf_char(b, '"');
	if (text != NULL && text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL)
		buf_char(b, '\'');
	for (; text != NULL && *text != '\0'; text++) {
		if (*text == '"')
			buf_char(b, '"');
		buf_char(b, *text);
	}
	if (quoted)
		buf_char(b, '"');
	buf_char(b, after);
}
