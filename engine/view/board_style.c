/* The assembler puts the file in; the path is from the top of the source. */
#include "engine/view/board.h"

__asm__(".section .rodata\n"
	".global board_css\n"
	".hidden board_css\n"
	"board_css:\n"
	".incbin \"engine/view/board.css\"\n"
	".byte 0\n"
	".previous\n");
