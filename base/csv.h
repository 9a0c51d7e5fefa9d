/* Cells of a CSV file for spreadsheets: semicolons between them, quotation marks where they are
 * needed (RFC 4180). */
#ifndef BASE_CSV_H
#define BASE_CSV_H

struct buf;

/* What Excel wants to see first in order to take a file for UTF-8. */
#define CSV_MARK "\xEF\xBB\xBF"

/* Add a cell (NULL is empty) and what follows it: ';' or '\n'.  A text that a spreadsheet would
 * take for a formula gets an apostrophe in front. */
void csv_cell(struct buf *, const char *text, char after);

#endif
