/* Memory that is freed all at once, and the one answer when there is none. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef ARENA_DEBUG
#define ARENA_DEBUG 0 /* 1: one block per allocation, so that ASan sees overruns */
#endif

enum { BLOCK = 16 * 1024, EXIT_MEMORY = 71 };

struct block {
	struct block *next;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *head;
};

static void
say_and_leave(void)
{
	static const char line[] =
	    "kansli: minnet räcker inte / out of memory. "
	    "Inget har ändrats / nothing has been changed. [out-of-memory]\n";

	(void)!write(STDERR_FILENO, line, sizeof line - 1); /* nothing else can be done here */
	_exit(EXIT_MEMORY);
}

void (*memory_out_hook)(void) = say_and_leave;

_Noreturn void
memory_out(void)
{
	memory_out_hook();
	abort(); /* a hook must not return */
}

void *
memory_new(size_t size)
{
	void *p = malloc(size > 0 ? size : 1);

	if (p == NULL)
		memory_out();
	return p;
}

static struct block *
block_new(size_t size, bool zeroed)
{
	struct block *b = NULL;

	if (size <= SIZE_MAX - sizeof *b)
		b = zeroed ? calloc(1, sizeof *b + size) : malloc(sizeof *b + size);
	if (b == NULL)
		memory_out();
	*b = (struct block){ .size = size };
	return b;
}

struct arena *
arena_new(void)
{
	struct arena *a = calloc(1, sizeof *a);

	if (a == NULL)
		memory_out();
	return a;
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	for (struct block *b = a->head, *next; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

/* A block of its own goes behind the head, so that the head's room is not lost. */
static void *
own_block(struct arena *a, size_t size, bool zeroed)
{
	struct block *b = block_new(size, zeroed);

	b->used = size;
	if (a->head == NULL) {
		a->head = b;
	} else {
		b->next = a->head->next;
		a->head->next = b;
	}
	return b->bytes;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t step = alignof(max_align_t);
	struct block *b = a->head;

	if (size > SIZE_MAX - step)
		memory_out();
	size = (size + step - 1) / step * step;
	if (ARENA_DEBUG || size > BLOCK / 4)
		return own_block(a, size, true);
	if (b == NULL || b->size - b->used < size) {
		b = block_new(BLOCK, true);
		b->next = a->head;
		a->head = b;
	}
	b->used += size;
	return b->bytes + b->used - size;
}

void *
arena_room(struct arena *a, size_t size)
{
	return ARENA_DEBUG || size > BLOCK / 4 ? own_block(a, size, false) : arena_alloc(a, size);
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		memory_out();
	return arena_alloc(a, count * size);
}

void *
arena_bytes(struct arena *a, const void *bytes, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(copy, bytes, n);
	return copy;
}

char *
arena_strn(struct arena *a, const char *s, size_t n)
{
	return arena_bytes(a, s, strnlen(s, n));
}

char *
arena_str(struct arena *a, const char *s)
{
	return arena_bytes(a, s, strlen(s));
}

char *
arena_str_or_null(struct arena *a, const char *s)
{
	return s != NULL ? arena_str(a, s) : NULL;
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	char most[256]; /* nearly every text fits, and is then formatted once */
	va_list ap;
	char *text;
	int n;

	va_start(ap, format);
	n = vsnprintf(most, sizeof most, format, ap);
	va_end(ap);
	if (n < 0)
		memory_out();
	if ((size_t)n < sizeof most)
		return arena_strn(a, most, (size_t)n);
	text = arena_alloc(a, (size_t)n + 1);
	va_start(ap, format);
	(void)vsnprintf(text, (size_t)n + 1, format, ap); /* measured above */
	va_end(ap);
	return text;
}
