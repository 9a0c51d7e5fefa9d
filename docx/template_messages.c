/* The messages of the templates, defined. */
#include "docx/template_messages.h"

#define MESSAGE_ROOM template_messages
#define MESSAGE_FILE "docx/template_messages.def"
#include "base/message_define.h"
