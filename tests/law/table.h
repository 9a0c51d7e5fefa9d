/* Reading the tables of law/ in the shared data, a row at a time. */
#ifndef TESTS_LAW_TABLE_H
#define TESTS_LAW_TABLE_H

#include <stdbool.h>
#include <stdio.h>

enum { TABLE_CELLS = 8 };

struct table {
	FILE *file; /* NULL: the shared data is not here, and that has been said */
	char  line[512];
	char *cell[TABLE_CELLS];
	int   cells;
};

/* Open law/NAME under $KANSLI_SHARED (default ../shared) and pass its head line. */
void table_open(struct table *, const char *name);

/* The next row; false at the end. */
bool table_next(struct table *);
void table_close(struct table *);

#endif
