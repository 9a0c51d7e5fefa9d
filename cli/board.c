/* kansli notice publish: the public board as files. */
#include "base/arena.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "engine/desk/notice.h"

/* --approve needs --by and --reason. */
static int
check_approval(struct cli *c)
{
	const char *missing = NULL;

	if (!cli_has(c, OPTION_APPROVE) && !cli_has(c, OPTION_BY))
		return 0;
	if (!cli_has(c, OPTION_APPROVE))
		missing = "--approve";
	else if (!cli_has(c, OPTION_BY))
		missing = "--by";
	else if (!cli_has(c, OPTION_REASON))
		missing = "--reason";
	return missing == NULL ? 0
			       : diag_add(&c->diags, &msg_cli_option_missing, NULL, missing,
				     cli_usage(c), NULL);
}

static void
publish_json(struct cli *c, const struct desk_published *did)
{
	struct json j;

	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "folder", c->operand[0]);
	json_member_int(&j, "up", (long long)did->up);
	json_member_int(&j, "posted", (long long)did->posted);
	json_member_int(&j, "gone", (long long)did->gone);
	json_member_int(&j, "held", (long long)did->held);
	json_member_bool(&j, "changed", did->changed);
	json_object_end(&j);
	json_end(&j);
}

int
command_notice_publish(struct cli *c)
{
	const bool approves = cli_has(c, OPTION_APPROVE);
	const struct desk_publish publish = { .folder = c->operand[0],
		.approve = c->value[OPTION_APPROVE],
		.approver = c->value[OPTION_BY],
		.approval = approves ? c->value[OPTION_REASON] : NULL,
		.reason = approves ? NULL : c->value[OPTION_REASON] };
	struct desk_report report = { 0 };
	struct desk_published did;

	if (check_approval(c) != 0 || cli_desk(c, STORE_WRITE) == NULL ||
	    desk_publish(c->desk, &publish, &report, &did, &c->diags) != 0)
		return -1;
	if (cli_has(c, OPTION_JSON)) {
		publish_json(c, &did);
	} else {
		cli_report(c, &report);
		buf_printf(c->out, "%s: %zu anslag uppe, %zu nedtagna, %s\n", c->operand[0], did.up,
		    did.gone, did.changed ? "skriven" : "oförändrad");
	}
	return did.held > 0 ? 1 : 0;
}
