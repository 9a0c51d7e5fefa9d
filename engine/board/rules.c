#include "engine/board/rules.h"

#include <string.h>

static const struct board_rule rules[] = {
#define BOARD_RULE(id, law, text) { id, law, text },
#include "engine/board/rules.def"
#undef BOARD_RULE
};

static const struct {
	const char *message, *rule;
} messages[] = {
#define RULE_MESSAGE(message, rule) { message, rule },
#include "engine/board/rule_messages.def"
#undef RULE_MESSAGE
};

const struct board_rule *
board_rule_of(const char *message)
{
	const char *id = NULL;

	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
		if (strcmp(messages[i].message, message) == 0)
			id = messages[i].rule;
	for (size_t i = 0; id != NULL && i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].id, id) == 0)
			return &rules[i];
	return NULL;
}

const struct board_rule *
board_rules(size_t *count)
{
	*count = sizeof rules / sizeof *rules;
	return rules;
}
