import Testing

@testable import Terminal

@Suite struct LineWrappingTests {
  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    LineWrapping.lines([StyledLine.Span(text)], width: width).map(\.text)
  }

  @Test(arguments: [
    ("", 5, [""]), ("a", 5, ["a"]), ("aa bb cc", 5, ["aa bb", "cc"]), ("aa bb", 4, ["aa", "bb"]),
    ("aa  bb", 5, ["aa", "bb"]), ("a  b", 5, ["a  b"]), (" a", 5, [" a"]), ("a ", 5, ["a"]),
    ("aaaaaaa", 3, ["aaa", "aaa", "a"]), ("b aaaa", 3, ["b", "aaa", "a"]), ("日本語", 4, ["日本", "語"]),
    ("a日本", 3, ["a日", "本"]), ("日", 1, ["日"]), ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]), ("👩‍💻👩‍💻", 3, ["👩‍💻", "👩‍💻"]),
    ("a b", 0, ["a", "b"]),
  ])
  func `text breaks between words`(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(Self.wrapped(text, width) == lines)
  }

  @Test func `a word may have several styles`() {
    let bold = Style(.text, .bold)
    let lines = LineWrapping.lines(
      [StyledLine.Span("a b"), StyledLine.Span("c", bold), StyledLine.Span("d e")], width: 4)
    #expect(
      lines == [
        StyledLine("a"),
        StyledLine([StyledLine.Span("b"), StyledLine.Span("c", bold), StyledLine.Span("d")]),
        StyledLine("e"),
      ])
  }

  @Test func `a word that makes the one before it wider takes its room`() {
    // An asterisk with a selector behind it is an emoji, and two columns wide.
    let spans = [StyledLine.Span("abc*"), StyledLine.Span("\u{FE0F}", Style(.text, .italic))]
    #expect(LineWrapping.lines(spans, width: 5).map(\.width) == [5])
    #expect(LineWrapping.lines(spans, width: 4).map(\.width) == [4, 0])
  }

  @Test func `what follows a break fits after what was left over`() {
    let text = String(repeating: "\u{200B}", count: 10) + " abcdefghi日"
    let lines = LineWrapping.pieces([StyledLine.Span(text)], width: 10)
    #expect(lines.map(\.width) == [1, 9, 2])
    #expect(lines.map(\.text).joined() == text)
  }

  @Test(arguments: [
    ("", 4, [""]), ("abcd", 4, ["abcd"]), ("abcde", 4, ["abcd", "e"]), ("ab cd", 4, ["ab ", "cd"]),
    ("a bcdef", 4, ["a bc", "def"]), ("      a", 4, ["    ", "  a"]), ("日本語", 3, ["日", "本", "語"]),
  ])
  func `pieces lose nothing`(_ text: String, _ width: Int, _ pieces: [String]) {
    let lines = LineWrapping.pieces([StyledLine.Span(text)], width: width).map(\.text)
    #expect(lines == pieces)
    #expect(lines.joined() == text)
  }
}
