import Quiz
import Testing

@testable import Markdown

@Suite struct InlineFormatterTests {
  private static func written(_ markdown: String) -> String {
    MarkdownFormatter.text(Document(parsing: markdown).blocks)
  }

  @Test(arguments: [
    ("**a***b*", "**a***b*"), ("*a*_b_", "<em>a</em><em>b</em>"), ("a\\\nb", "a  \nb"),
    ("a\nb", "a\nb"), ("***a** b*", "***a** b*"), ("~~a~~", "~~a~~"),
    ("<http://a/|b>", "[http://a/\\|b](http://a/\\|b)"), ("<http://a/b>", "<http://a/b>"),
    ("[*a*](b 'c')", "[*a*](b \"c\")"), ("![a](b)", "![a](b)"),
    ("*a*_b_\nc", "<em>a</em><em>b</em> c"), ("*a*_b_\\\nc", "<em>a</em><em>b</em><br>c"),
  ])
  func `inlines are written by signs, or by tags where signs would not do`(
    _ markdown: String, _ expected: String
  ) {
    #expect(Self.written(markdown) == expected + "\n")
  }

  @Test(arguments: [
    ("# a #b\\#", "# a \\#b\\#"), ("a\nb\n===", "# a b"), ("a\\\nb\n---", "## a<br>b"),
  ])
  func `a heading has one line`(_ markdown: String, _ expected: String) {
    #expect(Self.written(markdown) == expected + "\n")
  }

  @Test(arguments: 0..<10)
  func `no word is lost, whatever emphasis is beside it`(_ seed: UInt64) {
    var source = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      // A break at an end of a paragraph is none.
      let inlines = [.text("a")] + RandomInlines.paragraph(using: &source) + [.text("b")]
      let text = MarkdownFormatter.text([.paragraph(inlines)])
      #expect(
        Self.words(Document(parsing: text).blocks) == Self.words([.paragraph(inlines)]), "\(text)")
    }
  }

  /// Without blanks, which a line ending or a tag may take the place of.
  private static func words(_ blocks: [Block]) -> String {
    String(blocks.plainText.unicodeScalars.filter { !$0.properties.isWhitespace })
  }
}
