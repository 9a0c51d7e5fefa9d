/* fuzz: docx  A template of everything filled with data that is the input: an XML document.
 *
 * The template is compiled once with a specimen, once without, so that both ways of finding out which
 * level a name belongs to are tried.  A failure is always told and only a failure is; what comes
 * out is a package whose parts are well-formed. */
#include <stdint.h>
#include <string.h>

#include "docx/template.h"
#include "tests/fuzz/word_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { OUTPUT_MAX = 8 << 20 };

#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" R(text) "</w:p>"
#define CELL(text) "<w:tc>" P(text) "</w:tc>"
#define ITEM(text)                                                                                 \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"       \
	R(text) "</w:p>"

static const char document[] =
    "<w:document xmlns:w=\"" W "\"><w:body>"
    P("{{rubrik}} {{dag | lång}} {{tid | kl}} {{tal | tal}} {{namn | uppräkning | stor}}")
    "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" R("{{text}}") "<w:bookmarkEnd w:id=\"1\"/></w:p>"
    P("{{för rad}}") ITEM("{{.}}") ITEM("{{text}} {{position()}}{{slut}}")
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>"
    CELL("{{för rad}}{{kod}}") CELL("{{om kod &gt; 2}}{{tal}}{{annars}}{{/*/rubrik}}{{slut}}{{slut}}")
    "</w:tr></w:tbl>"
    P("{{om text}}") P("{{text | versal}}") P("{{annars om not(rad)}}") P("{{antal | antal}}")
    P("{{annars}}") "<w:p>" R("{{för rad/rad}}") "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"
    R("{{slut}}") "</w:p>" P("{{slut}}")
    "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"kansli:text\"/></w:sdtPr><w:sdtContent>" R("x")
    "</w:sdtContent></w:sdt></w:p><w:sectPr/></w:body></w:document>";

static const char specimen[] =
    "<vy><rubrik/><dag/><tid/><tal/><namn/><text/><antal/><rad><text/><kod/><tal/><rad/></rad></vy>";

/* Both templates, compiled when they are first asked for. */
static struct template *
compiled(bool with_specimen)
{
	static struct template *both[2];
	struct template **t = &both[with_specimen];
	struct arena *a;
	struct diags ds;
	struct buf packed;
	xmlDocPtr doc;

	if (*t != NULL)
		return *t;
	a = arena_new();
	diags_init(&ds, a);
	buf_init(&packed, OUTPUT_MAX);
	doc = xml_parse(specimen, sizeof specimen - 1, NULL, &ds);
	if (pack(a, document, sizeof document - 1, &packed, &ds) == 0)
		*t = template_compile(packed.text, packed.size, "mall.docx",
		    with_specimen ? doc : NULL, &ds);
	if (*t == NULL)
		abort(); /* the template is wrong, not the input */
	xmlFreeDoc(doc);
	buf_free(&packed);
	arena_free(a);
	return *t;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diags ds;
	xmlDocPtr view;

	diags_init(&ds, a);
	view = xml_parse((const char *)data, size, NULL, &ds);
	for (int way = 0; view != NULL && way < 2; way++) {
		const struct template_data d = {
			.context = xmlDocGetRootElement(view), .level = 1, .day = DATE_NONE
		};
		struct diags own;
		struct buf made;
		int result;

		diags_init(&own, a);
		buf_init(&made, OUTPUT_MAX);
		result = template_fill(compiled(way == 1), &d, &made, &own);
		if ((result != 0) != (own.errors > 0))
			abort();
		if (result == 0)
			must_be_sound(a, &made);
		buf_free(&made);
	}
	xmlFreeDoc(view);
	arena_free(a);
	return 0;
}
