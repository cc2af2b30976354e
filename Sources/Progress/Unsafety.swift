#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Why a folder or file is not to be trusted with a history.
///
/// The rules of OpenSSH's `safe_path` (misc.c): what lies at the end of a path belongs to the user or to
/// root, and nobody else may put files there. A planted `progress.sqlite-journal` would be replayed into
/// the store. A symbolic link is followed when it belongs to one of both as well. Nor may everybody be
/// able to put another folder in its place: no folder above it is writable by all, unless only owners may
/// rename there (the sticky bit, as in /tmp). Unlike there, the group may write: with a umask of 002 each
/// user's folders are like that, and `prep doctor` tells.
package enum Unsafety: Sendable, Equatable {
  case ownedBySomeoneElse(user: Int)
  case linkOfSomeoneElse(user: Int)
  case writableByAll
  case belowWritableByAll(folder: String)
  case notAFolder
  case notARegularFile

  package enum Kind { case folder, file }

  /// Nil when all is well or when nothing is there.
  package init?(of path: String, _ kind: Kind, user: Int = Int(geteuid())) {
    var link = stat()
    var end = stat()
    guard lstat(path, &link) == 0, stat(path, &end) == 0 else { return nil }
    func isForeign(_ information: stat) -> Bool { ![0, user].contains(Int(information.st_uid)) }
    if isForeign(link) {
      let isLink = link.st_mode & S_IFMT == S_IFLNK
      let owner = Int(link.st_uid)
      self = isLink ? .linkOfSomeoneElse(user: owner) : .ownedBySomeoneElse(user: owner)
    } else if isForeign(end) {
      self = .ownedBySomeoneElse(user: Int(end.st_uid))
    } else {
      switch (kind, end.st_mode & S_IFMT) {
      case (.folder, S_IFDIR) where end.st_mode & S_IWOTH != 0: self = .writableByAll
      case (.folder, S_IFDIR):
        guard let folder = Self.openFolder(above: path) else { return nil }
        self = .belowWritableByAll(folder: folder)
      case (.file, S_IFREG): return nil
      case (.folder, _): self = .notAFolder
      case (.file, _): self = .notARegularFile
      }
    }
  }

  /// A folder above a path in which everybody may rename what lies there.
  private static func openFolder(above path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    var folder = String(cString: real)
    while folder != "/", folder != "." {
      folder = folder.folder
      var information = stat()
      if stat(folder, &information) == 0,
        information.st_mode & (S_IWOTH | S_ISVTX) == S_IWOTH
      {
        return folder
      }
    }
    return nil
  }

  /// Throws when the folder of a store, or what is in the store's place, is not safe to use.
  package static func check(folder: String, store: String) throws(StoreFailure) {
    for (path, kind) in [(folder, Kind.folder), (store, .file)] {
      if let unsafety = Unsafety(of: path, kind) {
        throw StoreFailure(path: path, reason: .unsafe(unsafety))
      }
    }
  }
}
