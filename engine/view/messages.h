/* The messages of engine/view/. */
#ifndef VIEW_MESSAGES_H
#define VIEW_MESSAGES_H

#define MESSAGE_ROOM view_messages
#define MESSAGE_FILE "engine/view/messages.def"
#include "base/message_declare.h"

#endif
