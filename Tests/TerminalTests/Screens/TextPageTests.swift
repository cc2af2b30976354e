import Terminal
import Testing

@Suite struct TextPageTests {
  private let page = TextPage(
    title: "Title", blocks: [["# Head"], ["one\ntwo", "three"]] + (0..<10).map { ["line \($0)"] },
    bindings: [
      KeyBinding(KeyHint("Esc", "back"), .escape, to: 1),
      KeyBinding(nil, .character("x"), to: 2),
    ])
  private let size = TerminalSize(columns: 30, rows: 12)

  private func move(_ key: Key, from scroll: Int = 0) -> Int? {
    switch page.press(key, in: size, .none, scroll: scroll) {
    case .chosen(let choice): -choice
    case .scroll(let lines): lines
    case .keys: 100
    case .nothing: -99
    }
  }

  @Test func `blocks are parted by empty lines, texts of a block are not`() {
    #expect(
      page.drawing(in: size, .none, scroll: 0).lines.map(\.text)
        == [
          " Title", String(repeating: "─", count: 30), " Head", " ", " one two", " three", " ",
          " line 0", " ", " line 1", "↓ 16 more lines (PgUp PgDn)", "? keys  Esc back",
        ])
  }

  @Test(arguments: [
    (Key.escape, 3, -1), (.character("x"), 3, -2), (.character("z"), 3, -99), (.down, 3, 4),
    (.up, 3, 2), (.up, 0, 0), (.pageDown, 0, 7), (.character(" "), 0, 7), (.pageUp, 9, 2),
    (.end, 0, 16), (.pageDown, 16, 16), (.home, 9, 0), (.unknown, 99, -99),
    (.character("?"), 3, 100),
  ])
  func `keys choose or scroll`(key: Key, from scroll: Int, expected: Int) {
    #expect(move(key, from: scroll) == expected)
  }

  @Test func `lines are laid out for each window, and broken where they are too wide`() {
    let page = TextPage(title: "T", bindings: [KeyBinding(nil, .escape, to: ())]) { width in
      [StyledLine("  \(width) columns"), StyledLine("  one two three four")]
    }
    func body(_ columns: Int) -> [String] {
      let size = TerminalSize(columns: columns, rows: 6)
      return page.drawing(in: size, .none, scroll: 0).lines[2..<4].map(\.text)
    }
    #expect(body(30) == ["   28 columns", "   one two three four"])
    #expect(body(18) == ["   16 columns", "   one two three"])
  }
}
