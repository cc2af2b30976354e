#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Files {
  /// The folder of a path, "." for a bare name.
  package static func folder(of path: String) -> String {
    // Of bytes: to a text, a slash and an accent behind it are one character.
    path.utf8.lastIndex(of: slash).map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// What stands behind the last slash.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  private static let slash = UInt8(ascii: "/")

  /// Where the links of a path lead; the path itself when they lead to nothing.
  package static func resolved(_ path: String) -> String {
    guard let end = path.withSystemPath({ realpath($0, nil) }) else { return path }
    defer { free(end) }
    return String(systemPath: end)
  }

  /// The same for what is still to be made: where it will be.
  package static func resolvedAhead(_ path: String) -> String {
    guard FileStatus(of: path) == nil else { return resolved(path) }
    let (folder, name) = (folder(of: path), name(of: path))
    // A slash at the end stands for nothing.
    guard !name.isEmpty else { return folder == path ? path : resolvedAhead(folder) }
    let above = resolvedAhead(folder)
    return above.hasSuffix("/") ? above + name : "\(above)/\(name)"
  }

  /// Whether a path is a folder or lies in it; both without links.
  package static func isWithin(_ path: String, _ folder: String) -> Bool {
    path == folder
      || path.utf8.starts(with: (folder.utf8.last == slash ? folder : folder + "/").utf8)
  }

  /// Whether the name is in use, be it by a link that leads to nothing.
  package static func isTaken(_ path: String) -> Bool {
    FileStatus(of: path, followingLinks: false) != nil
  }
}
