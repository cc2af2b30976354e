import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ProtectedFilesTests {
  private let folder: TemporaryFolder
  private let kept: ProtectedFiles

  init() throws {
    folder = try TemporaryFolder()
    mkdir(folder.file("kept"), 0o700)
    kept = ProtectedFiles([
      ProtectedFiles.Place(folder: folder.file("kept")) { $0.hasSuffix(".sqlite") }
    ])
  }

  private func isProtected(_ name: String) -> Bool {
    do {
      try kept.spare(folder.file(name))
      return false
    } catch {
      return error == FileError(path: folder.file(name), reason: .protected)
    }
  }

  @Test func `a name is protected in its folder, be there a file or not`() {
    #expect(isProtected("kept/a.sqlite"))
    #expect(isProtected("kept/../kept/a.sqlite"))
    #expect(!isProtected("kept/a.md"))
    #expect(!isProtected("a.sqlite"))
    #expect(throws: Never.self) { try ProtectedFiles.none.spare(folder.file("kept/a.sqlite")) }
  }

  @Test func `no link and no second name leads around it`() throws {
    let file = try folder.make("kept/a.sqlite")
    symlink(file, folder.file("link"))
    symlink(folder.file("kept"), folder.file("way"))
    #expect(Files.link(file, as: folder.file("second")))
    #expect(isProtected("link"))
    #expect(isProtected("way/b.sqlite"))
    #expect(isProtected("second"))
  }

  @Test func `nothing is written over a protected file, not even when told to`() throws {
    let file = try folder.make("kept/a.sqlite", "text")
    #expect(throws: FileError(path: file, reason: .protected)) {
      try Files.write("other".utf8, to: file, overwriting: true, sparing: kept)
    }
    #expect(try folder.text("kept/a.sqlite") == "text")
  }
}
