#define MESSAGE_ROOM board_messages
#define MESSAGE_FILE "engine/board/messages.def"
#include "base/message_define.h"
