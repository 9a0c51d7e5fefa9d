/* Values of fields: is it one, and what is its normal form? */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/when.h"
#include "base/xml.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"

enum { ONE_LINE_MAX = 2000, LONG_TEXT_MAX = 1000000, NUMBER_DIGITS = 9 };

typedef const char *reader(
    struct arena *, const struct chart_field *, const char *, struct diags *);

static const char *
wrong(const struct message *m, const struct chart_field *f, const char *value, const char *more,
    struct diags *ds)
{
	(void)diag_add(ds, m, NULL, f->name, value, more, NULL);
	return NULL;
}

static const char *
read_line(struct arena *a, const struct chart_field *f, const char *s, struct diags *ds)
{
	if (utf8_length(s) > ONE_LINE_MAX)
		return wrong(&msg_field_too_long, f, NULL, NULL, ds);
	if (strpbrk(s, "\r\n") != NULL)
		return wrong(&msg_field_one_line, f, NULL, NULL, ds);
	return text_squeeze(a, s, strlen(s));
}

static const char *
read_long(struct arena *a, const struct chart_field *f, const char *s, struct diags *ds)
{
	if (utf8_length(s) > LONG_TEXT_MAX)
		return wrong(&msg_field_too_long, f, NULL, NULL, ds);
	return arena_str(a, s);
}

static const char *
read_date(struct arena *a, const struct chart_field *f, const char *s, struct diags *ds)
{
	const char *text = text_squeeze(a, s, strlen(s));
	struct when_day day;
	char iso[DATE_ISO_SIZE];

	if (!when_find_day(text, strlen(text), 0, &day) || day.at != 0 ||
	    day.size != strlen(text) || (day.doubt != WHEN_SURE && day.doubt != WHEN_SHORT_YEAR) ||
	    !calendar_covers(day.date))
		return wrong(&msg_field_date, f, s, NULL, ds);
	return arena_str(a, date_iso(day.date, iso));
}

static const char *
read_time(struct arena *a, const struct chart_field *f, const char *s, struct diags *ds)
{
	const char *text = text_squeeze(a, s, strlen(s));
	struct when_hours hours;
	char to[WHEN_HOURS_SIZE];

	if (!when_find_hours(text, strlen(text), 0, &hours) || hours.at != 0 ||
	    hours.size != strlen(text))
		return wrong(&msg_field_time, f, s, NULL, ds);
	return arena_str(a, when_hours_text(&hours, to));
}

static const char *
read_number(struct arena *a, const struct chart_field *f, const char *s, struct diags *ds)
{
	const char *text = text_squeeze(a, s, strlen(s));
	bool minus = *text == '-';
	size_t n = strspn(text + minus, "0123456789");

	if (n == 0 || n > NUMBER_DIGITS || text[minus + n] != '\0')
		return wrong(&msg_field_number, f, s, NULL, ds);
	text += minus;
	while (n > 1 && *text == '0') {
		text++;
		n--;
	}
	return arena_printf(a, "%s%s", minus && strcmp(text, "0") != 0 ? "-" : "", text);
}

static const char *
read_choice(struct arena *a, const struct chart_field *f, const char *s, struct diags *ds)
{
	const char *text = text_squeeze(a, s, strlen(s));
	const char **ids = arena_array(a, f->choice_count, sizeof *ids);

	for (size_t i = 0; i < f->choice_count; i++)
		if (text_same_word(f->choices[i].id, text) ||
		    text_same_word(f->choices[i].title, text))
			return f->choices[i].id;
	for (size_t i = 0; i < f->choice_count; i++)
		ids[i] = f->choices[i].id;
	return wrong(&msg_field_choice, f, s, names_near(a, text, ids, f->choice_count), ds);
}

static const char *
read_yes_no(struct arena *a, const struct chart_field *f, const char *s, struct diags *ds)
{
	const char *text = text_squeeze(a, s, strlen(s));

	if (text_same_word(text, "ja"))
		return "ja";
	return text_same_word(text, "nej") ? "nej" : wrong(&msg_field_yes_no, f, s, NULL, ds);
}

const char *
field_check(struct arena *a, const struct chart_field *f, const char *value, struct diags *ds)
{
	static reader *const readers[] = {
		[FIELD_TEXT] = read_line,
		[FIELD_LONG] = read_long,
		[FIELD_DATE] = read_date,
		[FIELD_TIME] = read_time,
		[FIELD_PERSON] = read_line,
		[FIELD_NUMBER] = read_number,
		[FIELD_CHOICE] = read_choice,
		[FIELD_YES_NO] = read_yes_no,
	};

	if (!utf8_is_valid(value, strlen(value), NULL) || xml_forbidden_at(value) >= 0)
		return wrong(&msg_field_character, f, NULL, NULL, ds);
	value = text_nfc(a, value);
	if (*text_squeeze(a, value, strlen(value)) == '\0')
		return "";
	return readers[f->type](a, f, value, ds);
}
