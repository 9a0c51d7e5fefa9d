/* A register of the sample municipality in a folder of its own, for each test. */
#ifndef TESTS_DESK_FIXTURE_H
#define TESTS_DESK_FIXTURE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/desk/desk.h"

struct fixture {
	struct arena *arena;
	struct diags  ds;
	char          folder[64];
	char         *path; /* of the register */
	struct desk  *desk;
	int           told; /* parts of the story (story.h) */
};

extern struct fixture fx;

void fixture_setup(void);   /* makes the folder, not the register */
void fixture_teardown(void);

/* Make the register; the test fails if that fails. */
void fixture_init(bool trial);

/* Open it (again) as 'user' on 'day'; the test fails if that fails. */
struct desk *fixture_open(const char *user, const char *day);

/* Problems so far, for messages of asserts; forgets them. */
const char *fixture_problems(void);

/* Was this said?  Forgets all that was said. */
bool fixture_said(const char *name);

/* Press an åtgärd with "field=value" texts, ended by NULL.  0 or -1. */
int fixture_do(const char *matter, const char *action, ...) __attribute__((sentinel));

/* What a Word file says, labels and all. */
const char *fixture_text(const void *bytes, size_t size);

/* The Status of a matter. */
const char *fixture_status(const char *matter);

#endif
