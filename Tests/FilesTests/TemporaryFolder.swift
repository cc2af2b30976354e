import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of a test's own, gone when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/prep-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    if FileStatus(of: path, followingLinks: false)?.kind == .folder {
      for name in Files.names(in: path) { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  func file(_ name: String) -> String { path + "/" + name }

  /// A new file with a text.
  func make(_ name: String, _ text: String = "") throws -> String {
    try Files.write(text.utf8, to: file(name), overwriting: false, sparing: .none)
    return file(name)
  }

  /// The text of a file.
  func text(_ name: String) throws -> String {
    String(decoding: try Files.read(file(name)), as: UTF8.self)
  }
}
