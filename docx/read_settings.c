/* What reading needs of word/settings.xml. */
#include "docx/read_settings.h"

#include "docx/package.h"
#include "docx/part_read.h"
#include "docx/reader.h"

static const struct rule rules[] = {
	{ NS_W, "footnotePr", NULL, NULL, false },
	{ NS_W, "endnotePr", NULL, NULL, false },
	{ NS_W, "numFmt", read_note_format, NULL, false },
	{ NS_W, "numStart", read_note_format, NULL, false },
	{ NS_W, "numRestart", read_note_format, NULL, false },
};

void
settings_read(struct reader *r)
{
	static const struct reading reading = { .rule = rules,
		.rules = sizeof rules / sizeof *rules };
	const struct note_format foot = r->footnote_here, end = r->endnote_here;

	r->settings_read = true;
	r->footnote_here = r->endnote_here = (struct note_format){ 0 };
	part_read_optional(r->package,
	    package_related(r->package, package_main(r->package), "settings"), &reading, r, r->ds);
	r->footnote_default = r->footnote_here;
	r->endnote_default = r->endnote_here;
	r->footnote_here = foot;
	r->endnote_here = end;
}
