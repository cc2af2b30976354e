import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct WritingTests {
  private struct Changed: Error {}

  private let folder: TemporaryFolder
  private var file: String { folder.file("file") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ text: String, to path: String? = nil, overwriting: Bool = true) throws {
    try Files.write(text.utf8, to: path ?? file, overwriting: overwriting, sparing: .none)
  }

  @Test func `a file is written, and overwritten only when told`() throws {
    try write("one", overwriting: false)
    #expect(throws: FileError(path: file, reason: .taken)) { try write("two", overwriting: false) }
    #expect(try folder.text("file") == "one")
    chmod(file, 0o640)
    try write("two")
    #expect(try folder.text("file") == "two")
    #expect(FileStatus(of: file)?.mode == 0o640)
    #expect(Files.names(in: folder.path) == ["file"])
  }

  @Test func `what fails half-way leaves what was there`() throws {
    try write("one")
    #expect(throws: Changed.self) {
      try Files.write(to: file, overwriting: true, sparing: .none) { output in
        try output.write("tw")
        throw Changed()
      }
    }
    #expect(try folder.text("file") == "one")
    #expect(Files.names(in: folder.path) == ["file"])
  }

  @Test func `a link keeps pointing where it points, a name in use is taken`() throws {
    try write("one")
    symlink(file, folder.file("link"))
    try write("two", to: folder.file("link"))
    #expect(try folder.text("file") == "two")
    #expect(FileStatus(of: folder.file("link"), followingLinks: false)?.kind == .link)
    symlink(folder.file("missing"), folder.file("lost"))
    let lost = folder.file("lost")
    #expect(throws: FileError(path: lost, reason: .taken)) {
      try write("three", to: lost, overwriting: false)
    }
  }

  @Test func `folders, missing folders and full devices are told`() throws {
    #expect(throws: FileError(path: folder.path, reason: .cannotReplace("it is a folder"))) {
      try write("text", to: folder.path)
    }
    let lost = folder.file("missing/file")
    let reason = FileError.Reason.cannotReplace("no such file or directory")
    #expect(throws: FileError(path: lost, reason: reason)) { try write("text", to: lost) }
    let full = FileError(path: "/dev/full", reason: .cannotWrite("no space left on device"))
    #expect(throws: full) { try write("text", to: "/dev/full") }
  }

  @Test func `a pipe is written into, and whose reader is gone ends in an error`() throws {
    signal(SIGPIPE, SIG_IGN)
    mkfifo(file, 0o600)
    let reader = open(file, O_RDONLY | O_NONBLOCK)
    try #require(reader >= 0)
    try write("text")
    #expect(try Files.portion(reader, 100, "pipe") == Array("text".utf8))
    #expect(throws: FileError(path: file, reason: .readerGone)) {
      try Files.write(to: file, overwriting: true, sparing: .none) { output in
        close(reader)
        try output.write("text")
      }
    }
    #expect(FileStatus(of: file)?.kind == .other)
  }

  @Test(arguments: [(false, 0o644), (true, 0o600)])
  func `a new file is open to others by the umask, or private`(
    isPrivate: Bool, mode: Int
  ) throws {
    try Files.write(to: file, overwriting: false, sparing: .none, isPrivate: isPrivate) {
      #expect(Files.names(in: folder.path).map { FileStatus(of: folder.file($0))?.mode } == [0o600])
      try $0.write("text")
    }
    let mask = umask(0)
    umask(mask)
    #expect(FileStatus(of: file)?.mode == mode & ~Int(mask))
  }

  @Test func `the longest name there can be is written`() throws {
    let name = folder.file(String(repeating: "n", count: 255))
    try write("text", to: name)
    try write("more", to: name)
    try Files.replacePrivately(name, with: Array("private".utf8))
    #expect(try folder.text(Files.name(of: name)) == "private")
  }
}
