#include "BundledBank.h"

static const unsigned char syllabus[] = {
#embed "../../Data/django/syllabus.json"
};

static const struct BundledFile files[] = {
    {"django/syllabus.json", syllabus, sizeof syllabus},
};

const struct BundledFile *bundledFiles(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
