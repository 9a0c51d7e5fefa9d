/* The messages of engine/intake/: the pattern files, and the questions that reading asks. */
#ifndef INTAKE_MESSAGES_H
#define INTAKE_MESSAGES_H

#define MESSAGE_ROOM intake_messages
#define MESSAGE_FILE "engine/intake/messages.def"
#include "base/message_declare.h"

#endif
