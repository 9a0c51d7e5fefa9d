/* A register of the size to build for, written with the store's own statements, an event in the
 * chain for everything: cases of 20 boards and 200 officers, 3 000 a year, every tenth open with
 * deadlines; rows of documents, some of which say 300 words each, drawn so that the n-th word of
 * 20 000 is n times rarer than the first; meetings with items that have decisions, and a notice
 * each.  The same at every run. */
#ifndef BENCH_LARGE_H
#define BENCH_LARGE_H

enum { LAST_YEAR = 2026 }; /* of the cases */

struct large_size {
	int cases, documents;
	int texts; /* documents that say something */
};

/* Make it at 'path', say how long it took, and end the program if it cannot be made. */
void large_make(const char *path, const struct large_size *);

#endif
