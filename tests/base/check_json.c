#include <check.h>

#include "base/json.h"

START_TEST(values_nest_and_escape)
{
	struct buf b;
	struct json j;

	buf_init(&b, 4096);
	json_init(&j, &b);
	json_array(&j);
	json_object(&j);
	json_member(&j, "rubrik", "\"Å\\\n\t\x01<\xFF>");
	json_member(&j, "tom", "");
	json_member(&j, "saknas", NULL);
	json_member_int(&j, "nummer", -12);
	json_member_bool(&j, "late", true);
	json_key(&j, "lista");
	json_array(&j);
	json_int(&j, 1);
	json_fraction(&j, 0.955);
	json_fraction(&j, 0.5);
	json_fraction(&j, 1);
	json_array_end(&j);
	json_key(&j, "tomt");
	json_object(&j);
	json_object_end(&j);
	json_object_end(&j);
	json_text(&j, "sist");
	json_array_end(&j);
	ck_assert(json_end(&j));
	ck_assert_str_eq(b.text,
	    "[{\"rubrik\":\"\\\"Å\\\\\\n\\t\\u0001<\xEF\xBF\xBD>\",\"nummer\":-12,"
	    "\"late\":true,\"lista\":[1,0.96,0.5,1],\"tomt\":{}},\"sist\"]\n");
	buf_free(&b);
}
END_TEST

START_TEST(what_is_left_open_shows)
{
	struct buf b;
	struct json j;

	buf_init(&b, 100);
	json_init(&j, &b);
	json_array(&j);
	ck_assert(!json_end(&j));
	buf_free(&b);
}
END_TEST

Suite *
json_suite(void)
{
	Suite *s = suite_create("json");
	TCase *t = tcase_create("json");

	tcase_add_test(t, values_nest_and_escape);
	tcase_add_test(t, what_is_left_open_shows);
	suite_add_tcase(s, t);
	return s;
}
