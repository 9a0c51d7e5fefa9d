/* What a board is: its kind, with the rules that follow from it, and its people. */
#ifndef BOARD_BODY_H
#define BOARD_BODY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* What a kind of body brings with it.  An utskott is no nämnd: 6 kap. 27-35 §§ don't govern
 * it by law, so what it has of them comes from its reglemente, and these are the rules that
 * reglementen usually have. */
struct body_rules {
	const char *name;       /* "nämnd", as in kommun.xml */
	const char *in_text;    /* "nämnden", "fullmäktige" */
	bool        jav_leaves; /* a jävig may not be in the room (KL 6:30; KF: 5:47) */
	bool        jav_counts; /* a jävig counts for the quorum (KL 5:46) */
	bool        third_returns; /* a third may table or return a case (KL 5:50) */
	/* Which protocols are announced if kommun.xml does not say ("alltid", "delegation" or
	 * "aldrig"); those of fullmäktige and a nämnd always are (KL 8:10). */
	const char *announces;
	bool        must_announce;
	const char *quorum_law; /* as a message names it */
};

/* The rules of a kind by its name ("nämnd"); NULL if there is none such. */
const struct body_rules *body_rules_named(const char *name);

struct body {
	const char              *name;   /* "Socialnämndens arbetsutskott" */
	const struct body_rules *rules;
	int                      seats;  /* as has been decided, vacant ones included */
	const char              *parent; /* the name of the body that it prepares for; or NULL */
};

/* The body as subject of a sentence: "Socialnämnden", "Arbetsutskottet"; and inside one,
 * spoken of again: "nämnden", "styrelsen", "arbetsutskottet". */
const char *body_subject(struct arena *, const struct body *);
const char *body_again(struct arena *, const struct body *);

enum board_role {
	BOARD_CHAIR,      /* ordförande */
	BOARD_VICE,       /* vice ordförande, 1:e vice ordförande */
	BOARD_SECOND_VICE,
	BOARD_MEMBER,     /* ledamot */
	BOARD_SUBSTITUTE, /* ersättare */
};

/* One who has a mandate in the body on the day of the meeting.  A person has one entry. */
struct board_person {
	const char     *name;      /* "Maj-Lis Hedvall" */
	const char     *party;     /* "S"; NULL or "" if none */
	enum board_role role;
	const char     *role_name; /* as it is written in the register: "vice ordförande" */
	long long       id;        /* the caller's own */
};

/* The role that a register's word means ("ordförande", "1:e vice ordförande", "ledamot" …);
 * false for those that have no seat and are no ersättare (officials). */
bool board_role_read(const char *name, enum board_role *);

/* Has the person a seat of his own? */
bool board_has_seat(const struct board_person *);

/* "Maj-Lis Hedvall (S)"; without a party only the name. */
const char *board_person_text(struct arena *, const struct board_person *);

#endif
