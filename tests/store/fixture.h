/* A register in a folder of its own, made before each test and removed after it. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <check.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/store/matter.h"
#include "engine/store/store.h"

extern struct arena *a;
extern struct diags  ds;
extern struct store *s;       /* open for writing, no transaction begun */
extern char          folder[];
extern const char   *path;    /* of the register */

/* Make the register with bodies SN and SNAU and a flow; and remove it all. */
void setup(void);
void teardown(void);

/* In 'folder'. */
const char *in_folder(const char *name);

/* What has been complained of so far, one line each, for the failing test to show. */
const char *complaints(void);
/* The list of complaints is emptied. */
void forget(void);

#define OK(call) ck_assert_msg((call) == 0, "%s\n%s", #call, complaints())
#define FAILS(call, message) \
	do { \
		forget(); \
		ck_assert_int_eq((call), -1); \
		ck_assert_msg( \
		    diags_has(&ds, &(message)), "not %s but\n%s", (message).name, complaints()); \
		forget(); \
	} while (0)

struct date day(const char *iso);

/* Run SQL past the store, as another program would; 'sql' may hold several statements.
 * Returns SQLite's code. */
int outside(const char *sql);
/* The first column of its first row, or NULL. */
const char *ask(const char *sql);

/* Inside a transaction: the next case of SN in 2026, and one step of a matter. */
struct matter_row new_case(const char *title);
struct matter_row new_matter(const char *kind, const char *key, int64_t parent);
void step(struct matter_row *, const char *event, const char *states);
/* The same in a transaction of its own. */
struct matter_row case_of(const char *title);
void stepped(struct matter_row *, const char *event, const char *states);

#endif
