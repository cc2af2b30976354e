import Markdown
import Testing

@Suite struct InlineTests {
  private static func inlines(_ text: String) -> [Inline] {
    guard case .paragraph(let inlines) = Document(parsing: text).blocks.first else { return [] }
    return inlines
  }

  @Test(
    arguments: [
      ("*a*", [.emphasis([.text("a")])]), ("__a__", [.strong([.text("a")])]),
      ("***a***", [.emphasis([.strong([.text("a")])])]),
      ("**a *b* c**", [.strong([.text("a "), .emphasis([.text("b")]), .text(" c")])]),
      ("*foo**bar*", [.emphasis([.text("foo**bar")])]),
      ("~~a~~", [.strikethrough([.text("a")])]), ("~a~", [.text("~a~")]),
      ("snake_case_name", [.text("snake_case_name")]), ("2 * 3 * 4", [.text("2 * 3 * 4")]),
      ("**a*", [.text("*"), .emphasis([.text("a")])]), ("\\*a\\*", [.text("*a*")]),
      ("*a\u{301}*", [.emphasis([.text("a\u{301}")])]), ("a_b_", [.text("a_b_")]),
    ] as [(String, [Inline])])
  func `delimiters emphasise`(_ text: String, _ expected: [Inline]) {
    #expect(Self.inlines(text) == expected)
  }

  @Test(arguments: [
    ("`a`", "a"), ("`` ` ``", "`"), ("` a `", "a"), ("`  `", "  "), ("`a\nb`", "a b"),
    ("`\\`", "\\"), ("`&lt;`", "&lt;"), ("`*a*`", "*a*"), ("`{% raw %}`", "{% raw %}"),
  ])
  func `code is taken literally`(_ text: String, _ code: String) {
    #expect(Self.inlines(text) == [.code(code)])
  }

  @Test(arguments: [
    ("&amp;&#35;&#x23;", "&##"), ("&copy;&NotEqualTilde;", "\u{A9}\u{2242}\u{338}"),
    ("&#0;&#xD800;&#27;", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("&nope; &amp", "&nope; &amp"),
    ("\\<\\&\\\\", "<&\\"), ("\\a", "\\a"), ("a\0", "a\u{FFFD}"), ("]", "]"), ("a & b", "a & b"),
  ])
  func `entities and escapes are resolved`(_ text: String, _ expected: String) {
    #expect(Self.inlines(text) == [.text(expected)])
  }

  @Test(arguments: ["a  \nb", "a\\\nb", "a     \n  b"])
  func `two spaces or a backslash break a line`(_ text: String) {
    #expect(Self.inlines(text) == [.text("a"), .hardBreak, .text("b")])
  }

  @Test(arguments: [
    "<b>", "</b >", "<b c='d' e f=\"g\"/>", "<!-- a -->", "<!-->", "<?a?>", "<!A b>",
  ])
  func `tags are raw HTML`(_ tag: String) {
    #expect(Self.inlines("a " + tag) == [.text("a "), .html(tag)])
  }

  @Test func `a space that was written as an entity stays`() {
    #expect(Self.inlines("a&#32;\nb") == [.text("a "), .softBreak, .text("b")])
  }

  @Test(arguments: ["a <1>", "a < b", "a <b", "a <b c=d'>", "a <!-- b", "a <=> b"])
  func `what is no tag is text`(_ text: String) {
    #expect(Self.inlines(text) == [.text(text)])
  }
}
