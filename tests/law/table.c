#include "tests/law/table.h"

#include <stdlib.h>
#include <string.h>

void
table_open(struct table *t, const char *name)
{
	const char *shared = getenv("KANSLI_SHARED");
	char        path[4096];

	snprintf(path, sizeof path, "%s/law/%s", shared != NULL ? shared : "../shared", name);
	t->file = fopen(path, "r");
	if (t->file == NULL)
		printf("SKIP: %s is missing; set KANSLI_SHARED to the shared data\n", path);
	else if (fgets(t->line, sizeof t->line, t->file) == NULL)
		t->line[0] = '\0';
}

bool
table_next(struct table *t)
{
	char *rest = t->line, *cell;

	if (fgets(t->line, sizeof t->line, t->file) == NULL)
		return false;
	t->line[strcspn(t->line, "\r\n")] = '\0';
	for (t->cells = 0; t->cells < TABLE_CELLS && (cell = strsep(&rest, ",")) != NULL; t->cells++)
		t->cell[t->cells] = cell;
	return true;
}

void
table_close(struct table *t)
{
	fclose(t->file);
}
