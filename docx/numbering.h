/* Lists: definitions, and the labels that paragraphs get from them.  ECMA-376 part 1,
 * 17.9.  Used inside docx/ only. */
#ifndef DOCX_NUMBERING_H
#define DOCX_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;
struct package;

enum { LIST_LEVELS = 9 };

struct list_level {
	int start;
	int restart; /* w:lvlRestart: -1 when it says nothing, 0 for never, else a level from 1 */
	const char *format; /* w:numFmt: "decimal" … */
	const char *custom; /* w:format of "custom", or NULL */
	const char *text;   /* w:lvlText: "%1.%2" */
	const char *style;  /* w:pStyle, or NULL */
	const char *font;   /* of the label; for bullets in Symbol and Wingdings */
	bool legal;         /* w:isLgl: all numbers in it are decimal */
	bool picture;       /* the bullet is a picture */
};

/* A w:abstractNum and how far it has counted. */
struct list_definition {
	int id;
	const char *link;   /* w:numStyleLink, or NULL */
	const char *linked; /* w:styleLink, or NULL */
	struct list_level level[LIST_LEVELS];
	int value[LIST_LEVELS];
	bool counted[LIST_LEVELS]; /* 'value' holds since the last restart */
	unsigned story;            /* of which the counts are */
};

/* A w:num: a list with its own beginnings. */
struct list_use {
	int id;
	int list_id;
	struct list_definition *list;
	int start[LIST_LEVELS];                /* w:startOverride, -1 for none */
	struct list_level *level[LIST_LEVELS]; /* w:lvl of an override, or NULL */
	bool started[LIST_LEVELS];             /* the override has been used */
	unsigned story;
};

struct numbering {
	struct arena *arena;
	struct list_definition *list;
	size_t lists, list_room;
	struct list_use *use;
	size_t uses, use_room;
	const char *language;
	unsigned story;
	/* While reading. */
	struct list_definition *open_list;
	struct list_use *open_use;
	struct list_level *open_level;
	int override_level;
};

/* The lists in the part that the main part points at; none when there is no such part or
 * it cannot be read (a warning).  'language' ("sv-SE", may be NULL) is for numbers in
 * words. */
struct numbering *numbering_read(
    struct arena *, struct package *, const char *language, struct diags *);

/* Counting begins anew: body, each header and note count by themselves. */
void numbering_begin_story(struct numbering *);

/* The level that has this paragraph style in list 'id', -1 if none has. */
int numbering_level_of_style(const struct numbering *, int id, const char *style_id);

/* The definition of level 'level' (from 0) of list 'id', and the number that it begins with;
 * NULL when there is no such list. */
const struct list_level *numbering_level(struct numbering *, int id, int level, int *start);

/* The label of the next paragraph at 'level' (from 0) of list 'id', in the arena; NULL
 * when there is no such list.  An empty label is "".  *bullet says that it is none to count by. */
const char *numbering_next(struct numbering *, int id, int level, bool *bullet);

#endif
