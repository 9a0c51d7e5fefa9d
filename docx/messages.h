/* The messages of docx/. */
#ifndef DOCX_MESSAGES_H
#define DOCX_MESSAGES_H

#define MESSAGE_ROOM docx_messages
#define MESSAGE_FILE "docx/messages.def"
#include "base/message_declare.h"

#endif
