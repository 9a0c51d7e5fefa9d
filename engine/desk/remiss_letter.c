/* Letters to remissinstanser on their way: the reminder always, the remiss itself when its sender
 * has said where letters go. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/desk/letter.h"
#include "engine/desk/secrecy.h"
#include "engine/desk/work.h"

#define REMISS "remissmissiv"
#define REMINDER "remisspåminnelse"

static bool
leaves(const struct work *w)
{
	if (strcmp(w->matter->kind, "remiss") != 0)
		return false;
	return strcmp(w->action->name, REMINDER) == 0 ||
	       (w->desk->post_letters && strcmp(w->action->name, REMISS) == 0);
}

static const char *
mail_text(const struct work *w, const struct matter_row *cf, bool reminder)
{
	struct desk *d = w->desk;
	const struct date day = date_read(desk_field(d, w->matter, "svar-senast"));
	char words[DATE_WORDS_SIZE];

	return arena_printf(d->arena,
	    reminder ? "Vi påminner om remissen »%s«, vårt diarienummer %s.\n\n"
		       "Svaret ska ha kommit in senast den %s. Påminnelsen är bifogad.\n"
		     : "Remissen »%s«, vårt diarienummer %s, är bifogad.\n\n"
		       "Svaret ska ha kommit in senast den %s.\n",
	    cf->title, cf->key, date_words_sv(day, words));
}

int
work_letter(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	const bool reminder = strcmp(w->action->name, REMINDER) == 0;
	const char *to = desk_field(d, w->matter, "e-post");
	const struct matter_row *cf;
	struct document_row *made;
	struct letter_part part;
	struct letter l = { .day = d->day, .part = &part, .parts = 1 };
	struct outbox_row row = { .cause = w->cause };

	if (!leaves(w))
		return 0;
	cf = store_matter_by_id(d->store, d->arena, w->matter->parent, ds);
	if (cf == NULL || store_document_latest(
			      d->store, d->arena, w->matter->id, w->action->name, &made, ds) != 0)
		return -1;
	part = (struct letter_part){ .document = made->id };
	if (desk_is_address(to) && !desk_is_secret(d, w->matter)) {
		l.to = to;
		l.subject = arena_printf(
		    d->arena, reminder ? "Påminnelse om remiss, %s" : "Remiss, %s", cf->key);
		l.text = mail_text(w, cf, reminder);
	}
	l.file = arena_printf(d->arena, "%06lld %s", (long long)made->id, made->title);
	row.key = arena_printf(d->arena, "remiss-%lld", (long long)made->id);
	row.kind = l.to != NULL ? LETTER_MAIL : LETTER_PRINT;
	row.payload = letter_text(d, &l);
	return store_outbox_add(d->store, &row, ds);
}
