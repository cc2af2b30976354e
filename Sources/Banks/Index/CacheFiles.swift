internal import Files

/// The folder of what can be made again, and what is kept there between runs.
package enum CacheFiles {
  /// The user's own folder, which is theirs alone; nil when it is somebody else's or a link, which may lead
  /// anywhere.
  package static func folder(in environment: [String: String]) -> String? {
    guard let path = UserFolder.cache.path(of: "prep", in: environment) else { return nil }
    guard let status = FileStatus(of: path, followingLinks: false) else { return path }
    guard status.kind == .folder, Unsafety(of: path, .folder) == nil, status.isOfThisUser else {
      return nil
    }
    return status.permissions & 0o077 == 0 || PrivateFile.shut(toOthers: path) ? path : nil
  }

  /// Writes a file of the folder, in the place of whatever has its name; when that fails, nobody notices but
  /// the clock.
  static func keep(_ bytes: [UInt8], at path: String) {
    try? Files.makePrivateFolder(Files.folder(of: path))
    try? Files.replacePrivately(path, with: bytes, among: .onThisMachine)
  }

  /// The text of a small file of the folder; nil when there is none, or something else in its place.
  static func note(at path: String) -> String? {
    guard let file = try? MappedFile(path), file.bytes.count < 1000 else { return nil }
    return String(decoding: file.bytes, as: UTF8.self)
  }
}
