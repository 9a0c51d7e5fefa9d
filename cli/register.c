/* kansli register: making a register, looking through it, copying it. */
#include "base/arena.h"
#include "base/file.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "engine/store/check.h"

int
command_register_init(struct cli *c)
{
	const char *data = cli_data_folder(c);
	const char *from = c->value[OPTION_FROM_FOLDER];
	struct desk_start start = { .path = cli_register(c),
		.data = data,
		.user = cli_user(c),
		.day = c->day,
		.trial = cli_has(c, OPTION_TRIAL) };
	struct desk_started started;
	struct json j;

	start.from = from != NULL ? from : file_join(c->arena, data, "samples/lindasa");
	if (desk_init(&start, &started, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		buf_printf(c->out,
		    "%s: %s med %zu organ, %zu personer, %zu uppdrag, %zu flöden och %zu mallar\n",
		    start.path, start.trial ? "provregister" : "register", started.bodies,
		    started.persons, started.mandates, started.flows, started.templates);
		return 0;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "register", start.path);
	json_member_bool(&j, "trial", start.trial);
	json_member_int(&j, "bodies", (long long)started.bodies);
	json_member_int(&j, "persons", (long long)started.persons);
	json_member_int(&j, "mandates", (long long)started.mandates);
	json_member_int(&j, "flows", (long long)started.flows);
	json_member_int(&j, "templates", (long long)started.templates);
	json_object_end(&j);
	json_end(&j);
	return 0;
}

static void
write_report(
    struct cli *c, const char *path, const struct store_report *report, const char *replaced)
{
	char hex[HASH_HEX_SIZE];
	struct json j;

	if (!cli_has(c, OPTION_JSON)) {
		buf_printf(c->out,
		    "%s: %s. Ärenden, sammanträden, punkter och anslag: %lld. Händelser: %lld. "
		    "Handlingar: %lld (%lld byte).\n",
		    path, report->problems == 0 ? "helt" : "skadat", (long long)report->matters,
		    (long long)report->events, (long long)report->documents,
		    (long long)report->bytes);
		if (report->inbox > 0)
			buf_printf(c->out, "Händelser som väntar på nästa kommando: %lld.\n",
			    (long long)report->inbox);
		if (replaced != NULL)
			buf_printf(c->out, "Det register som fanns heter nu %s.\n", replaced);
		return;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "register", path);
	json_member_bool(&j, "whole", report->problems == 0);
	json_member_int(&j, "problems", report->problems);
	json_member_int(&j, "matters", report->matters);
	json_member_int(&j, "events", report->events);
	json_member_int(&j, "documents", report->documents);
	json_member_int(&j, "contents", report->contents);
	json_member_int(&j, "bytes", report->bytes);
	json_member_int(&j, "waiting", report->inbox);
	json_member_int(&j, "head_event", report->head.number);
	json_member(&j, "head_hash", hash_hex(&report->head.hash, hex));
	json_member(&j, "replaced", replaced);
	json_object_end(&j);
	json_end(&j);
}

/* What the check finds are its answer, so the command does not fail by it: exit code 1. */
int
command_register_check(struct cli *c)
{
	struct store *store = store_open(cli_register(c), STORE_READ, &c->diags);
	struct store_report report = { 0 };
	int result;

	if (store == NULL)
		return -1;
	result = store_check(store, &report, &c->diags);
	if (result == 0 || report.problems > 0)
		write_report(c, store_path(store), &report, NULL);
	store_close(store);
	return result == 0 ? 0 : report.problems > 0 ? 1 : -1;
}

int
command_register_backup(struct cli *c)
{
	struct store *store = store_open(cli_register(c), STORE_READ, &c->diags);
	struct store_report report = { 0 };
	int result;

	if (store == NULL)
		return -1;
	result = store_backup(store, c->operand[0], cli_has(c, OPTION_FORCE), &report, &c->diags);
	if (result == 0)
		write_report(c, c->operand[0], &report, NULL);
	store_close(store);
	return result;
}

int
command_register_restore(struct cli *c)
{
	const char *to = cli_register(c), *kept;
	struct store_report report = { 0 };

	if (store_restore(c->operand[0], to, cli_has(c, OPTION_FORCE), &kept, &report, &c->diags) !=
	    0)
		return -1;
	write_report(c, to, &report, kept);
	return 0;
}

int
command_register_head(struct cli *c)
{
	struct store *store = store_open(cli_register(c), STORE_READ, &c->diags);
	struct chain_head head;
	char hex[HASH_HEX_SIZE];
	struct json j;
	int result;

	if (store == NULL)
		return -1;
	result = store_head(store, &head, &c->diags);
	store_close(store);
	if (result != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		buf_printf(c->out, "%lld\t%s\n", (long long)head.number, hash_hex(&head.hash, hex));
		return 0;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member_int(&j, "event", head.number);
	json_member(&j, "hash", hash_hex(&head.hash, hex));
	json_object_end(&j);
	json_end(&j);
	return 0;
}
