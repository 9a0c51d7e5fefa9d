#define MESSAGE_ROOM desk_messages
#define MESSAGE_FILE "engine/desk/messages.def"
#include "base/message_define.h"
