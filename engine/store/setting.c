#include "engine/store/sql.h"

static void
read_setting(struct reader *r, void *row)
{
	*(const char **)row = read_text(r);
}

static const struct shape setting_shape = { sizeof(const char *), read_setting };

int
store_setting_get(
    struct store *s, struct arena *a, const char *name, const char **value, struct diags *ds)
{
	int result;
	const char **row =
	    sql_first(s, a, SQL_SETTING, VALUES(TEXT(name)), &setting_shape, &result, ds);

	*value = row == NULL ? NULL : *row;
	return result;
}

int
store_setting_set(struct store *s, const char *name, const char *value, struct diags *ds)
{
	if (value == NULL)
		return sql_run(s, SQL_SETTING_REMOVE, VALUES(TEXT(name)), ds);
	return sql_run(s, SQL_SETTING_SET, VALUES(TEXT(name), TEXT(value)), ds);
}

int
store_series_next(struct store *s, const char *series, int year, int *number, struct diags *ds)
{
	int64_t n;
	const int result = sql_int(s, SQL_SERIES_NEXT, VALUES(TEXT(series), INT(year)), &n, ds);

	*number = (int)n;
	return result;
}

int
store_series_last(struct store *s, const char *series, int year, int *number, struct diags *ds)
{
	int64_t n = 0;
	const int result = sql_int(s, SQL_SERIES_LAST, VALUES(TEXT(series), INT(year)), &n, ds);

	*number = (int)n;
	return result;
}

int
store_series_set(struct store *s, const char *series, int year, int number, struct diags *ds)
{
	return sql_run(s, SQL_SERIES_SET, VALUES(TEXT(series), INT(year), INT(number)), ds);
}
