/* What the code of a field says: "MERGEFIELD rubrik \* Upper".  ECMA-376 part 1, 17.16.  Used
 * inside docx/ only. */
#ifndef DOCX_FIELD_CODE_H
#define DOCX_FIELD_CODE_H

struct arena;

/* The next word, with or without quotes, in 'arena'; *at moves past it.  "" at the end. */
char *field_code_word(struct arena *, const char **at);

/* The name of a field that fetches or starts something when it is updated ("DDEAUTO");
 * NULL if it is none. */
const char *field_code_active(const char *code);

#endif
