/* The assembler puts the file in; the path is from the top of the source. */
#include "engine/board/phrases_own.h"

__asm__(".section .rodata\n"
	".global phrases_own\n"
	".hidden phrases_own\n"
	"phrases_own:\n"
	".incbin \"templates/fraser.txt\"\n"
	".byte 0\n"
	".previous\n");
