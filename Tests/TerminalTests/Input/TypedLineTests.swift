import Testing

@testable import Terminal

/// What is typed at a line, and what the terminal shows of it.
@Suite struct TypedLineTests {
  @Test(arguments: [
    ("abc", "abc"), ("abé\u{7F}", "ab"), ("ab\u{8}\u{8}\u{8}c", "c"), ("one two\u{17}x", "one x"),
    ("one two  \u{17}x", "one x"), ("one\u{15}two", "two"), ("日本\u{7F}x", "日x"), ("a\tb", "a\tb"),
    ("e\u{301}x\u{7F}\u{7F}", ""), ("a\u{4}b", "ab"),
  ])
  func `keys take back what was typed`(typed: String, text: String) {
    var line = TypedLine()
    for byte in typed.utf8 { _ = line.take(byte) }
    #expect(line.text == text)
    #expect(line.take(0x0A) == .ended)
  }

  @Test func `what is taken back is wiped out`() {
    var line = TypedLine()
    for byte in "a日".utf8 { _ = line.take(byte) }
    #expect(line.take(0x7F) == .typing(echo: Array("\u{8} \u{8}\u{8} \u{8}".utf8)))
    #expect(line.take(0x7F) == .typing(echo: Array("\u{8} \u{8}".utf8)))
    #expect(line.take(0x7F) == .typing(echo: []))
    #expect(line.take(0x1B) == .typing(echo: Array("^[".utf8)))
  }

  @Test func `Ctrl-D ends the input at the beginning of a line only`() {
    var line = TypedLine()
    #expect(line.take(0x04) == .endOfInput)
    _ = line.take(0x61)
    #expect(line.take(0x04) == .typing(echo: []))
  }

  @Test func `a line may be of any length`() {
    var line = TypedLine()
    for _ in 0..<20_000 { _ = line.take(0x61) }
    #expect(line.text.utf8.count == 20_000)
  }
}
