/* Bodies, persons and mandates.  A mandate has its first and last day, so that a list is
 * always asked for on a day: a new mandate period does not touch old days. */
#ifndef ENGINE_STORE_PEOPLE_H
#define ENGINE_STORE_PEOPLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct arena;
struct diags;
struct store;

struct body_row {
	const char *code;     /* "SN" */
	const char *name;     /* "Socialnämnden" */
	const char *type;     /* "fullmäktige", "nämnd", "utskott", "beredning", "presidium" */
	int         seats;    /* 0: not said */
	const char *parent;   /* code of the body that it is an utskott of; or NULL */
	const char *settings; /* the body's rule set, XML text as in kommun.xml; or NULL */
};

/* Add, or replace the one with the same code. */
int store_body_put(struct store *, const struct body_row *, struct diags *);
int store_body_find(struct store *, struct arena *, const char *code, struct body_row **found,
    struct diags *);
/* msg_store_no_body, which names those there are. */
struct body_row *store_body_get(struct store *, struct arena *, const char *code,
    struct diags *);
/* All in Swedish order of names, each followed by its own utskott. */
int store_bodies(struct store *, struct arena *, struct body_row **, size_t *count,
    struct diags *);

struct person_row {
	int64_t     id;
	const char *name;
	const char *party; /* "S"; NULL for officials */
	const char *title; /* "socialsekreterare" */
	const char *phone, *email;
	const char *user;  /* user id, unique; or NULL */
};

/* Add (id 0, which is filled in) or write over the one with the id.  The user id is another's:
 * msg_store_user_taken. */
int store_person_put(struct store *, struct person_row *, struct diags *);
int store_person_by_user(struct store *, struct arena *, const char *user,
    struct person_row **found, struct diags *);
/* Those who have exactly this name, by party. */
int store_persons_named(struct store *, struct arena *, const char *name, struct person_row **,
    size_t *count, struct diags *);
/* All, in Swedish order of last name, then the whole name. */
int store_persons(struct store *, struct arena *, struct person_row **, size_t *count,
    struct diags *);

struct mandate_row {
	int64_t           id;
	int64_t           person;
	const char       *body;     /* code; NULL: of the whole municipality */
	const char       *role;     /* "ordförande", "ledamot", "nämndsekreterare" … */
	struct date       from, to; /* first and last day; DATE_NONE: open */
	int               order;    /* inkallelseordning among ersättare; 0: none */
	const char       *personal_for; /* the member whose personlig ersättare it is; or NULL */
	struct person_row who;      /* filled when read */
};

/* Fills id.  The same person, body, role and first day again: the last day and the order are
 * written over, no second row. */
int store_mandate_put(struct store *, struct mandate_row *, struct diags *);
/* The mandates in a body (NULL: those of no body) that hold on 'day' (DATE_NONE: all
 * there have been), by role, order, and Swedish order of names. */
int store_mandates(struct store *, struct arena *, const char *body, struct date day,
    struct mandate_row **, size_t *count, struct diags *);
/* One person's mandates, by body, first day and role. */
int store_mandates_of(struct store *, struct arena *, int64_t person, struct mandate_row **,
    size_t *count, struct diags *);

/* Whose ersättare step in for a party in a body, from one day to another. */
struct calling_line {
	const char *body, *party;
	const char *parties; /* "S V C", in their order */
	struct date from, to; /* DATE_NONE: open */
};

/* The same body, party and first day again: written over. */
int store_calling_put(struct store *, const struct calling_line *, struct diags *);
/* Those that hold on 'day' (DATE_NONE: all there have been), by party. */
int store_callings(struct store *, struct arena *, const char *body, struct date day,
    struct calling_line **, size_t *count, struct diags *);

#endif
