/* JSON, written.  One value per writer; commas, escapes and nesting are its own
 * affair.  Pretty: two blanks per level when 'indent' is set. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Two levels for each of the XML that a document may nest (XML_MAX_DEPTH), and some. */
enum { JSON_DEPTH = 280 };

struct json {
	struct buf *out;
	int         depth;
	bool        first[JSON_DEPTH]; /* nothing yet on this level */
	bool        after_key;
};

void json_init(struct json *, struct buf *out);

/* Inside an object a value follows json_key.  Text must be valid UTF-8; what is not
 * becomes U+FFFD. */
void json_object(struct json *) __asm__("base_json_object"); /* jansson has a json_object, */
void json_object_end(struct json *);
void json_array(struct json *) __asm__("base_json_array"); /* and a json_array of its own */
void json_array_end(struct json *);
void json_key(struct json *, const char *key);
void json_text(struct json *, const char *value);
void json_textn(struct json *, const char *value, size_t n);
void json_int(struct json *, long long value);
/* 0.95: at most two decimals. */
void json_fraction(struct json *, double value);

/* key and value in one; nothing at all when 'value' is NULL or empty. */
void json_member(struct json *, const char *key, const char *value);
void json_member_int(struct json *, const char *key, long long value);
void json_member_bool(struct json *, const char *key, bool value);

/* Everything closed?  Adds the newline.  For tests: returns false if something is open. */
bool json_end(struct json *);

#endif
