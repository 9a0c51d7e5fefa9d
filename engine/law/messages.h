/* The messages of engine/law/. */
#ifndef LAW_MESSAGES_H
#define LAW_MESSAGES_H

#define MESSAGE_ROOM law_messages
#define MESSAGE_FILE "engine/law/messages.def"
#include "base/message_declare.h"

#endif
