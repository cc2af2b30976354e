import Testing

/// The progress line on a real terminal, with work that takes long enough.
@Suite(.serialized) struct ProgressLineTerminalTests {
  private let program: TestProgram

  init() throws {
    program = try TestProgram()
    program.environment["TERM"] = "xterm-256color"
    let lines = (0..<60_000).map { number in
      """
      {"id":"\(number)","question":"q\(number % 500)","at":"2026-01-01T00:00:00Z","grade":"good"}

      """
    }
    try program.write(lines.joined(), to: "reviews.jsonl")
  }

  private func importing() throws -> PseudoTerminal {
    try PseudoTerminal(
      ["progress", "import", program.folder + "/reviews.jsonl"], environment: program.environment)
  }

  @Test func `a long import is named and its line erased when it is done`() throws {
    let terminal = try importing()
    #expect(terminal.wait(for: "Importing the reviews…", attempts: 2000))
    #expect(terminal.wait(for: "Added 60000 reviews; 0 were there already.", attempts: 2000))
    #expect(terminal.end() == .status(0))
    #expect(terminal.picture.lines.filter { !$0.isEmpty }.count == 1)
    #expect(terminal.picture.unknown == [])
  }

  @Test func `on a dumb terminal the line is written once and stays`() throws {
    program.environment["TERM"] = "dumb"
    let terminal = try importing()
    #expect(terminal.wait(for: "Importing the reviews…\r\n", attempts: 2000))
    #expect(terminal.wait(for: "Added 60000 reviews; 0 were there already.", attempts: 2000))
    #expect(terminal.end() == .status(0))
    #expect(terminal.screen.ranges(of: "Importing").count == 1)
    #expect(!terminal.screen.contains("\u{1b}"))
  }
}
