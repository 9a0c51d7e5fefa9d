/* A small nämnd, its utskott, and what tests of them share. */
#ifndef TESTS_BOARD_FIXTURE_H
#define TESTS_BOARD_FIXTURE_H

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/notes.h"
#include "engine/board/phrases.h"
#include "engine/board/presence.h"

extern struct arena *arena;
extern struct diags  ds;

void setup(void);
void teardown(void);

/* Socialnämnden with seven seats: Maj Hed (S) leads, Per Hage (KD) is 1:e and Ulla Ros (S)
 * 2:e vice ordförande, members are Ida Strand (S), Eva Lo (M), Arne Vik (V) and Lars Ö
 * Lax, who has no party; ersättare are Nils Ask (S), Omar Vide (S), Siv Ros (M), and two by
 * the name of Bo Alm (C) and (L). */
extern const struct board_person people[];
extern const size_t              people_count;
extern struct body               board;   /* Socialnämnden */
extern struct body               utskott; /* Socialnämndens arbetsutskott */
extern struct body               council; /* Kommunfullmäktige */

/* The meeting with these notes and §§ 'first' to 'last' as punkter 1, 2, 3 …, whose times
 * are not known.  Ends the test if the notes are wrong. */
const struct board_meeting *meeting(const struct body *, const char *notes, int first, int last);

/* Its presence.  Ends the test if it can't be derived. */
const struct presence *presence(const struct board_meeting *);

/* One item as text: "Maj Hed leads: Maj Hed, Nils Ask for Ida Strand, 6 of 7; ersättare Omar
 * Vide; jävig Eva Lo; övrig Gina Berg".  What is not there is left out. */
const char *item_text(const struct presence *, size_t item);

/* The first problem as a whole line; "" if there is none. */
const char *first_problem(void);
/* All of them, a line each. */
const char *problems(void);

/* templates/fraser.txt, read. */
const struct phrases *phrases(void);

#endif
