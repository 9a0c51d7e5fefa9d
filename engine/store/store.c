#include "engine/store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/reason.h"
#include "engine/store/connect.h"
#include "engine/store/messages.h"
#include "engine/store/search.h"
#include "engine/store/sql.h"
#include "engine/store/upgrade.h"

/* An empty file to build in.  One that is there already will do if an earlier creation
 * was broken off in it, which begin_creation sees. */
static int
make_file(const char *path, struct diags *ds)
{
	const struct place place = { .file = path };
	const int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0660);

	if (fd < 0 && errno != EEXIST)
		return diag_add(ds, &msg_store_cannot_create, &place, reason_of(errno), NULL);
	if (fd >= 0)
		(void)close(fd); /* nothing has been written to it */
	return 0;
}

/* A creation that was broken off while it was committed: SQLite takes it back when it
 * opens the file. */
static bool
has_journal(const char *path, struct diags *ds)
{
	return access(arena_printf(ds->arena, "%s-journal", path), F_OK) == 0;
}

/* The file stays empty until the transaction is committed, because nothing is spilled and
 * the journal is one of its own; so a broken-off creation is seen as an empty file. */
static int
begin_creation(struct store *s, struct diags *ds)
{
	const struct place place = store_place(s);
	int64_t objects, application;

	if (sql_run(s, SQL_USE_EXTRA, NO_VALUES, ds) != 0 ||
	    sql_run(s, SQL_KEEP_IN_MEMORY, NO_VALUES, ds) != 0 ||
	    sql_run(s, SQL_BEGIN, NO_VALUES, ds) != 0 ||
	    sql_int(s, SQL_OBJECTS, NO_VALUES, &objects, ds) != 0 ||
	    sql_int(s, SQL_APPLICATION, NO_VALUES, &application, ds) != 0)
		return -1;
	if (objects != 0 || application != 0)
		return diag_add(ds, &msg_store_exists, &place, NULL);
	s->creating = true;
	if (store_make_schema(s, ds) != 0 || sql_run(s, SQL_MARK, NO_VALUES, ds) != 0)
		return -1;
	return sql_run(s, SQL_MARK_VERSION, NO_VALUES, ds);
}

struct store *
store_create(const char *path, struct diags *ds)
{
	const struct place place = { .file = path };
	struct stat is;
	struct store *s;

	if (make_file(path, ds) != 0)
		return NULL;
	if (stat(path, &is) != 0 || !S_ISREG(is.st_mode) ||
	    (is.st_size > 0 && !has_journal(path, ds))) {
		diag_add(ds, &msg_store_exists, &place, NULL);
		return NULL;
	}
	s = store_connect(path, SQLITE_OPEN_READWRITE, ds);
	if (s != NULL && begin_creation(s, ds) != 0) {
		store_close(s);
		s = NULL;
	}
	return s;
}

static int
look_at_file(const char *path, enum store_mode mode, struct diags *ds)
{
	const struct place place = { .file = path };
	struct stat is;

	if (stat(path, &is) != 0)
		return errno == ENOENT || errno == ENOTDIR
			   ? diag_add(ds, &msg_store_missing, &place, NULL)
			   : diag_add(ds, &msg_store_cannot_open, &place, reason_of(errno), NULL);
	if (!S_ISREG(is.st_mode) || is.st_size == 0)
		return diag_add(ds, &msg_store_not_register, &place, NULL);
	if (mode == STORE_WRITE && (is.st_mode & S_IWOTH) != 0)
		(void)diag_add(ds, &msg_store_world_writable, &place, NULL);
	return 0;
}

