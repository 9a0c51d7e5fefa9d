#include "engine/desk/ahead.h"

#include <pthread.h>
#include <sched.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "docx/limits.h"
#include "engine/desk/make.h"

enum { THREADS = 16 };

/* Made by one thread, then only read. */
struct guessed {
	struct filling filling;
	const char *view;
	struct arena *arena;
	struct buf file;
	const char *words;
	bool done, made;
};

struct picture {
	const char *name, *bytes;
	size_t size;
};

struct ahead {
	struct desk *desk;
	struct picture *picture; /* all that the register has */
	size_t pictures;
	struct guessed *item;
	size_t count, next;
	pthread_mutex_t lock;
	pthread_cond_t turned;
	pthread_t thread[THREADS];
	unsigned threads;
};

static const void *
picture(void *user, struct arena *arena, const char *name, size_t *size)
{
	const struct ahead *a = user;

	(void)arena; /* they lie there already */
	for (size_t i = 0; i < a->pictures; i++)
		if (strcmp(a->picture[i].name, name) == 0) {
			*size = a->picture[i].size;
			return a->picture[i].bytes;
		}
	return NULL;
}

static int
read_pictures(struct ahead *a, struct diags *ds)
{
	struct desk *d = a->desk;
	struct definition_row *row, *newest;
	size_t n;

	if (store_definitions(d->store, d->arena, "bild", &row, &n, ds) != 0)
		return -1;
	a->picture = arena_array(d->arena, n + 1, sizeof *a->picture);
	for (; a->pictures < n; a->pictures++) {
		struct picture *p = &a->picture[a->pictures];

		p->name = row[a->pictures].name;
		if (store_definition_find(d->store, d->arena, "bild", p->name, &newest, ds) != 0 ||
		    store_content_get(
			d->store, d->arena, &newest->content, &p->bytes, &p->size, ds) != 0)
			return -1;
	}
	return 0;
}

static bool
make(struct guessed *g)
{
	struct diags unheard; /* what goes wrong is said when it is made again */
	xmlDocPtr view;
	bool made;

	diags_init(&unheard, g->arena);
	view = xml_parse(g->view, strlen(g->view), NULL, &unheard);
	made = view != NULL && make_fill(&g->filling, view, &g->file, &unheard) == 0;
	xmlFreeDoc(view);
	if (made)
		g->words = desk_words_made(g->arena, g->file.text, g->file.size);
	return made;
}

static void *
work(void *user)
{
	struct ahead *a = user;

	(void)pthread_mutex_lock(&a->lock); /* these fail only when misused */
	while (a->next < a->count) {
		struct guessed *g = &a->item[a->next++];

		(void)pthread_mutex_unlock(&a->lock);
		g->made = make(g);
		(void)pthread_mutex_lock(&a->lock);
		g->done = true;
		(void)pthread_cond_broadcast(&a->turned);
	}
	(void)pthread_mutex_unlock(&a->lock);
	return NULL;
}

static unsigned
threads_for(unsigned jobs)
{
	cpu_set_t cores;

	if (jobs == 0)
		jobs = sched_getaffinity(0, sizeof cores, &cores) == 0 ? (unsigned)CPU_COUNT(&cores)
								       : 1;
	return jobs < THREADS ? jobs : THREADS;
}

/* The view that the step will make, if it is as guessed. */
static int
guess(struct ahead *a, struct guessed *g, const char *kind, const struct ahead_guess *from,
    struct diags *ds)
{
	struct desk *d = a->desk;
	struct view_source source;
	xmlDocPtr view = desk_view_source(d, &source, ds) == 0
			     ? view_document(&source, kind, &from->row, ds)
			     : NULL;
	struct hash hash;

	if (view == NULL)
		return -1;
	g->view = xml_text(d->arena, view);
	xmlFreeDoc(view);
	g->arena = arena_new();
	buf_init(&g->file, LIMIT_FILE);
	hash = hash_of(g->view, strlen(g->view));
	if (make_filling(d, &from->row, kind, &hash, &g->filling, ds) != 0)
		return -1;
	g->filling.picture = picture; /* not the register's: it is for one thread */
	g->filling.user = a;
	return 0;
}

static void
start(struct ahead *a, unsigned threads)
{
	(void)pthread_mutex_init(&a->lock, NULL); /* on Linux these cannot fail */
	(void)pthread_cond_init(&a->turned, NULL);
	while (a->threads < threads && pthread_create(&a->thread[a->threads], NULL, work, a) == 0)
		a->threads++;
	if (a->threads == 0)
		a->count = 0; /* nobody makes them */
}

struct ahead *
ahead_begin(struct desk *d, const char *kind, const struct ahead_guess *from, size_t count,
    unsigned jobs, struct diags *ds)
{
	const unsigned threads = threads_for(jobs);
	struct ahead *a;

	if (threads < 2 || count < 2)
		return NULL;
	a = arena_alloc(d->arena, sizeof *a);
	*a = (struct ahead){ .desk = d, .item = arena_array(d->arena, count, sizeof *a->item) };
	memset(a->item, 0, count * sizeof *a->item);
	if (read_pictures(a, ds) != 0)
		return NULL;
	while (a->count < count && guess(a, &a->item[a->count], kind, &from[a->count], ds) == 0)
		a->count++;
	start(a, threads);
	d->ahead = a;
	return a;
}

void
ahead_end(struct ahead *a)
{
	if (a == NULL)
		return;
	a->desk->ahead = NULL;
	for (unsigned i = 0; i < a->threads; i++)
		(void)pthread_join(a->thread[i], NULL); /* cannot fail: it is ours */
	for (size_t i = 0; i < a->count; i++) {
		buf_free(&a->item[i].file);
		arena_free(a->item[i].arena);
	}
	(void)pthread_cond_destroy(&a->turned);
	(void)pthread_mutex_destroy(&a->lock);
}

static bool
is_it(const struct guessed *g, const struct hash *template, const struct hash *view)
{
	return memcmp(&g->filling.view_hash, view, sizeof *view) == 0 &&
	       memcmp(&g->filling.template_hash, template, sizeof *template) == 0;
}

bool
ahead_take(struct desk *d, const struct hash *template, const struct hash *view, struct buf *file,
    const char **words)
{
	struct ahead *a = d->ahead;
	struct guessed *g = NULL;

	for (size_t i = 0; a != NULL && i < a->count && g == NULL; i++)
		if (is_it(&a->item[i], template, view))
			g = &a->item[i];
	if (g == NULL)
		return false;
	(void)pthread_mutex_lock(&a->lock);
	while (!g->done)
		(void)pthread_cond_wait(&a->turned, &a->lock);
	(void)pthread_mutex_unlock(&a->lock);
	if (!g->made)
		return false;
	buf_add(file, g->file.text, g->file.size);
	*words = g->words != NULL ? arena_str(d->arena, g->words) : NULL;
	return true;
}
