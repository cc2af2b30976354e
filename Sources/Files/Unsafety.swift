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

  package enum Subject { case folder, file }

  /// Nil when all is well or when nothing is there.
  package init?(of path: String, _ kind: Subject, user: Int = Int(geteuid())) {
    guard let link = FileStatus(of: path, followingLinks: false), let end = FileStatus(of: path)
    else { return nil }
    func isForeign(_ status: FileStatus) -> Bool { ![0, user].contains(status.owner) }
    switch (kind, end.kind) {
    case _ where isForeign(link):
      self =
        link.kind == .link
        ? .linkOfSomeoneElse(user: link.owner) : .ownedBySomeoneElse(user: link.owner)
    case _ where isForeign(end): self = .ownedBySomeoneElse(user: end.owner)
    case (.folder, .folder) where end.isWritableByAll: self = .writableByAll
    case (.folder, .folder):
      guard let folder = Self.openFolder(above: path) else { return nil }
      self = .belowWritableByAll(folder: folder)
    case (.file, .file): return nil
    case (.folder, _): self = .notAFolder
    case (.file, _): self = .notARegularFile
    }
  }

  /// Of a folder that is still to be made; nil when all is well.
  package init?(ofNew path: String) {
    guard let folder = Self.openFolder(above: path) else { return nil }
    self = .belowWritableByAll(folder: folder)
  }

  /// A folder above a path in which everybody may rename what lies there.
  private static func openFolder(above path: String) -> String? {
    var folder = Files.resolvedAhead(path)
    while folder != "/", folder != "." {
      folder = Files.folder(of: folder)
      if let status = FileStatus(of: folder), status.isWritableByAll, !status.isSticky {
        return folder
      }
    }
    return nil
  }
}
