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
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    fchmod(descriptor, 0o600)
    _ = closed(descriptor)
    return true
  }

  /// Makes a folder; false when something is there already or it cannot be made.
  package static func makeFolder(_ path: String) -> Bool {
    mkdir(path, 0o700) == 0 && chmod(path, 0o700) == 0
  }

  /// Takes everybody else's rights away; false when that is not allowed.
  package static func shut(toOthers path: String) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0 else { return false }
    return chmod(path, information.st_mode & 0o700) == 0
  }

  static func isThere(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  /// The names within a folder; none when it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  static func remove(_ path: String) {
    unlink(path)
  }

  /// Gives a file a second name; false when the name is in use or there are no second names here.
  static func link(_ path: String, as name: String) -> Bool {
    #if canImport(Glibc)
      Glibc.link(path, name) == 0
    #elseif canImport(Musl)
      Musl.link(path, name) == 0
    #else
      Darwin.link(path, name) == 0
    #endif
  }

  /// Moves a file, over one that may be there; both names in one folder.
  static func move(_ path: String, to name: String) -> Bool {
    rename(path, name) == 0
  }

  /// Waits until a file, or the names of a folder, are on the disk.
  static func sync(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { _ = closed(descriptor) }
    return fsync(descriptor) == 0
  }

  private static let workMark = ".sqlite.part-"
  /// Seconds after which nobody works on a file any more that was not written to.
  private static let workTime = 3600

  /// A name beside a path that no other process uses.
  static func workName(beside path: String) -> String { "\(path).part-\(getpid())" }

  /// Removes the copies that processes which were killed left half made.
  static func removeLeftovers(in folder: String) {
    for name in names(in: folder) where name.contains(workMark) {
      let path = "\(folder)/\(name)"
      var information = stat()
      guard lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
        continue
      }
      if time(nil) - modified(information) > workTime { remove(path) }
    }
  }

  private static func modified(_ information: stat) -> Int {
    #if canImport(Darwin)
      information.st_mtimespec.tv_sec
    #else
      information.st_mtim.tv_sec
    #endif
  }

  /// In bytes; 0 when there is none.
  static func size(of path: String) -> Int {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : 0
  }

  /// Bytes that may still be written in a folder; nil when the system does not say.
  static func room(in folder: String) -> Int? {
    var information = statvfs()
    guard statvfs(folder, &information) == 0 else { return nil }
    let (room, isLarge) = Int(information.f_bavail).multipliedReportingOverflow(
      by: Int(information.f_frsize))
    return isLarge ? .max : room
  }

  static var systemReason: String { String(cString: strerror(errno)).lowercased() }

  private static func closed(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }
}

extension String {
  /// The folder of a path, "." for a bare name.
  var folder: String {
    lastIndex(of: "/").map { $0 == startIndex ? "/" : String(self[..<$0]) } ?? "."
  }
}
