/* Running another program that is installed: sendmail, curl.  No shell is between. */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include <stddef.h>

struct arena;
struct diags;

/* What a program is given and what it answered. */
struct program {
	const char *const *arguments; /* the name first, found in PATH; ended by NULL */
	const void        *input;     /* what it reads; NULL: nothing */
	size_t             input_size;
	size_t             output_max; /* what it may write, in bytes; 0: that is not looked at */
	char              *output;     /* what it wrote, in the arena, ended by a NUL */
	size_t             output_size;
};

/* Run it to its end.  Returns its exit code (128 + n when signal n ended it), or -1:
 * msg_program_missing, msg_program_failed (it could not be run, or wrote too much). */
int program_run(struct arena *, struct program *, struct diags *);

#endif
