/* kansli remiss answer and collect: what those who were asked have answered. */
#include "engine/desk/answer.h"

#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "cli/at_desk.h"
#include "cli/messages.h"
#include "cli/table.h"

static const char *
name_of_file(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static struct date
day_given(const struct cli *c)
{
	return cli_has(c, OPTION_DATE) ? date_read(c->value[OPTION_DATE]) : DATE_NONE;
}

/* In the language of the call, or in Swedish as data is. */
static const char *
sentence(struct cli *c, const struct diag *d, enum language language)
{
	enum { ROOM = 2000 };
	struct buf b;
	const char *text;

	buf_init(&b, ROOM);
	diag_sentence(d, language, &b);
	text = arena_str(c->arena, b.text);
	buf_free(&b);
	return text;
}

static void
answered_members(struct cli *c, struct json *j, const struct desk_answered *a)
{
	json_member(j, "position", a->position);
	if (a->confidence > 0)
		json_member_int(j, "confidence", a->confidence);
	json_member_int(j, "asked", (long long)a->asked);
	json_member_int(j, "paired", (long long)a->paired);
	if (a->question != NULL)
		json_member(j, "question", sentence(c, a->question, LANGUAGE_SV));
}

/* "tillstyrker (95)", or what must be asked. */
static const char *
position_text(struct cli *c, const struct desk_answered *a)
{
	if (a->position != NULL)
		return arena_printf(c->arena, "%s (%u)", a->position, a->confidence);
	return a->question != NULL ? sentence(c, a->question, c->language) : "";
}

/* ---- One answer ---- */

static void
say_answered(struct cli *c, const struct desk_answered *a)
{
	buf_printf(
	    c->out, "%s: %s\n", cli_say(c, "Ställningstagande", "Position"), position_text(c, a));
	if (a->asked > 0)
		buf_printf(c->out, "%s: %zu/%zu\n",
		    cli_say(c, "Besvarade frågor", "Questions answered"), a->paired, a->asked);
}

int
command_remiss_answer(struct cli *c)
{
	struct desk_answer answer = { .file_name = name_of_file(c->operand[1]),
		.position = c->value[OPTION_POSITION],
		.day = day_given(c) };
	struct desk_answered answered;
	struct desk_report report = { 0 };
	const struct matter_row *m;
	struct json j;

	answer.bytes = cli_file(c, c->operand[1], &answer.size);
	m = answer.bytes != NULL ? cli_matter(c, 0, STORE_WRITE) : NULL;
	if (m == NULL || desk_answer_take(c->desk, m, &answer, &answered, &report, &c->diags) != 0)
		return -1;
	if (!cli_has(c, OPTION_JSON)) {
		cli_report(c, &report);
		say_answered(c, &answered);
		return 0;
	}
	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "matter", m->key);
	json_member(&j, "recipient", m->title);
	answered_members(c, &j, &answered);
	json_object_end(&j);
	json_end(&j);
	return 0;
}

/* ---- A folder ---- */

static const struct {
	const char *name, *sv, *en;
} found_words[] = {
	[FOUND_TAKEN] = { "taken", "intaget", "taken in" },
	[FOUND_BEFORE] = { "before", "intaget tidigare", "taken in before" },
	[FOUND_UNSURE] = { "unsure", "osäkert", "uncertain" },
	[FOUND_UNMATCHED] = { "unmatched", "hör inte till någon", "belongs to nobody" },
	[FOUND_UNREADABLE] = { "unreadable", "går inte att läsa", "cannot be read" },
};

enum { FOUND_KINDS = sizeof found_words / sizeof *found_words };

struct collecting {
	struct json json;
	struct table *table;
	size_t count[FOUND_KINDS];
};

static void
tell(struct cli *c, struct collecting *to, const char *file, const struct desk_collected *found)
{
	struct json *j = &to->json;

	to->count[found->found]++;
	if (!cli_has(c, OPTION_JSON)) {
		table_cell_add(to->table, file);
		table_cell_add(to->table,
		    cli_say(c, found_words[found->found].sv, found_words[found->found].en));
		table_cell_add(to->table, found->matter != NULL ? found->matter : "");
		table_cell_add(to->table, found->recipient != NULL ? found->recipient : "");
		table_cell_add(to->table, found->reason != NULL
					      ? sentence(c, found->reason, c->language)
					      : position_text(c, &found->answered));
		return;
	}
	json_object(j);
	json_member(j, "file", file);
	json_member(j, "result", found_words[found->found].name);
	json_member(j, "matter", found->matter);
	json_member(j, "recipient", found->recipient);
	if (found->found == FOUND_TAKEN)
		answered_members(c, j, &found->answered);
	if (found->reason != NULL) {
		json_member(j, "name", found->reason->message->name);
		json_member(j, "reason", sentence(c, found->reason, LANGUAGE_SV));
	}
	json_object_end(j);
}

/* A file that cannot be read is told of and does not hinder the others. */
static int
collect_one(struct cli *c, const struct matter_row *cf, const char *name, struct collecting *to)
{
	struct arena *arena = arena_new();
	struct desk_answer answer = { .file_name = name, .day = day_given(c) };
	struct desk_collected found = { .found = FOUND_UNREADABLE };
	struct diags own;
	int result = 0;

	diags_init(&own, c->arena);
	answer.bytes = file_read(
	    arena, file_join(arena, c->operand[0], name), CLI_FILE_MAX, &answer.size, &own);
	if (answer.bytes != NULL)
		result = desk_answer_collect(c->desk, cf, &answer, &found, &c->diags);
	else
		found.reason = own.first;
	if (result == 0)
		tell(c, to, name, &found);
	arena_free(arena);
	return result;
}

static bool
is_folder(struct cli *c, const char *name)
{
	struct stat st;

	return stat(file_join(c->arena, c->operand[0], name), &st) == 0 && S_ISDIR(st.st_mode);
}

static void
sum_up(struct cli *c, const struct collecting *to)
{
	if (to->table != NULL)
		table_write(to->table, c->out);
	for (size_t i = 0; i < FOUND_KINDS; i++)
		if (to->count[i] > 0 || i == FOUND_TAKEN)
			buf_printf(c->out, "%s%zu %s", i > 0 ? ", " : "", to->count[i],
			    cli_say(c, found_words[i].sv, found_words[i].en));
	buf_char(c->out, '\n');
}

int
command_remiss_collect(struct cli *c)
{
	struct collecting to = { .table = table_new(c->arena, 5) };
	const struct matter_row *cf = NULL;
	const char *const *name;
	size_t n;

	name = file_list(c->arena, c->operand[0], NULL, &n, &c->diags);
	if (name == NULL || cli_desk(c, STORE_WRITE) == NULL)
		return -1;
	if (cli_has(c, OPTION_CASE)) {
		cf = desk_matter(c->desk, c->value[OPTION_CASE], &c->diags);
		if (cf == NULL)
			return -1;
	}
	json_init(&to.json, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&to.json);
	for (size_t i = 0; i < n; i++)
		/* Word's lock file of a document that is open. */
		if (strncmp(name[i], "~$", 2) != 0 && !is_folder(c, name[i]) &&
		    collect_one(c, cf, name[i], &to) != 0)
			return -1;
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&to.json);
		json_end(&to.json);
	} else
		sum_up(c, &to);
	return to.count[FOUND_UNSURE] + to.count[FOUND_UNMATCHED] + to.count[FOUND_UNREADABLE] > 0
		   ? 2
		   : 0;
}
