/* kansli case export: all documents of a case as one zip file, with a list of them. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/messages.h"
#include "batch/names.h"
#include "batch/zip_out.h"
#include "cli/matter.h"
#include "cli/messages.h"

enum { LIST_MAX = 64 << 20 };

/* What is exported. */
struct papers {
	struct document_row *row;
	size_t count;
	int64_t own;  /* the case; other documents are of its §§ */
	bool secret;
};

static const char list_name[] = "Förteckning.csv";

/* ".docx": how the file's name ends, if it is an ending that any system takes. */
static const char *
ending_of(const char *name)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	const char *dot = strrchr(name, '.');

	return dot != NULL && dot[1] != '\0' && dot[1 + strspn(dot + 1, plain)] == '\0' ? dot : "";
}

/* "SN 2026-00001-3 Svar.docx"; of the case's §§ "Protokollsutdrag SN 2026-09-22 § 58.docx".  Of a
 * case that is marked secret the name tells the kind and nothing more. */
static const char *
name_of(struct cli *c, struct names *names, const struct document_row *d, int64_t own, bool secret)
{
	const char *ending = ending_of(d->file_name);
	const size_t size = strlen(d->file_name) - strlen(ending);
	const char *name = secret ? d->kind : arena_strn(c->arena, d->file_name, size);

	if (d->matter == own)
		name = arena_printf(c->arena, "%s-%d %s", d->key, d->number, name);
	if (d->version > 1)
		name = arena_printf(c->arena, "%s, version %d", name, d->version);
	name = names_claim(names, c->arena, name_safe(c->arena, name));
	return arena_printf(c->arena, "%s%s", name, ending);
}

static void
list_line(struct cli *c, struct buf *list, const struct document_row *d, const char *file)
{
	char day[DATE_ISO_SIZE], hash[HASH_HEX_SIZE];
	const char *const cells[] = { arena_printf(c->arena, "%s-%d", d->key, d->number),
		arena_printf(c->arena, "%d", d->version), date_iso(d->day, day),
		d->direction == DIRECTION_IN	? "inkommen"
		: d->direction == DIRECTION_OUT ? "utgående"
						: "upprättad",
		d->kind, d->title, d->party, d->their_number, file, hash_hex(&d->content, hash) };
	const size_t count = sizeof cells / sizeof *cells;

	for (size_t i = 0; i < count; i++)
		csv_cell(list, cells[i], i + 1 < count ? ';' : '\n');
}

static int
write_failed(struct cli *c, const char *path)
{
	return diag_add(&c->diags, &msg_file_cannot_write, &(struct place){ .file = path },
	    strerror(errno), NULL);
}

/* The documents and then the list. */
static int
fill(struct cli *c, struct zip_out *zip, const struct papers *p)
{
	const char *path = c->value[OPTION_OUTPUT_FILE];
	struct names *names = names_new(p->count);
	struct buf list;
	int result = 0;

	buf_init(&list, LIST_MAX);
	buf_str(&list, CSV_MARK "nummer;version;dag;riktning;slag;rubrik;avsändare eller mottagare;"
				"deras nummer;fil;sha256\n");
	for (size_t i = 0; i < p->count && result == 0; i++) {
		const char *file = name_of(c, names, &p->row[i], p->own, p->secret), *bytes;
		size_t size;
		struct arena *a = arena_new();

		result = store_content_get(
		    desk_store(c->desk), a, &p->row[i].content, &bytes, &size, &c->diags);
		if (result == 0 && zip_out_add(zip, file, bytes, size) != 0)
			result = write_failed(c, path);
		list_line(c, &list, &p->row[i], file);
		arena_free(a);
	}
	if (result == 0 && (zip_out_add(zip, list_name, list.text, list.size) != 0 ||
			       zip_out_finish(zip) != 0))
		result = write_failed(c, path);
	buf_free(&list);
	names_free(names);
	return result;
}

/* A file that nobody sees and that is gone when it is closed. */
static int
hidden(struct cli *c, const char *beside)
{
	char *name = file_temporary(c->arena, beside, &c->diags);
	const int fd = name != NULL ? open(name, O_RDWR | O_CLOEXEC) : -1;

	if (name != NULL && fd < 0)
		(void)write_failed(c, beside);
	if (name != NULL)
		(void)unlink(name); /* it is there as long as it is open */
	return fd;
}

static int
export(struct cli *c, const struct papers *p)
{
	const char *path = c->value[OPTION_OUTPUT_FILE];
	char *name = file_temporary(c->arena, path, &c->diags);
	const int fd = name != NULL ? open(name, O_WRONLY | O_CLOEXEC) : -1;
	const int spare = fd >= 0 ? hidden(c, path) : -1;
	int result = -1;
	struct zip_out zip;

	if (name != NULL && fd < 0)
		(void)write_failed(c, path);
	if (spare >= 0) {
		zip_out_open(&zip, fd, spare);
		result = fill(c, &zip, p);
		zip_out_close(&zip);
		(void)close(spare);
	}
	if (fd >= 0)
		(void)close(fd); /* synced when it is published */
	if (result == 0)
		return file_publish(name, path, cli_has(c, OPTION_FORCE), &c->diags);
	if (name != NULL)
		(void)unlink(name); /* the failure has been told */
	return -1;
}

int
command_case_export(struct cli *c)
{
	const struct matter_row *m;
	struct papers p = { 0 };

	if (!cli_has(c, OPTION_OUTPUT_FILE))
		return diag_add(
		    &c->diags, &msg_cli_option_missing, NULL, "-o", cli_usage(c), NULL);
	m = cli_matter(c, 0, STORE_READ);
	if (m == NULL || desk_documents(c->desk, m, &p.row, &p.count, &c->diags) != 0)
		return -1;
	p.own = m->id;
	p.secret = desk_is_secret(c->desk, m);
	if (export(c, &p) != 0)
		return -1;
	buf_printf(c->out, "%s: %zu %s\n", c->value[OPTION_OUTPUT_FILE], p.count,
	    cli_say(c, p.count == 1 ? "handling" : "handlingar",
		p.count == 1 ? "document" : "documents"));
	return 0;
}
