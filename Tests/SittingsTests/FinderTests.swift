import Sittings
import Terminal
import Testing

@Suite struct FinderTests {
  private let hits = (0..<8).map {
    FinderView.ListedHit(
      prompt: StyledLine("Question \($0)?"), place: "orm, beginner, open",
      snippet: StyledLine("because \($0)"))
  }

  private func lines(
    _ state: FinderState, columns: Int = 40, rows: Int = 10, notice: String? = nil
  ) -> [String] {
    drawing(state, columns, rows, notice).lines.map(\.text)
  }

  private func drawing(
    _ state: FinderState, _ columns: Int, _ rows: Int, _ notice: String? = nil
  ) -> Drawing {
    FinderView(size: TerminalSize(columns: columns, rows: rows))
      .drawing(state, FinderView.Found(hits: hits, count: "8 hits", notice: notice))
  }

  private func pressed(_ keys: [Key], hits: Int = 8) -> (FinderState, [FinderState.Move?]) {
    var state = FinderState()
    let moves = keys.map { state.press($0, hits: hits) }
    return (state, moves)
  }

  @Test func `every letter changes the query and starts from the first hit`() {
    let (state, moves) = pressed([.down, .down, .character("n"), .left, .backspace])
    #expect(moves == [nil, nil, .changed, nil, nil])
    #expect(state.selected == 0)
    #expect(state.query.text == "n")
  }

  @Test func `the choice stays among the hits`() {
    #expect(pressed([.up]).0.selected == 0)
    #expect(pressed(Array(repeating: .down, count: 20)).0.selected == 7)
    #expect(pressed([.pageDown, .pageUp]).0.selected == 0)
    #expect(pressed([.down, .pageDown], hits: 0).0.selected == 0)
  }

  @Test func `Enter opens a hit, when there is one, and Esc leaves`() {
    #expect(pressed([.enter, .escape]).1 == [.open, .leave])
    #expect(pressed([.enter], hits: 0).1 == [nil])
  }

  @Test func `control keys act on what was found, where something was`() {
    func move(_ key: Key, hits: Int, offersQuiz: Bool = true) -> FinderState.Move? {
      var state = FinderState(offersQuiz: offersQuiz)
      return state.press(key, hits: hits)
    }
    #expect(move(.control("q"), hits: 2) == .quiz)
    #expect(move(.control("o"), hits: 2) == .reference)
    #expect(move(.control("q"), hits: 0) == nil)
    #expect(move(.control("o"), hits: 0) == nil)
    #expect(move(.control("q"), hits: 2, offersQuiz: false) == nil)
    #expect(move(.character("q"), hits: 2) == .changed)
    #expect(move(.character("o"), hits: 2) == .changed)
  }

  @Test func `the number of hits stands below the query`() {
    #expect(lines(FinderState())[1] == "─── 8 hits " + String(repeating: "─", count: 29))
  }

  @Test(arguments: [(99, nil), (100, 51), (120, 69), (200, 96)] as [(Int, Int?)])
  func `a preview stands beside the hits where there is room`(columns: Int, width: Int?) {
    let view = FinderView(size: TerminalSize(columns: columns, rows: 10))
    #expect(view.previewWidth == width)
    var found = FinderView.Found(hits: hits)
    found.preview = (1...9).map { StyledLine("line \($0)") }
    let lines = view.drawing(FinderState(), found).lines.map(\.text)
    #expect(lines.count == 10)
    #expect(lines[2].hasSuffix(" │ line 1") == (width != nil))
    #expect(lines[7].hasSuffix(" │ …") == (width != nil))
  }

  @Test func `hits stand below the query, the chosen one in sight`() {
    let (state, _) = pressed([.character("c")] + Array(repeating: .down, count: 7))
    let shown = lines(state, notice: "No.")
    #expect(shown[0] == " Search: c")
    #expect(shown[5] == "› Question 7?")
    #expect(shown[6] == "    orm, beginner, open")
    #expect(shown[7].hasPrefix("No.  ↑ 11 more lines"))
    #expect(!shown.contains { $0.contains("because") })
    #expect(lines(state, rows: 20).contains("    because 7"))
  }

  @Test func `the cursor stands behind the query, of which the end is shown`() {
    let (short, _) = pressed([.paste("csrf token"), .left])
    #expect(drawing(short, 40, 10).cursor == Drawing.Position(row: 0, column: 18))
    let (long, _) = pressed([.paste(String(repeating: "long ", count: 50) + "end")])
    let drawing = drawing(long, 40, 10)
    #expect(drawing.lines[0].text.hasSuffix("long end"))
    #expect(drawing.cursor.map { $0.column < 40 } == true)
  }

  @Test func `a window without room says so and has no cursor`() {
    #expect(lines(FinderState(), columns: 10, rows: 3) == ["Make the", "window", "larger."])
    #expect(drawing(FinderState(), 10, 3).cursor == nil)
  }
}
