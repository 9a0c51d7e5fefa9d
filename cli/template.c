/* kansli template: filling, checking, packing Word templates. */
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "base/xml.h"
#include "cli/at_desk.h"
#include "cli/findings.h"
#include "cli/messages.h"
#include "cli/template.h"
#include "docx/package.h"
#include "docx/template.h"

const char *
cli_template_bytes(struct cli *c, const char *path, size_t *size)
{
	struct stat st;
	struct buf packed;
	const char *bytes = NULL;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
		return cli_file(c, path, size);
	buf_init(&packed, CLI_FILE_MAX);
	if (package_pack(path, c->value[OPTION_COMMON], &packed, &c->diags) == 0) {
		*size = packed.size;
		bytes = arena_bytes(c->arena, packed.text, packed.size);
	}
	buf_free(&packed);
	return bytes;
}

xmlDocPtr
cli_xml(struct cli *c, const char *path)
{
	const struct place place = { .file = path };
	size_t size;
	char *text = file_read(c->arena, path, XML_MAX_BYTES, &size, &c->diags);

	return text == NULL ? NULL : xml_parse(text, size, &place, &c->diags);
}

int
cli_specimen(struct cli *c, xmlDocPtr *specimen)
{
	*specimen = NULL;
	if (!cli_has(c, OPTION_SPECIMEN))
		return 0;
	*specimen = cli_xml(c, c->value[OPTION_SPECIMEN]);
	return *specimen == NULL ? -1 : 0;
}

static int
fill(struct cli *c, const char *bytes, size_t size, xmlDocPtr specimen, xmlDocPtr data,
    struct buf *out)
{
	struct template *template =
	    template_compile(bytes, size, c->operand[0], specimen, &c->diags);
	struct template_data filling = { .context = xmlDocGetRootElement(data), .day = DATE_NONE };
	const char *folder = c->value[OPTION_FILES];
	int result = -1;

	if (folder != NULL) {
		filling.picture = template_picture_in_folder;
		filling.picture_user = (void *)folder; /* is only read */
	}
	if (cli_has(c, OPTION_AS_OF))
		filling.day = c->day;
	if (template != NULL)
		result = template_fill(template, &filling, out, &c->diags);
	template_free(template);
	return result;
}

int
command_template_fill(struct cli *c)
{
	size_t size;
	const char *bytes;
	xmlDocPtr specimen = NULL, data = NULL;
	struct buf out;
	int result = -1;

	if (!cli_has(c, OPTION_OUTPUT_FILE))
		return diag_add(&c->diags, &msg_cli_option_missing, NULL, "-o", cli_usage(c), NULL);
	buf_init(&out, CLI_OUT_MAX);
	bytes = cli_template_bytes(c, c->operand[0], &size);
	data = cli_xml(c, c->operand[1]);
	if (cli_specimen(c, &specimen) == 0 && bytes != NULL && data != NULL)
		result = fill(c, bytes, size, specimen, data, &out);
	if (result == 0)
		result = file_write(c->value[OPTION_OUTPUT_FILE], out.text, out.size,
		    cli_has(c, OPTION_FORCE), &c->diags);
	xmlFreeDoc(specimen);
	xmlFreeDoc(data);
	buf_free(&out);
	return result;
}

/* "nearest":["a","b"] of "a, b". */
static void
nearest_array(struct cli *c, struct json *j, const char *names)
{
	if (names == NULL || names[0] == '\0')
		return;
	json_key(j, "nearest");
	json_array(j);
	while (*names != '\0') {
		size_t size = strcspn(names, ",");

		json_text(j, arena_strn(c->arena, names, size));
		names += size;
		names += strspn(names, ", ");
	}
	json_array_end(j);
}

static void
finding(struct cli *c, struct json *j, const struct diag *d)
{
	json_object(j);
	json_member(j, "name", d->message->name);
	json_member(j, "severity", severity_name(d->message->severity));
	json_member(j, "part", d->place.part);
	finding_place(j, d, c->language);
	if (text_starts(d->message->name, "template-"))
		json_member(j, "tag", d->arg[0]);
	finding_words(j, d, c->language);
	nearest_array(c, j, finding_nearest(d));
	json_object_end(j);
}

/* The copy with comments.  A file that is no Word file has none: that is what is told. */
static int
annotate(struct cli *c, const char *bytes, size_t size)
{
	struct diags found = c->diags;
	struct buf out;
	int result = 0;

	buf_init(&out, CLI_OUT_MAX);
	diags_init(&c->diags, c->arena);
	if (template_annotate(
		bytes, size, c->operand[0], &found, c->language, &out, &c->diags) == 0)
		result = file_write(c->value[OPTION_ANNOTATE], out.text, out.size,
		    cli_has(c, OPTION_FORCE), &c->diags);
	if (result == 0)
		c->diags = found;
	buf_free(&out);
	return result;
}

int
command_template_check(struct cli *c)
{
	size_t size;
	const char *bytes = cli_template_bytes(c, c->operand[0], &size);
	xmlDocPtr specimen;

	if (bytes == NULL || cli_specimen(c, &specimen) != 0)
		return -1;
	(void)template_check(
	    bytes, size, c->operand[0], specimen, &c->diags); /* see findings_conclude */
	xmlFreeDoc(specimen);
	if (cli_has(c, OPTION_ANNOTATE) && annotate(c, bytes, size) != 0)
		return -1;
	return findings_conclude(c, finding);
}

int
command_template_pack(struct cli *c)
{
	struct buf out;
	int result;

	buf_init(&out, CLI_FILE_MAX);
	result = package_pack(c->operand[0], c->value[OPTION_COMMON], &out, &c->diags);
	if (result == 0)
		result = file_write(
		    c->operand[1], out.text, out.size, cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&out);
	return result;
}

int
command_template_unpack(struct cli *c)
{
	size_t size;
	char *bytes = cli_file(c, c->operand[0], &size);
	struct package *package =
	    bytes == NULL ? NULL : package_open(c->arena, bytes, size, c->operand[0], &c->diags);

	return package == NULL ? -1 : package_unpack(package, c->operand[1], &c->diags);
}
