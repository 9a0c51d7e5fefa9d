#define MESSAGE_ROOM law_messages
#define MESSAGE_FILE "engine/law/messages.def"
#include "base/message_define.h"
