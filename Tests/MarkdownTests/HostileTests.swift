import Markdown
import Quiz
import Testing

/// Texts that make a careless parser crash or take for ever; how the time grows is in Tests/Benchmarks.
@Suite struct HostileTests {
  private static let pieces = [
    "> ", "- ", "1. ", "* a\n  ", "[", "![", "]", "[a](", "[a](<b", "[a](b 'c", "[a](b (c", "](a)",
    "*", "**a", "*a_ ", "*a **b _c ", "a* b_ ", "***a ", "~~", "~~a", "`", "`a``", "``a`", "\\",
    "&",
    "&a", "&#", "<", "<a", "<a b='", "<!--", "<?", "<!A", "<![CDATA[", "</", "<a@b.", "#", "# ",
    "|", "|a", "|a|b|c|d\n", "|-", "\t", " ", "\n", "\n\n", "=\n", "-\n", "[a]: b\n", "[a]:\n",
    "[a]: 'b\n",
    "[\\", "a\u{301}", "\u{FEFF}", "```\n", "~~~", "<div>\n", "<script>\n", "    a\n", "a\n ",
    "![a][", "[a][b",
    "[[a]", "_a_b", "a_*", "> - ",
  ]

  @Test(arguments: pieces)
  func `thousands of one piece are read`(_ piece: String) {
    let text = String(repeating: piece, count: 20_000)
    #expect(Document(parsing: text).plainText.utf8.count <= 4 * text.utf8.count + 100)
  }

  @Test func `a table does not grow by the square of its text`() {
    let header = String(repeating: "|a", count: 2_000)
    let dashes = String(repeating: "|-", count: 2_000)
    let document = Document(
      parsing: header + "|\n" + dashes + "|\n" + String(repeating: "a\n", count: 2_000))
    guard case .paragraph = document.blocks.first else {
      Issue.record("a table of 2000 columns")
      return
    }
  }

  @Test(arguments: 0..<20)
  func `any mixture is a document`(_ seed: UInt64) {
    var source = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let text = (0..<40).map { _ in Self.pieces.randomElement(using: &source) ?? "" }.joined()
      let document = Document(parsing: text)
      #expect(document == Document(parsing: text.replacing("\n", with: "\r\n")))
    }
  }
}
