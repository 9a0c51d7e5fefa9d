/* A part of a package, read by a table.  Used inside docx/ only. */
#ifndef DOCX_PART_READ_H
#define DOCX_PART_READ_H

struct diags;
struct package;
struct part;
struct reading;

/* 0, or -1 with what is wrong. */
int part_read(
    struct package *, const struct part *, const struct reading *, void *user, struct diags *);

/* A part that reading can do without: nothing if there is none, a warning
 * (msg_docx_unreadable_part) if it is broken. */
void part_read_optional(
    struct package *, const struct part *, const struct reading *, void *user, struct diags *);

#endif
