#include "engine/store/copy.h"

#include "engine/store/connect.h"
#include "engine/store/sql.h"

static int
copy_pages(struct store *from, struct store *to, struct diags *ds)
{
	sqlite3_backup *backup = sqlite3_backup_init(to->db, "main", from->db, "main");

	if (backup == NULL)
		return sql_fail(to, ds);
	/* All in one step: with a journal of its own (WAL) it hinders no writer. */
	(void)sqlite3_backup_step(backup, -1); /* backup_finish gives the error */
	if (sqlite3_backup_finish(backup) != SQLITE_OK)
		return sql_fail(to, ds);
	return 0;
}

int
store_copy(struct store *from, const char *name, struct diags *ds)
{
	struct store *to = store_connect(name, SQLITE_OPEN_READWRITE, ds);
	int result = -1;

	if (to != NULL && copy_pages(from, to, ds) == 0)
		result = sql_run(to, SQL_USE_ONE_FILE, NO_VALUES, ds);
	store_close(to);
	return result;
}
