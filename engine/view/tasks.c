/* The list of uppdrag. */
#include "engine/view/tasks.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/store/people.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

/* "Socialnämnden § 52 den 22 september 2026" */
static const char *
paragraph(const struct view_source *v, const struct matter_row *m, const char *body,
    const char *number, const char *day)
{
	const char *code = part_field(v, m, body), *n = part_field(v, m, number);
	const struct date on = date_read(part_field(v, m, day));
	const char *text = *code != '\0' ? view_body_name(v, code) : "";
	char words[DATE_WORDS_SIZE];

	if (*n != '\0')
		text = arena_printf(v->arena, "%s §\xC2\xA0%s", text, n);
	return date_is_none(on)
		   ? text
		   : arena_printf(v->arena, "%s den %s", text, date_words_sv(on, words));
}

static const char *
answer_of(const struct view_source *v, const struct matter_row *m)
{
	const char *said = part_field(v, m, "redovisning"),
		   *where = paragraph(v, m, "svarsorgan", "svarsparagraf", "svarsdag");

	return *where == '\0'  ? said
	       : *said == '\0' ? where
			       : arena_printf(v->arena, "%s (%s)", said, where);
}

static const char *
who_of(const struct view_source *v, const struct matter_row *m)
{
	const char *who = part_field(v, m, "ansvarig");
	struct person_row *p = NULL;
	struct diags quiet;

	diags_init(&quiet, v->arena);
	if (*who != '\0' && store_person_by_user(v->store, v->arena, who, &p, &quiet) == 0 &&
	    p != NULL)
		return p->name;
	return who;
}

static void
read_task(const struct view_source *v, const struct matter_row *m, struct view_task *t)
{
	const char *what = part_field(v, m, "uppdrag"), *from = part_field(v, m, "givet-av");

	*t = (struct view_task){ .matter = m,
		.what = *what != '\0' ? what : m->title,
		.who = who_of(v, m),
		.day = part_field(v, m, "senast"),
		.when = part_field(v, m, "när"),
		.given =
		    *from != '\0' ? from : paragraph(v, m, "organ", "paragraf", "sammanträdesdag"),
		.answer = answer_of(v, m),
		.status = v->asks->status(v->user, m) };
}

/* Those without a day last; of one day by number. */
static int
by_day(const void *x, const void *y)
{
	const struct view_task *a = x, *b = y;
	const int day = strcmp(*a->day != '\0' ? a->day : "9", *b->day != '\0' ? b->day : "9");

	return day != 0 ? day : (a->matter->id > b->matter->id) - (a->matter->id < b->matter->id);
}

/* Whose it is: of the body that gave it, which may be another than the utskott that proposed it. */
static bool
is_of(const struct view_source *v, const struct matter_row *m, const char *body)
{
	const char *by = part_field(v, m, "organ");

	if (*by == '\0')
		by = m->body != NULL ? m->body : "";
	return body == NULL || strcmp(by, body) == 0;
}

int
view_tasks(const struct view_source *v, const char *body, bool all, struct view_task **task,
    size_t *count, struct diags *ds)
{
	struct matter_row *m;
	size_t n;

	*count = 0;
	if (store_matters_kind(v->store, v->arena, "uppdrag", NULL, &m, &n, ds) != 0)
		return -1;
	*task = arena_array(v->arena, n + 1, sizeof **task);
	for (size_t i = 0; i < n; i++)
		if (is_of(v, &m[i], body) &&
		    (all || (date_is_none(m[i].closed) && strcmp(m[i].states, "foreslaget") != 0)))
			read_task(v, &m[i], &(*task)[(*count)++]);
	if (*count > 1)
		qsort(*task, *count, sizeof **task, by_day);
	return 0;
}

/* A secret case is not named on a list that all may read. */
static const char *
case_of(const struct view_source *v, const struct matter_row *m, bool *secret)
{
	const struct matter_row *cf;
	struct diags quiet;

	*secret = false;
	if (m->parent == 0)
		return NULL;
	diags_init(&quiet, v->arena);
	cf = store_matter_by_id(v->store, v->arena, m->parent, &quiet);
	if (cf == NULL)
		return NULL;
	*secret = *part_field(v, cf, "sekretess") != '\0';
	return strcmp(cf->kind, "ärende") == 0 ? cf->key : NULL;
}

int
view_task_list(const struct view_source *v, xmlNodePtr root, const char *body, struct diags *ds)
{
	struct view_task *task;
	xmlNodePtr list;
	size_t n;

	if (part_municipality(v, root, body != NULL ? body : "", ds) != 0 ||
	    view_tasks(v, body, false, &task, &n, ds) != 0)
		return -1;
	if (body != NULL)
		view_text(view_element(root, "organ"), "namn", view_body_name(v, body));
	view_day(view_element(root, "dokument"), "datum", v->day);
	view_text(root, "antal", arena_printf(v->arena, "%zu", n));
	list = view_element(root, "uppdragen");
	for (size_t i = 0; i < n; i++) {
		xmlNodePtr one = view_element(list, "uppdrag");
		bool secret;
		const char *dnr = case_of(v, task[i].matter, &secret);

		view_text(one, "beteckning", task[i].matter->key);
		view_text(one, "dnr", dnr);
		view_text(one, "text",
		    secret ? "Uppdrag i ett ärende som omfattas av sekretess" : task[i].what);
		view_text(one, "gett-av", task[i].given);
		view_text(one, "ansvarig", task[i].who);
		view_text(one, "senast", task[i].day);
		view_text(one, "när", task[i].when);
		view_text(one, "status", task[i].status);
		view_text(one, "svar", secret ? NULL : task[i].answer);
	}
	return 0;
}

int
view_meeting_tasks(const struct view_source *v, xmlNodePtr root, const struct matter_row *meeting,
    struct diags *ds)
{
	return view_task_list(v, root, meeting->body, ds);
}
