#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Files {
  /// Makes a folder, with the folders above it, unless it is there.
  package static func makeFolder(_ path: String) throws(FileError) {
    try makeFolder(path, makeOpenFolder)
  }

  /// Makes a folder that only its owner may enter, with the folders above it.
  package static func makePrivateFolder(_ path: String) throws(FileError) {
    try makeFolder(path, PrivateFile.makeFolder)
  }

  private static func makeFolder(
    _ path: String, _ make: (String) -> Bool
  ) throws(FileError) {
    try makePath(path, make)
    guard isFolder(path) else {
      throw FileError(path: path, reason: .cannotMakeFolder("a file is in the way"))
    }
  }

  /// The folders above are open to all who may enter by the umask.
  private static func makePath(
    _ path: String, _ make: (String) -> Bool
  ) throws(FileError) {
    if isFolder(path) { return }
    let parent = folder(of: path)
    if parent != "/", parent != "." { try makePath(parent, makeOpenFolder) }
    guard make(path) || errno == EEXIST else {
      throw FileError(path: path, reason: .cannotMakeFolder(systemReason))
    }
  }

  private static func makeOpenFolder(_ path: String) -> Bool {
    path.withSystemPath { mkdir($0, 0o755) } == 0
  }

  private static func isFolder(_ path: String) -> Bool { FileStatus(of: path)?.kind == .folder }

  /// The names within a folder, in no order; none when it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let stream = folder.withSystemPath({ opendir($0) }) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(systemPath: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// What keeps a folder from being looked into; nil when nothing does.
  package static func refusal(ofListing folder: String) -> FileError? {
    guard let stream = folder.withSystemPath({ opendir($0) }) else {
      return FileError(path: folder, reason: .cannotRead(systemReason))
    }
    closedir(stream)
    return nil
  }

  /// Nobody keeps files deeper, and a folder may be mounted in itself.
  private static let mostLevels = 8

  /// The files below a folder, in order, as paths below it; what is hidden is none, and links are not followed.
  package static func files(below folder: String) -> [String] {
    files(below: folder, "", mostLevels)
  }

  private static func files(below folder: String, _ lead: String, _ levels: Int) -> [String] {
    guard levels > 0 else { return [] }
    return names(in: folder).sorted().filter { !$0.hasPrefix(".") }.flatMap { name in
      let path = "\(folder)/\(name)"
      return switch FileStatus(of: path, followingLinks: false)?.kind {
      case .folder: files(below: path, "\(lead)\(name)/", levels - 1)
      case .file: [lead + name]
      default: [String]()
      }
    }
  }

  /// Takes a folder away with everything in it; links in it are let go of, not followed.
  package static func removeFolder(_ path: String) {
    for name in names(in: path) {
      let inside = "\(path)/\(name)"
      if FileStatus(of: inside, followingLinks: false)?.kind == .folder {
        removeFolder(inside)
      } else {
        remove(inside)
      }
    }
    _ = path.withSystemPath { rmdir($0) }
  }

  /// Bytes that may still be written in a folder; nil when the system does not say.
  package static func room(in folder: String) -> Int? {
    var information = statvfs()
    guard folder.withSystemPath({ statvfs($0, &information) }) == 0 else { return nil }
    let (room, isLarge) = Int(information.f_bavail).multipliedReportingOverflow(
      by: Int(information.f_frsize))
    return isLarge ? .max : room
  }
}
