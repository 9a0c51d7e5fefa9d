#define MESSAGE_ROOM view_messages
#define MESSAGE_FILE "engine/view/messages.def"
#include "base/message_define.h"
