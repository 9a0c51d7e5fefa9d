#include "engine/store/copy.h"

#include <fcntl.h>
#include <unistd.h>

#include "engine/store/connect.h"
#include "engine/store/sql.h"

enum { PAGES_AT_ONCE = 2048 };

/* A piece at a time, each brought to the disk before the next: those who work in the register wait
 * for the same disk, and would else wait for the whole copy.  The caller's transaction keeps the
 * register as it is meanwhile; with a journal of its own (WAL) that hinders no writer. */
static int
copy_pages(struct store *from, struct store *to, int file, struct diags *ds)
{
	sqlite3_backup *backup = sqlite3_backup_init(to->db, "main", from->db, "main");

	if (backup == NULL)
		return sql_fail(to, ds);
	while (sqlite3_backup_step(backup, PAGES_AT_ONCE) == SQLITE_OK)
		(void)fdatasync(file); /* for their sake; closing the copy syncs what counts */
	if (sqlite3_backup_finish(backup) != SQLITE_OK) /* gives the error of the last step */
		return sql_fail(to, ds);
	return 0;
}

static int
copy_to(struct store *from, struct store *to, const char *name, struct diags *ds)
{
	const int file = open(name, O_RDONLY | O_CLOEXEC);
	int result = copy_pages(from, to, file, ds);

	if (file >= 0)
		(void)close(file); /* nothing was written through it */
	return result;
}

int
store_copy(struct store *from, const char *name, struct diags *ds)
{
	struct store *to = store_connect(name, SQLITE_OPEN_READWRITE, ds);
	const bool in_transaction = !sqlite3_get_autocommit(from->db);
	int result = -1;

	if (to != NULL && (in_transaction || store_snapshot(from, ds) == 0)) {
		if (copy_to(from, to, name, ds) == 0)
			result = sql_run(to, SQL_USE_ONE_FILE, NO_VALUES, ds);
		if (!in_transaction)
			store_release(from);
	}
	store_close(to);
	return result;
}
