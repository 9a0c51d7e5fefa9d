/* An answer to a remiss: registered, read, noted. */
#include "engine/desk/answer.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "docx/model.h"
#include "docx/package.h"
#include "engine/desk/answer_read.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/intake/answer.h"

enum { ANSWER_TEXT_MAX = 900000 };

const struct document *
answer_document(struct desk *d, const struct desk_answer *answer, struct diags *ds)
{
	struct package *package;

	if (!text_ends(text_lower(d->arena, answer->file_name), ".docx"))
		return NULL;
	package = package_open(d->arena, answer->bytes, answer->size, answer->file_name, ds);
	return package != NULL ? document_read(d->arena, package, CHANGES_ACCEPTED, ds) : NULL;
}

/* The lines of a text; *count gets how many. */
static const char *const *
lines_of(struct desk *d, const char *text, size_t *count)
{
	char *rest = arena_str(d->arena, text), *save = NULL;
	const char **line = arena_array(d->arena, strlen(text) / 2 + 2, sizeof *line);

	*count = 0;
	for (char *s = strtok_r(rest, "\n", &save); s != NULL; s = strtok_r(NULL, "\n", &save))
		line[(*count)++] = s;
	return line;
}

/* "Fråga 1: …" and "Övrigt: …", as the field 'svar' has it. */
static const char *
answers_text(struct desk *d, const struct intake_answer *read, struct desk_answered *to)
{
	struct buf b;
	const char *text;

	buf_init(&b, ANSWER_TEXT_MAX);
	for (size_t i = 0; i < to->asked; i++)
		if (read->answer[i] != NULL) {
			buf_printf(&b, "%sFråga %zu: ", b.size > 0 ? "\n" : "", i + 1);
			buf_str(&b, read->answer[i]);
			to->paired++;
		}
	if (*read->other != '\0') {
		buf_printf(&b, "%sÖvrigt: ", b.size > 0 ? "\n" : "");
		buf_str(&b, read->other);
	}
	text = arena_str(d->arena, b.size > 0 ? b.text : "");
	buf_free(&b);
	return text;
}

/* What the document says; *text gets the field 'svar'. */
static void
read_answer(struct desk *d, const struct matter_row *m, const struct document *document,
    const char **text, struct desk_answered *to)
{
	const char *const *question = lines_of(d, desk_field(d, m, "fråga"), &to->asked);
	const struct intake_answer *read;

	if (to->asked > ANSWER_QUESTIONS_MAX)
		to->asked = ANSWER_QUESTIONS_MAX;
	read = intake_answer_read(d->arena, document, question, to->asked);
	*text = answers_text(d, read, to);
	to->position = read->position;
	to->confidence = read->confidence;
	if (read->position == NULL)
		to->question = &read->question;
}

static int
note_answer(struct desk *d, struct matter_row *m, const struct desk_answer *answer,
    const char *text, const struct desk_answered *to, struct desk_report *report, struct diags *ds)
{
	char iso[DATE_ISO_SIZE];
	struct desk_given given[3];
	struct desk_press press = { .given = given };

	press.action = to->position != NULL ? "svara" : "ta-emot";
	given[press.count++] = (struct desk_given){ "svarsdag",
		date_iso(date_is_none(answer->day) ? d->day : answer->day, iso) };
	if (to->position != NULL)
		given[press.count++] = (struct desk_given){ "ställningstagande", to->position };
	if (*text != '\0')
		given[press.count++] = (struct desk_given){ "svar", text };
	return desk_press(d, m, &press, report, ds);
}

static int
is_taken(struct desk *d, const struct desk_answer *answer, struct diags *ds)
{
	const struct hash hash = hash_of(answer->bytes, answer->size);
	struct document_row *same = NULL;

	if (store_document_same(d->store, d->arena, &hash, DESK_ANSWER_KIND, &same, ds) != 0)
		return -1;
	return same == NULL ? 0
			    : diag_add(ds, &msg_desk_answer_same,
				  &(struct place){ .file = answer->file_name },
				  arena_printf(d->arena, "%s-%d", same->key, same->number), NULL);
}

static int
take(struct desk *d, int64_t id, const struct desk_answer *answer, const char *text,
    const struct desk_answered *to, struct desk_report *report, struct diags *ds)
{
	struct matter_row *m = store_matter_by_id(d->store, d->arena, id, ds);
	const struct desk_document file = { .kind = DESK_ANSWER_KIND,
		.file_name = answer->file_name,
		.bytes = answer->bytes,
		.size = answer->size,
		.direction = DIRECTION_IN,
		.party = m != NULL ? m->title : NULL,
		.day = answer->day };

	if (m == NULL || is_taken(d, answer, ds) != 0 ||
	    desk_register_file(d, m, &file, report, ds) != 0)
		return -1;
	return note_answer(d, m, answer, text, to, report, ds);
}

static int
look_at(const struct matter_row *m, struct diags *ds)
{
	if (strcmp(m->kind, "remiss") != 0)
		return diag_add(ds, &msg_desk_not_a, NULL, m->key, "en remiss", m->kind, NULL);
	return date_is_none(m->closed)
		   ? 0
		   : diag_add(ds, &msg_desk_answer_closed, NULL, m->key, m->title, NULL);
}

int
desk_answer_take(struct desk *d, const struct matter_row *m, const struct desk_answer *answer,
    struct desk_answered *to, struct desk_report *report, struct diags *ds)
{
	static const struct diag not_read = { .message = &msg_desk_answer_not_read };
	const unsigned errors = ds->errors;
	const struct document *document;
	const char *text = "";

	*to = (struct desk_answered){ .question = &not_read };
	report->key = m->key;
	if (look_at(m, ds) != 0)
		return -1;
	document = answer_document(d, answer, ds);
	if (ds->errors > errors)
		return -1;
	if (document != NULL) {
		to->question = NULL;
		read_answer(d, m, document, &text, to);
	}
	if (answer->position != NULL) {
		to->position = answer->position;
		to->confidence = 100;
		to->question = NULL;
	}
	if (desk_begin(d, report, ds) != 0)
		return -1;
	return desk_end(d, take(d, m->id, answer, text, to, report, ds), report, ds);
}
