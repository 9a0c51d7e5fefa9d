/* Flows, phrases and the municipality, as the register holds them. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/xml.h"
#include "engine/board/phrases.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

/* The kinds of definitions that flows are made of, and the file names that their reader
 * knows them by. */
static const struct {
	const char *kind, *suffix;
} source_kind[] = { { "fält", ".fält" }, { "vy", ".vy.xml" }, { "flöde", ".flode" } };

enum { SOURCE_KINDS = sizeof source_kind / sizeof *source_kind };

static int
add_sources(struct desk *d, struct list *sources, size_t k, struct diags *ds)
{
	struct definition_row *row;
	size_t n;

	if (store_definitions(d->store, d->kept, source_kind[k].kind, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct flow_source *f = list_add(d->kept, sources, sizeof *f);

		f->name = arena_printf(d->kept, "%s%s", row[i].name, source_kind[k].suffix);
		if (store_content_get(
			d->store, d->kept, &row[i].content, &f->text, &f->size, ds) != 0)
			return -1;
	}
	return 0;
}

const struct flow_world *
desk_world(struct desk *d, struct diags *ds)
{
	struct list sources = { 0 };

	if (d->world != NULL)
		return d->world;
	for (size_t k = 0; k < SOURCE_KINDS; k++)
		if (add_sources(d, &sources, k, ds) != 0)
			return NULL;
	return d->world = flow_world_read(d->kept, sources.items, sources.count, ds);
}

/* Reading a chart whose text passed when it was installed: what lint has to say about it
 * was said then. */
static const struct chart *
read_chart(struct desk *d, const struct definition_row *row, struct diags *ds)
{
	const struct flow_world *w = desk_world(d, ds);
	const char *text, *file = arena_printf(d->kept, "%s.flode", row->name);
	struct diags quiet;
	const struct chart *c;
	size_t size;

	if (w == NULL ||
	    store_content_get(d->store, d->kept, &row->content, &text, &size, ds) != 0)
		return NULL;
	diags_init(&quiet, d->kept);
	c = flow_read(d->kept, w, file, text, size, &quiet);
	if (c == NULL) {
		(void)flow_read(d->kept, w, file, text, size, ds); /* now with its messages */
		return NULL;
	}
	if (d->chart_count < DESK_MAX_CHARTS)
		d->chart[d->chart_count++] = (struct desk_chart){ row->content, c };
	return c;
}

static const struct chart *
known(struct desk *d, const struct hash *h)
{
	for (size_t i = 0; i < d->chart_count; i++)
		if (memcmp(&d->chart[i].hash, h, sizeof *h) == 0)
			return d->chart[i].chart;
	return NULL;
}

static int
no_flow(struct desk *d, const char *name, struct diags *ds)
{
	struct definition_row *row;
	const char *list = "";
	size_t n;

	if (store_definitions(d->store, d->kept, "flöde", &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		list = arena_printf(d->kept, "%s%s%s", list, i > 0 ? ", " : "", row[i].name);
	return diag_add(ds, &msg_desk_no_flow, NULL, name, list, NULL);
}

const struct chart *
desk_chart_of(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	const struct chart *c = known(d, &m->flow_hash);
	struct definition_row *row;

	if (c != NULL)
		return c;
	if (store_definition_by_hash(d->store, d->kept, "flöde", &m->flow_hash, &row, ds) != 0)
		return NULL;
	if (row == NULL) {
		(void)no_flow(d, m->flow, ds);
		return NULL;
	}
	return read_chart(d, row, ds);
}

const struct chart *
desk_chart_named(struct desk *d, const char *name, struct hash *h, struct diags *ds)
{
	struct definition_row *row;
	const struct chart *c;

	if (store_definition_find(d->store, d->kept, "flöde", name, &row, ds) != 0)
		return NULL;
	if (row == NULL) {
		(void)no_flow(d, name, ds);
		return NULL;
	}
	*h = row->content;
	c = known(d, h);
	return c != NULL ? c : read_chart(d, row, ds);
}

static int
definition_bytes(struct desk *d, const char *kind, const char *name, const char **bytes,
    size_t *size, struct diags *ds)
{
	struct definition_row *row;

	if (store_definition_find(d->store, d->kept, kind, name, &row, ds) != 0)
		return -1;
	if (row == NULL)
		return diag_add(ds, &msg_desk_no_data, NULL, name, NULL);
	return store_content_get(d->store, d->kept, &row->content, bytes, size, ds);
}

xmlDocPtr
desk_municipality(struct desk *d, struct diags *ds)
{
	const char *text;
	size_t size;

	if (d->municipality == NULL &&
	    definition_bytes(d, "kommun", "kommun", &text, &size, ds) == 0)
		d->municipality =
		    xml_parse(text, size, &(struct place){ .file = "kommun.xml" }, ds);
	return d->municipality;
}

const struct phrases *
desk_phrases(struct desk *d, struct diags *ds)
{
	const char *text;
	size_t size;

	if (d->phrases == NULL && definition_bytes(d, "fraser", "fraser", &text, &size, ds) == 0)
		d->phrases = phrases_read(d->kept, "fraser.txt", text, size, ds);
	return d->phrases;
}
