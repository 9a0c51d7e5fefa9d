/* What the commands share that work in a register. */
#include "cli/at_desk.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/scan.h"
#include "base/text.h"
#include "base/xml.h"
#include "cli/messages.h"
#include "cli/table.h"
#include "engine/desk/messages.h"

/* The largest form, in bytes. */
enum { FORM_MAX = 4 << 20 };

/* The value of an option, else of a variable, else NULL. */
static const char *
chosen(const struct cli *c, enum option_id option, const char *variable)
{
	const char *value = c->value[option];

	if (value == NULL)
		value = getenv(variable);
	return value != NULL && value[0] != '\0' ? value : NULL;
}

const char *
cli_register(const struct cli *c)
{
	const char *path = chosen(c, OPTION_REGISTER, "KANSLI_REGISTER");

	return path != NULL ? path : "kansli.db";
}

bool
cli_has_register(const struct cli *c)
{
	return access(cli_register(c), F_OK) == 0;
}

const char *
cli_user(struct cli *c)
{
	const char *user = chosen(c, OPTION_USER, "KANSLI_USER");
	const struct passwd *login;

	if (user != NULL)
		return user;
	login = getpwuid(geteuid());
	return login != NULL ? arena_str(c->arena, login->pw_name) : "";
}

const char *
cli_user_name(struct cli *c)
{
	const char *user = cli_user(c);
	struct person_row *person = NULL;
	struct diags quiet;

	diags_init(&quiet, c->arena);
	if (store_person_by_user(desk_store(c->desk), c->arena, user, &person, &quiet) != 0 ||
	    person == NULL)
		return user;
	return person->name;
}

static bool
has_workflows(struct cli *c, const char *folder)
{
	struct stat st;

	return stat(file_join(c->arena, folder, "workflows"), &st) == 0 && S_ISDIR(st.st_mode);
}

const char *
cli_data_folder(struct cli *c)
{
	static const char *const places[] = { "/..", "/../..", "/../share/kansli" };
	const char *named = getenv("KANSLI_DATA");
	char program[4096];
	ssize_t size = readlink("/proc/self/exe", program, sizeof(program) - 1);

	if (named != NULL && named[0] != '\0')
		return named;
	if (size > 0) {
		program[size] = '\0';
		*strrchr(program, '/') = '\0';
		for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
			const char *folder = arena_printf(c->arena, "%s%s", program, places[i]);

			if (has_workflows(c, folder))
				return folder;
		}
	}
	return "/usr/share/kansli";
}

struct desk *
cli_desk(struct cli *c, enum store_mode mode)
{
	struct desk_who who = { .user = cli_user(c), .day = DATE_NONE };

	if (cli_has(c, OPTION_AS_OF))
		who.day = c->day;
	if (c->desk == NULL)
		c->desk = desk_open(cli_register(c), mode, &who, &c->diags);
	return c->desk;
}

struct matter_row *
cli_matter(struct cli *c, size_t i, enum store_mode mode)
{
	struct desk *desk = cli_desk(c, mode);

	return desk == NULL ? NULL : desk_matter(desk, c->operand[i], &c->diags);
}

int
cli_officer(struct cli *c, const char **name)
{
	struct person_row *person = NULL;

	*name = c->value[OPTION_OFFICER];
	if (*name == NULL)
		return 0;
	if (store_person_by_user(desk_store(c->desk), c->arena, *name, &person, &c->diags) != 0)
		return -1;
	if (person != NULL)
		*name = person->name;
	return 0;
}

int
cli_body(struct cli *c, const char **code)
{
	const struct body_row *body;

	*code = c->value[OPTION_BODY];
	if (*code == NULL)
		return 0;
	body = store_body_get(desk_store(c->desk), c->arena, *code, &c->diags);
	if (body == NULL)
		return -1;
	*code = body->code;
	return 0;
}

int
cli_number(const char *text)
{
	struct scan s = scan_of(text, strlen(text));
	uint32_t n;

	return scan_number(&s, 1, 4, &n) && s.p == s.end ? (int)n : 0;
}

