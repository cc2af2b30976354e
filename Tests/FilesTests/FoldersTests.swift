import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct FoldersTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a folder is made with those above it, once`() throws {
    let inner = folder.file("a/b/c")
    for _ in 0..<2 { try Files.makePrivateFolder(inner) }
    #expect(FileStatus(of: inner)?.mode == 0o700)
    #expect(FileStatus(of: folder.file("a"))?.kind == .folder)
    try Files.makeFolder(folder.file("a/d"))
    #expect(Files.names(in: folder.file("a")).sorted() == ["b", "d"])
  }

  @Test func `a file in the way is told`() throws {
    let file = try folder.make("file")
    #expect(throws: FileError(path: file, reason: .cannotMakeFolder("a file is in the way"))) {
      try Files.makeFolder(file)
    }
    #expect(throws: FileError(path: file + "/x", reason: .cannotMakeFolder("not a directory"))) {
      try Files.makeFolder(file + "/x")
    }
  }

  @Test func `names are those of files, links and folders alike`() throws {
    _ = try folder.make(".hidden")
    mkdir(folder.file("inner"), 0o700)
    symlink("nowhere", folder.file("link"))
    #expect(Files.names(in: folder.path).sorted() == [".hidden", "inner", "link"])
    #expect(Files.names(in: folder.file("missing")) == [])
  }

  @Test func `files below a folder come in order, without what is hidden and where links lead`()
    throws
  {
    for path in ["b/c", "b/.hidden/d", ".h", "a", "b/c2/e"] {
      try Files.makeFolder(Files.folder(of: folder.file(path)))
      _ = try folder.make(path)
    }
    symlink(folder.file("b"), folder.file("link"))
    #expect(Files.files(below: folder.path) == ["a", "b/c", "b/c2/e"])
    #expect(Files.files(below: folder.file("missing")) == [])
    let deep = (1...9).map { "d\($0)" }.joined(separator: "/")
    try Files.makeFolder(folder.file(deep))
    _ = try folder.make("\(deep)/f")
    #expect(Files.files(below: folder.path) == ["a", "b/c", "b/c2/e"])
  }

  @Test func `there is room in a folder, and none is told of what is missing`() throws {
    #expect(try #require(Files.room(in: folder.path)) > 0)
    #expect(Files.room(in: folder.file("missing")) == nil)
  }
}
