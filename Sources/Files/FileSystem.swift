/// What kind of file system a file lies on.
package enum FileSystem {
  /// Such as "nfs4"; nil where the system does not say.
  package static func kind(of path: String) -> String? {
    guard let bytes = try? Files.read("/proc/self/mounts") else { return nil }
    let mounts = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line -> Mount? in
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > 2 else { return nil }
      return Mount(
        folder: String(decoding: fields[1], as: UTF8.self),
        kind: String(decoding: fields[2], as: UTF8.self))
    }
    let end = Files.resolved(path)
    // Of several on one folder the last is what is seen.
    return mounts.filter { $0.holds(end) }.max { $0.folder.utf8.count <= $1.folder.utf8.count }?
      .kind
  }

  private struct Mount {
    let folder: String
    let kind: String

    func holds(_ path: String) -> Bool {
      folder == "/" || path == folder || path.hasPrefix(folder + "/")
    }
  }
}
