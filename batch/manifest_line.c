/* A line of the manifest, read.  By itself because jansson and base/json.h both have a
 * json_object(). */
#include <stdint.h>
#include <string.h>

#include <jansson.h>

#include "base/arena.h"
#include "batch/manifest.h"

static const char *
text_of(struct arena *a, const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text != NULL ? arena_str(a, text) : NULL;
}

/* The value after 'key', when it has no escapes; *at goes past it. */
static bool
plain(struct arena *a, const char **at, const char *end, const char *key, const char **value)
{
	const size_t n = strlen(key);
	const char *from = *at + n, *quote;

	if ((size_t)(end - *at) < n || memcmp(*at, key, n) != 0)
		return false;
	quote = memchr(from, '"', (size_t)(end - from));
	if (quote == NULL || memchr(from, '\\', (size_t)(quote - from)) != NULL)
		return false;
	*value = arena_strn(a, from, (size_t)(quote - from));
	*at = quote + 1;
	return true;
}

/* The line of a document as we write it, which nearly all are: without the detour by a tree. */
static bool
read_plain(struct arena *a, const char *line, size_t size, struct outcome *o)
{
	static const char begin[] = "{\"row\":";
	const char *at = line + sizeof begin - 1, *end = line + size;
	const char *result;

	*o = (struct outcome){ 0 };
	if (size < sizeof begin || memcmp(line, begin, sizeof begin - 1) != 0)
		return false;
	for (; at < end && *at >= '0' && *at <= '9' && o->row < SIZE_MAX / 16; at++)
		o->row = o->row * 10 + (size_t)(*at - '0');
	return plain(a, &at, end, ",\"file\":\"", &o->file) &&
	       plain(a, &at, end, ",\"sha256\":\"", &o->sha256) &&
	       plain(a, &at, end, ",\"result\":\"", &result) && strcmp(result, "ok") == 0 &&
	       plain(a, &at, end, ",\"key\":\"", &o->key) && at < end && *at == '}';
}

static bool
read_any(struct arena *a, const char *line, size_t size, struct outcome *o)
{
	json_error_t error;
	json_t *object = json_loadb(line, size, 0, &error);
	const char *result = object != NULL ? text_of(a, object, "result") : NULL;

	*o = (struct outcome){ 0 };
	if (result != NULL) {
		o->row = (size_t)json_integer_value(json_object_get(object, "row"));
		o->file = text_of(a, object, "file");
		o->sha256 = text_of(a, object, "sha256");
		o->key = text_of(a, object, "key");
		o->message = text_of(a, object, "message");
		if (o->message == NULL && strcmp(result, "ok") != 0)
			o->message = "";
	}
	json_decref(object);
	return result != NULL && o->key != NULL;
}

bool
manifest_read(struct arena *a, const char *line, size_t size, struct outcome *o)
{
	return read_plain(a, line, size, o) || read_any(a, line, size, o);
}
