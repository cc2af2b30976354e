import Terminal
import Testing

@Suite struct LineLayoutTests {
  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("abc", 1, "…"), ("abc", 0, ""), ("", 0, ""),
    ("漢字", 4, "漢字"), ("漢字x", 4, "漢…"), ("漢字", 2, "…"),
  ])
  func `a line that is too wide ends in dots`(text: String, width: Int, expected: String) {
    #expect(StyledLine(text).clipped(to: width).text == expected)
  }

  @Test func `a lead stands before the first line and indents the others`() {
    let lines = [StyledLine("one"), StyledLine("two")].led(by: StyledLine("a) "))
    #expect(lines.map(\.text) == ["a) one", "   two"])
    #expect([StyledLine]().led(by: StyledLine("a) ")).map(\.text) == ["a) "])
  }

  @Test func `columns stand beside each other, whichever is longer`() {
    let two = [StyledLine("l1"), StyledLine("l2")]
    let one = [StyledLine("r1")]
    #expect([StyledLine].columns(two, one, leftWidth: 3).map(\.text) == ["l1  │ r1", "l2"])
    #expect([StyledLine].columns(one, two, leftWidth: 3).map(\.text) == ["r1  │ l1", "    │ l2"])
  }

  @Test func `a tint leaves other colours alone`() {
    let line = StyledLine([.init("a"), .init("b", Style(.code))]).tinted(.muted)
    #expect(line.spans == [.init("a", Style(.muted)), .init("b", Style(.code))])
  }

  @Test func `markdown joins the lines of a paragraph`() {
    let layout = TextLayout(width: 40, palette: .none)
    #expect(layout.markdown("one\ntwo").map(\.text) == ["one two"])
    #expect(layout.plain("one\ntwo").map(\.text) == ["one", "two"])
  }
}
