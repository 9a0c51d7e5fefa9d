/* The messages of the command line. */
#define MESSAGE_ROOM cli_messages
#define MESSAGE_FILE "cli/messages.def"
#include "base/message_define.h"
