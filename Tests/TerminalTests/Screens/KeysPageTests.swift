import Terminal
import Testing

@Suite struct KeysPageTests {
  private let hints = [
    KeyHint("Enter", "start", help: "start today's portion of questions"), KeyHint("q", "leave"),
    KeyHint("↑", "", help: "scroll", isInFooter: false),
  ]

  @Test func `every key stands there with what it does, also those without a hint below`() {
    let page = KeysPage.page(hints)
    let lines = page.drawing(in: TerminalSize(columns: 30, rows: 9), .none, scroll: 0).lines
    #expect(
      lines.map(\.text) == [
        " Keys", String(repeating: "─", count: 30), " Enter  start today's portion",
        "        of questions", " q      leave", " ↑      scroll", "", "", "Esc back",
      ])
    #expect(
      KeyHint.lines(hints, width: 30, atMost: 2).map(\.text) == ["Enter start  q leave"])
  }

  @Test func `from the third key without a meaning on, where to look is said`() {
    var strays = StrayKeys()
    let notices = (0..<4).map { _ in strays.notice(after: .character("x")) }
    #expect(notices.map { $0 == nil } == [true, true, false, false])
    let noise = strays.notice(after: .unknown)
    #expect(noise == nil)
  }
}
