/* What a check found, as the answer of the command. */
#include "cli/findings.h"

#include <string.h>

#include "base/text.h"
#include "cli/exit.h"

enum { WORDS_MAX = 1 << 16 };

/* A file that cannot be read is the failure of the command. */
static bool
is_failure(const struct diags *ds)
{
	for (const struct diag *d = ds->first; d != NULL; d = d->next)
		if (d->message->severity == SEVERITY_ERROR &&
		    exit_code_of(d->message) != EXIT_REFUSED)
			return true;
	return false;
}

int
findings_conclude(struct cli *c, finding_function *finding)
{
	int result = c->diags.errors > 0 ? 1 : 0;
	struct json j;

	if (is_failure(&c->diags))
		return -1;
	if (!cli_has(c, OPTION_JSON))
		return result;
	json_init(&j, c->out);
	json_array(&j);
	for (const struct diag *d = c->diags.first; d != NULL; d = d->next)
		finding(c, &j, d);
	json_array_end(&j);
	json_end(&j);
	diags_init(&c->diags, c->arena);
	return result;
}

static void
member_of(struct json *j, const char *key, const struct diag *d, enum language language,
    void (*words)(const struct diag *, enum language, struct buf *))
{
	struct buf b;

	buf_init(&b, WORDS_MAX);
	words(d, language, &b);
	json_member(j, key, b.size > 0 ? b.text : NULL);
	buf_free(&b);
}

void
finding_place(struct json *j, const struct diag *d, enum language language)
{
	member_of(j, "place", d, language, diag_place);
}

void
finding_words(struct json *j, const struct diag *d, enum language language)
{
	member_of(j, "message", d, language, diag_sentence);
	member_of(j, "hint", d, language, diag_hint);
}

const char *
finding_nearest(const struct diag *d)
{
	const char *hint = d->message->en_hint;
	const char *at = hint == NULL ? NULL : strstr(hint, "Nearest: {");

	if (text_starts(d->message->name, "template-unknown-"))
		return d->arg[2];
	if (at == NULL)
		return NULL;
	at += strlen("Nearest: {");
	return *at >= '1' && *at < '1' + DIAG_ARGS ? d->arg[*at - '1'] : NULL;
}
