/* Exit codes: which message ends the program with which one. */
#ifndef CLI_EXIT_H
#define CLI_EXIT_H

struct message;

/* CONTRACT of the command line; the numbers are those of sysexits(3) where it has one. */
enum exit_code {
	EXIT_DONE = 0,
	EXIT_PROBLEMS = 1, /* a check found problems, a comparison differs */
	EXIT_USAGE = 64,
	EXIT_REFUSED = 65, /* bad or refused input; a step that may not be taken */
	EXIT_UNREADABLE = 66,
	EXIT_PROGRAM_MISSING = 69,
	EXIT_MEMORY = 71,
	EXIT_CANNOT_MAKE = 73,
	EXIT_IO = 74,
	EXIT_BUSY = 75,
	EXIT_CONFIGURATION = 78,
	EXIT_INTERRUPTED = 130,
	EXIT_TERMINATED = 143,
};

/* The exit code for a command that failed with this message; EXIT_REFUSED when it has no
 * row in the table. */
enum exit_code exit_code_of(const struct message *);

#endif
