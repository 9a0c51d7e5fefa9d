/* kansli case secrecy, document secrecy: sekretessmarkeringar. */
#include "engine/desk/secrecy.h"

#include "cli/matter.h"
#include "cli/messages.h"

/* What the options ask for; -1 if they ask for nothing. */
static int
asked(struct cli *c, struct desk_secrecy *s)
{
	static const enum option_id any[] = { OPTION_PROVISION, OPTION_AUTHORITY,
		OPTION_PUBLIC_TITLE, OPTION_LIFT, OPTION_DATE };
	bool given = false;

	for (size_t i = 0; i < sizeof any / sizeof *any; i++)
		given = given || cli_has(c, any[i]);
	if (!given)
		return diag_add(
		    &c->diags, &msg_cli_option_missing, NULL, "--provision", cli_usage(c), NULL);
	if (cli_has(c, OPTION_LIFT) && cli_has(c, OPTION_PROVISION))
		return diag_add(&c->diags, &msg_cli_lift, NULL, NULL);
	*s = (struct desk_secrecy){ .provision = c->value[OPTION_PROVISION],
		.authority = c->value[OPTION_AUTHORITY],
		.open_title = c->value[OPTION_PUBLIC_TITLE],
		.day = cli_has(c, OPTION_DATE) ? date_read(c->value[OPTION_DATE]) : DATE_NONE,
		.lift = cli_has(c, OPTION_LIFT),
		.reason = c->value[OPTION_REASON] };
	return 0;
}

int
command_case_secrecy(struct cli *c)
{
	struct desk_report report = { 0 };
	const struct matter_row *m;
	struct desk_secrecy s;

	if (asked(c, &s) != 0)
		return -1;
	m = cli_matter(c, 0, STORE_WRITE);
	if (m == NULL || desk_case_secrecy(c->desk, m, &s, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}

int
command_document_secrecy(struct cli *c)
{
	struct desk_report report = { 0 };
	const struct document_row *row;
	struct desk_secrecy s;

	if (asked(c, &s) != 0)
		return -1;
	row = cli_document(c, 0, STORE_WRITE);
	if (row == NULL || desk_document_secrecy(c->desk, row->id, &s, &report, &c->diags) != 0)
		return -1;
	cli_report(c, &report);
	return 0;
}
