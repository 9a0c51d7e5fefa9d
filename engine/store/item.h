/* How items are read; shared by the lists of meetings and of signing rounds. */
#ifndef ENGINE_STORE_ITEM_H
#define ENGINE_STORE_ITEM_H

#include "engine/store/sql.h"

extern const struct shape item_shape;

#endif
