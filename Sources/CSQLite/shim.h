#include <sqlite3.h>

// sqlite3_db_config takes any number of arguments, and Swift calls no such function.
static inline int prep_sqlite3_configure(sqlite3 *database, int option, int value) {
  return sqlite3_db_config(database, option, value, (int *)0);
}
