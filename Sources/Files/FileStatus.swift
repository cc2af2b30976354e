#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// What the system says of a file or folder.
package struct FileStatus: Sendable, Equatable {
  package let kind: FileType
  /// Bytes.
  package let size: Int
  /// Who may do what, as `chmod` takes it.
  package let mode: Int
  /// The same without the bits that say more than that.
  package var permissions: Int { mode & 0o777 }
  var isWritableByAll: Bool { mode & 0o0002 != 0 }
  /// Whether only owners may rename in the folder.
  var isSticky: Bool { mode & 0o1000 != 0 }
  /// The number of the user it belongs to.
  package let owner: Int
  package var isOfThisUser: Bool { owner == Int(geteuid()) }
  /// Seconds since 1970.
  package let modified: Int
  /// Nanoseconds since 1970; unlike the time of writing it cannot be set back.
  private let changed: Int
  package let identity: FileIdentity

  package enum FileType: Sendable, Equatable { case file, folder, link, other }

  /// What tells a file or folder from every other, by whatever name it is called.
  package struct FileIdentity: Sendable, Equatable {
    let device: UInt64
    let number: UInt64
  }

  /// Tells what a file holds now from what it held before and from every other file, without reading it.
  package var fingerprint: String { "\(identity.device) \(identity.number) \(size) \(changed)" }

  /// Nil when there is nothing at the end of the path, or the system does not say.
  package init?(of path: String, followingLinks: Bool = true) {
    var information = stat()
    let result = path.withSystemPath {
      followingLinks ? stat($0, &information) : lstat($0, &information)
    }
    guard result == 0 else { return nil }
    self.init(information)
  }

  /// Of a file that is open.
  package init?(ofDescriptor descriptor: Int32) {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { return nil }
    self.init(information)
  }

  /// Nil when there is nothing; throws when that cannot be told, as behind a closed folder.
  package static func find(_ path: String) throws(FileError) -> Self? {
    if let status = Self(of: path) { return status }
    guard errno != ENOENT else { return nil }
    throw FileError(path: path, reason: .cannotRead(Files.systemReason))
  }

  /// Whether this user may write there; false when there is nothing.
  package static func isWritable(_ path: String) -> Bool {
    path.withSystemPath { access($0, W_OK) } == 0
  }

  private init(_ information: stat) {
    kind =
      switch information.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    size = Int(information.st_size)
    mode = Int(information.st_mode & 0o7777)
    owner = Int(information.st_uid)
    #if canImport(Darwin)
      let (written, changed) = (information.st_mtimespec, information.st_ctimespec)
    #else
      let (written, changed) = (information.st_mtim, information.st_ctim)
    #endif
    modified = Int(written.tv_sec)
    self.changed = Int(changed.tv_sec) * 1_000_000_000 + Int(changed.tv_nsec)
    identity = FileIdentity(
      device: UInt64(truncatingIfNeeded: information.st_dev), number: UInt64(information.st_ino))
  }
}
