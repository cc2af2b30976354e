import Terminal
import Testing

@Suite struct StyledLineTests {
  private static let bold = Style(.text, .bold)

  @Test func `neighbours of one style become one span`() {
    var line = StyledLine("a")
    line.append(StyledLine.Span("b"))
    line.append(StyledLine.Span("", Self.bold))
    line.append(StyledLine.Span("日", Self.bold))
    #expect(line.spans == [StyledLine.Span("ab"), StyledLine.Span("日", Self.bold)])
    #expect(line.width == 4)
    #expect(line.text == "ab日")
    #expect(line.ansi(Palette(depth: .ansi16)) == "ab\u{1B}[1m日\u{1B}[0m")
  }

  @Test(arguments: [
    ("1", "\u{FE0F}", 2), ("*", "\u{FE0F}\u{20E3}", 2), ("👩\u{200D}", "🚀", 2), ("👩", "🏽", 2),
    ("\u{1F1E9}", "\u{1F1EA}", 2), ("e", "\u{301}", 1), (" ", "\u{93F}", 2), ("日", "\u{93F}", 2),
    ("a", "1\u{FE0F}", 3),
  ])
  func `what joins the letter before it does so over a change of style`(
    _ before: String, _ after: String, _ columns: Int
  ) {
    for style in [Style.plain, Self.bold] {
      #expect((StyledLine(before) + StyledLine(after, style)).width == columns)
    }
  }

  @Test func `lines join`() {
    let line = StyledLine("a") + StyledLine() + StyledLine("b", Self.bold)
    #expect(line == StyledLine([StyledLine.Span("a"), StyledLine.Span("b", Self.bold)]))
    #expect(line.width == 2)
  }

  @Test(arguments: [Palette.none, Palette(depth: .ansi16)])
  func `a span cannot carry a sequence of its own`(_ palette: Palette) {
    let line = StyledLine("\u{1B}]0;title\u{7}\u{9B}2J", .plain)
    #expect(line.ansi(palette) == "␛]0;title␇‹U+009B›2J")
  }

  @Test func `an empty line is empty`() {
    #expect(StyledLine().ansi(Palette(depth: .trueColor)) == "")
    #expect(StyledLine("").spans == [])
  }
}