/* Is it a register, and one that we know? */
static int
look_at_marks(struct store *s, enum store_mode mode, int64_t *version, struct diags *ds)
{
	const struct place place = store_place(s);
	int64_t application;

	if (sql_int(s, SQL_APPLICATION, NO_VALUES, &application, ds) != 0 ||
	    sql_int(s, SQL_VERSION, NO_VALUES, version, ds) != 0)
		return -1;
	if (application != STORE_APPLICATION)
		return diag_add(ds, &msg_store_not_register, &place, NULL);
	if (*version > STORE_VERSION) {
		char has[24], reads[24];

		(void)snprintf(has, sizeof has, "%lld", (long long)*version);
		(void)snprintf(reads, sizeof reads, "%d", STORE_VERSION);
		return diag_add(ds, &msg_store_newer, &place, has, reads, NULL);
	}
	if (sqlite3_db_readonly(s->db, "main") == 1 &&
	    (mode == STORE_WRITE || *version < STORE_VERSION))
		return diag_add(ds, &msg_store_read_only, &place, NULL);
	return 0;
}

static int
prepare(struct store *s, enum store_mode mode, struct diags *ds)
{
	int64_t version;

	if (look_at_marks(s, mode, &version, ds) != 0)
		return -1;
	if (version < STORE_VERSION && store_upgrade(s, ds) != 0)
		return -1;
	if (mode == STORE_READ)
		return sql_run(s, SQL_ONLY_READ, NO_VALUES, ds);
	return sql_run(s, SQL_USE_WAL, NO_VALUES, ds); /* it is not, in a copy or after creation */
}

struct store *
store_open(const char *path, enum store_mode mode, struct diags *ds)
{
	struct store *s;

	if (look_at_file(path, mode, ds) != 0)
		return NULL;
	s = store_connect(path, SQLITE_OPEN_READWRITE, ds);
	if (s != NULL && prepare(s, mode, ds) != 0) {
		store_close(s);
		s = NULL;
	}
	return s;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	store_rollback(s);
	for (int i = 0; i < SQL_COUNT; i++)
		(void)sqlite3_finalize(s->stmt[i]); /* repeats the error of its last step */
	if (s->creating)
		(void)unlink(s->path); /* what remains is empty, and may be used again */
	(void)sqlite3_close(s->db);    /* no statement is left that could keep it open */
	arena_free(s->arena);
	free(s);
}

const char *
store_path(const struct store *s)
{
	return s->path;
}

int
store_begin(struct store *s, struct diags *ds)
{
	const struct place place = store_place(s);

	if (s->broken)
		return diag_add(ds, &msg_store_io, &place, STORE_NOT_ON_DISK, NULL);
	return sql_run(s, SQL_BEGIN, NO_VALUES, ds);
}

/* It is a register now, and safe; what could not be set here is set when it is opened. */
static void
end_creation(struct store *s)
{
	struct arena *a = arena_new();
	struct diags unheard;

	diags_init(&unheard, a);
	s->creating = false;
	(void)sql_run(s, SQL_SPILL, NO_VALUES, &unheard);
	(void)sql_run(s, SQL_USE_WAL, NO_VALUES, &unheard);
	arena_free(a);
}

int
store_commit(struct store *s, struct diags *ds)
{
	const struct place place = store_place(s);

	/* SQLite may have rolled back by itself, when the disk was full. */
	if (sqlite3_get_autocommit(s->db))
		return diag_add(ds, &msg_store_refused, &place, STORE_NO_TRANSACTION, NULL);
	if (store_texts_take(s, ds) != 0 || sql_run(s, SQL_COMMIT, NO_VALUES, ds) != 0) {
		store_rollback(s);
		return -1;
	}
	if (s->creating)
		end_creation(s);
	return 0;
}

void
store_rollback(struct store *s)
{
	struct arena *a;
	struct diags unheard;

	if (s->db == NULL || sqlite3_get_autocommit(s->db))
		return;
	/* It cannot fail in a way that leaves anything behind: what is not committed is
	 * not in the register. */
	a = arena_new();
	diags_init(&unheard, a);
	(void)sql_run(s, SQL_ROLLBACK, NO_VALUES, &unheard);
	arena_free(a);
}

int
store_snapshot(struct store *s, struct diags *ds)
{
	int64_t any;

	/* SQLite takes its picture at the first reading. */
	if (sql_run(s, SQL_SNAPSHOT, NO_VALUES, ds) != 0)
		return -1;
	return sql_int(s, SQL_OBJECTS, NO_VALUES, &any, ds);
}

void
store_release(struct store *s)
{
	store_rollback(s);
}
