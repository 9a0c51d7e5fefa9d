/* What is made of tracked changes: all accepted, all undone, or left to be seen. */
#ifndef DOCX_CHANGES_H
#define DOCX_CHANGES_H

enum changes { CHANGES_ACCEPTED, CHANGES_ORIGINAL, CHANGES_MARKED };

#endif
