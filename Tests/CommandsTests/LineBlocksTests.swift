import Testing

@testable import Commands

@Suite struct LineBlocksTests {
  /// The blocks, each as its first line's number and its text.
  private func blocks(_ portions: [String]) throws -> [String] {
    var left = portions[...]
    var blocks = LineBlocks("input") { () throws(FileFailure) in Array((left.popFirst() ?? "").utf8)
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

  @Test func `what is longer than any history is refused`() {
    let portion = [UInt8](repeating: 0x0a, count: 64 << 20)
    var blocks = LineBlocks("input") { () throws(FileFailure) in portion }
    let failure = #expect(throws: FileFailure.self) { while try blocks.next() != nil {} }
    #expect(
      failure == FileFailure(path: "input", attempt: .tooLarge(limit: Files.sizeLimit)))
  }
}
