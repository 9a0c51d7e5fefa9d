/* The messages of the command line. */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#define MESSAGE_ROOM cli_messages
#define MESSAGE_FILE "cli/messages.def"
#include "base/message_declare.h"

#endif
