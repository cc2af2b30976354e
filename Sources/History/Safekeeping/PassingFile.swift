internal import Files
internal import TextAnalysis

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A file that is worked on, before it gets its name.
enum PassingFile {
  private static let mark = ".part-"
  /// Seconds after which nobody works on a file any more that was not written to.
  private static let workTime = 3600

  static var process: Int32 { getpid() }

  /// A name beside a path that no other process uses.
  static func name(beside path: String) -> String { "\(path)\(mark)\(process)" }

  /// Removes the copies that processes which were killed left half made.
  static func removeLeftovers(in folder: String) {
    for name in Files.names(in: folder) where name.contains(text: ".sqlite" + mark) {
      let path = "\(folder)/\(name)"
      guard let status = FileStatus(of: path, followingLinks: false), status.kind == .file else {
        continue
      }
      if time(nil) - status.modified > workTime { Files.remove(path) }
    }
  }
}
