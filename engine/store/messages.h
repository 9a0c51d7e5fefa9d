/* The messages of engine/store/. */
#ifndef ENGINE_STORE_MESSAGES_H
#define ENGINE_STORE_MESSAGES_H

#define MESSAGE_ROOM store_messages
#define MESSAGE_FILE "engine/store/messages.def"
#include "base/message_declare.h"

#endif
