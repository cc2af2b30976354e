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
    let descriptor = path.withSystemPath {
      open($0, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)
    }
    guard descriptor >= 0 else { return false }
    fchmod(descriptor, 0o600)
    close(descriptor)
    return true
  }

  /// Makes a folder; false when something is there already or it cannot be made.
  package static func makeFolder(_ path: String) -> Bool {
    path.withSystemPath { mkdir($0, 0o700) == 0 && chmod($0, 0o700) == 0 }
  }

  /// Takes everybody else's rights away from a file or folder of the user's own; false when it is none.
  ///
  /// By descriptor, so that what was looked at is what is changed: neither a link nor a device, nothing of
  /// another user's, and no folder that is there for all, such as /tmp.
  package static func shut(toOthers path: String) -> Bool {
    guard isOurs(FileStatus(of: path, followingLinks: false)) else { return false }
    let descriptor = path.withSystemPath {
      open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard let status = FileStatus(ofDescriptor: descriptor), isOurs(status) else { return false }
    return fchmod(descriptor, mode_t(status.mode & 0o700)) == 0
  }

  private static func isOurs(_ status: FileStatus?) -> Bool {
    guard let status, status.isOfThisUser else { return false }
    return status.kind == .file || (status.kind == .folder && !status.isSticky)
  }
}
