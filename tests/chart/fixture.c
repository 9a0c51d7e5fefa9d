#include "tests/chart/fixture.h"

#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"

enum { MOST_CHARTS = 64, MOST_SOURCES = 64 };

struct arena *a;
struct diags ds;
const struct flow_world *world;
static const struct chart *charts[MOST_CHARTS];
static size_t chart_count;

void
fresh_diags(void)
{
	diags_init(&ds, a);
}

const struct flow_world *
read_world(const char *name, const char *text)
{
	struct flow_source sources[MOST_SOURCES];
	size_t count, n = 0;
	const char *const *names = file_list(a, "workflows", NULL, &count, &ds);

	ck_assert_ptr_nonnull(names);
	for (size_t i = 0; i < count && n < MOST_SOURCES - 1; i++) {
		size_t size;
		char *bytes;

		if (strstr(names[i], ".fält") == NULL && strstr(names[i], ".vy.xml") == NULL &&
		    strstr(names[i], ".flode") == NULL)
			continue;
		bytes =
		    file_read(a, file_join(a, "workflows", names[i]), FLOW_MAX_BYTES, &size, &ds);
		ck_assert_ptr_nonnull(bytes);
		sources[n++] = (struct flow_source){ names[i], bytes, size };
	}
	if (name != NULL)
		sources[n++] = (struct flow_source){ name, text, strlen(text) };
	return flow_world_read(a, sources, n, &ds);
}

void
chart_setup(void)
{
	a = arena_new();
	fresh_diags();
	world = read_world(NULL, NULL);
	ck_assert_msg(world != NULL, "%s", said());
	chart_count = 0;
}

void
chart_teardown(void)
{
	for (size_t i = 0; i < chart_count; i++)
		chart_free(charts[i]);
	flow_world_free(world);
	arena_free(a);
}

static const struct chart *
keep(const struct chart *c)
{
	ck_assert_uint_lt(chart_count, MOST_CHARTS);
	if (c != NULL)
		charts[chart_count++] = c;
	return c;
}

const struct chart *
chart_of(const char *text)
{
	return keep(flow_read(a, world, "prov.flode", text, strlen(text), &ds));
}

const struct chart *
shipped(const char *name)
{
	const char *path = file_join(a, "workflows", arena_printf(a, "%s.flode", name));
	size_t size;
	char *text = file_read(a, path, FLOW_MAX_BYTES, &size, &ds);

	return text != NULL ? keep(flow_read(a, world, path, text, size, &ds)) : NULL;
}

const char *
said(void)
{
	struct buf b;
	const char *s;

	buf_init(&b, 100000);
	for (const struct diag *d = ds.first; d != NULL; d = d->next) {
		diag_line(d, LANGUAGE_SV, &b);
		buf_char(&b, '\n');
	}
	s = arena_str(a, b.text);
	buf_free(&b);
	return s;
}
