/* Who may do what: the roles that come with mandates. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

static bool
holds(const struct mandate_row *m, struct date day)
{
	return (date_is_none(m->from) || m->from.n <= day.n) &&
	       (date_is_none(m->to) || day.n <= m->to.n);
}

/* Roles are spelt with blanks in lists of people, with dashes in flows. */
static const char *
as_in_flows(struct arena *a, const char *role)
{
	char *s = arena_str(a, role);

	for (char *p = s; (p = strchr(p, ' ')) != NULL;)
		*p = '-';
	return s;
}

static int
all_roles(struct desk *d, const char **role, size_t *count, struct diags *ds)
{
	const struct flow_world *w = desk_world(d, ds);

	if (w == NULL)
		return -1;
	for (*count = 0; *count < w->role_count && *count < DESK_MAX_ROLES; ++*count)
		role[*count] = w->roles[*count].name;
	return 0;
}

static int
unknown_user(struct desk *d, struct diags *ds)
{
	struct person_row *p;
	const char *list = "";
	size_t n;

	if (store_persons(d->store, d->arena, &p, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (p[i].user != NULL)
			list = arena_printf(
			    d->arena, "%s%s%s", list, *list != '\0' ? ", " : "", p[i].user);
	return diag_add(ds, &msg_desk_unknown_user, NULL, d->user, list, NULL);
}

/* Is it somebody's user id or name? */
static bool
is_known(const struct person_row *p, size_t n, const char *who)
{
	size_t name = strcspn(who, ",");

	for (size_t i = 0; i < n; i++)
		if ((p[i].user != NULL && text_same_word(p[i].user, who)) ||
		    (strlen(p[i].name) == name && strncmp(p[i].name, who, name) == 0))
			return true;
	return false;
}

int
desk_look_at_person(struct desk *d, const char *who, struct diags *ds)
{
	struct person_row *p;
	const char **name, *near;
	size_t n;

	if (store_persons(d->store, d->arena, &p, &n, ds) != 0)
		return -1;
	if (*who == '\0' || is_known(p, n, who))
		return 0;
	name = arena_array(d->arena, n + 1, sizeof *name);
	for (size_t i = 0; i < n; i++)
		name[i] = p[i].name;
	near = text_nearest(d->arena, who, name, n);
	if (near != NULL)
		(void)diag_add(ds, &msg_desk_person_near, NULL, who, near, NULL);
	return 0;
}

int
desk_roles(
    struct desk *d, const char *body, const char *const **roles, size_t *count, struct diags *ds)
{
	const char **role = arena_array(d->arena, DESK_MAX_ROLES, sizeof *role);
	struct mandate_row *m;
	size_t n;

	*roles = role;
	*count = 0;
	if (d->person == NULL)
		return d->trial ? all_roles(d, role, count, ds) : unknown_user(d, ds);
	if (store_mandates_of(d->store, d->arena, d->person->id, &m, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n && *count < DESK_MAX_ROLES; i++)
		if (holds(&m[i], d->day) &&
		    (m[i].body == NULL || body == NULL || strcmp(m[i].body, body) == 0))
			role[(*count)++] = as_in_flows(d->arena, m[i].role);
	return 0;
}
