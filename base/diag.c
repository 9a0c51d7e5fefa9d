/* What went wrong: kept as message and arguments, made into text at the edge. */
#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

void
diags_init(struct diags *ds, struct arena *a)
{
	*ds = (struct diags){ .arena = a };
}

static const char *
keep(struct arena *a, const char *s)
{
	return s != NULL ? arena_str(a, s) : NULL;
}

static struct diag *
append(struct diags *ds)
{
	struct diag *d = arena_alloc(ds->arena, sizeof *d);

	if (ds->last != NULL)
		ds->last->next = d;
	else
		ds->first = d;
	return ds->last = d;
}

int
diag_add(struct diags *ds, const struct message *m, const struct place *place, ...)
{
	struct diag *d = append(ds);
	const char *s;
	va_list ap;

	d->message = m;
	if (place != NULL) {
		d->place = *place;
		d->place.file = keep(ds->arena, place->file);
		d->place.part = keep(ds->arena, place->part);
		d->place.sv = keep(ds->arena, place->sv);
		d->place.en = keep(ds->arena, place->en);
	}
	va_start(ap, place);
	for (int i = 0; i < DIAG_ARGS && (s = va_arg(ap, const char *)) != NULL; i++)
		d->arg[i] = arena_str(ds->arena, s);
	va_end(ap);
	ds->errors += m->severity == SEVERITY_ERROR;
	ds->warnings += m->severity == SEVERITY_WARNING;
	return -1;
}

int
diags_has(const struct diags *ds, const struct message *m)
{
	for (const struct diag *d = ds->first; d != NULL; d = d->next)
		if (d->message == m)
			return 1;
	return 0;
}

/* An argument, or its half in this language (DIAG_BOTH). */
static void
add_argument(struct buf *b, const char *s, enum language lang)
{
	const char *middle = strchr(s, '\x1f');

	if (middle == NULL)
		buf_str(b, s);
	else if (lang == LANGUAGE_SV)
		buf_add(b, s, (size_t)(middle - s));
	else
		buf_str(b, middle + 1);
}

/* Copy 'text', replacing {1} to {4}.  Not printf: a missing argument shows a question
 * mark. */
static void
expand(struct buf *b, const char *text, const char *const arg[DIAG_ARGS], enum language lang)
{
	while (*text != '\0') {
		if (text[0] == '{' && text[1] >= '1' && text[1] <= '0' + DIAG_ARGS &&
		    text[2] == '}') {
			const char *s = arg[text[1] - '1'];

			add_argument(b, s != NULL ? s : "?", lang);
			text += 3;
		} else {
			buf_char(b, *text++);
		}
	}
}

void
diag_sentence(const struct diag *d, enum language lang, struct buf *b)
{
	expand(b, lang == LANGUAGE_SV ? d->message->sv : d->message->en, d->arg, lang);
}

void
diag_hint(const struct diag *d, enum language lang, struct buf *b)
{
	const char *hint = lang == LANGUAGE_SV ? d->message->sv_hint : d->message->en_hint;

	if (hint != NULL)
		expand(b, hint, d->arg, lang);
}

void
diag_place(const struct diag *d, enum language lang, struct buf *b)
{
	const struct place *p = &d->place;

	if (p->sv != NULL)
		buf_str(b, lang == LANGUAGE_EN && p->en != NULL ? p->en : p->sv);
	else if (p->line > 0 && p->column > 0)
		buf_printf(b, "%u:%u", p->line, p->column);
	else if (p->line > 0)
		buf_printf(b, "%u", p->line);
}

void
diag_line(const struct diag *d, enum language lang, struct buf *b)
{
	size_t before;

	if (d->place.file != NULL) {
		buf_str(b, d->place.file);
		buf_str(b, ": ");
	}
	before = b->size;
	diag_place(d, lang, b);
	if (b->size > before)
		buf_str(b, ": ");
	diag_sentence(d, lang, b);
	buf_str(b, ". ");
	before = b->size;
	diag_hint(d, lang, b);
	if (b->size > before)
		buf_char(b, ' ');
	buf_char(b, '[');
	buf_str(b, d->message->name);
	buf_char(b, ']');
}

const char *
severity_name(enum severity s)
{
	static const char *const name[] = { "note", "warning", "error" };

	return name[s];
}
