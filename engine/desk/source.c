/* What is proposed to a meeting, and where the officer wrote it: the proposal and the summary are
 * taken into protocols out of the Word file of the case, tables and lists as they stand there. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/text.h"
#include "docx/model.h"
#include "docx/package.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/intake/intake.h"

#define REPORT "tjänsteskrivelse"

/* ---- The officer's file ---- */

static bool
is_written(const struct document_row *row)
{
	return !row->generated && text_ends(row->media_type, "wordprocessingml.document");
}

/* The newest tjänsteskrivelse, when people have written in it; in a case that has none, the
 * newest Word file of our own.  NULL: what there is to know stands in the case's fields. */
static int
find_file(struct desk *d, int64_t case_matter, const struct document_row **found, struct diags *ds)
{
	struct document_row *report, *row;
	size_t n;

	*found = NULL;
	if (store_document_latest(d->store, d->arena, case_matter, REPORT, &report, ds) != 0 ||
	    store_documents(d->store, d->arena, case_matter, &row, &n, ds) != 0)
		return -1;
	if (report != NULL) {
		*found = is_written(report) ? report : NULL;
		return 0;
	}
	for (size_t i = 0; i < n; i++) {
		const bool newest = i + 1 == n || row[i + 1].number != row[i].number;

		if (newest && is_written(&row[i]) && row[i].direction == DIRECTION_MADE &&
		    (*found == NULL || row[i].id > (*found)->id))
			*found = &row[i];
	}
	return 0;
}

/* ---- Its sections ---- */

/* "Förslag till beslut", "Förvaltningens förslag till beslut", "Förslag till nämndens beslut". */
static bool
is_proposal(const char *heading)
{
	return text_ends(heading, "forslag till beslut") ||
	       (text_starts(heading, "forslag till ") && text_ends(heading, " beslut")) ||
	       strcmp(heading, "beslutsforslag") == 0;
}

static bool
is_summary(const char *heading)
{
	return strcmp(heading, "sammanfattning") == 0 || text_starts(heading, "sammanfattning av ");
}

static bool
is_prompt(const struct node *block)
{
	struct walk w = walk_from(block);

	while (walk_next(&w))
		if (w.entering && w.node->kind == NODE_TEXT && w.node->as.run != NULL &&
		    (w.node->as.run->marks & MARK_PROMPT) != 0)
			return true;
	return false;
}

/* Is it a heading, of this level or a higher one (0: of any)? */
static bool
is_heading(const struct node *block, unsigned level)
{
	return block->kind == NODE_PARAGRAPH && block->as.paragraph->heading > 0 &&
	       (level == 0 || block->as.paragraph->heading <= level);
}

/* Has somebody written something under the heading?  *lines gets the paragraphs, a line each. */
static bool
is_filled(struct arena *a, const struct node *heading, const char **lines)
{
	const unsigned level = heading->as.paragraph->heading;
	bool any = false;

	*lines = NULL;
	for (const struct node *b = block_next(heading); b != NULL && !is_heading(b, level);
	     b = block_next(b)) {
		const char *whole = node_text(a, b), *text = text_squeeze(a, whole, strlen(whole));

		if (is_prompt(b))
			return false;
		any = any || *text != '\0';
		if (b->kind != NODE_PARAGRAPH || *text == '\0')
			continue;
		*lines = *lines == NULL ? text : arena_printf(a, "%s\n%s", *lines, text);
	}
	return any;
}

/* "HASH.docx#under=Förslag till beslut" for the first heading that is meant, the one that a
 * range finds; NULL: there is none with anything below it. */
static const char *
section(struct arena *a, const struct document *document, const struct document_row *row,
    bool (*is_meant)(const char *heading), const char **lines)
{
	char hex[HASH_HEX_SIZE];

	*lines = NULL;
	for (const struct node *b = block_first(document->body); b != NULL; b = block_next(b)) {
		const char *text = is_heading(b, 0) ? node_text(a, b) : NULL;

		if (text == NULL || !is_meant(text_fold(a, text, strlen(text))))
			continue;
		if (!is_filled(a, b, lines))
			return NULL;
		return arena_printf(a, "%s.docx#under=%s", hash_hex(&row->content, hex),
		    text_squeeze(a, text, strlen(text)));
	}
	return NULL;
}

/* The points that the register's patterns read in it, a line each; NULL: none. */
static const char *
points_in(struct desk *d, const struct document_row *row, const char *bytes, size_t size,
    struct diags *quiet)
{
	const struct intake *read = desk_read_file(d, row->file_name, bytes, size, quiet);
	const char *text = NULL;

	for (const struct intake_field *f = read != NULL ? read->fields.first : NULL; f != NULL;
	     f = f->next)
		if (strcmp(f->name, "förslag") == 0)
			text = text == NULL ? f->value
					    : arena_printf(d->arena, "%s\n%s", text, f->value);
	return text;
}

