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
