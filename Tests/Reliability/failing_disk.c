// Makes one step of writing fail, for Tests/Reliability/faults: LD_PRELOAD, with
//   FAULT_FOLDER  the folder whose files are meant
//   FAULT_STEP    which step fails, counted from 1; 0 for none
//   FAULT_ERRNO   how: ENOSPC, EIO, EROFS, as a number
//   FAULT_LASTS   1 when all later steps fail as well; with ENOSPC, 2 also writes the first half of the bytes
//   FAULT_KILL    1 to kill the process before that step instead
//   FAULT_LINKS   0 where files have one name only
//   FAULT_COUNT   a file that gets a byte for every step
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

static int is_within(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_ours(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_within(path);
}

// Counts a step; true when it has to fail.
static int fails(void) {
  static long step;
  static int counter = -1;
  ++step;
  if (counter < 0 && getenv("FAULT_COUNT"))
    counter = open(getenv("FAULT_COUNT"), O_WRONLY | O_APPEND | O_CLOEXEC);
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  if (counter >= 0) (void)!real(counter, ".", 1);
  long wanted = number("FAULT_STEP");
  if (!wanted || step < wanted || (step > wanted && !number("FAULT_LASTS"))) return 0;
  if (number("FAULT_KILL")) kill(getpid(), SIGKILL);
  errno = (int)number("FAULT_ERRNO");
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (is_ours(descriptor) && fails()) {
    if (number("FAULT_LASTS") != 2 || count < 2) return -1;
    return REAL(write)(descriptor, bytes, count / 2);
  }
  return REAL(write)(descriptor, bytes, count);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t place) {
  if (is_ours(descriptor) && fails()) {
    if (number("FAULT_LASTS") != 2 || count < 2) return -1;
    return REAL(pwrite64)(descriptor, bytes, count / 2, place);
  }
  return REAL(pwrite64)(descriptor, bytes, count, place);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t place) {
  return pwrite64(descriptor, bytes, count, place);
}

int fsync(int descriptor) {
  return is_ours(descriptor) && fails() ? -1 : REAL(fsync)(descriptor);
}

int fdatasync(int descriptor) {
  return is_ours(descriptor) && fails() ? -1 : REAL(fdatasync)(descriptor);
}

int ftruncate64(int descriptor, off64_t size) {
  return is_ours(descriptor) && fails() ? -1 : REAL(ftruncate64)(descriptor, size);
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

int unlink(const char *path) {
  return is_within(path) && fails() ? -1 : REAL(unlink)(path);
}

int rename(const char *path, const char *name) {
  return is_within(path) && fails() ? -1 : REAL(rename)(path, name);
}

int link(const char *path, const char *name) {
  if (is_within(path) && getenv("FAULT_LINKS") && !number("FAULT_LINKS")) {
    errno = EPERM;
    return -1;
  }
  return is_within(path) && fails() ? -1 : REAL(link)(path, name);
}

int mkdir(const char *path, mode_t mode) {
  return is_within(path) && fails() ? -1 : REAL(mkdir)(path, mode);
}

int fchmod(int descriptor, mode_t mode) {
  return is_ours(descriptor) && fails() ? -1 : REAL(fchmod)(descriptor, mode);
}

// Only a call that may write or make a file is a step of writing.
static int opens(const char *name, const char *path, int flags, mode_t mode) {
  if ((flags & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR)) && is_within(path) && fails()) return -1;
  int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
  return real(path, flags, mode);
}

static mode_t mode_of(int flags, va_list rest) {
  return flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opens("open", path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opens("open64", path, flags, mode);
}
