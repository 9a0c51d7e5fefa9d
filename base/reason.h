/* Why the system would not do something, in words for a message. */
#ifndef BASE_REASON_H
#define BASE_REASON_H

/* What an errno means, as an argument of diag_add() in both languages ("den finns inte" /
 * "it does not exist"); for a rare one the C library's words.  Lives until the next
 * call for a rare one. */
const char *reason_of(int error);

#endif
