/* What can be said to a user: a const table per room.
 *
 * A room has messages.def with one line per message,
 *
 *   MESSAGE(docx_encrypted, "docx-encrypted", ERROR,
 *           "filen är lösenordsskyddad", "Ta bort lösenordet i Word och spara igen.",
 *           "the file is protected by a password", "Remove the password in Word and save again.")
 *
 * messages.h, which declares them and the room's table,
 *
 *   #define MESSAGE_ROOM docx_messages
 *   #define MESSAGE_FILE "docx/messages.def"
 *   #include "base/message_declare.h"
 *
 * and messages.c, the same with "base/message_define.h".  The message above is then
 * 'msg_docx_encrypted'.  Sentences begin with a small letter (a place stands before
 * them) and have no full stop; hints are whole sentences.  Holes are {1} to {4}, the same
 * ones in both languages; hints may use them too.  A name is never re-used for another meaning:
 * tests, logs and the manual refer to it. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

struct message {
	const char   *name;             /* "docx-encrypted" */
	enum severity severity;
	const char   *sv, *sv_hint;     /* hint may be NULL */
	const char   *en, *en_hint;
};

#endif
