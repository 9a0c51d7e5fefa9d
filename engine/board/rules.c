#include "engine/board/rules.h"

static const struct board_rule rules[] = {
#define BOARD_RULE(id, law, text) { id, law, text },
#include "engine/board/rules.def"
#undef BOARD_RULE
};

const struct board_rule *
board_rules(size_t *count)
{
	*count = sizeof rules / sizeof *rules;
	return rules;
}
