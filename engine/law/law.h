/* Statutory days and how each was come to.  Pure.
 *
 * A rule is a row of rules.def: what is counted from, how much, whether a day that is free
 * is moved (forwards by lag 1930:173 2 §, or backwards), and the words.  The rules of LAW
 * part 6 that give no day are rows of texts.def.  A day that Kansli shows is a
 * struct law_result: rule, law, input, the steps as Swedish sentences, the day as
 * counted, and the result.  Nobody outside this room adds days by himself.
 *
 * A rule is named by its id ("Ö-1"), the same in ASCII ("O-1"), or an English name
 * ("appeal"), in any case of letters.  The plain rules need a number and may be written
 * out: "20 arbetsdagar före", "3 veckor efter", "10 workdays before". */
#ifndef LAW_LAW_H
#define LAW_LAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "engine/law/calendar.h"

struct arena;
struct diags;

/* A vardag is a day that is no helgdag: Saturdays and aftnar are counted. */
enum law_unit { LAW_IN_DAYS, LAW_IN_VARDAGAR, LAW_IN_WORKDAYS, LAW_IN_WEEKS, LAW_IN_MONTHS };

/* What happens to a counted day that is free. */
enum law_move {
	LAW_STAYS,
	LAW_FORWARD, /* a last day for doing something: the next arbetsdag */
	LAW_BACK,    /* a time that is counted backwards: aim at the arbetsdag before (K-3) */
};

/* The days that a rule is given. */
enum law_takes {
	LAW_ONE,
	LAW_LATEST,   /* one or several: counted from the last of them */
	LAW_REPOSTED, /* posted, then pairs: down, posted again; counted from the last */
};

enum { LAW_INPUTS_MAX = 31 };

struct law_rule {
	const char   *id;      /* "Ö-1" */
	const char   *ascii;   /* "O-1" */
	const char   *english; /* "appeal" */
	const char   *title;   /* "Sista dag att överklaga (laglighetsprövning)" */
	const char   *law;     /* "kommunallagen 13 kap. 5 §; …"; "" for the plain rules */
	const char   *counted; /* the part of the law that gives the number; may be "" */
	const char   *input;   /* what the day is: "dagen då anslaget sattes upp" */
	const char   *begins;  /* "Anslaget sattes upp" */
	const char   *ends;    /* "Sista dag att överklaga är" */
	enum law_unit unit;
	int           count;   /* 0: the caller gives it */
	enum law_move move;
	bool          careful; /* whether 2 § governs is not settled: aim at the day as counted */
	int           then;    /* days added after that */
	const char   *after;   /* the words for them, or "" */
	const char   *after_law;
	enum law_takes takes;
	int           lead;    /* days from the input to the day that is counted from */
	const char   *led;     /* the words for them, or "" */
	const char   *led_law;
};

/* LAW_APPEAL, LAW_REMOVAL and so on: the rows of rules.def. */
enum law_rule_name {
#define LAW_RULE(name, ...) LAW_##name,
#include "engine/law/rules.def"
#undef LAW_RULE
	LAW_RULES
};
extern const struct law_rule law_rules[LAW_RULES];

/* A rule that gives no day: what it says, the law, and the room that keeps it. */
struct law_text {
	const char *id, *ascii;
	const char *room; /* "law", "board", "view", "desk": engine/ROOM */
	const char *law;
	const char *text; /* Swedish sentences */
};

/* In the order of LAW part 6: calendar (K), appeal (Ö), justering and anslag (J), calls (S),
 * presence (N), decisions (B), the contents of protocols (P), delegation (D), extracts (X),
 * registration (R). */
extern const struct law_text law_texts[];
extern const size_t          law_text_count;

/* A rule and its number of units, negative before the day. */
struct law_term {
	const struct law_rule *rule;
	int                    count;
};

/* What 'text' names.  Returns 0, or -1: msg_law_rule_unknown (with the nearest names),
 * msg_law_rule_no_day (it has a text only), msg_law_count_missing,
 * msg_law_count_too_large. */
int law_find(struct arena *, const char *text, struct law_term *found, struct diags *);

/* A rule that has its own number, as a term. */
struct law_term law_term(enum law_rule_name);

