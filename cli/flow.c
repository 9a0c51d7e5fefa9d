/* kansli flow: are the flows right, and do they do what their scenarios say? */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/coverage.h"
#include "cli/findings.h"
#include "cli/flow_file.h"
#include "cli/messages.h"
#include "engine/chart/prov.h"

static void
finding(struct cli *c, struct json *j, const struct diag *d)
{
	json_object(j);
	json_member(j, "name", d->message->name);
	json_member(j, "severity", severity_name(d->message->severity));
	json_member(j, "file", d->place.file);
	if (d->place.line > 0)
		json_member_int(j, "line", d->place.line);
	if (d->place.column > 0)
		json_member_int(j, "column", d->place.column);
	finding_words(j, d, c->language);
	json_member(j, "nearest", finding_nearest(d));
	json_object_end(j);
}

int
command_flow_lint(struct cli *c)
{
	for (size_t i = 0; i < c->operands; i++) {
		const struct flow_world *world;

		chart_free(flow_file_chart(c, c->operand[i], &world));
		flow_world_free(world);
	}
	return findings_conclude(c, finding);
}

/* ---- Scenarios ---- */

struct testing {
	size_t failed;
	struct chart_seen *seen;   /* of the flow at hand, with --coverage */
	const struct chart *chart; /* the same flow, as it was read last */
	struct json json;
};

static void
scenario_object(struct cli *c, struct json *j, const struct prov *scenario)
{
	json_object(j);
	json_member(j, "name", scenario->name);
	json_member_bool(j, "passed", scenario->diags.errors == 0);
	json_key(j, "problems");
	json_array(j);
	for (const struct diag *d = scenario->diags.first; d != NULL; d = d->next)
		finding(c, j, d);
	json_array_end(j);
	json_object_end(j);
}

/* "ok NAME", or "FAIL NAME: what differs; what else differs". */
static void
scenario_line(struct cli *c, const struct prov *scenario)
{
	bool first = true;

	buf_printf(c->out, "%s %s", scenario->diags.errors == 0 ? "ok" : "FAIL", scenario->name);
	for (const struct diag *d = scenario->diags.first; d != NULL; d = d->next) {
		if (d->message->severity != SEVERITY_ERROR)
			continue;
		buf_str(c->out, first ? ": " : "; ");
		diag_place(d, c->language, c->out);
		buf_char(c->out, ' ');
		diag_sentence(d, c->language, c->out);
		first = false;
	}
	buf_char(c->out, '\n');
}

/* Run the scenarios of one file on its flow. */
static int
test_file(struct cli *c, const char *path, struct testing *t)
{
	const struct flow_world *world = NULL;
	size_t size;
	char *text = file_read(c->arena, path, FLOW_MAX_BYTES, &size, &c->diags);
	const char *flow = text == NULL ? NULL : prov_flow(c->arena, path, text, size, &c->diags);
	const struct chart *chart;
	const struct provs *scenarios;

	if (flow == NULL)
		return -1;
	chart = flow_file_chart(
	    c, arena_printf(c->arena, "%s/%s.flode", flow_file_folder(c, path), flow), &world);
	if (chart != NULL && t->seen == NULL && cli_has(c, OPTION_COVERAGE))
		t->seen = chart_seen_new(c->arena, chart);
	scenarios =
	    chart == NULL ? NULL : prov_run(c->arena, chart, path, text, size, t->seen, &c->diags);
	for (size_t i = 0; scenarios != NULL && i < scenarios->count; i++) {
		t->failed += scenarios->items[i].diags.errors > 0;
		if (cli_has(c, OPTION_JSON))
			scenario_object(c, &t->json, &scenarios->items[i]);
		else
			scenario_line(c, &scenarios->items[i]);
	}
	t->chart = chart; /* its tables lie in the arena */
	chart_free(chart);
	flow_world_free(world);
	return scenarios == NULL ? -1 : 0;
}

/* The scenarios beside a flow that are about it. */
static int
test_flow(struct cli *c, const char *path, struct testing *t)
{
	const char *folder = flow_file_folder(c, path);
	const char *name = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
	size_t n, tested = 0, unused;
	const char *const *file =
	    file_read(c->arena, path, FLOW_MAX_BYTES, &unused, &c->diags) == NULL
		? NULL
		: file_list(c->arena, folder, ".prov", &n, &c->diags);

	if (file == NULL)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const char *found = file_join(c->arena, folder, file[i]), *flow;
		size_t size;
		char *text = file_read(c->arena, found, FLOW_MAX_BYTES, &size, &c->diags);

		flow = text == NULL ? NULL : prov_flow(c->arena, found, text, size, &c->diags);
		if (flow == NULL)
			return -1;
		if (strcmp(arena_printf(c->arena, "%s.flode", flow), name) != 0)
			continue;
		if (test_file(c, found, t) != 0)
			return -1;
		tested++;
	}
	if (tested == 0)
		(void)diag_add(
		    &c->diags, &msg_cli_no_scenarios, &(struct place){ .file = path }, NULL);
	return 0;
}

int
command_flow_test(struct cli *c)
{
	struct testing t = { 0 };

	json_init(&t.json, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&t.json);
	for (size_t i = 0; i < c->operands; i++) {
		const char *path = c->operand[i];

		t.seen = NULL;
		if ((text_ends(path, ".flode") ? test_flow : test_file)(c, path, &t) != 0)
			return -1;
		if (t.seen != NULL)
			t.failed += coverage_report(c, &t.json, t.chart, t.seen);
	}
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&t.json);
		json_end(&t.json);
	}
	return t.failed > 0 ? 1 : 0;
}
