#include "engine/store/upgrade.h"

#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "engine/store/connect.h"
#include "engine/store/copy.h"
#include "engine/store/messages.h"
#include "engine/store/search.h"
#include "engine/store/sql.h"
#include "engine/store/upgrade_tables.h"

enum { VERSION_SIZE = 24, COPIES_A_DAY = 100 };

/* The tables are moved over by the names of their columns; what has to be computed besides:
 * a notice's time ran from its posting, before there could be several boards. */
static const struct upgrade_step steps[] = {
	{ 0, "" },
	{ 1, "update notices set starts = posted" },
	{ 2, "" },
};

static char *
version_text(int64_t version, char to[VERSION_SIZE])
{
	(void)snprintf(to, VERSION_SIZE, "%lld", (long long)version);
	return to;
}

/* FILE.v0-20261121.bak, or FILE.v0-20261121-2.bak if that is taken. */
static const char *
copy_name(struct store *s, int64_t version)
{
	const struct ymd today = date_ymd(clock_today());
	const char *name = NULL;

	for (int i = 1; i <= COPIES_A_DAY; i++) {
		char more[16] = "";

		if (i > 1)
			(void)snprintf(more, sizeof more, "-%d", i);
		name = arena_printf(s->arena, "%s.v%lld-%04d%02d%02d%s.bak", s->path,
		    (long long)version, today.year, today.month, today.day, more);
		if (access(name, F_OK) != 0)
			break;
	}
	return name;
}

static int
verify(const char *temporary, const char *name, struct diags *ds)
{
	struct store *copy = store_connect(temporary, SQLITE_OPEN_READWRITE, ds);
	int result = -1;

	if (copy != NULL) {
		copy->path = arena_str(copy->arena, name);
		result = store_check_structure(copy, ds);
	}
	store_close(copy);
	return result;
}

/* The copy is read through a connection of its own: ours holds the lock. */
static int
keep_copy(struct store *s, const char *name, struct diags *ds)
{
	char *temporary = file_temporary(ds->arena, name, ds);
	struct store *reader;
	int result = -1;

	if (temporary == NULL)
		return -1;
	reader = store_connect(s->path, SQLITE_OPEN_READWRITE, ds);
	if (reader != NULL && store_copy(reader, temporary, ds) == 0)
		result = verify(temporary, name, ds);
	store_close(reader);
	if (result == 0)
		return file_publish(temporary, name, false, ds);
	(void)unlink(temporary); /* best effort: the failure is reported already */
	return -1;
}

static int
failed(struct store *s, int64_t version, const char *why, struct diags *ds)
{
	const struct place place = store_place(s);
	char from[VERSION_SIZE], to[VERSION_SIZE];

	return diag_add(ds, &msg_store_upgrade_failed, &place, version_text(version, from),
	    version_text(STORE_VERSION, to), why, NULL);
}

static int
carry_out(struct store *s, const struct upgrade_step *step, size_t count, int64_t version,
    struct diags *ds)
{
	const struct place place = store_place(s);
	char from[VERSION_SIZE], to[VERSION_SIZE];
	int64_t at = version;
	const char *why = upgrade_tables(s, ds);

	if (why != NULL)
		return failed(s, version, why, ds);
	for (size_t i = 0; i < count; i++) {
		if (step[i].from != at)
			continue;
		if (sqlite3_exec(s->db, step[i].sql, NULL, NULL, NULL) != SQLITE_OK)
			return failed(s, version, sqlite3_errmsg(s->db), ds);
		at++;
	}
	if (at != STORE_VERSION)
		return diag_add(ds, &msg_store_too_old, &place, version_text(version, from),
		    version_text(STORE_VERSION, to), NULL);
	if (store_texts_make(s, ds) != 0 || store_check_structure(s, ds) != 0)
		return -1;
	return sql_run(s, SQL_MARK_VERSION, NO_VALUES, ds);
}

static int
upgrade_locked(struct store *s, const struct upgrade_step *step, size_t count, struct diags *ds)
{
	const struct place place = store_place(s);
	char from[VERSION_SIZE], to[VERSION_SIZE];
	const char *copy;
	int64_t version;

	if (sql_int(s, SQL_VERSION, NO_VALUES, &version, ds) != 0)
		return -1;
	if (version == STORE_VERSION)
		return 0;
	copy = copy_name(s, version);
	if (keep_copy(s, copy, ds) != 0 || carry_out(s, step, count, version, ds) != 0)
		return -1;
	if (store_commit(s, ds) != 0)
		return -1;
	diag_add(ds, &msg_store_upgraded, &place, version_text(version, from),
	    version_text(STORE_VERSION, to), copy, NULL);
	return 0;
}

int
store_upgrade_by(struct store *s, const struct upgrade_step *step, size_t count, struct diags *ds)
{
	int result = -1;

	/* References are looked through at the end: while tables move they lead nowhere. */
	if (sql_run(s, SQL_LEAVE_KEYS, NO_VALUES, ds) != 0 ||
	    sql_run(s, SQL_UPGRADE_KEEP_NAMES, NO_VALUES, ds) != 0)
		return -1;
	if (store_begin(s, ds) == 0) {
		result = upgrade_locked(s, step, count, ds);
		store_rollback(s); /* nothing, if it has been committed */
	}
	return sql_run(s, SQL_USE_KEYS, NO_VALUES, ds) == 0 ? result : -1;
}

int
store_upgrade(struct store *s, struct diags *ds)
{
	return store_upgrade_by(s, steps, sizeof steps / sizeof steps[0], ds);
}