/* The rule Ö-7: 'count' units ("dagar", "veckor", "månader") after the day, by another law that has
 * a time of its own; the last day moves to the next arbetsdag, and what was posted may be taken
 * down the day after.  False when the unit is none of these, or the count not 1-2000.  'law'
 * (its name) is kept by reference. */
bool law_special(const char *unit, int count, const char *law, struct law_rule *);

/* "fyra veckor", "en månad", "25 arbetsdagar": the number of a term, without its direction. */
const char *law_amount(struct arena *, const struct law_term *);

/* The rule S-3: a body is called 'days' days (arbetsdagar) before the meeting, as its reglemente
 * says; when the day as counted is free the arbetsdag before it is aimed at.  False when the count
 * is not 1-60. */
bool law_call(int days, bool workdays, struct law_rule *);

/* The days of a term counted from 'input', without words: 'from' is the day that is
 * counted from (the input, or 'lead' days after it), 'counted' the day as counted, 'last'
 * the same moved to an arbetsdag where the rule says so, 'result' what the rule gives. */
struct law_days {
	struct date input, from, counted, last, result;
};

/* Returns 0, or -1 with msg_law_year_outside when the input or a day that the rule comes
 * to is outside the calendar (DATE_NONE is). */
int law_days(const struct law_term *, struct date input, struct law_days *, struct diags *);

struct law_step {
	struct date date;
	const char *text; /* a Swedish sentence, its law in parentheses at the end */
	const char *bare; /* the same without the law and the full stop */
	const char *law;  /* "" if the step needs none */
};

struct law_result {
	const struct law_rule *rule;
	const char            *law;
	struct date            input;    /* the one counted from */
	const struct date     *inputs;   /* all that were given */
	size_t                 input_count;
	struct date            strict;   /* as counted, not moved; DATE_NONE for plain rules */
	struct date            last;     /* moved where the rule says so */
	struct date            result;
	const char            *reason;   /* why it moved: "långfredagen"; "" if it did not */
	const struct law_step *steps;    /* the last one's date is the result */
	size_t                 step_count;
	const struct holiday  *holidays; /* named days, Monday to Friday, inside the time */
	size_t                 holiday_count;
};

/* The day with its derivation, in 'arena'.  NULL on failure, as law_days. */
struct law_result *law_derive(struct arena *, const struct law_term *, struct date input,
    struct diags *);

/* The same for a rule that takes several days, in their order.  NULL on failure also:
 * msg_law_inputs, msg_law_interruption (the notice was down outside its time),
 * msg_law_reposted (posted again before it was down). */
struct law_result *law_derive_from(struct arena *, const struct law_term *,
    const struct date inputs[], size_t count, struct diags *);

/* A time of a notice on one of several boards. */
struct law_posting {
	struct date posted;
	struct date down;  /* when it was down inside the time, which has not run out for that; else
	                      DATE_NONE */
	const char *where; /* "Norrtorps kommun" */
};

/* The same for a notice of a gemensam nämnd, by a rule that counts from the latest of several days:
 * from the last posting that has not been broken off.  'posting' is in the order of the days.  NULL
 * on failure also: msg_law_inputs when all were broken off. */
struct law_result *law_derive_boards(struct arena *, const struct law_term *,
    const struct law_posting posting[], size_t count, struct diags *);

/* law_find and law_derive_from for what a user typed: the name of a rule and 'count' dates.
 * NULL on failure: as those, msg_law_date_invalid. */
struct law_result *law_explain(struct arena *, const char *rule, const char *const dates[],
    size_t count, struct diags *);
struct law_result *law_explain_term(struct arena *, const struct law_term *,
    const char *const dates[], size_t count, struct diags *);

/* The appeal period of kommunallagen 13 kap. 5 § (Ö-1) and the removal day (J-3). */
struct law_appeal {
	struct date posted; /* the day of the tillkännagivande */
	struct date raw;    /* three weeks later */
	struct date last;   /* the last day to appeal */
	struct date down;   /* the first day on which the anslag may be taken down */
	char        reason[HOLIDAY_NAME_SIZE]; /* why last is not raw; "" if it is */
};

/* Returns 0, or -1: msg_law_year_outside. */
int law_appeal(struct date posted, struct law_appeal *, struct diags *);

/* The day to plan for the tillkännagivande of a justering: the arbetsdag after it; the day
 * of the justering itself when the next arbetsdag is past the second day after it (J-2). */
struct date law_planned_posting(struct date signed_on);

#endif