char *
cli_file(struct cli *c, const char *path, size_t *size)
{
	return file_read(c->arena, path, CLI_FILE_MAX, size, &c->diags);
}

/* The child elements of the form's root, each of them a field; one that is repeated is a
 * field of several lines. */
static int
read_form(struct cli *c, const char *path, struct desk_given **given, size_t *count)
{
	struct place place = { .file = path };
	size_t size, n = 0;
	char *text = file_read(c->arena, path, FORM_MAX, &size, &c->diags);
	xmlDocPtr form = text == NULL ? NULL : xml_parse(text, size, &place, &c->diags);
	struct desk_given *all;

	if (form == NULL)
		return -1;
	for (xmlNodePtr node = xmlFirstElementChild(xmlDocGetRootElement(form)); node != NULL;
	     node = xmlNextElementSibling(node))
		n++;
	all = arena_array(c->arena, *count + n + 1, sizeof(*all));
	memcpy(all, *given, *count * sizeof(*all));
	for (xmlNodePtr node = xmlFirstElementChild(xmlDocGetRootElement(form)); node != NULL;
	     node = xmlNextElementSibling(node)) {
		xmlChar *value = xmlNodeGetContent(node);

		all[*count].name =
		    text_nfc(c->arena, arena_str(c->arena, (const char *)node->name));
		all[*count].value = text_nfc(c->arena, arena_str(c->arena, (const char *)value));
		(*count)++;
		xmlFree(value);
	}
	xmlFreeDoc(form);
	*given = all;
	return 0;
}

int
cli_given(struct cli *c, size_t first, const struct desk_given **given, size_t *count)
{
	size_t n = c->operands > first ? c->operands - first : 0;
	struct desk_given *all = arena_array(c->arena, n + 1, sizeof(*all));

	*count = 0;
	for (size_t i = first; i < c->operands; i++) {
		const char *equals = strchr(c->operand[i], '=');

		if (equals == NULL || equals == c->operand[i]) {
			diag_add(&c->diags, &msg_cli_not_a_field, NULL, c->operand[i], NULL);
			continue;
		}
		all[*count].name =
		    arena_strn(c->arena, c->operand[i], (size_t)(equals - c->operand[i]));
		all[*count].value = equals + 1;
		(*count)++;
	}
	if (c->diags.errors == 0 && cli_has(c, OPTION_FORM))
		read_form(c, c->value[OPTION_FORM], &all, count);
	*given = all;
	return c->diags.errors > 0 ? -1 : 0;
}

void
cli_trial_line(struct cli *c)
{
	char iso[DATE_ISO_SIZE];

	if (c->desk != NULL && desk_is_trial(c->desk) && !cli_has(c, OPTION_JSON))
		buf_printf(
		    c->out, "Provregister, dagen är %s\n\n", date_iso(desk_day(c->desk), iso));
}

void
json_member_day(struct json *j, const char *key, struct date day)
{
	char iso[DATE_ISO_SIZE];

	if (!date_is_none(day))
		json_member(j, key, date_iso(day, iso));
}

int
cli_csv(struct cli *c, const struct table *t, const char *const names[])
{
	struct buf b;
	int result;

	buf_init(&b, CLI_OUT_MAX);
	table_csv(t, names, &b);
	result =
	    file_write(c->value[OPTION_CSV], b.text, b.size, cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&b);
	return result;
}

struct desk_ways
cli_ways(const struct cli *c)
{
	return (struct desk_ways){ .spool = c->value[OPTION_SPOOL],
		.print = c->value[OPTION_PRINT],
		.pdf = cli_has(c, OPTION_PDF) };
}

void
cli_left(struct cli *c, const struct desk_ways *ways, const struct desk_left *left)
{
	if (left->mails > 0)
		buf_printf(c->out, "%s: %zu e-brev\n",
		    ways->spool != NULL ? ways->spool : "sendmail", left->mails);
	if (left->letters > 0)
		buf_printf(c->out, "%s: %zu brev att skriva ut\n", ways->print, left->letters);
	if (left->waiting > 0)
		(void)diag_add(&c->diags, &msg_desk_letters_wait, NULL,
		    arena_printf(c->arena, "%zu", left->waiting), NULL);
}
