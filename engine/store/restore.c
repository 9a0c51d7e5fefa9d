/* A backup put in the register's place. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/messages.h"
#include "base/reason.h"
#include "engine/store/check.h"
#include "engine/store/connect.h"
#include "engine/store/messages.h"
#include "engine/store/sql.h"

enum { NAMES_A_DAY = 1000 };

static const char *const beside[] = { "-wal", "-shm", "-journal" };

/* Everything that is in the register comes into its one file, which takes that nobody else has it
 * open: what another program had beside a file that was exchanged would spoil the new one.
 * 'damaged': it is no register that can be opened, so that nobody works in it. */
static int
make_quiet(const char *path, bool *damaged, struct diags *ds)
{
	const struct place place = { .file = path };
	struct diags own;
	struct store *s;
	int result = -1;

	diags_init(&own, ds->arena);
	s = store_connect(path, SQLITE_OPEN_READWRITE, &own);
	if (s != NULL)
		result = sql_run(s, SQL_USE_ONE_FILE, NO_VALUES, &own);
	store_close(s);
	*damaged = result != 0;
	for (const struct diag *d = own.first; d != NULL; d = d->next)
		if (d->message == &msg_store_busy)
			return diag_add(ds, &msg_store_busy, &place, NULL);
	return 0;
}

/* The register gets another name as well; the first that is free. */
static const char *
keep_old(const char *path, bool damaged, struct diags *ds)
{
	const struct ymd today = date_ymd(clock_today());
	const struct place place = { .file = path };

	for (int i = 1; i <= NAMES_A_DAY; i++) {
		const char *name = arena_printf(ds->arena, "%s.ersatt-%04d%02d%02d-%d", path,
		    today.year, today.month, today.day, i);

		if (link(path, name) == 0) {
			for (size_t k = 0; damaged && k < sizeof beside / sizeof *beside; k++)
				(void)rename(arena_printf(ds->arena, "%s%s", path, beside[k]),
				    arena_printf(ds->arena, "%s%s", name, beside[k]));
			return name; /* most often nothing lies beside it */
		}
		if (errno != EEXIST)
			break;
	}
	(void)diag_add(ds, &msg_file_cannot_write, &place, reason_of(errno), NULL);
	return NULL;
}

int
store_restore(const char *from, const char *to, bool force, const char **kept,
    struct store_report *report, struct diags *ds)
{
	struct store *s = store_open(from, STORE_READ, ds);
	const char *ready = arena_printf(ds->arena, "%s.ny", to);
	bool damaged;
	struct stat is;
	int result = -1;

	*kept = NULL;
	if (s == NULL)
		return -1;
	if (stat(to, &is) != 0)
		result = store_backup(s, to, false, report, ds);
	else if (!force)
		(void)diag_add(ds, &msg_file_exists, &(struct place){ .file = to }, NULL);
	else if (store_backup(s, ready, true, report, ds) == 0 &&
		 make_quiet(to, &damaged, ds) == 0 && (*kept = keep_old(to, damaged, ds)) != NULL)
		result = rename(ready, to) == 0
			     ? 0
			     : diag_add(ds, &msg_file_cannot_write, &(struct place){ .file = to },
				   reason_of(errno), NULL);
	if (result != 0)
		(void)unlink(ready); /* not there, in most cases */
	store_close(s);
	return result;
}
