/* The text of schema.sql, which the program carries inside itself. */
#ifndef ENGINE_STORE_SCHEMA_H
#define ENGINE_STORE_SCHEMA_H

extern const char schema_sql[];

#endif
