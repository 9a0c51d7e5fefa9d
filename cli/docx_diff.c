/* kansli docx diff: what differs between two Word files. */
#include <string.h>

#include "base/file.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "docx/diff.h"

static int
form_of(struct cli *c, enum diff_form *form)
{
	const char *as = c->value[OPTION_AS];

	*form = cli_has(c, OPTION_JSON) ? DIFF_FORM_JSON : DIFF_FORM_TEXT;
	if (as == NULL)
		return 0;
	*form = strcmp(as, "json") == 0 ? DIFF_FORM_JSON : DIFF_FORM_TEXT;
	if (strcmp(as, "json") == 0 || strcmp(as, "text") == 0)
		return 0;
	return diag_add(&c->diags, &msg_cli_option_value, NULL, "--as", as, "text, json", NULL);
}

/* The differences as a Word file of its own. */
static int
write_word(struct cli *c, const struct diff_file *a, const struct diff_file *b)
{
	struct buf out;
	int result = -1;

	buf_init(&out, CLI_OUT_MAX);
	if (docx_diff_word(a, b, c->day, &out, &c->diags) == 0)
		result = file_write(c->value[OPTION_OUTPUT_FILE], out.text, out.size,
		    cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&out);
	return result;
}

int
command_docx_diff(struct cli *c)
{
	struct diff_file a = { .name = c->operand[0] }, b = { .name = c->operand[1] };
	enum diff_form form;
	bool differ = false;

	if (form_of(c, &form) != 0 || (a.bytes = cli_file(c, a.name, &a.size)) == NULL ||
	    (b.bytes = cli_file(c, b.name, &b.size)) == NULL ||
	    docx_diff(&a, &b, form, c->out, &differ, &c->diags) != 0 ||
	    (cli_has(c, OPTION_OUTPUT_FILE) && write_word(c, &a, &b) != 0))
		return -1;
	return differ ? 1 : 0;
}
