/* The messages of docx/, defined. */
#define MESSAGE_ROOM docx_messages
#define MESSAGE_FILE "docx/messages.def"
#include "base/message_define.h"
