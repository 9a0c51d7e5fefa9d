#include "engine/store/registry.h"

#include "engine/store/sql.h"

int
store_marking_add(struct store *s, const struct marking_row *row, struct diags *ds)
{
	return sql_run(s, SQL_MARKING_ADD,
	    VALUES(INT(row->matter), INT(row->number), TEXT_OR_NULL(row->provision), DAY(row->day),
		TEXT(row->authority), TEXT_OR_NULL(row->open_title)),
	    ds);
}

int
store_party_put(struct store *s, const struct party_row *row, struct diags *ds)
{
	return sql_run(s, SQL_PARTY_PUT,
	    VALUES(INT(row->matter), TEXT(row->name), TEXT_OR_NULL(row->role),
		TEXT_OR_NULL(row->address), TEXT_OR_NULL(row->channel)),
	    ds);
}

static void
read_party(struct reader *r, void *row)
{
	struct party_row *p = row;

	p->matter = read_int(r);
	p->name = read_text(r);
	p->role = read_text(r);
	p->address = read_text(r);
	p->channel = read_text(r);
	p->in = (int)read_int(r);
	p->out = (int)read_int(r);
	p->recipient = read_int(r) != 0;
}

int
store_parties(struct store *s, struct arena *a, int64_t matter, struct party_row **rows,
    size_t *count, struct diags *ds)
{
	static const struct shape shape = { sizeof(struct party_row), read_party };

	*rows = sql_rows(s, a, SQL_PARTIES, VALUES(INT(matter)), &shape, count, ds);
	return *rows == NULL ? -1 : 0;
}
