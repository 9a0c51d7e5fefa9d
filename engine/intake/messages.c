#define MESSAGE_ROOM intake_messages
#define MESSAGE_FILE "engine/intake/messages.def"
#include "base/message_define.h"
