import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ReadingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a file is read whole, or in portions`() throws {
    let text = String(repeating: "0123456789", count: 300_000)
    let file = try folder.make("file", text)
    #expect(try Files.read(file) == Array(text.utf8))
    let next = try Files.portions(of: file)
    var sizes: [Int] = []
    while case let portion = try next(), !portion.isEmpty { sizes.append(portion.count) }
    #expect(sizes == [1 << 20, 1 << 20, 3_000_000 - (2 << 20)])
    #expect(try Files.read(try folder.make("empty")) == [])
  }

  @Test func `what is no regular file is refused, and a pipe is not waited for`() throws {
    mkfifo(folder.file("pipe"), 0o600)
    for path in [folder.path, folder.file("pipe"), "/dev/null"] {
      #expect(throws: FileError(path: path, reason: .notARegularFile)) { try Files.read(path) }
      #expect(throws: FileError(path: path, reason: .notARegularFile)) {
        _ = try Files.portions(of: path)
      }
    }
    let missing = folder.file("missing")
    #expect(throws: FileError(path: missing, reason: .cannotRead("no such file or directory"))) {
      try Files.read(missing)
    }
  }

  @Test func `a file too large to be held is read in portions only`() throws {
    let file = try folder.make("file")
    #expect(truncate(file, off_t(Files.sizeLimit + 1)) == 0)
    #expect(throws: FileError(path: file, reason: .tooLarge(limit: Files.sizeLimit))) {
      try Files.read(file)
    }
    #expect(try Files.portions(of: file)().count == 1 << 20)
  }

  @Test func `a stream is read to its end under its name`() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    try DescriptorOutput(ends[1], name: "pipe").write("text")
    close(ends[1])
    #expect(try Files.readAll(ends[0], "standard input") == Array("text".utf8))
    close(ends[0])
    #expect(throws: FileError(path: "gone", reason: .cannotRead("bad file descriptor"))) {
      try Files.readAll(-1, "gone")
    }
  }
}
