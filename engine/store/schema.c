/* The assembler puts the file in; the path is from the top of the source. */
#include "engine/store/schema.h"

__asm__(".section .rodata\n"
	".global schema_sql\n"
	".hidden schema_sql\n"
	"schema_sql:\n"
	".incbin \"engine/store/schema.sql\"\n"
	".byte 0\n"
	".previous\n");
