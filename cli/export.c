/* kansli case export: all documents of a case as one zip file, with a list of them. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "batch/names.h"
#include "cli/matter.h"
#include "cli/messages.h"
#include "cli/papers.h"
#include "cli/zip.h"
#include "engine/desk/secrecy.h"

enum { LIST_MAX = 64 << 20 };

/* What is exported. */
struct papers {
	const struct matter_row *matter;
	struct document_row *row;
	size_t count;
	bool public; /* without what is secret */
};

static const char list_name[] = "Förteckning.csv";

/* The matter of a document: the case, or one of its §§. */
static const struct matter_row *
matter_of(struct cli *c, const struct papers *p, const struct document_row *d)
{
	return d->matter == p->matter->id
		   ? p->matter
		   : store_matter_by_id(desk_store(c->desk), c->arena, d->matter, &c->diags);
}

/* By which provision it is marked: itself, or its case. */
static const char *
law_of(struct cli *c, const struct document_row *d, const struct matter_row *m)
{
	if (d->secret != NULL || m == NULL)
		return d->secret;
	return desk_field(c->desk, m, "sekretess");
}

/* "SN 2026-00001-3 Svar.docx", the second of the same name with " (2)". */
static const char *
name_in_zip(struct cli *c, struct names *names, const struct document_row *d, bool secret)
{
	const char *ending = document_ending(d);
	const char *name = document_name(c->arena, d, true, secret);

	return arena_printf(c->arena, "%s%s", names_claim(names, c->arena, name), ending);
}

/* A line of the list; for anyone only what OSL 5 kap. 2 § leaves of what is secret. */
static void
list_line(struct cli *c, const struct papers *p, struct buf *list, const struct document_row *d,
    const char *file)
{
	const struct matter_row *m = matter_of(c, p, d);
	const bool secret = m == NULL || desk_is_secret_document(c->desk, d, m);
	const bool hidden = secret && p->public;
	char day[DATE_ISO_SIZE], hash[HASH_HEX_SIZE];
	const char *const cells[] = { arena_printf(c->arena, "%s-%d", d->key, d->number),
		arena_printf(c->arena, "%d", d->version), date_iso(d->day, day),
		document_direction(d), d->kind,
		hidden ? desk_open_document_title(c->desk, d, m) : d->title,
		hidden ? NULL : d->party, hidden ? NULL : d->their_number, file,
		hidden ? NULL : hash_hex(&d->content, hash), secret ? law_of(c, d, m) : NULL };
	const size_t count = sizeof cells / sizeof *cells;

	for (size_t i = 0; i < count; i++)
		csv_cell(list, cells[i], i + 1 < count ? ';' : '\n');
}

/* One document; *file gets its name, NULL if it is kept back. */
static int
put(struct cli *c, struct zip_out *zip, const struct papers *p, struct names *names,
    const struct document_row *d, const char **file)
{
	const struct matter_row *m = matter_of(c, p, d);
	const bool secret = m == NULL || desk_is_secret_document(c->desk, d, m);

	*file = NULL;
	if (m == NULL)
		return -1;
	if (secret && p->public)
		return 0;
	*file = name_in_zip(c, names, d, secret);
	return cli_zip_content(c, zip, *file, &d->content);
}

/* The documents and then the list. */
static int
fill(struct cli *c, struct zip_out *zip, void *user)
{
	const struct papers *p = user;
	struct names *names = names_new(p->count);
	struct buf list;
	int result = 0;

	buf_init(&list, LIST_MAX);
	buf_str(&list, CSV_MARK "nummer;version;dag;riktning;slag;rubrik;avsändare eller mottagare;"
				"deras nummer;fil;sha256;sekretess\n");
	for (size_t i = 0; i < p->count && result == 0; i++) {
		const char *file;

		result = put(c, zip, p, names, &p->row[i], &file);
		if (result == 0)
			list_line(c, p, &list, &p->row[i], file);
	}
	if (result == 0)
		result = cli_zip_bytes(c, zip, list_name, list.text, list.size);
	buf_free(&list);
	names_free(names);
	return result;
}

int
cli_export(struct cli *c, const char *path)
{
	struct papers p = { .public = cli_has(c, OPTION_PUBLIC) };

	if (path == NULL)
		return diag_add(&c->diags, &msg_cli_option_missing, NULL, "-o", cli_usage(c), NULL);
	p.matter = cli_matter(c, 0, STORE_READ);
	if (p.matter == NULL ||
	    desk_all_documents(c->desk, p.matter, &p.row, &p.count, &c->diags) != 0 ||
	    cli_zip(c, path, fill, &p) != 0)
		return -1;
	buf_printf(c->out, "%s: %zu %s\n", path, p.count,
	    cli_say(c, p.count == 1 ? "handling" : "handlingar",
		p.count == 1 ? "document" : "documents"));
	return 0;
}

int
command_case_export(struct cli *c)
{
	return cli_export(c, c->value[OPTION_OUTPUT_FILE]);
}
