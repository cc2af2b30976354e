import Banks
import Files
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A digest in a folder of the test's own.
@Suite final class BundledDigestTests {
  private let folder: String
  private let files = [
    BundledFile(path: "sample/a.json", bytes: Array("twenty bytes of text".utf8)),
    BundledFile(path: "sample/b.json", bytes: []),
  ]

  init() throws {
    let made = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: false)
    folder = made.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func digest(_ files: [BundledFile], of program: String? = nil) -> String {
    BundledDigest(of: files, programFile: program, folder: program == nil ? nil : folder).text
  }

  @Test func `it is the same wherever and whenever the same files are built`() {
    #expect(digest(files) == "e5c21dc927d12289")
  }

  @Test(arguments: [0, 7, 8, 19]) func `every byte counts`(index: Int) {
    var bytes = files[0].bytes
    bytes[index] ^= 1
    #expect(digest([BundledFile(path: "sample/a.json", bytes: bytes), files[1]]) != digest(files))
  }

  @Test func `it counts in which file a byte stands`() {
    #expect(digest([files[1], files[0]]) != digest(files))
  }

  @Test func `it is remembered until the program is another one`() throws {
    let program = folder + "/program"
    try Data("one".utf8).write(to: URL(filePath: program))
    #expect(digest(files, of: program) == digest(files))
    #expect(digest([files[0]], of: program) == digest(files))
    try Data("two".utf8).write(to: URL(filePath: program))
    #expect(digest([files[0]], of: program) == digest([files[0]]))
  }

  @Test func `what cannot be read as a digest is made again`() throws {
    let program = folder + "/program"
    try Data("one".utf8).write(to: URL(filePath: program))
    let fingerprint = try #require(FileStatus(of: program)?.fingerprint)
    for bad in ["", "\n\n", fingerprint, "\(fingerprint)\na\nb\n"] {
      try Data(bad.utf8).write(to: URL(filePath: folder + "/program.digest"))
      #expect(digest(files, of: program) == digest(files))
    }
  }
}
