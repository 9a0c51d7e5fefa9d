/* Defines a room's messages; see message.h.  Included once per messages.c, on purpose
 * without a guard. */
#include <stddef.h>

#include "base/message.h"

#define MESSAGE(id, name, severity, sv, sv_hint, en, en_hint) \
	const struct message msg_##id = { name, SEVERITY_##severity, sv, sv_hint, en, en_hint };
#include MESSAGE_FILE
#undef MESSAGE
const struct message *const MESSAGE_ROOM[] = {
#define MESSAGE(id, name, severity, sv, sv_hint, en, en_hint) &msg_##id,
#include MESSAGE_FILE
#undef MESSAGE
	NULL
};
#undef MESSAGE_ROOM
#undef MESSAGE_FILE
