import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct FileStatusTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `what is there is told by its kind`() throws {
    let file = try folder.make("file", "text")
    mkdir(folder.file("inner"), 0o700)
    mkfifo(folder.file("pipe"), 0o600)
    symlink(file, folder.file("link"))
    symlink(folder.file("missing"), folder.file("lost"))
    func kind(_ name: String, followingLinks: Bool = true) -> FileStatus.FileType? {
      FileStatus(of: folder.file(name), followingLinks: followingLinks)?.kind
    }
    #expect(["file", "inner", "pipe", "link"].map { kind($0) } == [.file, .folder, .other, .file])
    #expect(["link", "lost"].map { kind($0, followingLinks: false) } == [.link, .link])
    #expect(["lost", "missing"].map { kind($0) } == [nil, nil])
    #expect(FileStatus(of: file)?.size == 4)
  }

  @Test func `a file is the same by whatever name`() throws {
    let file = try folder.make("file")
    let other = try folder.make("other")
    #expect(Files.link(file, as: folder.file("second")))
    let identity = try #require(FileStatus(of: file)?.identity)
    #expect(FileStatus(of: folder.file("second"))?.identity == identity)
    #expect(FileStatus(of: other)?.identity != identity)
  }

  @Test func `nothing is told from what cannot be told`() throws {
    let file = try folder.make("file")
    #expect(try FileStatus.find(file)?.kind == .file)
    #expect(try FileStatus.find(folder.file("missing")) == nil)
    #expect(throws: FileError(path: file + "/x", reason: .cannotRead("not a directory"))) {
      try FileStatus.find(file + "/x")
    }
  }
}
