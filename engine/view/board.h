/* The digital anslagstavla as static files: an index, a page for each notice, a page
 * without contents for each that has been taken down, one stylesheet, and the same as JSON.
 *
 * Nothing is there but what kommunallagen 8 kap. 10-11 §§ list: justerade protokoll, decisions on
 * delegation, meetings and their papers, kungörelser by other laws, and how decisions are
 * appealed.  The same notices always give the same bytes. */
#ifndef VIEW_BOARD_H
#define VIEW_BOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/view/notice.h"

struct diags;

/* A file that a notice leads to: the protocol that it publishes. */
struct board_attachment {
	const char *name;  /* plain: board_attachment_name() */
	const char *title; /* "Protokoll SN 2026-09-22" */
	const char *bytes;
	size_t      size;
};

/* A notice as the public is to see it. */
struct board_notice {
	const struct view_notice      *notice; /* posted */
	const struct board_attachment *file;
	size_t                         files;
};

struct board_file {
	const char *name; /* plain */
	const char *text; /* UTF-8, in the arena of the source */
	size_t      size;
};

#define BOARD_INDEX "index.html"
#define BOARD_STYLE "stil.css"
#define BOARD_DATA  "anslagstavla.json"

/* "Anslagstavla – Lindåsa kommun</title>", as the index page has it. */
const char *board_title(const struct view_source *);

/* "anslag-2026-1.html" of "anslag/2026-1". */
const char *board_page_name(struct arena *, const char *key);

/* "anslag-2026-1-2.docx", the second file of "anslag/2026-1"; NULL unless it is a Word file or a
 * PDF by its own name. */
const char *board_attachment_name(struct arena *, const char *key, size_t number,
    const char *file_name);

/* Could the board have made a file of this name? */
bool board_is_own(const char *name);

/* All files.  'up' are shown in the order given, newest first within each body; 'gone' are
 * the keys of those that have been taken down.  NULL on failure: msg_view_no_court when
 * kommun.xml does not say to which court one appeals. */
const struct board_file *board_files(const struct view_source *, const struct board_notice up[],
    size_t up_count, const char *const gone[], size_t gone_count, size_t *count, struct diags *);

extern const char board_css[];

#endif
