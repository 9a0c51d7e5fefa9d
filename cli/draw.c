/* kansli flow draw: a flow as a picture. */
#include <errno.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/at_desk.h"
#include "cli/flow_file.h"
#include "cli/messages.h"
#include "engine/chart/draw.h"
#include "engine/desk/desk.h"
#include "engine/store/matter.h"

extern char **environ;

/* Where the case of --case stands; *to is NULL without one. */
static int
present_of(struct cli *c, const struct chart *chart, const struct chart_active **to)
{
	struct desk *desk;
	const struct matter_row *m;
	struct chart_active *at;
	char *text, *save = NULL;
	const char **ids;

	*to = NULL;
	if (!cli_has(c, OPTION_CASE))
		return 0;
	desk = cli_desk(c, STORE_READ);
	m = desk == NULL ? NULL : desk_matter(desk, c->value[OPTION_CASE], &c->diags);
	if (m == NULL)
		return -1;
	if (strcmp(m->flow, chart->name) != 0)
		return diag_add(&c->diags, &msg_cli_other_flow, NULL, c->value[OPTION_CASE],
		    m->flow, chart->name, NULL);
	text = arena_str(c->arena, m->states);
	ids = arena_array(c->arena, strlen(text) / 2 + 1, sizeof *ids);
	at = arena_alloc(c->arena, sizeof *at);
	for (char *s = strtok_r(text, " ", &save); s != NULL; s = strtok_r(NULL, " ", &save))
		ids[at->count++] = s;
	at->ids = ids;
	*to = at;
	return 0;
}

/* 0, or -1: graphviz is not there, or it failed. */
static int
run_dot(struct cli *c, const char *from, const char *to)
{
	char program[] = "dot", kind[] = "-Tsvg", output[] = "-o";
	char *const arguments[] = { program, kind, output, (char *)to, (char *)from, NULL };
	int status;
	pid_t child;
	int error = posix_spawnp(&child, "dot", NULL, NULL, arguments, environ);

	if (error == ENOENT || error == EACCES)
		return diag_add(&c->diags, &msg_cli_no_graphviz, NULL, NULL);
	while (error == 0 && waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			error = errno;
	if (error == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	if (error == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return diag_add(&c->diags, &msg_cli_no_graphviz, NULL, NULL);
	return diag_add(&c->diags, &msg_cli_graphviz_failed, NULL, NULL);
}

/* The picture is made under a temporary name beside the answer's. */
static int
write_svg(struct cli *c, const char *path, const struct buf *dot)
{
	bool force = cli_has(c, OPTION_FORCE);
	char *from = file_temporary(c->arena, path, &c->diags);
	char *to = from == NULL ? NULL : file_temporary(c->arena, path, &c->diags);
	int result = -1;

	if (to != NULL && file_write(from, dot->text, dot->size, true, &c->diags) == 0 &&
	    run_dot(c, from, to) == 0) {
		result = file_publish(to, path, force, &c->diags);
		to = NULL;
	}
	if (from != NULL)
		(void)unlink(from); /* what is left of it is no answer */
	if (to != NULL)
		(void)unlink(to);
	return result;
}

static int
write_picture(struct cli *c, const struct buf *dot)
{
	const char *path = c->value[OPTION_OUTPUT_FILE];

	if (path == NULL) {
		buf_add(c->out, dot->text, dot->size);
		return 0;
	}
	if (text_ends(path, ".svg"))
		return write_svg(c, path, dot);
	if (text_ends(path, ".dot"))
		return file_write(path, dot->text, dot->size, cli_has(c, OPTION_FORCE), &c->diags);
	return diag_add(&c->diags, &msg_cli_picture_kind, NULL, path, NULL);
}

int
command_flow_draw(struct cli *c)
{
	const struct flow_world *world;
	const struct chart *chart = flow_file_chart(c, c->operand[0], &world);
	const struct chart_active *present;
	int result = -1;
	struct buf dot;

	buf_init(&dot, CLI_OUT_MAX);
	if (chart != NULL && present_of(c, chart, &present) == 0) {
		flow_draw(chart, present, &dot);
		result = write_picture(c, &dot);
	}
	buf_free(&dot);
	chart_free(chart);
	flow_world_free(world);
	return result;
}