/* What the officer's file says.  One that is gone or cannot be read says nothing. */
struct written {
	const char *proposal;                     /* lines */
	const char *proposal_from, *summary_from; /* as in struct item_row */
};

static int
read_written(struct desk *d, int64_t case_matter, struct written *w, struct diags *ds)
{
	const struct document_row *row;
	const struct document *document;
	struct package *package;
	struct diags quiet;
	const char *bytes, *lines;
	size_t size;

	*w = (struct written){ 0 };
	if (case_matter == 0)
		return 0;
	if (find_file(d, case_matter, &row, ds) != 0)
		return -1;
	diags_init(&quiet, d->arena);
	if (row == NULL ||
	    store_content_get(d->store, d->arena, &row->content, &bytes, &size, &quiet) != 0)
		return 0;
	package = package_open(d->arena, bytes, size, row->file_name, &quiet);
	document =
	    package != NULL ? document_read(d->arena, package, CHANGES_ACCEPTED, &quiet) : NULL;
	if (document == NULL)
		return 0;
	w->summary_from = section(d->arena, document, row, is_summary, &lines);
	w->proposal_from = section(d->arena, document, row, is_proposal, &lines);
	if (w->proposal_from != NULL) {
		const char *points = points_in(d, row, bytes, size, &quiet);

		w->proposal = points != NULL ? points : lines;
	}
	return 0;
}

/* ---- What is proposed ---- */

/* The last item of the case before 'item' (0: of all) in which a body proposed a decision; NULL:
 * none has since the case was last sent back. */
static int
proposed_before(struct desk *d, int64_t case_matter, int64_t item, const struct item_row **found,
    struct diags *ds)
{
	struct item_row *before;
	size_t n;

	*found = NULL;
	if (store_items_of_case(d->store, d->arena, case_matter, &before, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n && before[i].matter != item; i++)
		if (before[i].outcome != NULL && strcmp(before[i].outcome, "återremitteras") == 0)
			*found = NULL;
		else if (before[i].outcome != NULL && before[i].kind != NULL &&
			 strcmp(before[i].kind, "förslag") == 0 && before[i].decision != NULL)
			*found = &before[i];
	return 0;
}

int
desk_proposal(struct desk *d, const struct matter_row *cf, struct item_row *item, struct diags *ds)
{
	const struct item_row *before;
	struct written w;

	if (proposed_before(d, cf->id, 0, &before, ds) != 0 ||
	    read_written(d, cf->id, &w, ds) != 0)
		return -1;
	if (before != NULL) {
		item->proposal = before->decision;
		item->decision_from = before->decision_from;
	} else {
		item->proposal = w.proposal != NULL ? w.proposal : desk_field(d, cf, "förslag");
		item->decision_from = w.proposal_from;
	}
	return 0;
}

/* ---- What was decided ---- */

static bool
same_words(struct desk *d, const char *a, const char *b)
{
	return a != NULL && b != NULL &&
	       strcmp(text_fold(d->arena, a, strlen(a)), text_fold(d->arena, b, strlen(b))) == 0;
}

/* A proposal that was approved or supported as it stood is the decision. */
static bool
is_as_proposed(const struct item_row *item)
{
	const char *outcome = item->outcome;

	/* What is no case and is noted has been proposed in the words of its own kind. */
	return strcmp(outcome, "bifalls") == 0 || strcmp(outcome, "tillstyrks") == 0 ||
	       (item->case_matter == 0 && strcmp(outcome, "antecknas") == 0);
}

/* The officer's proposal, unless another body has proposed since in other words. */
static int
look_up_proposal(struct desk *d, struct item_row *item, struct diags *ds)
{
	const struct item_row *before = NULL;
	struct written w;

	if (read_written(d, item->case_matter, &w, ds) != 0 ||
	    (item->case_matter != 0 &&
		proposed_before(d, item->case_matter, item->matter, &before, ds) != 0))
		return -1;
	item->summary_from = w.summary_from;
	item->decision_from = before != NULL ? before->decision_from : w.proposal_from;
	if (before != NULL || w.proposal == NULL || same_words(d, w.proposal, item->proposal))
		return 0;
	if (item->proposal != NULL)
		(void)diag_add(ds, &msg_desk_proposal_changed, &(struct place){ .file = item->key },
		    item->case_key, NULL);
	item->proposal = w.proposal;
	return 0;
}

int
desk_decided(struct desk *d, struct item_row *item, const char *written, struct diags *ds)
{
	const char *said = written;

	if (look_up_proposal(d, item, ds) != 0 ||
	    (said == NULL && is_as_proposed(item) && desk_noted_decision(d, item, &said, ds) != 0))
		return -1;
	item->decision = said == NULL && is_as_proposed(item) ? item->proposal : said;
	if (!is_as_proposed(item) || (said != NULL && !same_words(d, said, item->proposal)))
		item->decision_from = NULL;
	return 0;
}
