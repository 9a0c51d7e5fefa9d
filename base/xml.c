/* XML from outside, behind a gate. */
#include "base/xml.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/SAX2.h>
#include <libxml/xmlmemory.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/messages.h"
#include "base/text.h"

/* XML_PARSE_BIG_LINES: lines over 65535 are counted too.  XML_PARSE_IGNORE_ENC: what the gate has
 * taken for UTF-8 is read as that, whatever a declaration says that it did not see.  Never
 * NOENT, DTDLOAD, DTDATTR, XINCLUDE, HUGE or RECOVER. */
enum {
	OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES |
		  XML_PARSE_IGNORE_ENC
};
enum { READER_RENEWED = 1000 };

static void *
resize(void *p, size_t size)
{
	void *q = realloc(p, size > 0 ? size : 1);

	if (q == NULL)
		memory_out();
	return q;
}

static char *
duplicate(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(memory_new(n), s, n);
}

static void
start(void)
{
	xmlMemSetup(free, memory_new, resize, duplicate);
	xmlInitParser();
}

static void
start_once(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, start); /* fails only for a wrong argument */
}

/* Where the scan is, and what it has seen. */
struct scan {
	const char *at, *end;
	int depth;
	long elements;
	const struct place *place;
	struct diags *ds;
};

static int
refuse(const struct scan *s, const struct message *m, long limit)
{
	char number[24];

	(void)snprintf(number, sizeof number, "%ld", limit);
	return diag_add(s->ds, m, s->place, number, NULL);
}

/* Past the next 'stop'; at the end if there is none (the parser will say so). */
static void
skip_past(struct scan *s, const char *stop)
{
	size_t n = strlen(stop), left = (size_t)(s->end - s->at);
	const char *found = n == 1 ? memchr(s->at, *stop, left) : memmem(s->at, left, stop, n);

	s->at = found != NULL ? found + n : s->end;
}

/* The bytes at which scan_tag() has something to do. */
static const bool in_tag[256] = { ['"'] = true, ['\''] = true, ['='] = true, ['>'] = true };

/* From after "<name" to after ">".  It looks at every byte of every file, so it keeps 'at' in
 * a register. */
static int
scan_tag(struct scan *s)
{
	const char *at = s->at, *const end = s->end;
	int attributes = 0;
	char quote;

	if (++s->depth > XML_MAX_DEPTH)
		return refuse(s, &msg_xml_too_deep, XML_MAX_DEPTH);
	if (++s->elements > XML_MAX_NODES)
		return diag_add(s->ds, &msg_xml_too_large, s->place, "> 4 000 000 element", NULL);
	for (;; at++) {
		while (at < end && !in_tag[(unsigned char)*at])
			at++;
		if (at == end || *at == '>')
			break;
		if (*at == '=') {
			if (++attributes > XML_MAX_ATTRIBUTES)
				return refuse(s, &msg_xml_too_many_attributes, XML_MAX_ATTRIBUTES);
			continue;
		}
		for (quote = *at++; at < end && *at != quote; at++)
			;
		if (at == end)
			break;
	}
	s->depth -= at < end && at[-1] == '/';
	s->at = at < end ? at + 1 : end;
	return 0;
}

static bool
here(const struct scan *s, const char *text)
{
	size_t n = strlen(text);

	return (size_t)(s->end - s->at) >= n && memcmp(s->at, text, n) == 0;
}

static int
scan_all(struct scan *s)
{
	while (s->at < s->end) {
		const char *tag = memchr(s->at, '<', (size_t)(s->end - s->at));
		char kind;

		if (tag == NULL)
			return 0;
		s->at = tag;
		kind = tag + 1 < s->end ? tag[1] : '\0';
		if (kind == '/') {
			s->depth -= s->depth > 0;
			skip_past(s, ">");
		} else if (kind == '?') {
			skip_past(s, "?>");
		} else if (kind != '!') {
			s->at++;
			if (scan_tag(s) != 0)
				return -1;
		} else if (here(s, "<!--")) {
			s->at += 4;
			skip_past(s, "-->");
		} else if (here(s, "<![CDATA[")) {
			skip_past(s, "]]>");
		} else {
			return diag_add(s->ds, &msg_xml_doctype, s->place, NULL);
		}
	}
	return 0;
}

/* The encoding that the XML declaration names; "" if none. */
static void
declared_encoding(const char *s, size_t size, char name[32])
{
	const char *end, *at;
	char quote;
	size_t n = 0;

	name[0] = '\0';
	if (size < 6 || memcmp(s, "<?xml", 5) != 0)
		return;
	end = memmem(s, size < 256 ? size : 256, "?>", 2);
	at = end != NULL ? memmem(s, (size_t)(end - s), "encoding", 8) : NULL;
	if (at == NULL)
		return;
	for (at += 8; at < end && (*at == ' ' || *at == '=' || *at == '\t' || *at == '\n'); at++)
		;
	quote = *at++;
	while (at < end && *at != quote && n < 31)
		name[n++] = *at++;
	name[n] = '\0';
}

