import Testing

@testable import Markdown

@Suite struct EscapingTests {
  @Test(arguments: [
    ("a_b _c", "a_b \\_c"), ("<model>", "\\<model>"), ("1. a", "1\\. a"), ("# a", "\\# a"),
    ("- a", "\\- a"), ("AT&T &amp;", "AT\\&T \\&amp;"), ("2 < 3 > 1", "2 \\< 3 > 1"),
    ("a | b", "a \\| b"), ("$5 --x", "\\$5 -\\-x"), ("<!-- a", "\\<!-\\- a"), ("a!", "a\\!"),
    (" a ", "&#32;a&#32;"), ("a\u{A0}b\tc", "a&#160;b&#9;c"), ("{{ a }}", "&#123;{ a }}"),
    ("{% a %}", "&#123;% a %}"), ("{ % a }", "{ % a }"), ("{: a}", "&#123;: a}"), ("#", "\\#"),
  ])
  func `only what has a meaning is escaped`(_ text: String, _ expected: String) {
    #expect(MarkdownFormatter.text([.paragraph([.text(text)])]) == expected + "\n")
    #expect(Document(parsing: expected).blocks == [.paragraph([.text(text)])])
  }

  @Test(arguments: [
    ("/a?b=c", "/a?b=c"), ("", "<>"), ("a (b)", "a&#32;\\(b\\)"), ("a&b|c", "a\\&b\\|c"),
    ("/{{b}}", "/&#123;{b}}"), ("<a>\\", "\\<a\\>\\\\"), ("a\nb", "a&#10;b"),
  ])
  func `a destination is read back as it was`(_ address: String, _ expected: String) {
    #expect(Escaping.destination(address) == expected)
    let link = Inline.link(destination: address, title: nil, [.text("a")])
    #expect(Document(parsing: "[a](\(expected))").blocks == [.paragraph([link])])
  }

  @Test(arguments: [
    ("a", "a"), ("a \"b\"", "a&#32;\\\"b\\\""), ("", ""), ("a\n\nb", "a&#10;&#10;b"),
  ])
  func `a title is read back as it was`(_ title: String, _ expected: String) {
    #expect(Escaping.title(title) == expected)
    let link = Inline.link(destination: "b", title: title, [.text("a")])
    #expect(Document(parsing: "[a](b \"\(expected)\")").blocks == [.paragraph([link])])
  }

  @Test(
    arguments: [
      ("ab", true, true, "a", "b"), (" a ", true, true, "&", ";"), (" a ", false, false, " ", " "),
      (" ", true, false, "&", ";"), (" ", false, true, "&", ";"),
      ("\u{A0}a", false, false, "&", "a"),
      ("*", true, true, "*", "*"),
    ] as [(String, Bool, Bool, Unicode.Scalar, Unicode.Scalar)])
  func `the ends of a text are those of what is written`(
    _ text: String, _ startsLine: Bool, _ endsLine: Bool, _ first: Unicode.Scalar,
    _ last: Unicode.Scalar
  ) {
    #expect(
      Escaping.ends(of: text, startsLine: startsLine, endsLine: endsLine) == (first, last))
  }
}
