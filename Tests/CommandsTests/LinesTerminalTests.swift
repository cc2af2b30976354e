import Testing

/// The dialogue in lines on a real pseudo-terminal.
@Suite(.serialized) struct LinesTerminalTests {
  private let screens: ScreenProgram

  init() throws { screens = try ScreenProgram() }

  private func start() throws -> PseudoTerminal {
    let terminal = try screens.start("quiz", "--plain", "--kind", "open", "--seed", "1")
    #expect(terminal.wait(for: "Type your answer in one line"))
    #expect(terminal.wait(for: "\u{1b}[?2004h"))
    return terminal
  }

  @Test func `a paste of several lines is one answer, and the terminal is given back`() throws {
    let terminal = try start()
    terminal.type("\u{1b}[200~First this.\nThen that.\u{1b}[201~\n")
    #expect(terminal.wait(for: "Answer:"))
    #expect(terminal.wait(for: "Grade: again, hard"))
    terminal.type("h\n")
    #expect(terminal.wait(for: "Graded hard"))
    terminal.type("q\n")
    #expect(terminal.end() == .status(0))
    #expect(terminal.isAsBefore)
    let export = screens.program.run(["progress", "export"]).output
    #expect(export.contains(#""given":["First this.\nThen that."]"#))
  }

  @Test func `what is typed ahead of a grade is dropped, which is said`() throws {
    let terminal = try start()
    terminal.type("an answer\ngood\neasy\n")
    #expect(terminal.wait(for: "What you typed ahead was dropped."))
    #expect(!terminal.screen.contains("Graded"))
    terminal.type("q\n")
    #expect(terminal.end() == .status(0))
  }

  @Test func `Ctrl-C gives the terminal back`() throws {
    let terminal = try start()
    terminal.type("\u{3}")
    #expect(terminal.end() == .signal(2))
    #expect(terminal.isAsBefore)
    #expect(terminal.screen.contains("\u{1b}[?2004l"))
  }
}
