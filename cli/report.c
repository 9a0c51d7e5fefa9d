/* What a command did in the register, line by line. */
#include <stdio.h>

#include "base/arena.h"
#include "cli/at_desk.h"
#include "cli/table.h"

/* The word of --json for each kind of line. */
static const char *const did_names[] = {
	[DID_OPEN] = "opened",
	[DID_MOVE] = "moved",
	[DID_STAY] = "stayed",
	[DID_NUMBER] = "number",
	[DID_DOCUMENT] = "document",
	[DID_DEADLINE] = "deadline",
	[DID_MET] = "met",
	[DID_PASSED] = "passed",
	[DID_NOTE] = "message",
	[DID_REFUSED] = "refused",
	[DID_UNDO] = "undone",
	[DID_GONE] = "gone",
	[DID_KEPT] = "kept",
};

static const char *
with_law(struct arena *arena, const char *text, const char *law)
{
	return law == NULL || law[0] == '\0' ? text : arena_printf(arena, "%s (%s)", text, law);
}

static const char *
line_words(struct arena *arena, const struct desk_line *line)
{
	char iso[DATE_ISO_SIZE];

	switch (line->did) {
	case DID_OPEN:
		return arena_printf(arena, "öppnat: %s", line->text);
	case DID_MOVE:
		return line->before == NULL || line->before[0] == '\0'
			   ? line->after
			   : arena_printf(arena, "%s → %s", line->before, line->after);
	case DID_STAY:
		return arena_printf(arena, "gjort: %s", line->text);
	case DID_NUMBER:
		return arena_printf(arena, "§ %lld", line->number);
	case DID_DOCUMENT:
		return arena_printf(arena, "handling %lld: %s", line->number, line->text);
	case DID_DEADLINE:
		return arena_printf(arena, "frist %s: %s", date_iso(line->day, iso),
		    with_law(arena, line->text, line->law));
	case DID_MET:
		return arena_printf(arena, "frist uppfylld: %s", line->text);
	case DID_PASSED:
		return arena_printf(
		    arena, "gjort trots varning: %s", with_law(arena, line->text, line->law));
	case DID_NOTE:
		return arena_printf(arena, "meddelande till %s", line->text);
	case DID_UNDO:
		return arena_printf(arena, "ångrat: %s", line->text);
	case DID_GONE:
		return arena_printf(arena, "fristen gäller inte längre: %s", line->text);
	case DID_KEPT:
		return arena_printf(
		    arena, "handling %lld ligger kvar: %s", line->number, line->text);
	case DID_REFUSED:
		return arena_printf(arena, "tog inte emot: %s", line->text);
	}
	return "";
}

static bool
is_document(const struct desk_line *line)
{
	return line->did == DID_DOCUMENT || line->did == DID_KEPT;
}

static void
line_json(struct json *j, const struct desk_line *line)
{
	json_object(j);
	json_member(j, "did", did_names[line->did]);
	json_member(j, "matter", line->key);
	json_member(j, "text", line->text);
	json_member(j, "before", line->before);
	json_member(j, "after", line->after);
	if (line->number != 0)
		json_member_int(j, is_document(line) ? "document" : "number", line->number);
	json_member_day(j, "day", line->day);
	json_member(j, "law", line->law);
	json_object_end(j);
}

void
cli_report(struct cli *c, const struct desk_report *report)
{
	struct table *table = table_new(c->arena, 2);
	struct json j;

	if (cli_has(c, OPTION_JSON)) {
		json_init(&j, c->out);
		json_array(&j);
		for (const struct desk_line *line = report->first; line != NULL; line = line->next)
			line_json(&j, line);
		json_array_end(&j);
		json_end(&j);
		return;
	}
	for (const struct desk_line *line = report->first; line != NULL; line = line->next) {
		table_cell_add(table, line->key);
		table_cell_add(table, line_words(c->arena, line));
	}
	table_write(table, c->out);
}
