#define MESSAGE_ROOM store_messages
#define MESSAGE_FILE "engine/store/messages.def"
#include "base/message_define.h"
