/* kansli flow install: a new version of a flow for the register. */
#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "cli/at_desk.h"
#include "engine/chart/flow.h"
#include "engine/desk/desk.h"

static void
answer(struct cli *c, const struct desk_flow *f)
{
	struct json j;

	if (!cli_has(c, OPTION_JSON)) {
		buf_printf(c->out, "%s %d\n", f->name, f->version);
		return;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "flow", f->name);
	json_member_int(&j, "version", f->version);
	if (f->earlier > 0)
		json_member_int(&j, "earlier", f->earlier);
	json_object_end(&j);
	json_end(&j);
}

int
command_flow_install(struct cli *c)
{
	size_t size;
	const char *path = c->operand[0];
	const char *text = file_read(c->arena, path, FLOW_MAX_BYTES, &size, &c->diags);
	struct desk *desk = text == NULL ? NULL : cli_desk(c, STORE_WRITE);
	struct desk_flow installed;

	if (desk == NULL || desk_flow_install(desk, path, text, size, &installed, &c->diags) != 0)
		return -1;
	answer(c, &installed);
	return 0;
}
