#include "engine/desk/parties.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

static const char *
clean(struct desk *d, const char *text)
{
	return text != NULL ? text_nfc(d->arena, text) : NULL;
}

int
desk_party_check(const struct party_row *p, struct diags *ds)
{
	const char *at = p->address != NULL ? strchr(p->address, '@') : NULL;

	if (*p->name == '\0')
		return diag_add(ds, &msg_desk_party_name, NULL, NULL);
	if (p->channel != NULL && strcmp(p->channel, "e-post") == 0 && p->address != NULL &&
	    (at == NULL || at == p->address || strchr(at, '.') == NULL))
		return diag_add(ds, &msg_desk_party_email, NULL, p->address, NULL);
	return 0;
}

/* The row, and the event with the same in its data. */
int
desk_party_write(struct desk *d, const struct matter_row *m, const struct party_row *p,
    struct desk_report *report, struct diags *ds)
{
	const struct chart_value all[] = { { "part", p->name }, { "roll", p->role },
		{ "adress", p->address }, { "kanal", p->channel } };
	struct chart_value v[sizeof all / sizeof *all];
	size_t n = 0;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].text != NULL)
			v[n++] = all[i];
	desk_say(d, report, DID_STAY, m->key, DESK_PARTY);
	if (store_party_put(d->store, p, ds) != 0)
		return -1;
	return desk_log(d, m, DESK_PARTY, data_of_values(d, v, n), NULL, ds);
}

int
desk_party_put(struct desk *d, const struct matter_row *m, const struct party_row *given,
    struct desk_report *report, struct diags *ds)
{
	const struct party_row p = { .matter = m->id,
		.name = text_squeeze(d->arena, clean(d, given->name), strlen(given->name)),
		.role = clean(d, given->role),
		.address = clean(d, given->address),
		.channel = clean(d, given->channel) };
	const char *const *roles;
	size_t n;

	report->key = m->key;
	if (desk_check_open(m, ds) != 0 || desk_party_check(&p, ds) != 0 ||
	    desk_roles(d, m->body, &roles, &n, ds) != 0 || desk_check_day(d, m, d->day, ds) != 0 ||
	    store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, desk_party_write(d, m, &p, report, ds), ds);
}

int
desk_parties(struct desk *d, const struct matter_row *m, struct party_row **row, size_t *count,
    struct diags *ds)
{
	return store_parties(d->store, d->arena, m->id, row, count, ds);
}
