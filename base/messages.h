/* The messages of base/. */
#ifndef BASE_MESSAGES_H
#define BASE_MESSAGES_H

#define MESSAGE_ROOM base_messages
#define MESSAGE_FILE "base/messages.def"
#include "base/message_declare.h"

#endif
