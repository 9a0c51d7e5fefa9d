/* The parts that several views share. */
#ifndef VIEW_PARTS_H
#define VIEW_PARTS_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "engine/view/meeting.h"
#include "engine/view/view.h"

struct record;
struct sections;

/* <kommun>, and the <förvaltning> that serves a body, with its head. */
int part_municipality(const struct view_source *, xmlNodePtr, const char *body, struct diags *);

/* <organ>: kod, namn, typ and the settings named (NULL: none). */
void part_body(const struct view_source *, xmlNodePtr, const struct view_meeting *,
    const char *const settings[], size_t count);

/* <NAME> with namn and titel, and with 'contact' telefon and e-post, of a person found by
 * user id or name; only what is written if the register does not know it. */
int part_official(const struct view_source *, xmlNodePtr, const char *name, const char *who,
    bool contact, struct diags *);
void part_person(xmlNodePtr, const char *name, const struct person_row *, bool contact);

/* The body's förvaltningsrätt of kommun.xml as <förvaltningsrätt>. */
void part_court(const struct view_source *, xmlNodePtr);

/* <paragrafer> with a <nummer> each. */
void part_sections(xmlNodePtr, const char *name, const struct sections *);

/* The documents that a case rests on, as <beslutsunderlag>: what came in and was written,
 * not what Kansli made of meetings. */
int part_papers(const struct view_source *, xmlNodePtr, int64_t case_matter,
    const struct item_row *item, struct diags *);

/* <sammanträde>: datum, tid, slut, plats, ajourneringar, ordförande, sekreterare, and then: */
enum part_people {
	PEOPLE_NONE,
	PEOPLE_ALL, /* beslutande with their §§, ej tjänstgörande, övriga */
	PEOPLE_ONE, /* the beslutande of the item 'index' */
};
void part_meeting(const struct view_source *, xmlNodePtr, const struct view_meeting *,
    enum part_people, size_t index);

/* What an item is called where anyone may see it: its title, or of one that is secret the open
 * title of its case, or the phrase for such items. */
const char *part_title(const struct view_source *, const struct view_meeting *, size_t index);

/* <paragraf>. */
int part_paragraph(const struct view_source *, xmlNodePtr, const struct view_meeting *,
    size_t index, struct diags *);

/* What was said and decided in the item: the utskott's or the förvaltning's proposal and the
 * outcome as the register has it, the rest out of the notes.  NULL on failure. */
const struct record *part_record(const struct view_source *, const struct view_meeting *,
    size_t index, struct diags *);

/* The bilagor of the §, into the record: those that the notes speak of in their order, then those
 * that were handed in with the item (kinds reservation, särskilt yttrande, protokollsanteckning,
 * bilaga).  A number that was typed stands; the others take what is free. */
int part_attachments(const struct view_source *, const struct view_meeting *, size_t index,
    struct record *, struct diags *);
/* Them as <bilagor>; with 'public' a secret one is only counted. */
void part_papers_list(const struct view_source *, xmlNodePtr, const struct record *, bool public);

/* Its parts of <paragraf>: texts, as an element with <stycke>; and <omröstningar>. */
void part_texts(xmlNodePtr, const char *name, const char *own, const char *const *text,
    size_t count);
void part_votes(const struct view_source *, xmlNodePtr, const struct record *);

/* The <tid> of kommun.xml's <särskilda-tider> that has this <namn>; NULL if there is none.  It says
 * <lag>, <antal> and <enhet> (rule Ö-7), and how to appeal in a <hänvisning> a paragraph. */
xmlNodePtr part_special(const struct view_source *, const char *name);

/* Those paragraphs of a <tid>. */
const char *const *part_special_instruction(const struct view_source *, xmlNodePtr, size_t *count);

/* <överklagande> by it: slag, lag, tid ("fyra veckor"), hänvisning with <stycke>,
 * förvaltningsrätt. */
void part_special_appeal(const struct view_source *, xmlNodePtr, const char *name);

/* <lagtid> for each of them: namn, hänvisning. */
void part_special_names(const struct view_source *, xmlNodePtr);

/* A field of a matter's data, "" if it is not there. */
const char *part_field(const struct view_source *, const struct matter_row *, const char *name);

#endif
