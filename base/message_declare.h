/* Declares a room's messages; see message.h.  Included once per messages.h, on purpose
 * without a guard. */
#include "base/message.h"

#define MESSAGE(id, name, severity, sv, sv_hint, en, en_hint) extern const struct message msg_##id;
#include MESSAGE_FILE
#undef MESSAGE
/* Every message of the room, ended by NULL. */
extern const struct message *const MESSAGE_ROOM[];
#undef MESSAGE_ROOM
#undef MESSAGE_FILE
