#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Files and folders that only their owner may enter, read and write, whatever the umask.
package enum PrivateFile {
  /// Makes an empty file; false when something is there already or it cannot be made.
  package static func make(_ path: String) -> Bool {
    made(path, O_EXCL)
  }

  /// Makes an empty file at the end of a path unless there is something; false when it cannot be made.
  ///
  /// A link that leads to nothing gets such a file at its end.
  package static func makeUnlessThere(_ path: String) -> Bool {
    FileStatus(of: path) != nil || made(path, 0)
  }

  private static func made(_ path: String, _ flags: Int32) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)
    guard descriptor >= 0 else { return false }
    fchmod(descriptor, 0o600)
    close(descriptor)
    return true
  }

  /// Makes a folder; false when something is there already or it cannot be made.
  package static func makeFolder(_ path: String) -> Bool {
    mkdir(path, 0o700) == 0 && chmod(path, 0o700) == 0
  }

  /// Takes everybody else's rights away; false when that is not allowed.
  package static func shut(toOthers path: String) -> Bool {
    guard let status = FileStatus(of: path) else { return false }
    return chmod(path, mode_t(status.mode & 0o700)) == 0
  }
}