/* UTF-8 bytes of the document.  UTF-16 (with its mark) is rewritten; *owned is then what to
 * free.  NULL after a message. */
static const char *
as_utf8(const char *bytes, size_t *size, char **owned, const struct place *place, struct diags *ds)
{
	const unsigned char *b = (const unsigned char *)bytes;
	size_t mark;
	char name[32];

	*owned = NULL;
	if (*size >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
		int32_t units = (int32_t)(*size / 2 - 1), length = 0;
		bool little = b[0] == 0xFF;
		UChar *wide = memory_new(((size_t)units + 1) * sizeof *wide);
		UErrorCode e = U_ZERO_ERROR;

		for (int32_t i = 0; i < units; i++)
			wide[i] = (UChar)(little ? b[2 * i + 2] | b[2 * i + 3] << 8
						 : b[2 * i + 2] << 8 | b[2 * i + 3]);
		*owned = memory_new((size_t)units * 3 + 1);
		u_strToUTF8WithSub(*owned, units * 3 + 1, &length, wide, units, 0xFFFF, NULL, &e);
		free(wide);
		*size = U_SUCCESS(e) ? (size_t)length : 0;
		return *owned;
	}
	mark = *size >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	declared_encoding(bytes + mark, *size - mark, name);
	if (name[0] != '\0' && strcasecmp(name, "UTF-8") != 0 &&
	    strcasecmp(name, "US-ASCII") != 0) {
		(void)diag_add(ds, &msg_xml_encoding, place, name, NULL);
		return NULL;
	}
	/* Without a mark: "<" in two bytes is UTF-16, 0x4C is "<" in EBCDIC. */
	if (*size >= 2 &&
	    ((b[0] == 0 && b[1] == '<') || (b[0] == '<' && b[1] == 0) || b[0] == 0x4C)) {
		(void)diag_add(ds, &msg_xml_encoding, place,
		    b[0] == 0x4C ? "EBCDIC" : "UTF-16 utan BOM", NULL);
		return NULL;
	}
	return bytes;
}

static int
gate_utf8(const char *bytes, size_t size, const struct place *place, struct diags *ds)
{
	struct scan s = { bytes, bytes + size, 0, 0, place, ds };

	if (size > XML_MAX_BYTES)
		return diag_add(ds, &msg_xml_too_large, place, "> 64 MB", NULL);
	return scan_all(&s);
}

int
xml_gate(const char *bytes, size_t size, const struct place *place, struct diags *ds)
{
	char *owned;
	const char *text = as_utf8(bytes, &size, &owned, place, ds);
	int result = text != NULL ? gate_utf8(text, size, place, ds) : -1;

	free(owned);
	return result;
}

static const struct message *
fault(int code)
{
	switch (code) {
	case XML_ERR_TAG_NAME_MISMATCH:
		return &msg_xml_mismatch;
	case XML_ERR_TAG_NOT_FINISHED:
	case XML_ERR_DOCUMENT_EMPTY:
	case XML_ERR_GT_REQUIRED:
		return &msg_xml_truncated;
	case XML_ERR_INVALID_CHAR:
	case XML_ERR_INVALID_ENCODING:
	case XML_ERR_INVALID_CHARREF:
		return &msg_xml_character;
	default:
		return &msg_xml_malformed;
	}
}

/* Where the first byte stands that is no UTF-8; a line of 0 if all of it is.  After such a byte
 * libxml2 goes on in another encoding and complains of what comes later. */
static struct place
bad_byte(const char *text, size_t size)
{
	struct place where = { .column = 1 };
	size_t at;

	if (utf8_is_valid(text, size, &at))
		return where;
	where.line = 1;
	for (size_t i = 0; i < at; i++) {
		where.column += ((unsigned char)text[i] & 0xC0) != 0x80;
		if (text[i] == '\n') {
			where.line++;
			where.column = 1;
		}
	}
	return where;
}

static int
report(xmlParserCtxtPtr c, const char *text, size_t size, const struct place *place,
    struct diags *ds)
{
	const struct place bad = bad_byte(text, size);
	const bool is_byte = bad.line > 0 && (int)bad.line <= c->lastError.line;
	struct place where = place != NULL ? *place : (struct place){ 0 };

	if (c->lastError.line > 0 && where.sv == NULL) {
		where.line = is_byte ? bad.line : (unsigned)c->lastError.line;
		where.column = is_byte ? bad.column : (unsigned)c->lastError.int2;
	}
	return diag_add(ds, is_byte ? &msg_xml_character : fault(c->lastError.code), &where, NULL);
}

