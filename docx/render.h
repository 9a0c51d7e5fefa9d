/* Renderers: each sees only the model.  Used inside docx/ only. */
#ifndef DOCX_RENDER_H
#define DOCX_RENDER_H

#include "docx/model.h"

void render_text(const struct document *, struct buf *);
void render_markdown(const struct document *, struct buf *);
void render_html(const struct document *, struct buf *);
void render_json(const struct document *, struct buf *);
void render_outline(const struct document *, struct buf *);

/* ---- What several of them need: render.c ---- */

/* The paragraph on one line: tabs as 'tab', breaks as one blank, note marks as shown,
 * alternative texts in square brackets, changes as [-deleted-]{+inserted+}.  Text boxes are left
 * out. */
void render_line(struct buf *, const struct node *holder, char tab);

/* All that a cell holds on one line, pieces divided by one blank, labels first. */
void render_cell_line(struct buf *, const struct node *cell);

/* The next text box below 'holder' in depth-first order after 'after' (NULL: the first),
 * not looking into text boxes.  NULL at the end. */
const struct node *textbox_after(const struct node *holder, const struct node *after);

#endif
