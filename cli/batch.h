/* What the commands that go through a list answer. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

struct batch_count;
struct cli;

/* "3 rader: 2 gjorda, 1 med fel, 0 gjorda sedan tidigare"; with --check how many would be made. */
void cli_batch_answer(struct cli *, const struct batch_count *);

#endif
