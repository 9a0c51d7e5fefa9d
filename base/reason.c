/* Why the system would not do something, in words for a message. */
#include "base/reason.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/diag.h"

static const struct {
	int error;
	const char *words;
} reasons[] = {
	{ ENOENT, DIAG_BOTH("den finns inte", "it does not exist") },
	{ EACCES, DIAG_BOTH("du har inte behörighet", "you have no permission") },
	{ EPERM, DIAG_BOTH("du har inte behörighet", "you have no permission") },
	{ ENOTDIR,
	    DIAG_BOTH("en del av sökvägen är ingen mapp", "a part of the path is no folder") },
	{ EISDIR, DIAG_BOTH("det är en mapp", "it is a folder") },
	{ EROFS, DIAG_BOTH("disken går bara att läsa", "the disk can only be read") },
	{ ENOSPC, DIAG_BOTH("disken är full", "the disk is full") },
	{ EDQUOT, DIAG_BOTH("din del av disken är full", "your share of the disk is full") },
	{ EIO, DIAG_BOTH("disken svarar med fel", "the disk answers with an error") },
	{ EEXIST, DIAG_BOTH("namnet är upptaget", "the name is taken") },
	{ ENOTEMPTY, DIAG_BOTH("mappen är inte tom", "the folder is not empty") },
	{ ELOOP, DIAG_BOTH("länkarna går i ring", "the links go in a circle") },
	{ ENAMETOOLONG, DIAG_BOTH("namnet är för långt", "the name is too long") },
	{ EMFILE, DIAG_BOTH("för många filer är öppna", "too many files are open") },
	{ ENFILE, DIAG_BOTH("för många filer är öppna", "too many files are open") },
	{ EFBIG, DIAG_BOTH("filen blir för stor", "the file becomes too large") },
	{ EBUSY, DIAG_BOTH("den är upptagen", "it is busy") },
	{ EBADF, DIAG_BOTH("utmatningen är stängd", "the output is closed") },
};

const char *
reason_of(int error)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			return reasons[i].words;
	return strerror(error);
}
