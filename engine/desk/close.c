/* Ending a matter, or saying what hinders. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

static int
hindered(const char *by, struct diags *ds)
{
	return diag_add(ds, &msg_desk_not_closed, NULL, by, NULL);
}

/* An åtgärd that asks for something, such as why a case is withdrawn, is a decision of its own and
 * no mere closing. */
static bool
asks(const struct chart_action *a)
{
	for (size_t i = 0; i < a->form_count; i++)
		if (a->form[i].required && a->form[i].otherwise.text == NULL)
			return true;
	return false;
}

/* The reasons of the åtgärder that would end it; *open gets one that can be pressed. */
static int
ask_actions(struct desk *d, const struct matter_row *m, const struct chart *c, const char **open,
    struct diags *ds)
{
	const struct chart_answers *all = desk_why(d, m, ds);

	*open = NULL;
	for (size_t i = 0; all != NULL && i < all->count; i++) {
		const struct chart_answer *a = &all->items[i];

		if (!a->here || asks(a->action) ||
		    !chart_ends(c, &c->transitions[a->action->transition]))
			continue;
		if (a->open)
			*open = a->action->id;
		for (size_t k = 0; k < a->reason_count; k++)
			if (a->reasons[k].strength == STRENGTH_STOP)
				(void)hindered(a->reasons[k].text, ds);
	}
	return all != NULL ? 0 : -1;
}

static int
ask_conditions(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	const struct step_reason *reason;
	size_t n;

	if (desk_hinders(d, m, &reason, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		(void)hindered(reason[i].text, ds);
	return 0;
}

int
desk_ask_children(
    struct desk *d, const struct matter_row *m, const struct message *hinders, struct diags *ds)
{
	struct matter_row *child;
	size_t n;

	if (store_matter_children(d->store, d->arena, m->id, NULL, &child, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (date_is_none(child[i].closed))
			(void)diag_add(ds, hinders, NULL,
			    arena_printf(d->arena, "%s är inte avslutat: %s", child[i].key,
				desk_status(d, &child[i], ds)),
			    NULL);
	return 0;
}

static int
ask_recipients(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct recipient_row *who;
	struct item_row *item;
	size_t n;

	if (store_item_decided(d->store, d->arena, m->id, &item, ds) != 0)
		return -1;
	if (item == NULL)
		return 0;
	if (store_recipients(d->store, d->arena, item->matter, &who, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (date_is_none(who[i].sent))
			(void)hindered(
			    arena_printf(d->arena, "%s har inte fått beslutet", who[i].name), ds);
	return 0;
}

static int
ask_deadlines(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct deadline_row *row;
	char iso[DATE_ISO_SIZE];
	size_t n;

	if (store_deadlines(d->store, d->arena, m->id, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (row[i].state == DEADLINE_ACTIVE)
			(void)hindered(arena_printf(d->arena, "fristen »%s«, %s, är inte uppfylld",
					   row[i].title, date_iso(row[i].day, iso)),
			    ds);
	return 0;
}

int
desk_case_close(struct desk *d, const struct matter_row *m, const char *reason,
    struct desk_report *report, struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	struct desk_press press = { .reason = reason };
	unsigned errors = ds->errors;
	char iso[DATE_ISO_SIZE];

	report->key = m->key;
	if (c == NULL)
		return -1;
	if (!date_is_none(m->closed))
		return diag_add(ds, &msg_desk_closed, NULL, m->key, date_iso(m->closed, iso), NULL);
	if (desk_ask_children(d, m, &msg_desk_not_closed, ds) != 0 || ask_recipients(d, m, ds) != 0)
		return -1;
	if (ds->errors == errors && ask_actions(d, m, c, &press.action, ds) == 0 &&
	    press.action != NULL)
		return desk_do(d, m, &press, report, ds);
	errors = ds->errors;
	if (ask_conditions(d, m, ds) != 0)
		return -1;
	if (ds->errors == errors) /* nothing leads to the end from where it stands */
		(void)hindered(
		    arena_printf(d->arena, "det är i läget »%s«", desk_status(d, m, ds)), ds);
	(void)ask_deadlines(d, m, ds); /* it fails in any case */
	return -1;
}
