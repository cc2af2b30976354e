import Terminal
import Testing

@Suite struct PageTests {
  private func page(_ count: Int, cursor: Page.Cursor = .hidden, notice: String? = nil) -> Page {
    Page(
      heading: StyledLine("Heading"), body: (0..<count).map { StyledLine("line \($0)") },
      cursor: cursor, notice: notice, hints: [KeyHint("q", "leave")])
  }

  private func text(_ page: Page, _ columns: Int, _ rows: Int, scroll: Int = 0) -> [String] {
    page.drawing(in: TerminalSize(columns: columns, rows: rows), scroll: scroll).lines.map(\.text)
  }

  private let rule = String(repeating: "─", count: 30)

  @Test func `a short body is filled up so that the keys stand at the bottom`() {
    #expect(text(page(1), 30, 8) == ["Heading", rule, "line 0", "", "", "", "", "q leave"])
  }

  @Test func `what is left out is announced`() {
    #expect(
      text(page(9), 30, 8)[2...] == [
        "line 0", "line 1", "line 2", "line 3", "↓ 5 more lines (PgUp PgDn)", "q leave",
      ])
    #expect(text(page(9), 30, 8, scroll: 2)[6] == "↑ 2 ↓ 3 more lines (PgUp PgDn)")
    #expect(
      text(page(5), 30, 8, scroll: 99)[2...6] == [
        "line 1", "line 2", "line 3", "line 4", "↑ 1 more line (PgUp PgDn)",
      ])
  }

  @Test func `a notice stands before it`() {
    #expect(text(page(9, notice: "No."), 60, 8)[6] == "No.  ↓ 5 more lines (PgUp PgDn)")
    #expect(text(page(9, notice: "No."), 24, 8)[6] == "No.  ↓ 5 more lines")
  }

  @Test func `the cursor is always to be seen`() {
    let page = page(9, cursor: .body(Drawing.Position(row: 7, column: 3)))
    let drawing = page.drawing(in: TerminalSize(columns: 30, rows: 8), scroll: 0)
    #expect(drawing.lines[5].text == "line 7")
    #expect(drawing.cursor == Drawing.Position(row: 5, column: 3))
  }

  @Test func `lines that matter are always to be seen, the first before the others`() {
    #expect(
      text(page(9, cursor: .near(5..<7)), 30, 8)[2...5] == ["line 3", "line 4", "line 5", "line 6"])
    #expect(text(page(9, cursor: .near(1..<8)), 30, 8)[2] == "line 1")
  }

  @Test func `a cursor can stand in the heading`() {
    let drawing = page(1, cursor: .heading(4)).drawing(
      in: TerminalSize(columns: 30, rows: 8), scroll: 0)
    #expect(drawing.cursor == Drawing.Position(row: 0, column: 4))
  }

  @Test(arguments: [(10, 3), (1, 1), (15, 40), (200, 5), (0, 0)])
  func `a window without room says so`(columns: Int, rows: Int) {
    let drawing = page(9).drawing(in: TerminalSize(columns: columns, rows: rows), scroll: 0)
    #expect(drawing.lines.count <= max(1, rows))
    #expect(drawing.lines.allSatisfy { $0.width <= max(1, columns) })
    #expect(drawing.lines[0].text.first == "M")
  }

  @Test func `ten columns and three rows hold the whole sentence`() {
    #expect(text(page(9), 10, 3) == ["Make the", "window", "larger."])
  }
}
