#include "small.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "docx/model.h"
#include "docx/package.h"
#include "engine/intake/intake.h"
#include "engine/intake/patterns.h"

#define W                                                                                          \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                \
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

static void
add_text(struct buf *b, const char *text, size_t n, bool bold)
{
	const char *mark = bold ? "<w:rPr><w:b/></w:rPr>" : "";

	buf_printf(b, "<w:r>%s<w:t xml:space=\"preserve\">", mark);
	for (size_t i = 0; i < n; i++) {
		char one[2] = { text[i], '\0' };

		if (text[i] == '\\' && i + 1 < n && (text[i + 1] == 't' || text[i + 1] == 'n'))
			buf_printf(b,
			    "</w:t></w:r><w:r><w:%s/></w:r><w:r>%s<w:t xml:space=\"preserve\">",
			    text[++i] == 't' ? "tab" : "br", mark);
		else
			xml_escape(b, one);
	}
	buf_str(b, "</w:t></w:r>");
}

static void
add_paragraph(struct buf *b, const char *text, size_t n)
{
	size_t level = strspn(text, "#");
	bool bold = n > 4 && memcmp(text, "**", 2) == 0 && memcmp(text + n - 2, "**", 2) == 0;

	buf_str(b, "<w:p><w:pPr>");
	if (level > 0 && level < n && text[level] == ' ') {
		buf_printf(b, "<w:outlineLvl w:val=\"%zu\"/>", level - 1);
		text += level + 1;
		n -= level + 1;
	} else if (n > 2 && (text[0] == '*' || text[0] == '+') && text[1] == ' ') {
		buf_printf(b, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%d\"/></w:numPr>",
		    text[0] == '*' ? 1 : 2);
		text += 2;
		n -= 2;
	} else if (n > 3 && memcmp(text, "++ ", 3) == 0) {
		buf_str(b, "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr>");
		text += 3;
		n -= 3;
	} else if (bold) {
		text += 2;
		n -= 4;
	}
	buf_str(b, "</w:pPr>");
	add_text(b, text, n, bold);
	buf_str(b, "</w:p>");
}

static void
add_row(struct buf *b, const char *line, size_t n)
{
	const char *end = line + n;

	buf_str(b, "<w:tr>");
	for (line++; line < end;) {
		const char *cell_end = memchr(line, '|', (size_t)(end - line));

		if (cell_end == NULL)
			cell_end = end;
		buf_str(b, "<w:tc>");
		do {
			const char *stop = memchr(line, '~', (size_t)(cell_end - line));

			if (stop == NULL)
				stop = cell_end;
			add_paragraph(b, line, (size_t)(stop - line));
			line = stop + (stop < cell_end);
		} while (line < cell_end);
		buf_str(b, "</w:tc>");
		line = cell_end + 1;
	}
	buf_str(b, "</w:tr>");
}

/* The lines that begin with '^' when 'header', the others when not. */
static void
add_lines(struct buf *b, const char *text, bool header)
{
	bool table = false;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		const char *line = text;

		text += n + (text[n] == '\n');
		if (n == 0 || (line[0] == '^') != header)
			continue;
		if (header) {
			add_paragraph(b, line + 2, n - 2);
			continue;
		}
		if (table != (line[0] == '|'))
			buf_str(b, table ? "</w:tbl>" : "<w:tbl>");
		table = line[0] == '|';
		if (table)
			add_row(b, line, n);
		else if (n != 2 || memcmp(line, "--", 2) != 0)
			add_paragraph(b, line, n);
	}
	if (table)
		buf_str(b, "</w:tbl>");
}

static const char numbering[] =
    "<w:numbering " W ">"
    "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>"
    "<w:lvlText w:val=\"•\"/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
    "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/>"
    "<w:lvlText w:val=\"%2)\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>";

