import Markdown
import Testing

@Suite struct MappingTests {
  private static let texts = [
    "# a", "a *b* **c** ~~d~~", "- a\n\n  b\n- > c", "3) a", "|a|b|\n|:-|-|\n|*c*|d|", "[a](b 'c')",
    "![*a*](b)", "`a` <b> <http://c>  \nd", "```e\na\n```", "***", "<div>\n",
  ]

  @Test(arguments: texts)
  func `a tree in which nothing is changed is the same tree`(_ text: String) {
    let blocks = Document(parsing: text).blocks
    #expect(blocks.mapInlines(\.self) == blocks)
    #expect(blocks.replacing { _ in nil } == blocks)
    #expect(blocks.mapInlines { $0.replacing { _ in nil } } == blocks)
  }

  @Test(arguments: [
    ("a", "x"), ("*c **a***", "*c **x***"), ("[a](b) ![a](d)", "[x](b) ![x](d)"),
    ("- a\n- > a", "- x\n- > x"), ("|a|*a*|\n|-|-|\n|a|c|", "|x|*x*|\n|-|-|\n|x|c|"),
    ("# `a`", "# `a`"),
  ])
  func `an inline is replaced wherever it stands`(_ text: String, _ expected: String) {
    let blocks = Document(parsing: text).blocks.mapInlines { inlines in
      inlines.replacing { $0 == .text("a") ? [.text("x")] : nil }
    }
    #expect(blocks == Document(parsing: expected).blocks)
  }

  @Test func `what takes the place of something is not looked into`() {
    let emphasis = Inline.emphasis([.text("a")])
    let inlines = [emphasis, .text("b")].replacing { inline in
      if case .text = inline { [emphasis, .softBreak] } else { nil }
    }
    #expect(inlines == [.emphasis([emphasis, .softBreak]), emphasis, .softBreak])
  }

  @Test func `a block can give way to several, or to none`() {
    let blocks: [Block] = [.quote([.html("a"), .thematicBreak])]
    #expect(
      blocks.replacing { block in
        switch block {
        case .html(let text): [.paragraph([.text(text)]), .paragraph([])]
        case .thematicBreak: []
        case .paragraph, .heading, .list, .code, .quote, .table: nil
        }
      } == [.quote([.paragraph([.text("a")]), .paragraph([])])])
  }
}
