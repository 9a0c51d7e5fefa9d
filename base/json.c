/* JSON, written: RFC 8259, UTF-8, keys in the order given. */
#include "base/json.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

void
json_init(struct json *j, struct buf *out)
{
	*j = (struct json){ .out = out, .first = { true } };
}

/* What stands before a value: a comma between items. */
static void
before(struct json *j)
{
	if (j->after_key)
		j->after_key = false;
	else if (j->first[j->depth])
		j->first[j->depth] = false;
	else
		buf_char(j->out, ',');
}

static void
open_level(struct json *j, char c)
{
	before(j);
	buf_char(j->out, c);
	if (j->depth + 1 < JSON_DEPTH)
		j->depth++;
	else
		j->out->full = true; /* deeper than anything we write */
	j->first[j->depth] = true;
}

static void
close_level(struct json *j, char c)
{
	buf_char(j->out, c);
	if (j->depth > 0)
		j->depth--;
}

void
json_object(struct json *j)
{
	open_level(j, '{');
}

void
json_object_end(struct json *j)
{
	close_level(j, '}');
}

void
json_array(struct json *j)
{
	open_level(j, '[');
}

void
json_array_end(struct json *j)
{
	close_level(j, ']');
}

static void
quoted(struct buf *b, const char *s, size_t n)
{
	const char *end = s + n, *from = s;
	size_t bad;

	buf_char(b, '"');
	while (s < end) {
		unsigned char c = (unsigned char)*s;

		if (c >= 0x20 && c != '"' && c != '\\' && c < 0x80) {
			s++;
			continue;
		}
		buf_add(b, from, (size_t)(s - from));
		if (c >= 0x80) {
			const char *next = s;

			/* A whole character passes; a stray byte becomes U+FFFD. */
			for (next = s + 1; next < end && ((unsigned char)*next & 0xC0) == 0x80;
			     next++)
				;
			if (utf8_is_valid(s, (size_t)(next - s), &bad))
				buf_add(b, s, (size_t)(next - s));
			else
				buf_str(b, "\xEF\xBF\xBD");
			s = next;
		} else {
			if (c == '"' || c == '\\')
				buf_printf(b, "\\%c", c);
			else if (c == '\n')
				buf_str(b, "\\n");
			else if (c == '\t')
				buf_str(b, "\\t");
			else
				buf_printf(b, "\\u%04x", c);
			s++;
		}
		from = s;
	}
	buf_add(b, from, (size_t)(s - from));
	buf_char(b, '"');
}

void
json_key(struct json *j, const char *key)
{
	before(j);
	quoted(j->out, key, strlen(key));
	buf_char(j->out, ':');
	j->after_key = true;
}

void
json_textn(struct json *j, const char *value, size_t n)
{
	before(j);
	quoted(j->out, value, n);
}

void
json_text(struct json *j, const char *value)
{
	json_textn(j, value, strlen(value));
}

void
json_int(struct json *j, long long value)
{
	before(j);
	buf_printf(j->out, "%lld", value);
}

void
json_fraction(struct json *j, double value)
{
	long long hundredths = (long long)(value * 100 + (value < 0 ? -0.5 : 0.5));
	long long rest = hundredths < 0 ? -hundredths : hundredths;

	before(j);
	buf_printf(j->out, "%s%lld", hundredths < 0 ? "-" : "", rest / 100);
	rest %= 100;
	if (rest % 10 != 0)
		buf_printf(j->out, ".%02lld", rest);
	else if (rest != 0)
		buf_printf(j->out, ".%lld", rest / 10);
}

void
json_member(struct json *j, const char *key, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	json_key(j, key);
	json_text(j, value);
}

void
json_member_int(struct json *j, const char *key, long long value)
{
	json_key(j, key);
	json_int(j, value);
}

void
json_member_bool(struct json *j, const char *key, bool value)
{
	json_key(j, key);
	before(j);
	buf_str(j->out, value ? "true" : "false");
}

bool
json_end(struct json *j)
{
	buf_char(j->out, '\n');
	return j->depth == 0 && !j->after_key && !j->first[0];
}
