/* Calls of the whole program inside a test. */
#include "call.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

struct call
call_words(const char *const words[])
{
	struct call made;
	int n = 0;

	while (words[n] != NULL)
		n++;
	ck_assert_int_eq(setenv("KANSLI_LANG", "sv", 1), 0);
	buf_init(&made.out, CLI_OUT_MAX);
	buf_init(&made.err, CLI_OUT_MAX);
	made.code = cli_run(n, (char *const *)words, &made.out, &made.err, NULL);
	return made;
}

struct call
call_line(const char *line)
{
	char copy[512];
	const char *words[32];
	size_t n = 1;
	int size = snprintf(copy, sizeof(copy), "%s", line);

	ck_assert_int_lt(size, (int)sizeof(copy));
	words[0] = "kansli";
	for (char *at = copy; *at != '\0' && n < 31;) {
		char end = *at == '"' ? '"' : ' ';

		at += end == '"';
		words[n++] = at;
		at += strcspn(at, (char[]){ end, '\0' });
		if (*at != '\0')
			*at++ = '\0';
		at += strspn(at, " ");
	}
	words[n] = NULL;
	return call_words(words);
}

void
call_free(struct call *made)
{
	buf_free(&made->out);
	buf_free(&made->err);
}

void
call_refused(struct call made, int code, const char *name)
{
	char end[128];

	(void)snprintf(end, sizeof(end), "[%s]\n", name);
	ck_assert_msg(strstr(made.err.text, end) != NULL, "no %s in: %s", end, made.err.text);
	ck_assert_str_eq(made.out.text, "");
	ck_assert_int_eq(made.code, code);
	call_free(&made);
}

void
call_answers(struct call made, const char *out)
{
	ck_assert_str_eq(made.err.text, "");
	ck_assert_str_eq(made.out.text, out);
	ck_assert_int_eq(made.code, 0);
	call_free(&made);
}
