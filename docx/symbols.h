/* Characters of symbol fonts as Unicode.  Used inside docx/ only. */
#ifndef DOCX_SYMBOLS_H
#define DOCX_SYMBOLS_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* The character that code 'c' (0x20-0xFF, or 0xF020-0xF0FF) shows in 'font' (Symbol,
 * Wingdings …); 'c' itself for other fonts and unknown codes. */
uint32_t symbol_in_font(const char *font, uint32_t c);

/* 'text' with every private character (U+F020-U+F0FF) replaced so; where the font does not
 * say by what, with 'otherwise' (0: it stays). */
char *symbols_in_font(struct arena *, const char *font, const char *text, uint32_t otherwise);

/* Is this a font whose characters are known here? */
bool is_symbol_font(const char *font);

#endif