static void
pack(struct arena *a, const char *text, struct buf *out, struct diags *ds)
{
	struct package_out *p = package_out_new(a, NULL, PACKAGE_FAST);
	struct buf body, header;

	buf_init(&body, 64 << 20);
	buf_init(&header, 1 << 20);
	buf_printf(&header, "<w:hdr %s>", W);
	add_lines(&header, text, true);
	buf_str(&header, "<w:p/></w:hdr>");
	buf_printf(&body, "<w:document %s><w:body>", W);
	add_lines(&body, text, false);
	buf_str(&body, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/></w:sectPr>"
		       "</w:body></w:document>");
	package_put(p, "word/document.xml", WORD_TYPE "document.main+xml", body.text, body.size);
	package_put(
	    p, "word/numbering.xml", WORD_TYPE "numbering+xml", numbering, strlen(numbering));
	package_put(p, "word/header1.xml", WORD_TYPE "header+xml", header.text, header.size);
	package_relate(p, NULL, "officeDocument", "word/document.xml", false, ds);
	package_relate(p, "word/document.xml", "numbering", "word/numbering.xml", false, ds);
	package_relate(p, "word/document.xml", "header", "word/header1.xml", false, ds);
	ck_assert_int_eq(package_write(p, out, ds), 0);
	buf_free(&body);
	buf_free(&header);
}

struct document *
small_document(struct arena *a, const char *text, struct diags *ds)
{
	struct buf out;
	struct package *p;
	struct document *d;

	buf_init(&out, 64 << 20);
	pack(a, text, &out, ds);
	p = package_open(a, arena_bytes(a, out.text, out.size), out.size, "small.docx", ds);
	buf_free(&out);
	ck_assert_ptr_nonnull(p);
	d = document_read(a, p, CHANGES_ACCEPTED, ds);
	ck_assert_ptr_nonnull(d);
	return d;
}

static struct intake_patterns *patterns;
static struct arena *pattern_arena;

struct intake_patterns *
shipped_patterns(void)
{
	struct diags ds;

	if (patterns == NULL) {
		pattern_arena = arena_new();
		diags_init(&ds, pattern_arena);
		patterns = intake_patterns_load("workflows/intake", &ds);
		for (const struct diag *d = ds.first; d != NULL; d = d->next) {
			struct buf line;

			buf_init(&line, 4096);
			diag_line(d, LANGUAGE_SV, &line);
			puts(line.text);
			buf_free(&line);
		}
		ck_assert_ptr_nonnull(patterns);
	}
	return patterns;
}

void
shipped_patterns_free(void)
{
	intake_patterns_free(patterns);
	arena_free(pattern_arena);
}

static void
dump_fields(struct buf *b, const struct intake_fields *fields, const char *indent)
{
	for (const struct intake_field *f = fields->first; f != NULL; f = f->next)
		buf_printf(b, "%s%s=%s\n", indent, f->name, f->value);
}

char *
small_dump(struct arena *a, const struct intake *in)
{
	struct buf b;
	char *text;

	buf_init(&b, 64 << 20);
	buf_printf(&b, "%s\n", in->kind);
	dump_fields(&b, &in->fields, "");
	for (const struct intake_paragraph *p = in->paragraphs; p != NULL; p = p->next) {
		buf_printf(&b, "§%d %s\n", p->number, p->title);
		dump_fields(&b, &p->fields, " ");
	}
	for (const struct intake_table *t = in->tables; t != NULL; t = t->next) {
		buf_printf(&b, "[%s]", t->title);
		for (size_t i = 0; i < t->columns; i++)
			buf_printf(&b, "%s%s", i > 0 ? "|" : " ", t->column[i]);
		buf_printf(&b, " : %zu\n", t->rows);
	}
	for (const struct intake_question *q = in->questions; q != NULL; q = q->next) {
		const char *place = q->words.place.sv;
		bool section = place != NULL && strncmp(place, "§", 2) == 0;

		buf_printf(&b, "?%s%s%s (%s)\n", section ? place : "", section ? " " : "", q->field,
		    q->words.message->name + strlen("intake-ask-"));
	}
	text = arena_str(a, b.text);
	buf_free(&b);
	return text;
}
