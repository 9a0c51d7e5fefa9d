#define MESSAGE_ROOM base_messages
#define MESSAGE_FILE "base/messages.def"
#include "base/message_define.h"
