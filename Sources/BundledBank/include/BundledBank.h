#ifndef BUNDLED_BANK_H
#define BUNDLED_BANK_H

#include <stddef.h>

/// One file of the folder Data, as it was when the program was built.
struct BundledFile {
  /// Path below Data, such as "django/orm.json".
  const char *_Nonnull path;
  const unsigned char *_Nonnull bytes;
  size_t size;
};

/// Every bundled file, in path order; `count` receives how many there are.
const struct BundledFile *_Nonnull bundledFiles(size_t *_Nonnull count);

#endif
