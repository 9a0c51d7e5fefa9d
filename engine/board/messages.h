/* The messages of engine/board/. */
#ifndef BOARD_MESSAGES_H
#define BOARD_MESSAGES_H

#define MESSAGE_ROOM board_messages
#define MESSAGE_FILE "engine/board/messages.def"
#include "base/message_declare.h"

#endif
