import Markdown
import Testing
import TextAnalysis

@testable import Terminal
import Quiz

@Suite struct MarkdownRendererTests {
  private static func lines(_ markdown: String, _ width: Int = 24) -> [String] {
    MarkdownRenderer(width: width, palette: Palette(depth: .ansi16))
      .lines(Document(parsing: markdown)).map(\.text)
  }

  @Test(
    arguments: [
      ("", []), ("one two three four five six", ["one two three four five", "six"]),
      ("a\nb\\\nc", ["a b", "c"]), ("# A\n\nb", ["A", "", "b"]), ("a<br>b", ["a", "b"]),
      ("- a\n- b\n  - c", ["• a", "• b", "  • c"]), ("- a\n\n- b", ["• a", "", "• b"]),
      ("9. a\n10. b", [" 9. a", "10. b"]), ("-\n- a", ["•", "• a"].map { $0 == "•" ? "• " : $0 }),
      ("- one two three four five six", ["• one two three four", "  five six"]),
      ("> a\n>\n> b", ["│ a", "│ ", "│ b"]), ("> - a", ["│ • a"]),
      ("---", [String(repeating: "─", count: 24)]), ("<div>\na\n</div>", ["<div>", "a", "</div>"]),
      ("[a](http://b)", ["a (http://b)"]), ("<http://b>", ["http://b"]), ("[a](a)", ["a"]),
      ("![a](b.png)", ["[a] (b.png)"]), ("a <b>c</b>", ["a <b>c</b>"]), ("&lt;b&gt;", ["<b>"]),
    ] as [(String, [String])])
  func `blocks become lines`(_ markdown: String, _ expected: [String]) {
    #expect(Self.lines(markdown) == expected)
  }

  @Test(arguments: [
    ("```\na\n\n  b\n```", ["  a", "", "    b"]), ("```\n```", [""]),
    ("```\n0123456789 0123456789 0123\n```", ["  0123456789 0123456789 ", "↪ 0123"]),
    ("```\n01234567890123456789012345\n```", ["  0123456789012345678901", "↪ 2345"]),
    ("```\n\ta\tb\n```", ["      a   b"]), ("- ```\n  a\n  ```", ["•   a"]),
  ])
  func `code keeps every character`(_ markdown: String, _ expected: [String]) {
    #expect(Self.lines(markdown) == expected)
  }

