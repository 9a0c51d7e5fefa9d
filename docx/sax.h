/* A part read element by element, by a table.
 *
 * A reader is a const table of rules: a namespace, a name, what to do on entering and on
 * leaving.  Elements that no rule names are passed over and their children looked at.
 * Of mc:AlternateContent one branch is read, the first whose namespaces are understood
 * (ISO/IEC 29500-3).  Strict and transitional namespaces count as the same.
 *
 * Used inside docx/ only. */
#ifndef DOCX_SAX_H
#define DOCX_SAX_H

#include <stdbool.h>
#include <stddef.h>

struct diags;
struct place;

enum ns {
	NS_NONE,  /* attributes without a prefix */
	NS_OTHER, /* whatever is not below */
	NS_W,     /* WordprocessingML */
	NS_R,     /* relationship ids */
	NS_M,     /* Office Math */
	NS_WP,    /* DrawingML placed in Word */
	NS_A,     /* DrawingML */
	NS_PIC,   /* pictures in DrawingML */
	NS_DGM,   /* SmartArt */
	NS_C,     /* charts */
	NS_WPS,   /* shapes in Word 2010 */
	NS_WPG,   /* groups of them */
	NS_W14,   /* Word 2010 */
	NS_V,     /* VML */
	NS_O,     /* Office in VML */
	NS_MC,    /* markup compatibility */
	NS_XML,   /* xml:space */
	NS_DC,    /* Dublin Core */
	NS_DCTERMS,
	NS_CORE,   /* core properties */
	NS_CUSTOM, /* custom properties */
	NS_VT,     /* their values */
};

struct sax;

struct rule {
	enum ns ns;
	const char *name;
	void (*start)(struct sax *, void *user); /* may be NULL */
	void (*end)(struct sax *, void *user);   /* may be NULL */
	bool text;                               /* its characters go to the reader's 'text' */
};

struct reading {
	const struct rule *rule;
	size_t rules;
	void (*text)(void *user, const char *s, size_t n); /* NULL if no rule has text */
	const char *idle; /* a long element without use ("w:latentStyles"), or NULL: part_read() */
};

/* Read all of it.  0, or -1 with a message of base/xml.h. */
int sax_read(const char *bytes, size_t size, const struct place *, const struct reading *,
    void *user, struct diags *);

/* ---- In a start function ---- */

/* An attribute's value, until the function returns; NULL if it is not there. */
const char *sax_attribute(const struct sax *, enum ns, const char *name);

/* The usual w:val. */
const char *sax_val(const struct sax *);

/* w:val as a switch: absent means true; "0", "false" and "off" mean false. */
bool sax_val_on(const struct sax *);

/* A number, cut to lowest..highest; 'otherwise' when there is none. */
int sax_number(
    const struct sax *, enum ns, const char *name, int lowest, int highest, int otherwise);

/* Nothing of this element is read; its end function is not called. */
void sax_skip(struct sax *);

/* ---- In any function ---- */

/* The name of the ancestor 'up' levels above the current element (1: its parent);
 * "" when no rule names it or there is none. */
const char *sax_above(const struct sax *, int up);

/* How deep the current element lies, from 1; for keeping things per level. */
int sax_depth(const struct sax *);

/* A text with "0", "false" or "off" is false, all else is true. */
bool text_is_on(const char *);

#endif
