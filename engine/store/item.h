/* How items and documents are read; shared by the lists that hold them. */
#ifndef ENGINE_STORE_ITEM_H
#define ENGINE_STORE_ITEM_H

#include "engine/store/sql.h"

extern const struct shape item_shape;
extern const struct shape document_shape;

#endif
