/* kansli notice publish, watch: the public board as files. */
#include "base/arena.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"
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

static const char *const seen_names[] = {
	[SEEN_UP] = "up", [SEEN_CHANGED] = "changed", [SEEN_MISSING] = "missing"
};

static const char *const seen_words[] = {
	[SEEN_UP] = "uppe", [SEEN_CHANGED] = "ändrad", [SEEN_MISSING] = "saknas"
};

static void
watched_json(struct cli *c, const struct desk_watched *seen, size_t count)
{
	char hex[HASH_HEX_SIZE];
	struct json j;

	json_init(&j, c->out);
	json_array(&j);
	for (size_t i = 0; i < count; i++) {
		json_object(&j);
		json_member(&j, "notice", seen[i].key);
		json_member(&j, "page", seen[i].page);
		json_member(&j, "seen", seen_names[seen[i].seen]);
		if (seen[i].seen != SEEN_MISSING)
			json_member(&j, "sha256", hash_hex(&seen[i].hash, hex));
		json_member_bool(&j, "interrupted", seen[i].interrupted);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
}

int
command_notice_watch(struct cli *c)
{
	struct table *table = table_new(c->arena, 3);
	struct desk_report report = { 0 };
	const struct desk_watched *seen;
	bool all_up = true;
	size_t n;

	if (cli_desk(c, STORE_WRITE) == NULL ||
	    desk_watch(c->desk, c->operand[0], &report, &seen, &n, &c->diags) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		all_up = all_up && seen[i].seen == SEEN_UP;
		table_cell_add(table, seen[i].key);
		table_cell_add(table, seen_words[seen[i].seen]);
		table_cell_add(table, seen[i].interrupted ? "avbrott antecknat" : "");
	}
	if (cli_has(c, OPTION_JSON))
		watched_json(c, seen, n);
	else
		table_write(table, c->out);
	return all_up ? 0 : 1;
}
