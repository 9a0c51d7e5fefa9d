/* Mails as files: headers, text and what is attached, for the outbox. */
#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "engine/desk/due.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/node.h"

#define SENDER "påminnelser-från"

enum { MAIL_MAX = 1 << 20 };

/* "=?UTF-8?Q?P=C3=A5minnelser?=": header words of any characters (RFC 2047), each of at most 75
 * characters and whole letters, on lines of their own. */
static void
header_word(struct buf *b, const char *text)
{
	enum { ROOM = 60 };
	static const char begin[] = "=?UTF-8?Q?";
	size_t used = 0;

	buf_str(b, begin);
	for (const unsigned char *s = (const unsigned char *)text; *s != '\0'; s++) {
		const bool plain = (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
				   (*s >= '0' && *s <= '9');

		if (used >= ROOM - 12 && (*s & 0xC0) != 0x80) {
			buf_printf(b, "?=\r\n %s", begin);
			used = 0;
		}
		if (plain)
			buf_char(b, (char)*s);
		else
			buf_printf(b, "=%02X", *s);
		used += plain ? 1 : 3;
	}
	buf_str(b, "?=");
}

/* "Date: Sat, 21 Nov 2026 21:06:58 +0000": of this moment, or the beginning of a day. */
static const char *
date_header(struct arena *a, const struct date *of)
{
	char at[CLOCK_NOW_SIZE];
	const char *now = clock_now(at);
	const struct date day = of != NULL ? *of : date_read(arena_strn(a, now, DATE_ISO_SIZE - 1));
	const struct ymd ymd = date_ymd(day);

	return arena_printf(a, "Date: %.3s, %d %.3s %d %.8s +0000\r\n",
	    weekday_name_en(date_weekday(day)), ymd.day, month_name_en(ymd.month), ymd.year,
	    of != NULL ? "00:00:00" : now + DATE_ISO_SIZE);
}

const char *
desk_mail_day(struct desk *d, struct date day)
{
	return date_header(d->arena, &day);
}

/* Nothing that could end the header or name somebody else. */
bool
desk_is_address(const char *s)
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

/* "Content-Disposition: attachment" with a name of any letters (RFC 2231). */
static void
attachment_headers(struct buf *b, const struct mail_part *part)
{
	buf_printf(b, "Content-Type: %s\r\nContent-Transfer-Encoding: base64\r\n", part->type);
	buf_str(b, "Content-Disposition: attachment;\r\n filename*=UTF-8''");
	for (const unsigned char *s = (const unsigned char *)part->name; *s != '\0'; s++)
		if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= '0' && *s <= '9') || *s == '.' || *s == '-')
			buf_char(b, (char)*s);
		else
			buf_printf(b, "%%%02X", *s);
	buf_str(b, "\r\n\r\n");
}

static void
plain_text(struct buf *b, const char *text)
{
	buf_str(
	    b, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n");
	buf_str(b, "\r\n");
	add_lines(b, text);
}

/* The mark between parts follows from the key, which is the mail's own, so that the same mail is
 * the same bytes; base64 has no "=_". */
static void
add_body(struct buf *b, const struct mail *m, const char *mark)
{
	if (m->parts == 0) {
		plain_text(b, m->text);
		return;
	}
	buf_printf(b, "Content-Type: multipart/mixed; boundary=\"=_%.32s\"\r\n\r\n", mark);
	buf_printf(b, "--=_%.32s\r\n", mark);
	plain_text(b, m->text);
	for (size_t i = 0; i < m->parts; i++) {
		buf_printf(b, "--=_%.32s\r\n", mark);
		attachment_headers(b, &m->part[i]);
		base64_lines(b, m->part[i].bytes, m->part[i].size);
	}
	buf_printf(b, "--=_%.32s--\r\n", mark);
}

int
desk_mail_write(struct desk *d, const struct mail *m, struct buf *b, struct diags *ds)
{
	xmlDocPtr us = desk_municipality(d, ds);
	const char *from = us != NULL ? sender_of(d->arena, us) : "";
	const struct hash h = hash_of(m->key, strlen(m->key));
	char hex[HASH_HEX_SIZE];

	if (us == NULL)
		return -1;
	if (desk_is_address(from))
		buf_printf(b, "From: %s\r\n", from);
	buf_printf(b, "To: %s\r\nSubject: ", m->to);
	header_word(b, m->subject);
	buf_printf(b, "\r\n%sMessage-ID: <%.32s@kansli>\r\nMIME-Version: 1.0\r\n%s", m->date,
	    hash_hex(&h, hex), m->automatic ? "Auto-Submitted: auto-generated\r\n" : "");
	add_body(b, m, hex);
	return b->full ? diag_add(ds, &msg_desk_mail_large, NULL, m->subject, NULL) : 0;
}

const char *
desk_mail(struct desk *d, const struct person_row *to, const char *key, const char *subject,
    const char *text, struct diags *ds)
{
	const struct mail m = { .to = to->email,
		.key = key,
		.subject = subject,
		.text = text,
		.date = date_header(d->arena, NULL),
		.automatic = true };
	const char *made;
	struct buf b;

	if (!desk_is_address(to->email)) {
		(void)diag_add(ds, &msg_desk_no_address, NULL, to->name, NULL);
		return NULL;
	}
	buf_init(&b, MAIL_MAX);
	made = desk_mail_write(d, &m, &b, ds) == 0 ? arena_str(d->arena, b.text) : NULL;
	buf_free(&b);
	return made;
}

bool
desk_can_mail(struct desk *d, struct diags *ds)
{
	xmlDocPtr us = desk_municipality(d, ds);

	return us != NULL &&
	       desk_is_address(view_child_text(d->arena, xmlDocGetRootElement(us), SENDER));
}
