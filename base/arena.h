/* Memory that is freed all at once.
 *
 * An arena belongs to one piece of work: one command, one document, one step.
 * What is allocated from it lives until arena_free().  Sizes that come from
 * outside are capped before they reach an arena, so allocation does not fail in
 * normal life.  When it does, the program ends (see memory_out). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new, empty arena.  Never NULL. */
struct arena *arena_new(void);

/* Free the arena and everything in it.  NULL is allowed. */
void arena_free(struct arena *);

/* 'size' zeroed bytes, aligned for any type.  Never NULL. */
void *arena_alloc(struct arena *, size_t size);

/* The same without zeroing, for what is written over at once. */
void *arena_room(struct arena *, size_t size);

/* 'count' zeroed items of 'size' bytes; the product is checked. */
void *arena_array(struct arena *, size_t count, size_t size);

/* A NUL-terminated copy of 's', of at most 'n' bytes of it, or of formatted text. */
char *arena_str(struct arena *, const char *s);
char *arena_strn(struct arena *, const char *s, size_t n);
char *arena_str_or_null(struct arena *, const char *s); /* NULL of NULL */
char *arena_printf(struct arena *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A copy of 'n' bytes, which may hold NUL; a NUL is added after them. */
void *arena_bytes(struct arena *, const void *bytes, size_t n);

/* Memory has run out: one line on stderr, then exit 71.  An open transaction is
 * not committed, so the register is as before the step.  A program that uses the
 * library for something else may set its own hook, which must not return. */
_Noreturn void memory_out(void);
extern void (*memory_out_hook)(void);

/* malloc that ends the program instead of returning NULL; freed with free(). */
void *memory_new(size_t size);

#endif
