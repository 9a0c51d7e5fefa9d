/* Views: the XML that conditions and templates see, made from a matter's data and the
 * rows around it.
 *
 * There are two kinds.  A view of conditions is what the XPath of a flow looks at; its
 * dictionary is workflows/KIND.vy.xml with the fields of KIND.fält.  A view of a
 * document is what a template is filled with; its dictionary is
 * templates/KIND/specimen.xml.  Nothing is in a view that its dictionary lacks.
 *
 * Root <vy>, no namespace, element names in Swedish.  Days are 2026-09-22, times 13:15.
 * What is not there is left out: no empty elements. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include <stddef.h>

#include <libxml/tree.h>

#include "base/date.h"
#include "engine/store/matter.h"

struct arena;
struct diags;
struct phrases;
struct store;

/* What a view asks about other matters' flows, which this room does not know. */
struct view_asks {
	const char *(*status)(void *user, const struct matter_row *); /* "Under beredning" */
	const char *const *(*events)(void *user, const struct matter_row *, size_t *count);
};

/* The kinds of documents that hold the text of what is secret: of the secret §§ of a meeting or a
 * signing round, beside its protokoll; and of one §, beside its protokollsutdrag. */
#define SECRET_PART "sekretessdel"
#define SECRET_EXTRACT "sekretessutdrag"

/* What need not be read again while one command works, in an arena that lives as long. */
struct view_kept;
struct view_kept *view_kept_new(struct arena *);

struct view_source {
	struct arena           *arena;
	struct store           *store;
	xmlDocPtr               municipality; /* kommun.xml */
	const struct phrases   *phrases;
	struct date             day;          /* the legal day */
	const struct view_asks *asks;
	void                   *user;
	struct view_kept       *kept;         /* of meetings, see kept.h; or NULL */
};

/* The caller frees the document with xmlFreeDoc.  NULL on failure: what the store says. */
xmlDocPtr view_conditions(const struct view_source *, const struct matter_row *, struct diags *);

/* 'kind' is a document's: "tjänsteskrivelse", "remissyttrande" and "remissammanställning" (of
 * an ärende), "remissmissiv" (of a remiss), "kallelse" and "protokoll" (of a sammanträde),
 * "protokollsutdrag" (of an ärendepunkt), "anslagsbevis" and "kungörelsebevis" (of an anslag).
 * NULL on failure: msg_view_kind when the kind is not made of such a matter. */
xmlDocPtr view_document(const struct view_source *, const char *kind, const struct matter_row *,
    struct diags *);

/* One § alone: <vy><paragraf>…</paragraf></vy>. */
struct view_meeting;
xmlDocPtr view_paragraph(const struct view_source *, const struct view_meeting *, size_t index,
    struct diags *);

/* What was said, voted on and decided in an item.  See engine/board/record.h. */
struct record;
const struct record *view_record(const struct view_source *, const struct view_meeting *,
    size_t index, struct diags *);

/* A field of a matter's data, in 'arena'; "" if it is not there. */
const char *view_field(struct arena *, const struct matter_row *, const char *name);

/* The points of the decision as the notes have them, a line each; NULL: they do not say. */
const char *view_noted_decision(struct arena *, const struct record *);

/* A text in writing that was announced in a §: the motivering of a reservation, a särskilt
 * yttrande, a protokollsanteckning.  It is to come in before the justering (rule R-text), of a §
 * that is justerad omedelbart at the meeting. */
enum text_status { TEXT_IN, TEXT_AWAITED, TEXT_NEVER_CAME };
struct view_text_due {
	const struct board_person *person;
	const char                *kind;   /* "reservation" … */
	int                        number; /* of the bilaga; 0: it gets none */
	struct date                latest;
	enum text_status           status;
};
const struct view_text_due *view_texts_due(const struct view_source *, const struct view_meeting *,
    const struct record *, size_t *count, struct diags *);

/* "Socialnämnden": the name of a body; its code if it has none. */
const char *view_body_name(const struct view_source *, const char *code);

#endif
