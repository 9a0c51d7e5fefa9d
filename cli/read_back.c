/* kansli document read-back: what people wrote in a document that Kansli made. */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/matter.h"
#include "cli/messages.h"
#include "engine/desk/messages.h"

static const struct {
	const char *code, *words[2];
} changes[] = {
	[CHANGE_NONE] = { "unchanged", { "oförändrat", "unchanged" } },
	[CHANGE_PERSON] = { "person", { "ändrat i filen", "changed in the file" } },
	[CHANGE_CASE] = { "case", { "ändrat i ärendet", "changed in the case" } },
	[CHANGE_BOTH] = { "both", { "ändrat i båda", "changed in both" } },
	[CHANGE_LOST] = { "lost", { "finns inte i filen", "not in the file" } },
};

/* ---- Choices ---- */

/* "rubrik=person" */
static int
read_choice(struct cli *c, const char *word, struct desk_choice *choice)
{
	const char *equals = strrchr(word, '=');

	if (equals == NULL ||
	    (strcmp(equals + 1, "person") != 0 && strcmp(equals + 1, "case") != 0))
		return diag_add(&c->diags, &msg_cli_read_choice, NULL, word, NULL);
	choice->name = arena_strn(c->arena, word, (size_t)(equals - word));
	choice->person = strcmp(equals + 1, "person") == 0;
	return 0;
}

/* Those for one field first, that for all others last. */
static struct desk_choice *
read_choices(struct cli *c, size_t *count)
{
	struct desk_choice *choice = arena_array(c->arena, c->operands + 1, sizeof *choice);

	*count = 0;
	for (size_t i = 1; i < c->operands; i++)
		if (read_choice(c, c->operand[i], &choice[(*count)++]) != 0)
			return NULL;
	if (cli_has(c, OPTION_TAKE))
		choice[(*count)++] =
		    (struct desk_choice){ .person = strcmp(c->value[OPTION_TAKE], "person") == 0 };
	return choice;
}

/* ---- Showing ---- */

static void
write_lines(struct cli *c, const char *label, const char *text)
{
	buf_printf(c->out, "    %s", label);
	for (const char *s = text; *s != '\0';) {
		const size_t n = strcspn(s, "\n");

		if (s != text)
			buf_printf(c->out, "    %*s", (int)utf8_length(label), "");
		buf_add(c->out, s, n);
		buf_char(c->out, '\n');
		s += n + (s[n] == '\n');
	}
	if (*text == '\0')
		buf_str(c->out, "–\n");
}

static void
write_field(struct cli *c, const struct desk_read_field *f)
{
	buf_printf(c->out, "%s: %s\n", f->name, changes[f->change].words[c->language]);
	if (f->change == CHANGE_NONE)
		return;
	write_lines(c, cli_say(c, "skickat:   ", "sent:      "), f->sent);
	if (f->returned != NULL)
		write_lines(c, cli_say(c, "i filen:   ", "the file:  "), f->returned);
	if (f->change == CHANGE_CASE || f->change == CHANGE_BOTH)
		write_lines(c, cli_say(c, "i ärendet: ", "the case:  "), f->now);
}

static void
write_rest(struct cli *c, const struct desk_read_rest *rest)
{
	const char *words = strcmp(rest->change, "added") == 0 ? cli_say(c, "tillagt", "added")
			    : strcmp(rest->change, "removed") == 0
				? cli_say(c, "borttaget", "removed")
				: cli_say(c, "ändrat", "changed");

	buf_printf(c->out, "%s (%s): %s\n", cli_say(c, "utanför fälten", "outside the fields"),
	    rest->place, words);
	if (rest->old_text != NULL)
		write_lines(c, cli_say(c, "skickat:   ", "sent:      "), rest->old_text);
	if (rest->text != NULL)
		write_lines(c, cli_say(c, "i filen:   ", "the file:  "), rest->text);
}

static void
write_text(struct cli *c, const struct desk_read_back *r)
{
	buf_printf(c->out, "%s: %s, %s %d\n", r->matter->key, r->sent->kind,
	    cli_say(c, "version", "version"), r->sent->version);
	for (size_t i = 0; i < r->fields; i++)
		write_field(c, &r->field[i]);
	for (size_t i = 0; i < r->rests; i++)
		write_rest(c, &r->rest[i]);
	if (r->fields == 0 && r->rests == 0)
		buf_printf(
		    c->out, "%s\n", cli_say(c, "ingenting är ändrat", "nothing has changed"));
}

