/* Names into indexes, patterns into PCRE2's code, lists in order. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/scan.h"
#include "base/text.h"
#include "engine/intake/draft.h"
#include "engine/intake/messages.h"

static void
resolve(struct draft *d, const struct reference *r)
{
	struct field_spec **all = d->fields.items;
	const char **names = arena_array(d->to->arena, d->fields.count + 1, sizeof *names);

	for (size_t i = 0; i < d->fields.count; i++) {
		names[i] = all[i]->name;
		if (strcmp(names[i], r->name) == 0) {
			*r->slot = (int)i;
			return;
		}
	}
	diag_add(d->diags, &msg_intake_unknown_field, &r->place, r->name,
	    draft_near(d, r->name, names, d->fields.count), NULL);
}

static void
unknown_piece(struct draft *d, const struct place *place, const char *name)
{
	const struct piece *all = d->pieces.items;
	const char **names = arena_array(d->to->arena, d->pieces.count + 1, sizeof *names);

	for (size_t i = 0; i < d->pieces.count; i++)
		names[i] = all[i].name;
	diag_add(d->diags, &msg_intake_unknown_piece, place, name,
	    draft_near(d, name, names, d->pieces.count), NULL);
}

static const struct piece *
find_piece(const struct draft *d, const char *name)
{
	const struct piece *all = d->pieces.items;

	for (size_t i = 0; i < d->pieces.count; i++)
		if (strcmp(all[i].name, name) == 0)
			return &all[i];
	return NULL;
}

/* "{nämnd}" at 'p': its name; a brace before a digit or comma is PCRE2's own. */
static const char *
piece_name(struct draft *d, const char *p)
{
	const char *end = strchr(p, '}');
	const char *first = p + 1;

	if (end == NULL || !scan_is_letter(utf8_next(&first, end)))
		return NULL;
	return arena_strn(d->to->arena, p + 1, (size_t)(end - p - 1));
}

/* 'text' with the words in braces put in; a backslash keeps the character after it. */
static void
expand(struct draft *d, const struct place *place, const char *text, int depth, struct buf *out)
{
	for (const char *p = text; *p != '\0'; p++) {
		const char *name = *p == '{' ? piece_name(d, p) : NULL;
		const struct piece *piece;

		if (*p == '\\' && p[1] != '\0') {
			if (p[1] == 'p' || p[1] == 'P') { /* \p{Lu}: the braces are PCRE2's */
				const char *end = p[2] == '{' ? strchr(p, '}') : NULL;

				if (end != NULL) {
					buf_add(out, p, (size_t)(end - p + 1));
					p = end;
					continue;
				}
			}
			buf_add(out, p++, 2);
			continue;
		}
		if (name == NULL) {
			buf_char(out, *p);
			continue;
		}
		if (depth == PIECE_DEPTH || (piece = find_piece(d, name)) == NULL)
			unknown_piece(d, place, name);
		else
			expand(d, &piece->place, piece->text, depth + 1, out);
		p = strchr(p, '}');
	}
}

/* Every "$name" or "${name}" of a template must be a group. */
static void
check_template(struct draft *d, const struct pending *p)
{
	const char *at = p->gives, *name;
	size_t size;

	while (at != NULL && (at = gives_group(at, &name, &size)) != NULL) {
		const char *group = arena_strn(d->to->arena, name, size);

		if (!regex_has_group(p->regex, group))
			diag_add(d->diags, &msg_intake_group, &p->regex->place, group, NULL);
	}
}

static void
compile(struct draft *d, const struct pending *p)
{
	struct buf b;
	unsigned errors = d->diags->errors;
	size_t at = 0;
	const char *what = "";

	buf_init(&b, REGEX_SIZE);
	expand(d, &p->regex->place, p->text, 0, &b);
	if (b.full)
		diag_add(d->diags, &msg_intake_too_large, &p->regex->place, "16 kB", NULL);
	else if (errors == d->diags->errors) {
		if (!regex_compile(p->regex, b.text, d->to->arena, &at, &what))
			diag_add(d->diags, &msg_intake_regex, &p->regex->place,
			    arena_printf(d->to->arena, "%zu", at + 1), what, NULL);
		else
			check_template(d, p);
	}
	buf_free(&b);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *const *
sorted(struct list *folds, size_t *count)
{
	if (folds->count > 0)
		qsort(folds->items, folds->count, sizeof(const char *), compare);
	*count = folds->count;
	return folds->items;
}

/* The plain labels in order of their text, by insertion: there are a few hundred. */
static void
sort_labels(struct draft *d)
{
	const struct label *all = d->labels.items;
	size_t *plain = arena_array(d->to->arena, d->labels.count + 1, sizeof *plain);
	size_t *patterned = arena_array(d->to->arena, d->labels.count + 1, sizeof *patterned);
	size_t n = 0, m = 0;

	for (size_t i = 0; i < d->labels.count; i++) {
		size_t at = n;

		if (all[i].fold == NULL) {
			patterned[m++] = i;
			continue;
		}
		for (; at > 0 && strcmp(all[plain[at - 1]].fold, all[i].fold) > 0; at--)
			plain[at] = plain[at - 1];
		plain[at] = i;
		n++;
	}
	d->to->label = d->labels.items;
	d->to->labels = d->labels.count;
	d->to->plain = plain;
	d->to->plain_labels = n;
	d->to->patterned = patterned;
	d->to->patterned_labels = m;
}

void
draft_link(struct draft *d)
{
	const struct reference *references = d->references.items;
	const struct pending *pending = d->pending.items;

	for (size_t i = 0; i < d->references.count; i++)
		resolve(d, &references[i]);
	for (size_t i = 0; i < d->pending.count; i++)
		compile(d, &pending[i]);
	sort_labels(d);
	d->to->field = d->fields.items;
	d->to->fields = d->fields.count;
	d->to->section_end = d->section_ends.items;
	d->to->section_ends = d->section_ends.count;
	d->to->not_titles = sorted(&d->not_titles, &d->to->not_title_count);
	d->to->empty = sorted(&d->empty, &d->to->empty_count);
}
