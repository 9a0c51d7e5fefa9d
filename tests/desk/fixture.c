#include "tests/desk/fixture.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "docx/docx.h"
#include "docx/limits.h"

struct fixture fx;

void
fixture_setup(void)
{
	fx = (struct fixture){ .arena = arena_new(), .folder = "/tmp/kansli-desk-XXXXXX" };
	diags_init(&fx.ds, fx.arena);
	ck_assert_ptr_nonnull(mkdtemp(fx.folder));
	fx.path = file_join(fx.arena, fx.folder, "kansli.db");
}

void
fixture_teardown(void)
{
	static const char *const suffix[] = { "", "-wal", "-shm" };

	desk_close(fx.desk);
	for (size_t i = 0; i < 3; i++)
		(void)unlink(arena_printf(fx.arena, "%s%s", fx.path, suffix[i]));
	ck_assert_int_eq(rmdir(fx.folder), 0); /* nothing else was left there */
	arena_free(fx.arena);
}

const char *
fixture_problems(void)
{
	struct buf b;
	const char *text;

	buf_init(&b, 1 << 16);
	for (const struct diag *d = fx.ds.first; d != NULL; d = d->next) {
		diag_line(d, LANGUAGE_SV, &b);
		buf_char(&b, '\n');
	}
	text = arena_str(fx.arena, b.text);
	buf_free(&b);
	diags_init(&fx.ds, fx.arena);
	return text;
}

bool
fixture_said(const char *name)
{
	bool said = false;

	for (const struct diag *d = fx.ds.first; d != NULL; d = d->next)
		said = said || strcmp(d->message->name, name) == 0;
	if (!said)
		fprintf(stderr, "said instead of %s: %s\n", name, fixture_problems());
	diags_init(&fx.ds, fx.arena);
	return said;
}

void
fixture_init(bool trial)
{
	const struct desk_start start = { .path = fx.path,
		.from = "samples/lindasa",
		.data = ".",
		.user = "registrator",
		.day = trial ? date_of(2026, 8, 3) : clock_today(),
		.trial = trial };
	struct desk_started count;

	ck_assert_msg(desk_init(&start, &count, &fx.ds) == 0, "%s", fixture_problems());
}

struct desk *
fixture_open(const char *user, const char *day)
{
	const struct desk_who who = { user, day != NULL ? date_read(day) : DATE_NONE };

	desk_close(fx.desk);
	fx.desk = desk_open(fx.path, STORE_WRITE, &who, &fx.ds);
	ck_assert_msg(fx.desk != NULL, "%s", fixture_problems());
	return fx.desk;
}

int
fixture_do(const char *matter, const char *action, ...)
{
	struct desk_report report = { 0 };
	struct desk_given given[16];
	struct desk_press p = { .action = action, .given = given };
	const struct matter_row *m = desk_matter(fx.desk, matter, &fx.ds);
	const char *s;
	va_list ap;

	va_start(ap, action);
	while ((s = va_arg(ap, const char *)) != NULL && p.count < 16) {
		const char *equals = strchr(s, '=');

		if (strcmp(s, "--reason") == 0)
			p.reason = va_arg(ap, const char *);
		else
			given[p.count++] =
			    (struct desk_given){ arena_strn(fx.arena, s, (size_t)(equals - s)),
				    equals + 1 };
	}
	va_end(ap);
	return m != NULL ? desk_do(fx.desk, m, &p, &report, &fx.ds) : -1;
}

const char *
fixture_status(const char *matter)
{
	const struct matter_row *m = desk_matter(fx.desk, matter, &fx.ds);

	return m != NULL ? desk_status(fx.desk, m, &fx.ds) : "";
}

const char *
fixture_text(const void *bytes, size_t size)
{
	struct buf read;
	const char *text;

	buf_init(&read, LIMIT_RENDERED);
	ck_assert_msg(
	    docx_render(bytes, size, "ut", FORM_TEXT, CHANGES_ACCEPTED, &read, &fx.ds) == 0, "%s",
	    fixture_problems());
	text = arena_strn(fx.arena, read.text, read.size);
	buf_free(&read);
	return text;
}
