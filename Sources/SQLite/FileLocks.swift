internal import Files

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Whether a file system gives locks at all, as some network drives do not.
///
/// SQLite takes that for a file that somebody else holds (`sqliteErrorFromPosixError` in os_unix.c).
package enum FileLocks {
  /// Tried on a file of its own, since closing any descriptor of a store would end the locks on it; true where
  /// none can be made.
  package static func work(beside path: String) -> Bool {
    let probe = "\(path).lock-\(getpid())"
    let descriptor = probe.withSystemPath { open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    guard descriptor >= 0 else { return true }
    defer {
      close(descriptor)
      Files.remove(probe)
    }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_len = 1
    return fcntl(descriptor, F_SETLK, &lock) == 0
      || ![ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL].contains(errno)
  }
}
