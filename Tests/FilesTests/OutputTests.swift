import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct OutputTests {
  @Test func `a full device is told from a closed pipe`() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    #expect(throws: FileError(path: "out", reason: .cannotWrite("no space left on device"))) {
      try DescriptorOutput(full, name: "out").write("text")
    }
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[1]) }
    close(ends[0])
    #expect(throws: FileError(path: "out", reason: .readerGone)) {
      try DescriptorOutput(ends[1], name: "out").write("text")
    }
  }

  @Test func `whoever opened it says what a refusal means`() throws {
    let output = DescriptorOutput(-1, name: "file") { .cannotReplace($0) }
    #expect(throws: FileError(path: "file", reason: .cannotReplace("bad file descriptor"))) {
      try output.write("text")
    }
    try output.write("")
  }
}
