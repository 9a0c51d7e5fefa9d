/* What was read, as JSON (CONTRACT 4) and as lines for people. */
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "engine/intake/intake.h"

enum { NAME_COLUMN = 22, QUESTION_SIZE = 4096 };

/* ---- JSON: data, so always Swedish ---- */

static void
json_fields(const struct intake_fields *fields, struct json *j)
{
	json_key(j, "fields");
	json_array(j);
	for (const struct intake_field *f = fields->first; f != NULL; f = f->next) {
		json_object(j);
		json_member(j, "name", f->name);
		json_member(j, "value", f->value);
		json_member(j, "original", f->original);
		json_member(j, "place", f->place.sv);
		json_key(j, "confidence");
		json_fraction(j, f->confidence / 100.0);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
json_paragraphs(const struct intake *in, struct json *j)
{
	json_key(j, "paragraphs");
	json_array(j);
	for (const struct intake_paragraph *p = in->paragraphs; p != NULL; p = p->next) {
		json_object(j);
		json_member_int(j, "number", p->number);
		json_member(j, "title", p->title);
		json_fields(&p->fields, j);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
json_row(const char *const *cells, size_t count, struct json *j)
{
	json_array(j);
	for (size_t i = 0; i < count; i++)
		json_text(j, cells[i]);
	json_array_end(j);
}

static void
json_tables(const struct intake *in, struct json *j)
{
	json_key(j, "tables");
	json_array(j);
	for (const struct intake_table *t = in->tables; t != NULL; t = t->next) {
		json_object(j);
		json_member(j, "title", t->title);
		json_key(j, "columns");
		json_row(t->column, t->columns, j);
		json_key(j, "rows");
		json_array(j);
		for (size_t i = 0; i < t->rows; i++)
			json_row(t->cell + i * t->columns, t->columns, j);
		json_array_end(j);
		json_object_end(j);
	}
	json_array_end(j);
}

/* "§ 158: paragrafen har inget beslut" */
static void
question_words(const struct intake_question *q, enum language language, struct buf *out)
{
	size_t before = out->size;

	diag_place(&q->words, language, out);
	if (out->size > before)
		buf_str(out, ": ");
	diag_sentence(&q->words, language, out);
}

static void
json_questions(const struct intake *in, struct json *j)
{
	json_key(j, "questions");
	json_array(j);
	for (const struct intake_question *q = in->questions; q != NULL; q = q->next) {
		struct buf words;

		buf_init(&words, QUESTION_SIZE);
		question_words(q, LANGUAGE_SV, &words);
		json_object(j);
		json_member(j, "field", q->field);
		json_member(j, "text", words.text);
		json_object_end(j);
		buf_free(&words);
	}
	json_array_end(j);
}

void
intake_json(const struct intake *in, struct json *j)
{
	json_object(j);
	json_member(j, "kind", in->kind);
	json_key(j, "confidence");
	json_fraction(j, in->confidence / 100.0);
	json_fields(&in->fields, j);
	json_paragraphs(in, j);
	json_tables(in, j);
	json_questions(in, j);
	json_object_end(j);
}

/* ---- For people ---- */

static void
pad(struct buf *out, size_t from, size_t column)
{
	for (size_t n = utf8_length(out->text + from); n < column; n++)
		buf_char(out, ' ');
	buf_str(out, "  ");
}

/* Each line after 'indent' blanks. */
static void
fields_text(
    const struct intake_fields *fields, enum language language, int indent, struct buf *out)
{
	size_t widest = 0;

	for (const struct intake_field *f = fields->first; f != NULL; f = f->next) {
		size_t n = utf8_length(f->name);

		widest = n > widest ? n : widest;
	}
	for (const struct intake_field *f = fields->first; f != NULL; f = f->next) {
		const char *place = language == LANGUAGE_SV ? f->place.sv : f->place.en;
		size_t from;

		for (int i = 0; i < indent; i++)
			buf_char(out, ' ');
		from = out->size;
		buf_str(out, f->name);
		pad(out, from, widest < NAME_COLUMN ? widest : NAME_COLUMN);
		buf_str(out, f->value);
		buf_printf(out, "  %s\n", place != NULL ? place : "");
	}
}

void
intake_text(const struct intake *in, enum language language, struct buf *out)
{
	buf_printf(out, "%s (%u %%)\n", in->kind, in->confidence);
	fields_text(&in->fields, language, 0, out);
	for (const struct intake_paragraph *p = in->paragraphs; p != NULL; p = p->next) {
		buf_printf(out, "\n§ %d  %s\n", p->number, p->title);
		fields_text(&p->fields, language, 2, out);
	}
	for (const struct intake_table *t = in->tables; t != NULL; t = t->next) {
		buf_printf(out, "\n%s:", *t->title != '\0' ? t->title : "–");
		for (size_t i = 0; i < t->columns; i++)
			buf_printf(out, "%s %s", i > 0 ? " |" : "", t->column[i]);
		buf_printf(out, " (%zu)\n", t->rows);
	}
	if (in->questions != NULL)
		buf_char(out, '\n');
	for (const struct intake_question *q = in->questions; q != NULL; q = q->next) {
		buf_str(out, "? ");
		question_words(q, language, out);
		buf_char(out, '\n');
	}
}
