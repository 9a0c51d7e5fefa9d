/* The text of templates/fraser.txt, which the program carries inside itself. */
#ifndef BOARD_PHRASES_OWN_H
#define BOARD_PHRASES_OWN_H

extern const char phrases_own[];

#endif
