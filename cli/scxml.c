/* kansli flow scxml, flow export: charts of the W3C's kind. */
#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "cli/exit.h"
#include "cli/flow_file.h"
#include "engine/chart/export.h"
#include "engine/chart/scxml.h"

struct beside {
	struct cli *cli;
	const char *folder;
};

/* What <data src> names lies beside the chart. */
static const char *
load_beside(void *user, const char *name)
{
	const struct beside *b = user;
	struct diags silent;
	size_t size;

	diags_init(&silent, b->cli->arena);
	return file_read(b->cli->arena, file_join(b->cli->arena, b->folder, name), SCXML_MAX_BYTES,
	    &size, &silent);
}

static enum scxml_outcome
run_scxml(struct cli *c, const char *path)
{
	struct beside b = { c, flow_file_folder(c, path) };
	size_t size;
	const char *text = file_read(c->arena, path, SCXML_MAX_BYTES, &size, &c->diags);
	const struct chart *chart =
	    text == NULL ? NULL
			 : scxml_read(c->arena, path, text, size, load_beside, &b, &c->diags);
	enum scxml_outcome outcome =
	    chart == NULL ? SCXML_ERROR : scxml_run(c->arena, chart, &c->diags);

	chart_free(chart);
	return outcome;
}

int
command_flow_scxml(struct cli *c)
{
	static const char *const words[] = {
		[SCXML_PASS] = "pass", [SCXML_FAIL] = "fail", [SCXML_ERROR] = "error"
	};
	enum scxml_outcome worst = SCXML_PASS;
	struct json j;

	json_init(&j, c->out);
	if (cli_has(c, OPTION_JSON))
		json_array(&j);
	for (size_t i = 0; i < c->operands; i++) {
		enum scxml_outcome one = run_scxml(c, c->operand[i]);

		if (cli_has(c, OPTION_JSON)) {
			json_object(&j);
			json_member(&j, "file", c->operand[i]);
			json_member(&j, "result", words[one]);
			json_object_end(&j);
		} else if (c->operands > 1)
			buf_printf(c->out, "%s\t%s\n", c->operand[i], words[one]);
		else
			buf_printf(c->out, "%s\n", words[one]);
		if (one > worst)
			worst = one;
	}
	if (cli_has(c, OPTION_JSON)) {
		json_array_end(&j);
		json_end(&j);
	}
	return worst == SCXML_PASS ? 0 : worst == SCXML_FAIL ? 1 : EXIT_REFUSED;
}

int
command_flow_export(struct cli *c)
{
	const struct flow_world *world;
	const struct chart *chart = flow_file_chart(c, c->operand[0], &world);
	int result = -1;
	struct buf b;

	buf_init(&b, CLI_OUT_MAX);
	if (chart != NULL) {
		struct buf *out = cli_has(c, OPTION_OUTPUT_FILE) ? &b : c->out;

		flow_export(chart, out);
		result = out == c->out ? 0
				       : file_write(c->value[OPTION_OUTPUT_FILE], b.text, b.size,
					     cli_has(c, OPTION_FORCE), &c->diags);
	}
	buf_free(&b);
	chart_free(chart);
	flow_world_free(world);
	return result;
}
