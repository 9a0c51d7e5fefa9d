/* kansli remiss list: who got a remiss and has answered; and all that are waited for. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "cli/at_desk.h"
#include "cli/table.h"

static const char *const names[] = { "ärende", "remissinstans", "läge", "skickad", "svar senast",
	"svarade", "ställningstagande", "handläggare", "anstånd" };

enum { COLUMNS = sizeof names / sizeof *names };

struct row {
	const struct matter_row *matter;
	const char *status, *answer_by, *answered;
	const char *officer;           /* of the case */
	const char *extended, *reason; /* when it got more time, and why; "" */
	bool late;
};

static bool
is_late(const struct cli *c, const struct row *r)
{
	const struct date last = date_read(r->answer_by);

	return *r->answered == '\0' && !date_is_none(last) && last.n < desk_day(c->desk).n;
}

static const char *
officer_of(struct cli *c, const struct matter_row *m)
{
	const struct matter_row *cf =
	    m->parent != 0 ? store_matter_by_id(desk_store(c->desk), c->arena, m->parent, &c->diags)
			   : NULL;

	return cf != NULL && cf->officer != NULL ? cf->officer : "";
}

/* Those that are left by --unanswered, or that are waited for of all cases. */
static int
collect(struct cli *c, const struct matter_row *m, size_t n, bool waiting, struct list *all)
{
	for (size_t i = 0; i < n; i++) {
		struct row r = { .matter = &m[i],
			.status = desk_status(c->desk, &m[i], &c->diags),
			.answer_by = desk_field(c->desk, &m[i], "svar-senast"),
			.answered = desk_field(c->desk, &m[i], "svarsdag"),
			.extended = desk_field(c->desk, &m[i], "anstånd"),
			.officer = officer_of(c, &m[i]) };

		if (r.status == NULL || c->diags.errors > 0)
			return -1;
		if (waiting && (*r.answered != '\0' || !date_is_none(m[i].closed)))
			continue;
		r.late = is_late(c, &r);
		r.reason = *r.extended != '\0' ? desk_field(c->desk, &m[i], "skäl") : "";
		*(struct row *)list_add(c->arena, all, sizeof r) = r;
	}
	return 0;
}

static int
by_day(const void *one, const void *other)
{
	const struct row *a = one, *b = other;
	const int order = strcmp(a->answer_by, b->answer_by);

	return order != 0 ? order
			  : (a->matter->id > b->matter->id) - (a->matter->id < b->matter->id);
}

static void
row_object(struct cli *c, struct json *j, const struct row *r)
{
	json_object(j);
	json_member(j, "matter", r->matter->key);
	json_member(j, "case", r->matter->parent_key);
	json_member(j, "recipient", r->matter->title);
	json_member(j, "status", r->status);
	json_member(j, "sent", desk_field(c->desk, r->matter, "skickad"));
	json_member(j, "answer_by", r->answer_by);
	json_member_bool(j, "late", r->late);
	json_member(j, "answered", r->answered);
	json_member(j, "position", desk_field(c->desk, r->matter, "ställningstagande"));
	json_member(j, "officer", r->officer);
	if (*r->extended != '\0') {
		json_member(j, "extended", r->extended);
		json_member(j, "reason", r->reason);
	}
	json_object_end(j);
}

static struct table *
table_of(struct cli *c, const struct row *r, size_t n)
{
	struct table *table = table_new(c->arena, COLUMNS);

	for (size_t i = 0; i < n; i++) {
		table_cell_add(table, r[i].matter->key);
		table_cell_add(table, r[i].matter->title);
		table_cell_add(table, r[i].status);
		table_cell_add(table, desk_field(c->desk, r[i].matter, "skickad"));
		table_cell_add(table, r[i].answer_by);
		table_cell_add(table, r[i].late ? "försenat" : r[i].answered);
		table_cell_add(table, desk_field(c->desk, r[i].matter, "ställningstagande"));
		table_cell_add(table, r[i].officer);
		table_cell_add(table, *r[i].extended != '\0'
					  ? arena_printf(c->arena, "anstånd: %s", r[i].reason)
					  : NULL);
	}
	return table;
}

static int
write_all(struct cli *c, const struct row *r, size_t n)
{
	const struct table *table = table_of(c, r, n);
	struct json j;

	if (cli_has(c, OPTION_CSV) && cli_csv(c, table, names) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		table_write(table, c->out);
		return 0;
	}
	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		row_object(c, &j, &r[i]);
	json_array_end(&j);
	json_end(&j);
	return 0;
}

int
command_remiss_list(struct cli *c)
{
	const bool one = c->operands > 0;
	struct store *store;
	struct list all = { 0 };
	const struct matter_row *cf = NULL;
	struct matter_row *m;
	const char *body;
	size_t n;

	if (cli_desk(c, STORE_READ) == NULL ||
	    (one && (cf = cli_matter(c, 0, STORE_READ)) == NULL) || cli_body(c, &body) != 0)
		return -1;
	store = desk_store(c->desk);
	if ((one ? store_matter_children(store, c->arena, cf->id, "remiss", &m, &n, &c->diags)
		 : store_remisser_open(store, c->arena, body, &m, &n, &c->diags)) != 0 ||
	    collect(c, m, n, !one || cli_has(c, OPTION_UNANSWERED), &all) != 0)
		return -1;
	if (!one && all.count > 0)
		qsort(all.items, all.count, sizeof(struct row), by_day);
	return write_all(c, all.items, all.count);
}
