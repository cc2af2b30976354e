#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A file that is worked on before it gets its name: under one that nobody else has or can guess, its owner's
/// alone, and gone with the value.
///
/// It is locked as long as it is worked on. Whoever makes the next one in its folder lets go of those that
/// nobody locks: their processes were killed.
package struct TemporaryFile: ~Copyable {
  package let path: String
  package let descriptor: Int32

  private static let prefix = ".prep-"
  /// Seconds after which nobody works on a file any more that was not written to.
  private static let workTime = 3600

  /// Where others may be at work who share no locks with this machine.
  package enum Neighbours { case onThisMachine, onOthers }

  /// Nil when none can be made; then the system has said why.
  package init?(
    in folder: String, ending: String = "", among neighbours: Neighbours = .onThisMachine
  ) {
    Self.removeLeftovers(in: folder, among: neighbours)
    while true {
      let name = String(UInt64.random(in: .min ... .max), radix: 36)
      let path = "\(folder)/\(Self.prefix)\(name)\(ending)"
      let descriptor = path.withSystemPath {
        open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      }
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { return nil }
      fchmod(descriptor, 0o600)
      // Somebody may take it for a leftover before it is locked, and has the lock until it is gone.
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      guard FileStatus(of: path, followingLinks: false) != nil else {
        close(descriptor)
        continue
      }
      self.path = path
      self.descriptor = descriptor
      return
    }
  }

  deinit {
    // Where it got a name of its own, nothing is called this any more.
    for ending in [""] + Files.companions { Files.remove(path + ending) }
    close(descriptor)
  }

  /// Removes what was left by processes that were killed.
  package static func removeLeftovers(
    in folder: String, among neighbours: Neighbours = .onThisMachine
  ) {
    for name in Files.names(in: folder) where name.utf8.starts(with: prefix.utf8) {
      let path = "\(folder)/\(name)"
      guard let status = FileStatus(of: path, followingLinks: false), status.kind == .file,
        status.isOfThisUser
      else { continue }
      removeIfLeft(path, status, neighbours)
    }
  }

  private static func removeIfLeft(
    _ path: String, _ status: FileStatus, _ neighbours: Neighbours
  ) {
    guard time(nil) - status.modified <= workTime else { return Files.remove(path) }
    // What stands beside one goes with it.
    let companion = Files.companions.first { path.hasSuffix($0) }
    if let companion, Files.isTaken(String(path.dropLast(companion.utf8.count))) { return }
    guard neighbours == .onThisMachine else { return }
    let descriptor = path.withSystemPath {
      open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    }
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // Removed while it is locked, so that whoever has just made it finds it gone.
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { Files.remove(path) }
  }
}

extension Files {
  /// What SQLite keeps beside a database, <https://sqlite.org/tempfiles.html>.
  package static let companions = ["-journal", "-wal", "-shm"]
}
