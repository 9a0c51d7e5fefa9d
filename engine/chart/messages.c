/* The messages of engine/chart/, defined. */
#include "engine/chart/messages.h"

#define MESSAGE_ROOM chart_messages
#define MESSAGE_FILE "engine/chart/messages.def"
#include "base/message_define.h"
