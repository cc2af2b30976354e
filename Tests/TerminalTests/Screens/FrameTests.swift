import Terminal
import Testing

@Suite struct FrameTests {
  @Test func `a frame is one synchronized update that clears what it does not cover`() {
    let drawing = Drawing(lines: [StyledLine("a", Style(.right)), StyledLine("b")])
    #expect(
      Frame.text(drawing, .none)
        == "\u{1b}[?2026h\u{1b}[?25l\u{1b}[Ha\u{1b}[K\r\nb\u{1b}[K\u{1b}[J\u{1b}[?2026l")
  }

  @Test func `the cursor is shown where it belongs`() {
    let drawing = Drawing(lines: [], cursor: Drawing.Position(row: 2, column: 4))
    #expect(Frame.text(drawing, .none).hasSuffix("\u{1b}[3;5H\u{1b}[?25h\u{1b}[?2026l"))
  }
}
