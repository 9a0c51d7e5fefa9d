/* The messages of engine/desk/. */
#ifndef DESK_MESSAGES_H
#define DESK_MESSAGES_H

#define MESSAGE_ROOM desk_messages
#define MESSAGE_FILE "engine/desk/messages.def"
#include "base/message_declare.h"

#endif
