import Files
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct InputLinesTests {
  /// What a pipe that does not wait gives; how one is waited for: Tests/Reliability/modes.
  private func lines(_ parts: [String]) -> [String] {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    defer { close(ends[0]) }
    let lines = InputLines(ends[0])
    var found: [String] = []
    for part in parts {
      let bytes = Array(part.utf8)
      write(ends[1], bytes, bytes.count)
      for _ in 0..<part.split(separator: "\n", omittingEmptySubsequences: false).count - 1 {
        found += lines.next().map { [$0] } ?? []
      }
    }
    close(ends[1])
    while let line = lines.next() { found.append(line) }
    return found
  }

  @Test(arguments: [
    ([], []), (["a\n"], ["a"]), (["a"], ["a"]), (["a\nb"], ["a", "b"]), (["a", "b\n"], ["ab"]),
    (["a\n", "\n", "b\n\n"], ["a", "", "b", ""]), (["\u{e9}\n"], ["\u{e9}"]),
  ])
  func `lines come as they were parted, whatever came at once`(
    parts: [String], expected: [String]
  ) {
    #expect(lines(parts) == expected)
  }

  @Test func `a carriage return before the end of a line is none of it`() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    write(ends[1], "a\r\nb\r", 5)
    close(ends[1])
    let lines = InputLines(ends[0])
    #expect([lines.next(), lines.next(), lines.next()] == ["a", "b", nil])
    close(ends[0])
  }
}
