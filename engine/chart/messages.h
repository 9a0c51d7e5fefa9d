/* The messages of engine/chart/. */
#ifndef CHART_MESSAGES_H
#define CHART_MESSAGES_H

#define MESSAGE_ROOM chart_messages
#define MESSAGE_FILE "engine/chart/messages.def"
#include "base/message_declare.h"

#endif
