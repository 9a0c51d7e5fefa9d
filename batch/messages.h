/* The messages of batch/. */
#ifndef BATCH_MESSAGES_H
#define BATCH_MESSAGES_H

#define MESSAGE_ROOM batch_messages
#define MESSAGE_FILE "batch/messages.def"
#include "base/message_declare.h"

#endif