/* Parse bytes that have passed the gate, with the context's own handlers. */
static int
run(xmlParserCtxtPtr c, const char *text, size_t size, bool rewritten, const struct place *place,
    int options, struct diags *ds)
{
	/* Without an encoding libxml2 reads our bytes where they are; with one it copies them,
	 * and then refuses more than 10 MB between two tags. */
	const char *encoding = rewritten ? "UTF-8" : NULL;
	xmlDocPtr doc = xmlCtxtReadMemory(c, text, (int)size, NULL, encoding, options);

	if (c->wellFormed && c->nsWellFormed && (doc != NULL || c->userData != c)) {
		c->myDoc = doc;
		return 0;
	}
	xmlFreeDoc(doc);
	c->myDoc = NULL;
	return report(c, text, size, place, ds);
}

static xmlParserCtxtPtr
context_new(void)
{
	xmlParserCtxtPtr c;

	start_once();
	c = xmlNewParserCtxt();
	if (c == NULL)
		memory_out();
	return c;
}

static xmlDocPtr
parse(xmlParserCtxtPtr c, const char *bytes, size_t size, const struct place *place, int options,
    struct diags *ds)
{
	xmlDocPtr doc = NULL;
	char *owned;
	const char *text = as_utf8(bytes, &size, &owned, place, ds);

	if (text != NULL && gate_utf8(text, size, place, ds) == 0 &&
	    run(c, text, size, owned != NULL, place, options, ds) == 0)
		doc = c->myDoc;
	c->myDoc = NULL;
	free(owned);
	return doc;
}

xmlDocPtr
xml_parse(const char *bytes, size_t size, const struct place *place, struct diags *ds)
{
	xmlParserCtxtPtr c = context_new();
	xmlDocPtr doc = parse(c, bytes, size, place, OPTIONS, ds);

	xmlFreeParserCtxt(c);
	return doc;
}

xmlDocPtr
xml_reader_parse(struct xml_reader *r, const char *bytes, size_t size, const struct place *place,
    struct diags *ds)
{
	/* What it remembers, short texts too, must not grow for ever. */
	if (r->parsed++ % READER_RENEWED == 0) {
		xml_reader_end(r);
		r->context = context_new();
	}
	return parse(r->context, bytes, size, place, OPTIONS | XML_PARSE_COMPACT, ds);
}

void
xml_reader_end(struct xml_reader *r)
{
	xmlFreeParserCtxt(r->context); /* NULL is allowed */
	r->context = NULL;
}

int
xml_parse_sax(const char *bytes, size_t size, const struct place *place,
    const xmlSAXHandler *handlers, void *user, struct diags *ds)
{
	xmlParserCtxtPtr c = context_new();
	char *owned;
	const char *text = as_utf8(bytes, &size, &owned, place, ds);
	int result = -1;

	*c->sax = *handlers;
	c->sax->initialized = XML_SAX2_MAGIC;
	c->userData = user;
	if (text != NULL && gate_utf8(text, size, place, ds) == 0)
		result = run(c, text, size, owned != NULL, place, OPTIONS, ds);
	xmlFreeParserCtxt(c);
	free(owned);
	return result;
}

xmlNodePtr
xml_child(const xmlNode *parent, const char *name)
{
	for (xmlNodePtr n = parent != NULL ? parent->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
			return n;
	return NULL;
}

char *
xml_text(struct arena *a, xmlDocPtr doc)
{
	xmlBufferPtr b = xmlBufferCreate();
	char *text;

	if (b == NULL)
		memory_out();
	for (xmlNodePtr n = doc->children; n != NULL; n = n->next)
		(void)xmlNodeDump(b, doc, n, 0, 0); /* into memory: cannot fail */
	text = arena_bytes(a, xmlBufferContent(b), (size_t)xmlBufferLength(b));
	xmlBufferFree(b);
	return text;
}

static void
escape(struct buf *b, const char *s, const char *special)
{
	while (*s != '\0') {
		size_t plain = strcspn(s, special);

		buf_add(b, s, plain);
		s += plain;
		if (*s == '&')
			buf_str(b, "&amp;");
		else if (*s == '<')
			buf_str(b, "&lt;");
		else if (*s == '>')
			buf_str(b, "&gt;");
		else if (*s == '"')
			buf_str(b, "&quot;");
		else if (*s != '\0')
			buf_printf(b, "&#%d;", *s); /* white space that would be normalised */
		s += *s != '\0';
	}
}

void
xml_escape(struct buf *b, const char *s)
{
	escape(b, s, "&<>\r");
}

void
xml_escape_attribute(struct buf *b, const char *s)
{
	escape(b, s, "&<>\"\r\n\t");
}

long
xml_forbidden_at(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	for (long i = 0; p[i] != '\0'; i++) {
		if (p[i] < 0x20 && p[i] != '\t' && p[i] != '\n' && p[i] != '\r')
			return i;
		if (p[i] == 0xEF && p[i + 1] == 0xBF && (p[i + 2] == 0xBE || p[i + 2] == 0xBF))
			return i; /* U+FFFE, U+FFFF */
	}
	return -1;
}
