#include "base/program.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/messages.h"

extern char **environ;

enum { NOT_FOUND = 127 };

static int
failed(const struct program *p, const char *why, struct diags *ds)
{
	return diag_add(ds, &msg_program_failed, NULL, p->arguments[0], why, NULL);
}

/* Start it with the two files as its standard input and output.  0 or an errno. */
static int
start(const struct program *p, FILE *in, FILE *out, pid_t *child)
{
	posix_spawn_file_actions_t actions;
	int error = posix_spawn_file_actions_init(&actions);

	if (error != 0)
		return error;
	error = posix_spawn_file_actions_adddup2(&actions, fileno(in), STDIN_FILENO);
	if (error == 0)
		error = posix_spawn_file_actions_adddup2(&actions, fileno(out), STDOUT_FILENO);
	if (error == 0)
		error = posix_spawnp(
		    child, p->arguments[0], &actions, NULL, (char *const *)p->arguments, environ);
	(void)posix_spawn_file_actions_destroy(&actions); /* it has nothing to say */
	return error;
}

static int
wait_for(pid_t child, int *status)
{
	while (waitpid(child, status, 0) < 0)
		if (errno != EINTR)
			return errno;
	return 0;
}

static int
read_output(struct arena *a, struct program *p, FILE *out, struct diags *ds)
{
	struct stat st;

	if (fstat(fileno(out), &st) != 0 || (size_t)st.st_size > p->output_max)
		return failed(p, DIAG_BOTH("svaret är för stort", "its answer is too large"), ds);
	p->output = arena_alloc(a, (size_t)st.st_size + 1);
	rewind(out);
	p->output_size = fread(p->output, 1, (size_t)st.st_size, out);
	p->output[p->output_size] = '\0';
	return 0;
}

static int
run(struct arena *a, struct program *p, FILE *in, FILE *out, struct diags *ds)
{
	pid_t child = 0;
	int status = 0, error;

	if (p->input_size > 0 && fwrite(p->input, 1, p->input_size, in) != p->input_size)
		return failed(p, strerror(errno), ds);
	if (fflush(in) != 0 || fseek(in, 0, SEEK_SET) != 0)
		return failed(p, strerror(errno), ds);
	error = start(p, in, out, &child);
	if (error == 0)
		error = wait_for(child, &status);
	if (error == ENOENT || error == EACCES ||
	    (error == 0 && WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND))
		return diag_add(ds, &msg_program_missing, NULL, p->arguments[0], NULL);
	if (error != 0)
		return failed(p, strerror(error), ds);
	if (p->output_max > 0 && read_output(a, p, out, ds) != 0)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int
program_run(struct arena *a, struct program *p, struct diags *ds)
{
	FILE *in = tmpfile(), *out = tmpfile();
	int result =
	    in != NULL && out != NULL ? run(a, p, in, out, ds) : failed(p, strerror(errno), ds);

	if (in != NULL)
		(void)fclose(in); /* they go with it */
	if (out != NULL)
		(void)fclose(out);
	return result;
}
