#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Single steps with a file, each of which the system does or refuses.
package enum Files {
  /// Lets go of a name; nothing is said when there was none.
  package static func remove(_ path: String) {
    _ = path.withSystemPath { unlink($0) }
  }

  /// Gives a file a second name; false when the name is in use or there are no second names here.
  package static func link(_ path: String, as name: String) -> Bool {
    linked(path, name)
  }

  /// Moves a file, over one that may be there; both names in one folder.
  package static func move(_ path: String, to name: String) -> Bool {
    path.withSystemPath { path in name.withSystemPath { rename(path, $0) } } == 0
  }

  /// Cuts a file to nothing; false when the system does not.
  package static func empty(_ path: String) -> Bool {
    path.withSystemPath { truncate($0, 0) } == 0
  }

  /// Waits until a file, or the names of a folder, are on the disk.
  package static func sync(_ path: String) -> Bool {
    let descriptor = path.withSystemPath { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  /// Why the system refused last, such as "permission denied".
  package static var systemReason: String { String(cString: strerror(errno)).lowercased() }
}

/// By its own name, `link` would be that of `Files`.
private func linked(_ path: String, _ name: String) -> Bool {
  path.withSystemPath { path in name.withSystemPath { link(path, $0) } } == 0
}