  @Test func `a table that fits is a grid`() {
    #expect(
      Self.lines("|a|bb|ccc|\n|-|:-:|--:|\n|`dddd`|日|e|")
        == ["a    │ bb │ ccc", "─────┼────┼────", "dddd │ 日 │   e"])
  }

  @Test func `a table that does not fit is stacked`() {
    #expect(
      Self.lines("|one|two|\n|-|-|\n|aaaa aaaa aaaa aaaa|b|\n|c|dddd dddd dddd dddd dddd|")
        == [
          "one: aaaa aaaa aaaa", "  aaaa", "two: b", "", "one: c", "two: dddd dddd dddd",
          "  dddd dddd",
        ])
  }

  @Test func `a wide table of headers alone is a list of them`() {
    #expect(
      Self.lines("|aaaaaaaaaa|bbbbbbbbbb|cc|\n|-|-|-|") == ["aaaaaaaaaa", "bbbbbbbbbb", "cc"])
  }

  @Test func `styles nest`() {
    let document = Document(parsing: "**a *b* `c`** ~~d~~ [e](#f)")
    let line = MarkdownRenderer(width: 80, palette: Palette(depth: .ansi16)).lines(document)[0]
    #expect(
      line.spans == [
        StyledLine.Span("a ", Style(.text, .bold)),
        StyledLine.Span("b", Style(.text, [.bold, .italic])),
        StyledLine.Span(" ", Style(.text, .bold)), StyledLine.Span("c", Style(.code, .bold)),
        StyledLine.Span(" "), StyledLine.Span("d", Style(.text, .strikethrough)),
        StyledLine.Span(" "),
        StyledLine.Span("e", Style(.link, .underline)), StyledLine.Span(" (#f)", Style(.muted)),
      ])
  }

  @Test func `without styles the marks stay`() {
    let document = Document(parsing: "**a** *b* `c` ~~d~~")
    let lines = MarkdownRenderer(width: 80, palette: .none).lines(document)
    #expect(lines.map { $0.ansi(.none) } == ["**a** *b* `c` ~~d~~"])
  }

  @Test(arguments: [
    "\u{1B}[2J", "`\u{1B}[2J`", "```\n\u{1B}[2J\n```", "<b \u{1B}[2J>", "[a](\u{9B}2J)",
    "&#x202E;a",
  ])
  func `nothing in a text reaches the terminal`(_ markdown: String) {
    let lines = MarkdownRenderer(width: 40, palette: .none).lines(Document(parsing: markdown))
    let text = lines.map { $0.ansi(.none) }.joined()
    #expect(!text.isEmpty)
    #expect(text.unicodeScalars.allSatisfy { !$0.isDangerous })
  }

  @Test(arguments: 0..<30)
  func `no line is wider than the screen and no word is lost`(_ seed: UInt64) {
    var source = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let document = Document(parsing: RandomMarkdown.text(using: &source))
      let width = Int.random(in: 16...90, using: &source)
      let lines = MarkdownRenderer(width: width, palette: Palette(depth: .ansi256)).lines(document)
      #expect(lines.allSatisfy { $0.width <= width })
      #expect(lines.allSatisfy { DisplayWidth.of($0.text) == $0.width })
      let shown = RandomMarkdown.letters(lines.map(\.text).joined())
      for word in document.plainText.split(whereSeparator: \.isWhitespace) {
        #expect(shown.contains(RandomMarkdown.letters(String(word))))
      }
    }
  }

  @Test(arguments: 0..<30)
  func `what joins the letter before it makes no line wider`(_ seed: UInt64) {
    var source = SeededGenerator(seed: seed)
    for palette in Array(repeating: [Palette.none, Palette(depth: .ansi16)], count: 50).joined() {
      let text = RandomMarkdown.text(of: RandomMarkdown.joining, using: &source)
      let lines = MarkdownRenderer(width: 16, palette: palette).lines(Document(parsing: text))
      for line in lines {
        #expect(line.width <= 16, "\(text.debugDescription)")
        #expect(line.width == DisplayWidth.of(line.text), "\(text.debugDescription)")
      }
    }
  }

  @Test(arguments: [-1, 0, 1, 7, 16])
  func `a narrow screen is treated as one of sixteen columns`(_ width: Int) {
    let deep = Document(parsing: String(repeating: "> - ", count: 40) + "some words `and code`")
    let lines = MarkdownRenderer(width: width, palette: .none).lines(deep)
    #expect(lines.allSatisfy { $0.width <= 16 })
  }
}

enum RandomMarkdown {
  private static let pieces = [
    "word ", "a", "日本語", "e\u{301}", "👩‍💻", "*", "**", "`", "```python\n", "```\n", "\n", "\n",
    "\n\n", "- ", "1. ", "> ", "# ",
    "|a|b|\n|-|-|\n", "|c|d|\n", "[a](a)", "    ", " ", "\t",
    "def f(x): return 'y'",
    "supercalifragilisticexpialidocious", "---\n", "\u{1B}[1m", "\\\n",
  ]

  /// Variation selectors, joiners, vowel signs and halves of flags, and what they join: they change the
  /// columns of what stands before them, also over the border of two styles.
  static let joining = [
    "\u{FE0F}", "\u{200D}", "\u{20E3}", "\u{93F}", "\u{BC1}", "\u{E33}", "\u{1F1E9}", "\u{1F1EA}",
    "\u{301}", "\u{1F3FD}", "\u{600}", "\u{1161}", "\u{1F469}", "\u{A9}", "\u{2764}", "日", "1", "#",
    "*", "**", "`", "~~", "abcdefghijklmno", " ", "\n", "> ", "- ", "<b>", "|a|b|\n|-|-|\n", "|",
    "    ",
  ]

  static func text(of pieces: [String] = pieces, using source: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...40, using: &source))
      .map { _ in pieces.randomElement(using: &source) ?? "" }.joined()
  }

  /// What can be compared when lines were broken and marks put between.
  static func letters(_ text: String) -> String {
    text.filter { ($0.isLetter || $0.isNumber) && $0.isASCII }
  }
}
