/* What reading needs of word/settings.xml.  Used inside docx/ only. */
#ifndef DOCX_READ_SETTINGS_H
#define DOCX_READ_SETTINGS_H

struct reader;

/* How footnotes and endnotes are counted where no section says otherwise. */
void settings_read(struct reader *);

#endif
