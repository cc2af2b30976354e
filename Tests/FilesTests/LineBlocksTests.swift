import Files
import Testing

@Suite struct LineBlocksTests {
  /// The blocks, each as its first line's number and its text.
  private func blocks(_ portions: [String]) throws -> [String] {
    var left = portions[...]
    var blocks = LineBlocks("input") {
      Array((left.popFirst() ?? "").utf8)
    }
    var read: [String] = []
    while let block = try blocks.next() {
      read.append("\(block.firstLine) \(String(decoding: block.bytes, as: UTF8.self))")
    }
    #expect(try blocks.next()?.bytes == nil)
    return read
  }

  @Test(arguments: [
    ([], []), (["a"], ["1 a"]), (["a\n"], ["1 a\n"]), (["a\nb"], ["1 a\n", "2 b"]),
    (["a", "b", "\nc\nd", "e\n"], ["1 ab\nc\n", "3 de\n"]), (["\n\n", "\n"], ["1 \n\n", "3 \n"]),
    (["é\n", "\u{2028}"], ["1 é\n", "2 \u{2028}"]),
  ])
  func `blocks hold whole lines and know their numbers`(portions: [String], expected: [String])
    throws
  {
    #expect(try blocks(portions) == expected)
  }

  @Test func `an input may be longer than what is held at once`() throws {
    let portion = [UInt8](repeating: 0x61, count: (64 << 20) - 1) + [0x0a]
    var left = 6
    var blocks = LineBlocks("input") {
      left -= 1
      return left >= 0 ? portion : []
    }
    var read = 0
    while let block = try blocks.next() { read += block.bytes.count }
    #expect(read == 6 * portion.count)
    #expect(read > Files.sizeLimit)
  }

  @Test func `a line that is longer is refused by its number`() {
    let portion = [UInt8](repeating: 0x61, count: 64 << 20)
    var isFirst = true
    var blocks = LineBlocks("input") {
      defer { isFirst = false }
      return isFirst ? [0x0a] : portion
    }
    let expected = FileError(
      path: "input", reason: .lineTooLong(line: 2, limit: Files.sizeLimit))
    #expect(throws: expected) { while try blocks.next() != nil {} }
  }
}
