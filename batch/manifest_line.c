/* A line of the manifest, read.  By itself because jansson and base/json.h both have a
 * json_object(). */
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

bool
manifest_read(struct arena *a, const char *line, size_t size, struct outcome *o)
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
