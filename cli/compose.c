/* kansli docx compose and kansli docx extract: Word files put together out of ranges of others. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "docx/compose.h"

/* FILE or FILE#RANGE. */
struct source {
	const char *file, *range;
	struct compose_file *opened;
	size_t last; /* the last source that is the same file */
};

/* What follows the last # is a range, unless that is how the file is called. */
static struct source
source_of(struct cli *c, const char *word)
{
	const char *mark = strrchr(word, '#');

	if (mark == NULL || (!compose_is_range(mark + 1) && access(word, F_OK) == 0))
		return (struct source){ .file = word };
	return (
	    struct source){ arena_strn(c->arena, word, (size_t)(mark - word)), mark + 1, NULL, 0 };
}

static struct compose_options
options_of(const struct cli *c)
{
	const char *changes = c->value[OPTION_TAKE_CHANGES], *sections = c->value[OPTION_SECTIONS];
	const char *comments = c->value[OPTION_COMMENTS];
	struct compose_options o = { .refuse_changes = cli_has(c, OPTION_REFUSE_CHANGES),
		.keep_styles = cli_has(c, OPTION_KEEP_STYLES),
		.continue_lists = cli_has(c, OPTION_CONTINUE_LISTS) };

	if (changes != NULL && strcmp(changes, "original") == 0)
		o.changes = CHANGES_ORIGINAL;
	else if (changes != NULL && strcmp(changes, "kept") == 0)
		o.changes = CHANGES_MARKED;
	if (sections != NULL && strcmp(sections, "own") == 0)
		o.sections = SECTIONS_OWN;
	else if (sections != NULL && strcmp(sections, "continuous") == 0)
		o.sections = SECTIONS_CONTINUOUS;
	o.drop_comments = comments != NULL && strcmp(comments, "drop") == 0;
	return o;
}

static struct compose_file *
open_file(struct cli *c, struct compose *target, const char *path)
{
	size_t size;
	const char *bytes = cli_file(c, path, &size);

	return bytes != NULL ? compose_open(target, bytes, size, path) : NULL;
}

static int
by_file(const void *a, const void *b)
{
	const struct source *const *x = a, *const *y = b;
	const int order = strcmp((*x)->file, (*y)->file);

	return order != 0 ? order : *x < *y ? -1 : *x > *y;
}

/* A file that is named several times is opened once: each knows the last of its kind. */
static void
find_same(struct cli *c, struct source *source, size_t n)
{
	struct source **sorted = arena_array(c->arena, n + 1, sizeof *sorted);

	for (size_t i = 0; i < n; i++)
		sorted[i] = &source[i];
	qsort(sorted, n, sizeof *sorted, by_file);
	for (size_t i = n; i-- > 0;)
		sorted[i]->last = i + 1 < n && strcmp(sorted[i]->file, sorted[i + 1]->file) == 0
				      ? sorted[i + 1]->last
				      : (size_t)(sorted[i] - source);
}

/* All sources, so that everything that is wrong is said at once.  'base' (its name may be NULL) has
 * been opened. */
static int
add_all(struct cli *c, struct compose *target, const struct source *base, struct source *source,
    size_t n)
{
	int result = 0;

	find_same(c, source, n);
	for (size_t i = 0; i < n; i++) {
		struct source *s = &source[i], *last = &source[s->last];

		if (last->opened == NULL)
			last->opened = base->file != NULL && strcmp(base->file, s->file) == 0
					   ? base->opened
					   : open_file(c, target, s->file);
		if (last->opened == NULL || compose_add(target, last->opened, s->range) != 0)
			result = -1;
		else if (s == last)
			compose_close(target, s->opened);
	}
	return result;
}

static int
compose(struct cli *c, struct source *source, size_t n)
{
	const struct compose_options options = options_of(c);
	struct source base = { .file = c->value[OPTION_BASE] };
	struct compose *target;
	struct buf out;
	int result = 0;

	if (!cli_has(c, OPTION_OUTPUT_FILE))
		return diag_add(&c->diags, &msg_cli_option_missing, NULL, "-o", cli_usage(c), NULL);
	target = compose_new(&options, &c->diags);
	buf_init(&out, CLI_FILE_MAX);
	if (base.file != NULL && (base.opened = open_file(c, target, base.file)) == NULL)
		result = -1;
	if (result == 0)
		result = add_all(c, target, &base, source, n);
	if (result == 0)
		result = compose_write(target, &out);
	if (result == 0)
		result = file_write(c->value[OPTION_OUTPUT_FILE], out.text, out.size,
		    cli_has(c, OPTION_FORCE), &c->diags);
	buf_free(&out);
	compose_free(target);
	return result;
}

int
command_docx_compose(struct cli *c)
{
	struct source *source = arena_array(c->arena, c->operands, sizeof *source);

	for (size_t i = 0; i < c->operands; i++)
		source[i] = source_of(c, c->operand[i]);
	return compose(c, source, c->operands);
}

int
command_docx_extract(struct cli *c)
{
	struct source source = { .file = c->operand[0], .range = c->operand[1] };

	return compose(c, &source, 1);
}
