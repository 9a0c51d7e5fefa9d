/* The matter that a user means, and what it holds. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dnr.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

static struct matter_row *
none(struct desk *d, const char *spelling, struct diags *ds)
{
	if (ds->errors == 0)
		(void)diag_add(ds, &msg_desk_no_matter, NULL, spelling, NULL);
	(void)d;
	return NULL;
}

/* A run of digits at *s, which is moved past them; -1 if there is none or too many. */
static int
digits(const char **s)
{
	const char *from = *s;
	int n = 0;

	while (isdigit((unsigned char)**s) && *s - from < 7)
		n = n * 10 + (*(*s)++ - '0');
	return *s > from && !isdigit((unsigned char)**s) ? n : -1;
}

/* "SN/2026-09-22/§52": the item by its § number. */
static struct matter_row *
by_paragraph(struct desk *d, const char *meeting_key, const char *number, struct diags *ds)
{
	struct matter_row *meeting;
	struct item_row *item;
	int n;

	while (*number == ' ' || text_starts(number, "\xC2\xA0"))
		number += *number == ' ' ? 1 : 2;
	n = digits(&number);
	if (n <= 0 || *number != '\0' ||
	    store_matter_find(d->store, d->arena, meeting_key, &meeting, ds) != 0 ||
	    meeting == NULL ||
	    store_item_by_paragraph(d->store, d->arena, meeting->id, n, &item, ds) != 0 ||
	    item == NULL)
		return NULL;
	return store_matter_by_id(d->store, d->arena, item->matter, ds);
}

/* CODE/DAY and what may follow.  The code may be in small letters. */
static bool
split_meeting(struct desk *d, const char *s, char **meeting_key, const char **rest)
{
	const char *slash = strchr(s, '/');
	char *code, day[DATE_ISO_SIZE];
	struct date date;

	if (slash == NULL || strlen(slash + 1) < DATE_ISO_SIZE - 1)
		return false;
	memcpy(day, slash + 1, DATE_ISO_SIZE - 1);
	day[DATE_ISO_SIZE - 1] = '\0';
	date = date_read(day);
	*rest = slash + DATE_ISO_SIZE;
	if (date_is_none(date))
		return false;
	code = arena_strn(d->arena, s, (size_t)(slash - s));
	for (char *p = code; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	*meeting_key = arena_printf(d->arena, "%s/%s", code, day);
	if (**rest == '-') {
		const char *number = *rest + 1;
		int n = digits(&number);

		if (n < 2)
			return false;
		*meeting_key = arena_printf(d->arena, "%s-%d", *meeting_key, n);
		*rest = number;
	}
	return **rest == '\0' || **rest == '/';
}

/* A case by its number, in any spelling; or what lies below it: "SN 2026/17/remiss-3". */
static struct matter_row *
by_number(struct desk *d, const char *s, struct diags *ds)
{
	const char *slash = strrchr(s, '/');
	const size_t size = slash != NULL && !isdigit((unsigned char)slash[1])
				? (size_t)(slash - s)
				: strlen(s);
	struct matter_row *m = NULL;
	struct dnr n;

	if (!dnr_read(s, size, &n) || store_matter_by_number(d->store, d->arena, n.code, n.year,
					  (int)n.number, &m, ds) != 0)
		return NULL;
	if (m != NULL && s[size] != '\0')
		(void)store_matter_find(d->store, d->arena,
		    arena_printf(d->arena, "%s%s", m->key, s + size), &m, ds);
	return m;
}

struct matter_row *
desk_matter(struct desk *d, const char *spelling, struct diags *ds)
{
	const char *s = text_nfc(d->arena, text_squeeze(d->arena, spelling, strlen(spelling)));
	struct matter_row *m = NULL;
	const char *rest;
	char *meeting;

	if (split_meeting(d, s, &meeting, &rest)) {
		if (text_starts(rest, "/§"))
			m = by_paragraph(d, meeting, rest + strlen("/§"), ds);
		else
			(void)store_matter_find(d->store, d->arena,
			    arena_printf(d->arena, "%s%s", meeting, rest), &m, ds);
	} else if (store_matter_find(d->store, d->arena, s, &m, ds) == 0 && m == NULL) {
		m = by_number(d, s, ds);
	}
	return m != NULL ? m : none(d, spelling, ds);
}

const char *
desk_field(struct desk *d, const struct matter_row *m, const char *name)
{
	struct diags quiet;
	xmlDocPtr doc;
	const char *text;

	diags_init(&quiet, d->arena);
	doc = data_read(m, &quiet);
	if (doc == NULL)
		return "";
	text = data_get(d->arena, doc, name);
	xmlFreeDoc(doc);
	return text;
}

int
desk_fields(struct desk *d, const struct matter_row *m, const struct desk_value **values,
    size_t *count, struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	xmlDocPtr doc = c != NULL ? data_read(m, ds) : NULL;
	struct desk_value *v;

	*count = 0;
	if (doc == NULL)
		return -1;
	v = arena_array(d->arena, c->field_count + 1, sizeof *v);
	for (size_t i = 0; i < c->field_count; i++) {
		const struct chart_field *f = &c->fields[i];
		const char *text = data_get(d->arena, doc, f->name);

		if (*text != '\0')
			v[(*count)++] = (struct desk_value){ f->name, f->title, text, f->type };
	}
	xmlFreeDoc(doc);
	*values = v;
	return 0;
}
