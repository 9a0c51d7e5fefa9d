/* The pages of the anslagstavla, one function each, written to a buffer. */
#ifndef VIEW_BOARD_PAGE_H
#define VIEW_BOARD_PAGE_H

#include "base/buf.h"
#include "engine/view/board.h"

/* Who we are: of kommun.xml.  "" for what it does not say. */
struct board_sender {
	const char *name, *street, *postcode, *town, *phone, *email;
	const char *court, *court_address, *court_email;
};

void board_index_page(const struct view_source *, const struct board_sender *,
    const struct board_notice up[], size_t count, struct buf *);

/* 'phone' and 'email': of the body's förvaltning. */
void board_notice_page(const struct view_source *, const struct board_sender *,
    const struct board_notice *, const char *phone, const char *email, struct buf *);

void board_gone_page(const struct board_sender *, const char *key, struct buf *);

#endif
