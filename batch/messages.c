/* The messages of batch/. */
#define MESSAGE_ROOM batch_messages
#define MESSAGE_FILE "batch/messages.def"
#include "base/message_define.h"
