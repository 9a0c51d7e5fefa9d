/* Calls of the whole program inside a test. */
#ifndef TESTS_CLI_CALL_H
#define TESTS_CLI_CALL_H

#include "base/buf.h"

struct call {
	int code;
	struct buf out, err;
};

/* cli_run() with these words after "kansli", in Swedish unless they say --lang.  Free with
 * call_free(). */
#define call(...) call_words((const char *const[]){ "kansli", __VA_ARGS__, NULL })
struct call call_words(const char *const words[]);

/* The same for a line of words divided by blanks; what stands in "…" is one word. */
struct call call_line(const char *line);

void call_free(struct call *);

/* The call failed with this code, said [name] and gave no answer.  Frees it. */
void call_refused(struct call, int code, const char *name);

/* The call was done (0) without a message and answered exactly this.  Frees it. */
void call_answers(struct call, const char *out);

#endif
