// A file system that gives no locks, for Tests/Reliability/unlocked: LD_PRELOAD; NO_LOCKS is the number of the
// error by which it says so.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>

#define WITHOUT_LOCKS(name)                                        \
  int name(int descriptor, int command, ...) {                     \
    va_list rest;                                                  \
    va_start(rest, command);                                       \
    void *argument = va_arg(rest, void *);                         \
    va_end(rest);                                                  \
    if (command == F_SETLK || command == F_SETLKW) {               \
      errno = atoi(getenv("NO_LOCKS"));                                              \
      return -1;                                                   \
    }                                                              \
    int (*real)(int, int, ...) = dlsym(RTLD_NEXT, #name);          \
    return real(descriptor, command, argument);                    \
  }

WITHOUT_LOCKS(fcntl)
WITHOUT_LOCKS(fcntl64)
