#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/messages.h"
#include "engine/store/check.h"
#include "engine/store/copy.h"
#include "engine/store/messages.h"
#include "engine/store/sql.h"

/* The name may be another one of the register's own file. */
static int
check_name(const struct store *s, const char *to, bool force, struct diags *ds)
{
	const struct place place = { .file = to };
	struct stat is, other;

	if (stat(to, &other) != 0)
		return 0;
	if (stat(s->path, &is) == 0 && is.st_dev == other.st_dev && is.st_ino == other.st_ino)
		return diag_add(ds, &msg_backup_self, &place, NULL);
	if (!force)
		return diag_add(ds, &msg_file_exists, &place, NULL);
	return 0;
}

/* What is found is said of the name that the copy is to have. */
static int
verify(const char *copy, const char *to, struct store_report *report, struct diags *ds)
{
	const struct place place = { .file = to };
	struct store *s = store_open(copy, STORE_READ, ds);
	int result = -1;

	if (s != NULL) {
		s->path = arena_str(s->arena, to);
		result = store_check(s, report, ds);
	}
	store_close(s);
	return result == 0 ? 0 : diag_add(ds, &msg_backup_not_whole, &place, NULL);
}

int
store_backup(
    struct store *s, const char *to, bool force, struct store_report *report, struct diags *ds)
{
	char *temporary;

	*report = (struct store_report){ 0 };
	if (check_name(s, to, force, ds) != 0)
		return -1;
	temporary = file_temporary(ds->arena, to, ds);
	if (temporary == NULL)
		return -1;
	if (store_copy(s, temporary, ds) == 0 && verify(temporary, to, report, ds) == 0)
		return file_publish(temporary, to, force, ds);
	(void)unlink(temporary); /* best effort: the failure is reported already */
	return -1;
}
