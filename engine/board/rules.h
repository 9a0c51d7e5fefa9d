/* The rules of meetings and protocols, as a list: id, law and what it says, in Swedish. */
#ifndef BOARD_RULES_H
#define BOARD_RULES_H

#include <stddef.h>

struct board_rule {
	const char *id;  /* "B-1" */
	const char *law; /* "kommunallagen 5 kap. 67 § 5" */
	const char *text;
};

/* The rule that a message of the check is about; NULL if it is none. */
const struct board_rule *board_rule_of(const char *message);

/* All of them, in the order of their ids; *count gets how many. */
const struct board_rule *board_rules(size_t *count);

#endif
