/* The messages of the templates.  {1} is always the tag as typed. */
#ifndef DOCX_TEMPLATE_MESSAGES_H
#define DOCX_TEMPLATE_MESSAGES_H

#define MESSAGE_ROOM template_messages
#define MESSAGE_FILE "docx/template_messages.def"
#include "base/message_declare.h"

#endif
