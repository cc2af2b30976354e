import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct PathsTests {
  @Test(arguments: [
    ("a", ".", "a"), ("/a", "/", "a"), ("a/b", "a", "b"), ("/a/b.c", "/a", "b.c"),
    ("/", "/", ""), ("a/", "a", ""), ("", ".", ""), ("a/\u{301}b", "a", "\u{301}b"),
  ])
  func `a path is a folder and a name in it`(path: String, folder: String, name: String) {
    #expect(Files.folder(of: path) == folder)
    #expect(Files.name(of: path) == name)
  }

  @Test(arguments: [
    ("/a", "/a", true), ("/a/b", "/a", true), ("/ab", "/a", false), ("/a", "/", true),
    ("/", "/a", false), ("/a/\u{301}b", "/a", true),
  ])
  func `a folder holds itself and what is below it`(path: String, folder: String, isWithin: Bool) {
    #expect(Files.isWithin(path, folder) == isWithin)
  }

  @Test func `links are followed to their end, or not at all`() throws {
    let folder = try TemporaryFolder()
    let file = Files.resolved(try folder.make("file"))
    symlink(file, folder.file("link"))
    symlink(folder.file("missing"), folder.file("lost"))
    #expect(Files.resolved(folder.file("link")) == file)
    #expect(Files.resolved(folder.file("lost")) == folder.file("lost"))
    #expect(Files.isTaken(folder.file("lost")))
    #expect(!Files.isTaken(folder.file("missing")))
  }
}