static void
field_object(struct json *j, const struct desk_read_field *f)
{
	json_object(j);
	json_member(j, "name", f->name);
	json_member(j, "field", f->field);
	json_member(j, "type", f->block ? "block" : "value");
	json_member(j, "change", changes[f->change].code);
	json_member(j, "sent", f->sent);
	json_member(j, "returned", f->returned);
	json_member(j, "now", f->now);
	json_member(j, "stored", f->stored);
	json_member(j, "found_by", f->found_by);
	json_member_bool(j, "taken", f->take);
	json_object_end(j);
}

static void
write_json(struct cli *c, const struct desk_read_back *r, const struct desk_report *report)
{
	struct json j;

	json_init(&j, c->out);
	json_object(&j);
	json_member(&j, "matter", r->matter->key);
	json_member(&j, "kind", r->sent->kind);
	json_member_int(&j, "document", r->sent->id);
	json_member_int(&j, "version", r->sent->version);
	json_member(&j, "known_by", r->found_by);
	json_key(&j, "fields");
	json_array(&j);
	for (size_t i = 0; i < r->fields; i++)
		field_object(&j, &r->field[i]);
	json_array_end(&j);
	json_key(&j, "unplaced");
	json_array(&j);
	for (size_t i = 0; i < r->rests; i++) {
		json_object(&j);
		json_member(&j, "change", r->rest[i].change);
		json_member(&j, "place", r->rest[i].place);
		json_member(&j, "text", r->rest[i].text);
		json_member(&j, "old_text", r->rest[i].old_text);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_member_bool(&j, "applied", cli_has(c, OPTION_APPLY));
	if (report->first != NULL)
		json_member_int(&j, "new_document", report->first->number);
	json_object_end(&j);
	json_end(&j);
}

/* What the user must know beside the list. */
static void
warn(struct cli *c, const struct desk_read_back *r)
{
	const struct place place = { .file = r->file_name };

	for (size_t i = 0; i < r->fields; i++) {
		const struct desk_read_field *f = &r->field[i];

		if (f->change == CHANGE_LOST)
			(void)diag_add(&c->diags, &msg_desk_field_lost, &place, f->name, NULL);
		if ((f->change == CHANGE_PERSON || f->change == CHANGE_BOTH) && f->field == NULL)
			(void)diag_add(&c->diags, &msg_desk_field_no_place, &place, f->name, NULL);
		if (f->has_more)
			(void)diag_add(&c->diags, &msg_desk_field_more, &place, f->name, NULL);
		if (f->stored != NULL && f->returned != NULL)
			(void)diag_add(&c->diags, &msg_desk_store_differs, &place, f->name,
			    f->returned, f->stored, NULL);
	}
	if (r->known)
		(void)diag_add(&c->diags, &msg_desk_known_file, &place,
		    arena_printf(c->arena, "%d", r->known_version), NULL);
}

int
command_document_read_back(struct cli *c)
{
	const bool apply = cli_has(c, OPTION_APPLY);
	const char *path = c->operand[0], *slash = strrchr(path, '/');
	struct desk_report report = { 0 };
	struct desk_read_back *r;
	const struct desk_choice *choice;
	struct desk *desk;
	size_t size, choices;
	const char *bytes = cli_file(c, path, &size);

	choice = bytes != NULL ? read_choices(c, &choices) : NULL;
	desk = choice != NULL ? cli_desk(c, apply ? STORE_WRITE : STORE_READ) : NULL;
	if (desk == NULL)
		return -1;
	r = desk_read_back(desk, slash != NULL ? slash + 1 : path, bytes, size, &c->diags);
	if (r == NULL ||
	    (apply && desk_read_back_apply(desk, r, choice, choices, &report, &c->diags) != 0))
		return -1;
	warn(c, r);
	if (cli_has(c, OPTION_JSON)) {
		write_json(c, r, &report);
		return 0;
	}
	write_text(c, r);
	if (apply)
		cli_report(c, &report);
	return 0;
}
