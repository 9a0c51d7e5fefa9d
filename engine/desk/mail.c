/* One mail as a file: headers and text, to be put into the outbox. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "engine/desk/due.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/node.h"

#define SENDER "påminnelser-från"

enum { MAIL_MAX = 1 << 20 };

/* "=?UTF-8?Q?P=C3=A5minnelser?=": a header word of any characters (RFC 2047). */
static void
header_word(struct buf *b, const char *text)
{
	buf_str(b, "=?UTF-8?Q?");
	for (const unsigned char *s = (const unsigned char *)text; *s != '\0'; s++)
		if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= '0' && *s <= '9'))
			buf_char(b, (char)*s);
		else
			buf_printf(b, "=%02X", *s);
	buf_str(b, "?=");
}

/* "Sat, 21 Nov 2026 21:06:58 +0000", of this moment. */
static void
date_header(struct desk *d, struct buf *b)
{
	char at[CLOCK_NOW_SIZE];
	const char *now = clock_now(at);
	const struct date day = date_read(arena_strn(d->arena, now, DATE_ISO_SIZE - 1));
	const struct ymd ymd = date_ymd(day);

	buf_printf(b, "Date: %.3s, %d %.3s %d %.8s +0000\r\n", weekday_name_en(date_weekday(day)),
	    ymd.day, month_name_en(ymd.month), ymd.year, now + DATE_ISO_SIZE);
}

/* Nothing that could end the header or name somebody else. */
static bool
is_address(const char *s)
{
	if (s == NULL || strchr(s, '@') == NULL)
		return false;
	for (; *s != '\0'; s++)
		if ((unsigned char)*s <= ' ' || (unsigned char)*s >= 0x7F ||
		    strchr("<>(),;:\"\\[]", *s) != NULL)
			return false;
	return true;
}

/* Lines end as mail wants it. */
static void
add_lines(struct buf *b, const char *text)
{
	char last = '\0';

	for (const char *p = text; *p != '\0'; last = *p++) {
		if (*p == '\n' && last != '\r')
			buf_char(b, '\r');
		buf_char(b, *p);
	}
	if (last != '\n')
		buf_str(b, "\r\n");
}

/* Whom the mails are from: the address that they are sent from, else the municipality's. */
static const char *
sender_of(struct arena *a, xmlDocPtr us)
{
	xmlNodePtr root = xmlDocGetRootElement(us);
	const char *own = view_child_text(a, root, SENDER);

	return *own != '\0' ? own : view_child_text(a, root, "e-post");
}

const char *
desk_mail(struct desk *d, const struct person_row *to, const char *key, const char *subject,
    const char *text, struct diags *ds)
{
	xmlDocPtr us = desk_municipality(d, ds);
	const char *from = us != NULL ? sender_of(d->arena, us) : "";
	const struct hash h = hash_of(key, strlen(key));
	char hex[HASH_HEX_SIZE];
	const char *made;
	struct buf b;

	if (!is_address(to->email)) {
		(void)diag_add(ds, &msg_desk_no_address, NULL, to->name, NULL);
		return NULL;
	}
	buf_init(&b, MAIL_MAX);
	if (is_address(from))
		buf_printf(&b, "From: %s\r\n", from);
	buf_printf(&b, "To: %s\r\nSubject: ", to->email);
	header_word(&b, subject);
	buf_str(&b, "\r\n");
	date_header(d, &b);
	buf_printf(&b,
	    "Message-ID: <%.32s@kansli>\r\nMIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
	    "Auto-Submitted: auto-generated\r\n\r\n",
	    hash_hex(&h, hex));
	add_lines(&b, text);
	made = arena_str(d->arena, b.text);
	buf_free(&b);
	return made;
}

bool
desk_can_mail(struct desk *d, struct diags *ds)
{
	xmlDocPtr us = desk_municipality(d, ds);

	return us != NULL &&
	       is_address(view_child_text(d->arena, xmlDocGetRootElement(us), SENDER));
}
