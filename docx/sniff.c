/* What a file is when it is no zip: said in its user's words. */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "base/text.h"
#include "docx/gate.h"
#include "docx/messages.h"

enum { LOOK = 4096 };

static bool
holds(const char *bytes, size_t size, const char *what, size_t n)
{
	return memmem(bytes, size, what, n) != NULL;
}

static int
refuse_compound(const char *bytes, size_t size, const struct place *p, struct diags *ds)
{
	/* Stream names are UTF-16: letters with a zero byte between. */
	static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	if (holds(bytes, size, encrypted, sizeof encrypted - 1))
		return diag_add(ds, &msg_docx_encrypted, p, NULL);
	return diag_add(ds, &msg_docx_old_doc, p, NULL);
}

static bool
is_text(const char *bytes, size_t size)
{
	size_t n = size < LOOK ? size : LOOK, bad = n;

	for (size_t i = 0; i < n; i++)
		if ((unsigned char)bytes[i] < 0x20 && strchr("\t\n\r\f", bytes[i]) == NULL)
			return false;
	/* A character may be cut by the end of the look. */
	return utf8_is_valid(bytes, n, &bad) || bad + 4 > n || size < 16;
}

static bool
begins(const char *s, size_t size, const char *with)
{
	return size >= strlen(with) && strncasecmp(s, with, strlen(with)) == 0;
}

int
sniff_refuse(const void *bytes, size_t size, const char *file, struct diags *ds)
{
	static const struct {
		const char *begin, *type;
	} types[] = {
		{ "%PDF", "PDF" },
		{ "{\\rtf", "RTF" },
		{ "<!DOCTYPE html", "HTML" },
		{ "<html", "HTML" },
		{ "<?xml", "XML" },
		{ "MIME-Version:", "MHTML" },
		{ "Rar!", "RAR" },
		{ "7z\xBC\xAF", "7-Zip" },
		{ "\x1F\x8B", "GZIP" },
		{ "\x89PNG", "PNG" },
		{ "\xFF\xD8\xFF", "JPEG" },
	};
	const struct place place = { .file = file };
	const char *s = bytes;

	if (size >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0) {
		s += 3;
		size -= 3;
	}
	if (size >= 4 && memcmp(s, "\xD0\xCF\x11\xE0", 4) == 0)
		return refuse_compound(s, size, &place, ds);
	while (size > 0 && strchr(" \t\r\n", *s) != NULL && *s != '\0') {
		s++;
		size--;
	}
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (begins(s, size, types[i].begin))
			return diag_add(ds, &msg_docx_other_type, &place, types[i].type, NULL);
	if (size >= 16 && is_text(s, size))
		return diag_add(ds, &msg_docx_plain_text, &place, NULL);
	return diag_add(ds, &msg_docx_not_word, &place, NULL);
}
